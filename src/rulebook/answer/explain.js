// Explanations of an answer from its one trace: the reason, the sums, and step by step. Twin of explain.py.
"use strict";

(() => {
  const { has } = rulebook.names;
  const { Ratio } = rulebook.numbers;
  const { say } = rulebook.sentences;
  const { inWords } = rulebook.values;
  const { begun } = rulebook.explanation;
  const { computes } = rulebook.phrase;
  const { decisive } = rulebook.wentAs;
  const { reason } = rulebook.reasons;

  /** The outputs worth telling: those with a value, and noughts only where there is nothing else.
      @param {TraceStep} step */
  function toldOf({ outputs }) {
    const told = [...outputs.keys()].filter((output) => outputs.get(output) !== null);
    const more = told.filter((output) => !isNought(outputs.get(output)));
    return [more, told, [...outputs.keys()]].find((names) => names.length) ?? [];
  }

  /** @param {any} value */
  const isNought = (value) => value instanceof Ratio && value.above === 0n;

  /** Why the answer is so: the reason, the sums that bear on it, and step by step.
      @param {Rules} rules @param {Answer} answer
      @returns {Explanation} */
  function explain(rules, answer) {
    const { evaluator } = answer;
    const { listed, ofAtoms, ofRow } = rulebook.conditions.conditions(rules, evaluator);
    const { bears, sum, wentFor } = rulebook.sums.sums(rules, evaluator);
    /** @param {string[]} parts */
    const joined = (parts) => parts.join(say(rules, "list"));

    /** The step in a sentence: what was so, then what follows.
        @param {TraceStep} step */
    function sentenceOf(step) {
      const { version, hit, derivation, decision } = step;
      if (!version && !derivation) {
        const { label } = rules.fields[decision];
        return begun(say(rules, "defaulted", { label, value: inWords(rules, step.outputs.get(decision), rules.fields[decision]) }));
      }
      const outputs = toldOf(step);
      const results = joined(outputs.map((output) => result(step, output)));
      if (version && !hit) return begun(say(rules, "open step", { results }));
      const conditions = joined(conditionsOf(step, outputs));
      if (conditions && passesOn(step, outputs)) return begun(say(rules, "passing step", { conditions }));
      return begun(say(rules, conditions ? "step" : "plain step", { conditions, results }));
    }

    /** What the row's tests were met by, and what chose the branches of its formulas.
        @param {TraceStep} step @param {string[]} outputs */
    function conditionsOf(step, outputs) {
      const { version, hit } = step;
      const found = hit && version ? ofRow(hit, version) : [];
      for (const output of outputs) {
        const went = wentFor(step, output);
        if (!went) continue;
        const value = step.outputs.get(output);
        const compared = typeof value === "boolean" && computes(went.node);
        const more = compared ? decisive(went.node, value, (part) => evaluator.printed(part)) : [];
        found.push(...ofAtoms([...went.chosenBy, ...more]));
      }
      return listed(found.filter((condition) => !isRule(condition)));
    }

    /** Whether it tells no more than a number that the policy sets.
        @param {{ name: string, value: any }} condition */
    const isRule = ({ name, value }) => has(rules.parameters, name) && value instanceof Ratio;

    /** "Deduction: 10 yuan/day × 12 days = 120 yuan".
        @param {TraceStep} step @param {string} output */
    function result(step, output) {
      const field = rules.fields[output];
      const value = sum(step, output)?.text ?? inWords(rules, step.outputs.get(output), field);
      return say(rules, "result", { label: field.label, value });
    }

    /** Whether all that the step decides is what other decisions have decided.
        @param {TraceStep} step @param {string[]} outputs */
    function passesOn(step, outputs) {
      return outputs.every((output) => {
        const node = wentFor(step, output)?.node;
        return node?.[0] === "name" && has(rules.decisions, node[1].split(".")[0]);
      });
    }

    /** The sums of the step that bear on the answer.
        @param {TraceStep} step */
    function arithmetic(step) {
      return toldOf(step).flatMap((output) => {
        const total = sum(step, output);
        return total && bears(step, output) ? [total.text] : [];
      });
    }

    return {
      reason: reason(rules, answer),
      arithmetic: [...new Set(answer.steps.flatMap(arithmetic))],
      because: answer.steps.map((step) => ({
        decision: step.decision, row: step.row, clause: step.clause || null, text: sentenceOf(step),
      })),
    };
  }

  rulebook.explain = explain;
})();
