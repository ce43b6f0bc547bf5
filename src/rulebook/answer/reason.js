// The reason for an answer in one sentence: what decided it, in the order of the rules, and the sum. Twin of reason.py.
"use strict";

rulebook.reasons = (() => {
  const { has } = rulebook.names;
  const { say } = rulebook.sentences;
  const { fieldOf } = rulebook.values;
  const { begun, sentenceOf } = rulebook.explanation;
  const { computes } = rulebook.phrase;
  const { decisive } = rulebook.wentAs;
  const { conditions, isNothing } = rulebook.conditions;
  const { namesIn, sums } = rulebook.sums;

  /** The reason for what the calculator decides first, and for what else the answer tells and rests on more facts.
      @param {Rules} rules @param {Answer} answer */
  function reason(rules, answer) {
    const found = follow(rules, answer);
    const told = new Set();
    const parts = [];
    for (const id of decisionsTold(rules, answer)) {
      const facts = found.factsBehind(id);
      const more = told.size && facts.every((name) => told.has(name)) ? [] : found.of(id);
      parts.push(...more);
      if (more.length) facts.forEach((name) => told.add(name));
    }
    return found.inWords(parts);
  }

  /** The calculator's first decision, and those of which its sentence tells; all, where the answer is incomplete.
      @param {Rules} rules @param {Answer} answer */
  function decisionsTold(rules, answer) {
    const { decisions } = rules.calculator;
    const chosen = answer.missing.length ? null : sentenceOf(rules, answer);
    if (!chosen) return decisions;
    const named = chosen.text.flatMap((part) => (typeof part === "string" ? [] : [part.name]));
    if (chosen.when) named.push(...namesIn(chosen.when).map((name) => name.split(".")[0]));
    return decisions.filter((id, i) => !i || rules.decisions[id].versions[0].outputs.some((output) => named.includes(output)));
  }

  /** Follows what is passed on to where it was decided.
      @param {Rules} rules @param {Answer} answer */
  function follow(rules, answer) {
    const { evaluator, facts } = answer;
    const { listed, ofAtoms, ofFailed, ofRow } = conditions(rules, evaluator);
    const { bears, passed, sum, wentFor } = sums(rules, evaluator);
    /** @param {string} name
        @returns {TraceStep[]} */
    const stepsOf = (name) => evaluator.fired.get(name) ?? [];
    /** @param {any} part */
    const isCondition = (part) => "name" in part;

    /** What decided, then the sum.
        @param {string} decision */
    const of = (decision) => stepsOf(decision).flatMap(ofStep);

    /** The facts told that the decision came to read.
        @param {string} decision */
    function factsBehind(decision) {
      const seen = new Set();
      const names = [decision];
      while (names.length) {
        const name = String(names.pop());
        if (seen.has(name)) continue;
        seen.add(name);
        names.push(...stepsOf(name).flatMap((step) => [...step.reads.keys()].map((read) => read.split(".")[0])));
      }
      return [...facts.keys()].filter((name) => seen.has(name));
    }

    /** The conditions, without those that say nothing beside the others, and the sums that they do not tell.
        @param {any[]} parts */
    function inWords(parts) {
      let totals = parts.filter((part) => !isCondition(part));
      let held = parts.filter(isCondition);
      const telling = held.filter(
        (condition) => condition.says && !(isNothing(condition) && !facts.has(condition.name.split(".")[0])),
      );
      if (telling.length || totals.length) held = telling;
      const names = held.map(({ name }) => name);
      totals = totals.filter(({ text }) => !held.some((condition) => condition.sum === text));
      const texts = totals.map(({ text, counted, rest }) => (counted && names.includes(sourceOf(counted)) ? rest : text));
      const said = [...listed(held), ...new Set(texts)].join(say(rules, "list"));
      const clauses = [...held, ...totals].flatMap((part) => part.clauses);
      return { text: said ? begun(say(rules, "plain step", { results: said })) : "", clauses: [...new Set(clauses)] };
    }

    /** What made the step decide what it did, and the sum.
        @param {TraceStep} step
        @returns {any[]} */
    function ofStep(step) {
      const formulas = [...step.outputs].flatMap(([output, value]) => {
        const found = value === null ? null : wentFor(step, output);
        return found ? [{ output, ...found }] : [];
      });
      const others = formulas.map(({ node }) => decidedBy(node));
      const chosen = formulas.some(({ chosenBy }) => chosenBy.length);
      if (others.length && others.every((steps) => steps.length) && !chosen) return others[0].flatMap(ofStep);
      const parts = ofTests(step);
      for (const { output, node, chosenBy } of formulas) {
        parts.push(...behind(step, ofAtoms(chosenBy)));
        const behindIt = decidedBy(node);
        if (behindIt.length) return [...parts, ...behindIt.flatMap(ofStep)];
        const total = sum(step, output);
        if (total && bears(step, output)) {
          parts.push(...namesIn(node).flatMap((name) => decidedBy(["name", name]).flatMap(ofTests)));
          return [...parts, total];
        }
      }
      return parts;
    }

    /** The steps of the decision that a bare name stands for.
        @param {RuleNode} node */
    function decidedBy([kind, given]) {
      const name = kind === "name" ? given.split(".")[0] : "";
      return name && has(rules.decisions, name) ? stepsOf(name) : [];
    }

    /** What the row's tests were met by; of rows that agree, the one of which most is known.
        @param {TraceStep} step
        @returns {any[]} */
    function ofTests(step) {
      const { version, hit, openRows } = step;
      if (!version) return [];
      const rows = hit ? [hit] : version.rows.filter(({ number }) => openRows.includes(number));
      let found = rows.map((row) => ofRow(row, version)).reduce((most, other) => (other.length > most.length ? other : most));
      if (!found.length && hit) found = ofFailed(version.rows.slice(0, hit.number - 1), version);
      return behind(step, found);
    }

    /** @param {TraceStep} step @param {any[]} held */
    function behind(step, held) {
      return held.flatMap((condition) => [
        ...condition.against.flatMap((/** @type {string} */ name) => decidedBy(["name", name]).flatMap(ofTests)),
        ...origin(step, condition),
      ]);
    }

    /** What was told that made the condition so; where it is told itself, the step stands on its clause.
        @param {TraceStep} by @param {any} condition
        @returns {any[]} */
    function origin(by, condition) {
      const [name, output] = condition.name.split(".");
      if (has(rules.parameters, name)) return answer.whatIf.has(name) ? [condition] : [];
      const steps = stepsOf(name);
      if (facts.has(name) || steps.length !== 1) return [told(by, condition)];
      const [step] = steps;
      const decided = output ?? [...step.outputs.keys()][0];
      const found = step.outputs.has(decided) ? wentFor(step, decided) : null;
      if (typeof condition.value === "boolean" || typeof condition.value === "string") {
        const atoms = found ? [...found.chosenBy, ...compared(found.node, condition)] : [];
        const inner = [...ofTests(step), ...behind(step, ofAtoms(atoms))];
        return inner.length || !factsBehind(name).length ? inner : [told(by, condition)];
      }
      const source = sourceOf(condition.name);
      if (source !== condition.name) return origin(by, { ...condition, name: source, field: fieldOf(rules, source) });
      const total = step.version && step.outputs.has(decided) ? sum(step, decided) : null;
      if (total && bears(step, decided)) return [told(by, { ...condition, sum: total.text, clauses: total.clauses })];
      return [...ofTests(step), told(by, condition)];
    }

    /** The name that another passes on.
        @param {string} given
        @returns {string} */
    function sourceOf(given) {
      const [name, output] = given.split(".");
      const steps = stepsOf(name);
      if (steps.length !== 1 || facts.has(name)) return given;
      const decided = output ?? [...steps[0].outputs.keys()][0];
      const source = steps[0].outputs.has(decided) ? passed(steps[0], decided) : null;
      return source && !has(rules.parameters, source.split(".")[0]) ? sourceOf(source) : given;
    }

    /** The part, for which the step's clause is cited.
        @param {TraceStep} step @param {any} part */
    const told = (step, part) => ({ ...part, clauses: [...part.clauses, ...(step.clause ? [step.clause] : [])] });

    /** What made a comparison come out as it did.
        @param {RuleNode} node @param {any} condition */
    function compared(node, { value }) {
      return typeof value === "boolean" && computes(node) ? decisive(node, value, (part) => evaluator.printed(part)) : [];
    }

    return { factsBehind, inWords, of };
  }

  return { reason };
})();
