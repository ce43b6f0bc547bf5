// The open questions that bear on an answer: those whose other readings would change it. Twin of questions.py.
"use strict";

(() => {
  const { has } = rulebook.names;
  const { mostReadings: MOST_READINGS } = rulebook.constants;

  /** The open questions that the steps meet: those of the parameters, facts and clauses they read.
      @param {Rules} rules @param {TraceStep[]} steps */
  function restsOn(rules, steps) {
    /** @param {Record<string, { questions: string[] }>} known @param {string} name */
    const asked = (known, name) => (has(known, name) ? known[name].questions : []);
    const found = steps.flatMap((step) => {
      const read = [...step.reads.keys()].flatMap((name) =>
        has(rules.parameters, name) ? asked(rules.parameters, name) : asked(rules.facts, name),
      );
      return [...read, ...asked(rules.clauses, step.clause)];
    });
    return [...new Set(found)].sort();
  }

  /** The questions that the steps meet, but for those all of whose other readings would say the same.
      @param {Rules} rules @param {TraceStep[]} steps @param {(readings: [string, string][]) => Told} ask */
  function bearingOn(rules, steps, ask) {
    const met = restsOn(rules, steps);
    const readings = new Set(met.filter((id) => rules.questions[id].readings));
    if (!readings.size) return met;
    /** @type {Map<string, Told & { values: string[] }>} */
    let told = new Map();
    let names = readIn(rules, steps, readings);
    for (;;) {
      for (const readingsOfCase of cases(rules, names, steps)) {
        const key = readingsOfCase.join("\n");
        if (!told.has(key)) {
          told.set(key, { values: readingsOfCase, ...ask(names.map((name, i) => [name, readingsOfCase[i]])) });
        }
      }
      const further = [...told.values()].flatMap((found) => readIn(rules, found.steps, readings));
      const wider = [...new Set([...names, ...further])];
      if (wider.length === names.length) break;
      names = wider;
      told = new Map();
    }
    const moving = names.filter((_, i) => moves(told, i));
    const telling = new Set(moving.flatMap((name) => rules.parameters[name].questions));
    return met.filter((id) => !readings.has(id) || telling.has(id));
  }

  /** @param {Rules} rules @param {string} name */
  function choicesOf(rules, name) {
    const field = rules.fields[name];
    return field.kind === "choice" ? Object.keys(field.choices) : [];
  }

  /** The working interpretations that the steps read, in order.
      @param {Rules} rules @param {TraceStep[]} steps @param {Set<string>} readings */
  function readIn(rules, steps, readings) {
    const names = new Set(steps.flatMap((step) => [...step.reads.keys()].filter((name) => has(rules.parameters, name))));
    /** @param {string} name */
    const chosen = (name) => choicesOf(rules, name).length > 0;
    return [...names].filter((name) => chosen(name) && rules.parameters[name].questions.some((id) => readings.has(id)));
  }

  /** Every combination of readings; where they are too many, what holds and one or two changes of it.
      @param {Rules} rules @param {string[]} names @param {TraceStep[]} steps
      @returns {string[][]} */
  function cases(rules, names, steps) {
    const choices = names.map((name) => choicesOf(rules, name));
    const count = choices.reduce((product, values) => product * values.length, 1);
    if (count <= MOST_READINGS) {
      /** @type {string[][]} */
      const none = [[]];
      return choices.reduce((found, values) => found.flatMap((before) => values.map((value) => [...before, value])), none);
    }
    /** @type {Map<string, any>} */
    const held = new Map(steps.flatMap((step) => [...step.reads]));
    const base = names.map((name, i) => (held.has(name) ? held.get(name) : choices[i][0]));
    /** @param {...[number, string]} changes */
    const changed = (...changes) => {
      const found = [...base];
      for (const [i, value] of changes) found[i] = value;
      return found;
    };
    const found = [base];
    choices.forEach((values, i) => found.push(...values.map((value) => changed([i, value]))));
    choices.forEach((values, i) => {
      for (let j = i + 1; j < names.length; j += 1) {
        for (const first of values) for (const second of choices[j]) found.push(changed([i, first], [j, second]));
      }
    });
    return found;
  }

  /** Whether two cases that differ in this reading alone are told different things.
      @param {Map<string, Told & { values: string[] }>} told @param {number} i */
  function moves(told, i) {
    const first = new Map();
    return [...told.values()].some(({ values, says }) => {
      const rest = values.filter((_, j) => j !== i).join("\n");
      if (!first.has(rest)) first.set(rest, says);
      return first.get(rest) !== says;
    });
  }

  rulebook.questions = { bearingOn };
})();
