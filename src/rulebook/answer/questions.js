// The open questions that bear on an answer: those whose other readings would change it. Twin of questions.py.
"use strict";

(() => {
  const { has } = rulebook.names;
  const { mostReadings: MOST_READINGS } = rulebook.constants;

  /** The open questions that the steps meet: those of the parameters, facts and clauses they read. */
  function restsOn(rules, steps) {
    const asked = (kind, name) => (has(rules[kind], name) ? rules[kind][name].questions : []);
    const found = steps.flatMap((step) => {
      const read = [...step.reads.keys()].flatMap((name) =>
        has(rules.parameters, name) ? asked("parameters", name) : asked("facts", name),
      );
      return [...read, ...asked("clauses", step.clause)];
    });
    return [...new Set(found)].sort();
  }

  /** The questions that the steps meet, but for those all of whose other readings would say the same. */
  function bearingOn(rules, steps, ask) {
    const met = restsOn(rules, steps);
    const readings = new Set(met.filter((id) => rules.questions[id].readings));
    if (!readings.size) return met;
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

  /** The working interpretations that the steps read, in order. */
  function readIn(rules, steps, readings) {
    const names = new Set(steps.flatMap((step) => [...step.reads.keys()].filter((name) => has(rules.parameters, name))));
    const chosen = (name) => Object.keys(rules.fields[name].choices || {}).length > 0;
    return [...names].filter((name) => chosen(name) && rules.parameters[name].questions.some((id) => readings.has(id)));
  }

  /** Every combination of readings; where they are too many, what holds and one or two changes of it. */
  function cases(rules, names, steps) {
    const choices = names.map((name) => Object.keys(rules.fields[name].choices));
    const count = choices.reduce((product, values) => product * values.length, 1);
    if (count <= MOST_READINGS) {
      return choices.reduce((found, values) => found.flatMap((before) => values.map((value) => [...before, value])), [[]]);
    }
    const held = new Map(steps.flatMap((step) => [...step.reads]));
    const base = names.map((name, i) => (held.has(name) ? held.get(name) : choices[i][0]));
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

  /** Whether two cases that differ in this reading alone are told different things. */
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
