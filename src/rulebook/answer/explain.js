// Explanations of an answer, three depths from its one trace: a sentence, the arithmetic, step by step. Twin of explain.py.
"use strict";

rulebook.explanation = (() => {
  const { has } = rulebook.names;
  const { say } = rulebook.sentences;
  const { fieldOf, inWords } = rulebook.values;
  const { Evaluator } = rulebook.evaluation;
  const { isMissing } = rulebook.semantics;

  /** A template as a text, each slot replaced by what `fill` says for it.
      @param {Template} template @param {(slot: { name: string, form: string }) => string} fill */
  const filled = (template, fill) => template.map((part) => (typeof part === "string" ? part : fill(part))).join("");

  /** The template of the formula that an output of the step came from; null where nothing was worked out.
      @param {TraceStep} step @param {string} output */
  function formulaOf({ version, hit, derivation }, output) {
    if (derivation) return derivation.text;
    return hit && version ? hit.worked[version.outputs.indexOf(output)] : null;
  }

  /** The outputs worth telling: those with a value, or all when none has one.
      @param {TraceStep} step */
  function toldOf(step) {
    const told = [...step.outputs.keys()].filter((output) => step.outputs.get(output) !== null);
    return told.length ? told : [...step.outputs.keys()];
  }

  /** An explainer of one answer.
      @param {Rules} rules @param {Answer} answer */
  function explain(rules, answer) {
    /** @param {Record<string, any>} parts */
    const list = (parts) => parts.join(say(rules, "list"));
    // What the step read by a name: its value, a yes or no with its label; the label where it was not read.
    /** @param {TraceStep} step */
    const read = (step) => (/** @type {{ name: string }} */ { name }) => {
      const field = fieldOf(rules, name);
      if (!step.reads.has(name)) return field.label;
      const value = inWords(rules, step.reads.get(name), field);
      return field.kind === "yes-no" ? say(rules, "condition", { label: field.label, value }) : value;
    };
    /** @param {TraceStep} step @param {string} output */
    const shown = (step, output) => inWords(rules, step.outputs.get(output), rules.fields[output]);

    /** @param {TraceStep} step @param {string} output */
    function result(step, output) {
      const parts = { label: rules.fields[output].label, value: shown(step, output) };
      const formula = formulaOf(step, output);
      if (!formula) return say(rules, "result", parts);
      const worked = { ...parts, formula: filled(formula, read(step)) };
      const value = step.outputs.get(output);
      if (typeof value !== "boolean") return say(rules, "worked", worked);
      return say(rules, "worked yes-no", { ...worked, holds: say(rules, value ? "holds" : "fails") });
    }

    /** @param {TraceStep} step @param {string} column @param {RuleNode} test @param {Template} words */
    function condition(step, column, test, words) {
      const field = fieldOf(rules, column);
      const parts = { label: field.label, value: inWords(rules, step.reads.get(column), field) };
      if (test[0] === "compare" && test[1] === "=") return say(rules, "condition", parts);
      return say(rules, "condition met", { ...parts, test: filled(words, read(step)) });
    }

    /** @param {TraceStep} step */
    function derivation(step) {
      const name = step.decision;
      if (!step.derivation) {
        return say(rules, "defaulted", { label: rules.fields[name].label, value: shown(step, name) });
      }
      return say(rules, "plain step", { results: result(step, name) });
    }

    /** The step in a sentence: conditions with their values, then results.
        @param {TraceStep} step */
    function sentenceOf(step) {
      const text = toldIn(step);
      return text.slice(0, 1).toUpperCase() + text.slice(1);
    }

    /** @param {TraceStep} step */
    function toldIn(step) {
      const { version, hit: row } = step;
      if (!version) return derivation(step);
      const results = list(toldOf(step).map((output) => result(step, output)));
      if (!row) return say(rules, "open step", { results });
      const conditions = version.columns.flatMap((column, i) =>
        row.tests[i][0] === "any" ? [] : [condition(step, column, row.tests[i], row.words[i])],
      );
      if (!conditions.length) return say(rules, "plain step", { results });
      return say(rules, "step", { conditions: list(conditions), results });
    }

    /** The calculations of the step, one line each.
        @param {TraceStep} step */
    function arithmetic(step) {
      return toldOf(step).flatMap((output) => {
        const formula = formulaOf(step, output);
        if (!formula || ["choice", "yes-no"].includes(rules.fields[output].kind)) return [];
        return [say(rules, "sum", { formula: filled(formula, read(step)), value: shown(step, output) })];
      });
    }

    return {
      sentence: sentence(rules, answer),
      arithmetic: answer.steps.flatMap(arithmetic),
      because: answer.steps.map((step) => ({
        decision: step.decision, row: step.row, clause: step.clause || null, text: sentenceOf(step),
      })),
      notes: notes(rules, answer),
    };
  }

  /** What to know of the answer besides: what is uncertain about it, and what was supposed for it.
      @param {Rules} rules @param {Answer} answer */
  const notes = (rules, answer) => [...answer.notes, ...supposed(rules, answer)];

  /** What was supposed for the answer, each in a sentence.
      @param {Rules} rules @param {Answer} answer */
  function supposed(rules, { whatIf }) {
    return [...whatIf].map(([name, value]) => {
      const field = rules.fields[name];
      return say(rules, "what-if", { label: field.label, value: inWords(rules, value, field) });
    });
  }

  /** @param {unknown} value */
  const isAbsent = (value) => value === null || (Array.isArray(value) && !value.length);

  /** What an incomplete answer tells already.
      @param {Rules} rules @param {Answer} answer */
  function knownIn(rules, answer) {
    const results = [...answer.outputs].flatMap(([name, value]) => {
      if (isMissing(value) || isAbsent(value)) return [];
      const field = rules.fields[name];
      return [say(rules, "result", { label: field.label, value: inWords(rules, value, field) })];
    });
    return results.length ? say(rules, "known", { results: results.join(say(rules, "list")) }) : "";
  }

  /** What is still to be told for an answer, and what the policy has not decided.
      @param {Rules} rules @param {Answer} answer */
  function lackingIn(rules, { missing }) {
    const undecided = missing.filter((name) => has(rules.parameters, name));
    const needed = missing.filter((name) => !undecided.includes(name));
    /** @param {string} key @param {string[]} names */
    const part = (key, names) =>
      names.length ? say(rules, key, { names: names.map((name) => rules.fields[name].label).join(say(rules, "names")) }) : "";
    return (part("needed", needed) + part("undecided", undecided)).trimEnd();
  }

  /** The answer in one sentence; when incomplete, what is known already, and what is still to be told or decided.
      @param {Rules} rules @param {Answer} answer */
  function sentence(rules, answer) {
    if (answer.missing.length) return knownIn(rules, answer) + lackingIn(rules, answer);
    const { evaluator } = answer;
    const found = rules.calculator.sentences.find(({ when }) => when === null || evaluator.printed(when) === true);
    return found ? textOfAnswer(rules, answer, found.text) : "";
  }

  /** A text of the answer's calculator, with the outputs, facts and parameters that it names.
      @param {Rules} rules @param {Answer} answer @param {Template} template */
  function textOfAnswer(rules, answer, template) {
    const { evaluator } = answer;
    return filled(template, (slot) => {
      const known = answer.outputs.has(slot.name);
      const value = known ? answer.outputs.get(slot.name) : evaluator.printed(["name", slot.name]);
      const field = known ? rules.fields[slot.name] : fieldOf(rules, slot.name);
      return isMissing(value) ? say(rules, "unset") : inWords(rules, value, field, slot.form);
    });
  }

  /** A text that names parameters, with their values on the day; one without a value yet counts as unset.
      @param {Rules} rules @param {Template} template @param {string} asOf */
  function textOf(rules, template, asOf) {
    const evaluator = new Evaluator(rules, new Map(), asOf, new Map());
    return filled(template, (slot) => {
      const value = evaluator.printed(["name", slot.name]);
      return isMissing(value) ? say(rules, "unset") : inWords(rules, value, fieldOf(rules, slot.name), slot.form);
    });
  }

  return { explain, notes, sentence, supposed, textOf, textOfAnswer };
})();
