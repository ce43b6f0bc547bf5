// The open questions that bear on an answer: those whose other readings would change it. Twin of questions.py.
"use strict";

(() => {
  const { has } = rulebook.names;
  const MOST_TOGETHER = 2; // readings are tried alone and, so many of them, together

  /** @typedef {[string, string][]} Case other readings than those that hold, by the names of their parameters */

  /** The open questions that what is told first meets, but for those all of whose other readings would say the same.

      Readings are tried alone and two together, those too that only another reading comes to. A question that is not
      decided by choosing a reading alone has others that cannot be tried, and stays.
      @param {Rules} rules @param {Told} first @param {(readings: Case) => Told} ask */
  function bearingOn(rules, first, ask) {
    const held = readIn(rules, first);
    const told = new Map([["", first.says]]);

    /** @param {Case} given */
    function under(given) {
      const key = given.map((pair) => pair.join("=")).sort().join("\n");
      if (!told.has(key)) {
        const found = ask(given);
        told.set(key, found.says);
        for (const [name, value] of readIn(rules, found)) if (!held.has(name)) held.set(name, value);
      }
      return told.get(key);
    }

    /** @param {string} name @returns {Case} */
    const others = (name) => choicesOf(rules, name).filter((value) => value !== held.get(name)).map((value) => [name, value]);

    /** @param {string} name @param {number} beside */
    function moves(name, beside) {
      const rest = [...held.keys()].filter((other) => other !== name);
      for (const names of combinations(rest, beside)) {
        for (const given of product(names.map(others))) {
          if (others(name).filter((other) => under([...given, other]) !== under(given)).length) return true;
        }
      }
      return false;
    }

    const moving = new Set();
    for (let beside = 0; beside < MOST_TOGETHER; ) {
      const known = held.size;
      for (const name of [...held.keys()]) if (!moving.has(name) && moves(name, beside)) moving.add(name);
      beside = held.size === known ? beside + 1 : 0;
    }
    const met = untried(rules, first.steps);
    return [...new Set([...met, ...[...moving].flatMap((name) => rules.parameters[name].questions)])].sort();
  }

  /** So many of the names, in every way.
      @param {string[]} names @param {number} count @returns {string[][]} */
  function combinations(names, count) {
    if (!count) return [[]];
    return names.flatMap((name, i) => combinations(names.slice(i + 1), count - 1).map((rest) => [name, ...rest]));
  }

  /** One of each list, in every way.
      @param {Case[]} lists @returns {Case[]} */
  const product = (lists) =>
    lists.reduce((found, list) => found.flatMap((before) => list.map((each) => [...before, each])), /** @type {Case[]} */ ([[]]));

  /** The questions that the steps meet and that are not decided by choosing a reading alone.
      @param {Rules} rules @param {TraceStep[]} steps */
  function untried(rules, steps) {
    /** @param {Record<string, { questions: string[] }>} known @param {string | null} name */
    const asked = (known, name) => (name !== null && has(known, name) ? known[name].questions : []);
    const met = steps.flatMap((step) => [
      ...parametersOf(rules, step).flatMap((name) => rules.parameters[name].questions),
      ...[...step.reads.keys()].flatMap((name) => asked(rules.facts, name)),
      ...asked(rules.clauses, step.clause),
    ]);
    return met.filter((id) => !rules.questions[id].readings);
  }

  /** @param {Rules} rules @param {string} name */
  function choicesOf(rules, name) {
    const field = rules.fields[name];
    return field.kind === "choice" ? Object.keys(field.choices) : [];
  }

  /** The working interpretations that were read, in order, each with its value where a step holds it.
      @param {Rules} rules @param {Told} found @returns {Map<string, any>} */
  function readIn(rules, { steps, decided }) {
    /** @type {Map<string, any>} */
    const reads = new Map();
    for (const id of decided) for (const { columns } of rules.decisions[id].versions) for (const name of columns) reads.set(name, undefined);
    for (const step of steps) for (const name of parametersOf(rules, step)) reads.set(name, step.reads.get(name));
    /** @param {string} name */
    const isReading = (name) => has(rules.parameters, name) && choicesOf(rules, name).length && rules.parameters[name].questions.length;
    return new Map([...reads].filter(([name]) => isReading(name)));
  }

  /** The parameters that a step reads, and those of which they are worked out.
      @param {Rules} rules @param {TraceStep} step */
  function parametersOf(rules, step) {
    const names = [...step.reads.keys()].filter((name) => has(rules.parameters, name));
    return names.flatMap((name) => [name, ...(rules.parameters[name].worked?.reads ?? [])]);
  }

  rulebook.questions = { bearingOn };
})();
