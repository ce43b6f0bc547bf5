// The answer in one sentence, and other texts that its values, or those of the day, are filled into. Twin of sentence.py.
"use strict";

rulebook.explanation = (() => {
  const { say } = rulebook.sentences;
  const { fieldOf, inWords } = rulebook.values;
  const { Evaluator } = rulebook.evaluation;
  const { isMissing } = rulebook.semantics;

  /** Where no more outputs than these cannot be known yet, they are named. */
  const MOST_NAMED = 2;

  /** A template as a text, each slot replaced by what `fill` says for it.
      @param {Template} template @param {(slot: { name: string, form: string }) => string} fill */
  const filled = (template, fill) => template.map((part) => (typeof part === "string" ? part : fill(part))).join("");

  /** The text as it begins a sentence.
      @param {string} text */
  const begun = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

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

  /** The answer in one sentence; when incomplete, what is known, then what is still needed or not decided.
      @param {Rules} rules @param {Answer} answer */
  function sentence(rules, answer) {
    if (answer.missing.length) return incomplete(rules, answer);
    const found = sentenceOf(rules, answer);
    return found ? textOfAnswer(rules, answer, found.text) : "";
  }

  /** The first of the calculator's sentences whose condition holds.
      @param {Rules} rules @param {Answer} answer */
  const sentenceOf = (rules, { evaluator }) =>
    rules.calculator.sentences.find(({ when }) => when === null || evaluator.printed(when) === true);

  /** What is known already, the facts that are still needed for the rest, and what the policy has not decided.
      @param {Rules} rules @param {Answer} answer */
  function incomplete(rules, { outputs, missing, undecided }) {
    /** @param {string[]} names */
    const labels = (names) => names.map((name) => rules.fields[name].label).join(say(rules, "names"));
    const known = [...outputs].filter(([, value]) => !isMissing(value) && !isAbsent(value)).map(([name, value]) => {
      const field = rules.fields[name];
      return say(rules, "result", { label: field.label, value: inWords(rules, value, field) });
    });
    const unknown = [...outputs].filter(([, value]) => isMissing(value)).map(([name]) => name);
    const needed = labels(missing.filter((name) => !undecided.includes(name)));
    const said = [];
    if (known.length) said.push(begun(say(rules, "plain step", { results: known.join(say(rules, "list")) })));
    if (needed && known.length && unknown.length <= MOST_NAMED) {
      said.push(say(rules, "needed for", { outputs: labels(unknown), names: needed }));
    } else if (needed) {
      said.push(say(rules, "needed", { names: needed }));
    }
    if (undecided.length) {
      const questions = [...new Set(undecided.flatMap((name) => rules.parameters[name].questions))];
      const asked = questions.length ? say(rules, "asked as", { questions: questions.join(say(rules, "names")) }) : "";
      said.push(say(rules, "undecided", { names: labels(undecided), questions: asked }));
    }
    return said.reduce((before, after) => say(rules, "sentences", [before, after]));
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

  return { begun, filled, notes, sentence, sentenceOf, supposed, textOf, textOfAnswer };
})();
