// What follows an answer: steps of the clauses named for the case, forms, whom to ask, ways on. Twin of next_steps.py.
"use strict";

(() => {
  const { plain } = rulebook.spelling;
  const { outside } = rulebook.typed;
  const { isMissing } = rulebook.semantics;
  const { textOf, textOfAnswer } = rulebook.explanation;

  /** What to do after an answer, the forms for it, and the roles to ask.
      @param {Rules} rules @param {Answer} answer */
  function nextSteps(rules, answer) {
    if (answer.missing.length) return { todo: [], forms: [], ask: [], onward: [] };
    const { evaluator } = answer;
    const then = rules.calculator.then.filter(({ when }) => when === null || evaluator.printed(when) === true);
    /** @param {any} given */
    const holds = ({ since, until }) => (since ?? answer.asOf) <= answer.asOf && answer.asOf <= (until ?? answer.asOf);
    const clauses = [...new Set(then.flatMap((after) => after.clauses))].filter((id) => holds(rules.clauses[id]));
    const todo = clauses.flatMap((clause) => {
      const { steps, text } = rules.clauses[clause];
      const parts = steps.length ? steps : [{ role: null, text }];
      return parts.map((part) => ({ clause, role: part.role, text: textOf(rules, part.text, answer.asOf) }));
    });
    const forms = rules.forms.filter((form) => form.clauses.some((clause) => clauses.includes(clause)));
    const deciders = answer.questions.map((id) => rules.questions[id].decider);
    const ask = [...new Set([...rules.calculator.owners, ...deciders])];
    return { todo, forms: forms.map(({ id }) => id), ask, onward: onward(rules, answer) };
  }

  /** The calculators to go on with for which the answer makes all the facts, in range there; each case once.
      @param {Rules} rules @param {Answer} answer */
  function onward(rules, answer) {
    const { evaluator } = answer;
    const offered = new Set();
    return rules.calculator.onward.flatMap(({ calculator, when, facts, text }) => {
      if (when !== null && evaluator.printed(when) !== true) return [];
      const values = facts.map(({ name, formula, field }) => ({ name, value: evaluator.printed(formula), field }));
      /** @param {any} value @param {Field} field */
      const taken = (value, field) => field.kind !== "number" || !outside(field, value);
      if (!values.every(({ value, field }) => !isMissing(value) && value !== null && taken(value, field))) return [];
      const told = Object.fromEntries(values.map(({ name, value }) => [name, plain(value)]));
      const key = JSON.stringify([calculator, told]);
      if (offered.has(key)) return [];
      offered.add(key);
      return [{ calculator, facts: told, text: textOfAnswer(rules, answer, text) }];
    });
  }

  Object.assign(rulebook, { nextSteps });
})();
