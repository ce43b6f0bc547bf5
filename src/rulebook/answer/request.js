// A request to a calculator and its answer: outputs, trace, questions, and what is missing. Twin of request.py.
"use strict";

(() => {
  const { has } = rulebook.names;
  const { plain } = rulebook.spelling;
  const { say } = rulebook.sentences;
  const { readTyped } = rulebook.reader;
  const { Refusal, beyondRange } = rulebook.typed;
  const { fieldOf, inWords } = rulebook.values;
  const { Uncovered, Evaluator, NotYet, OutOfRange } = rulebook.evaluation;
  const { isMissing, same } = rulebook.semantics;
  const { Beyond, Day, Moment, readDay } = rulebook.calendar;

  /** The values that the texts write, in their order. Raises `Refusal`.
      @param {Rules} rules @param {Texts} texts @param {string[]} allowed @param {string} key */
  function readValues(rules, texts, allowed, key) {
    const read = Object.entries(texts).map(([name, text]) => {
      if (!allowed.includes(name)) {
        const parts = { given: name, calculator: rules.calculator.id, allowed: allowed.join(say(rules, "names")), hint: "" };
        throw new Refusal(name, say(rules, key, parts).trim());
      }
      return /** @type {[string, Value]} */ ([name, readTyped(rules, name, text)]);
    });
    return new Map(read);
  }

  /** The answer to facts and what-if values that are texts, with its trace. Raises `Refusal`.
      @param {Rules} rules @param {Texts} facts @param {string} asOf @param {Texts} [whatIf] */
  function work(rules, facts, asOf, whatIf = {}) {
    const told = readValues(rules, facts, rules.calculator.asks, "unknown fact");
    const supposed = readValues(rules, whatIf, rules.calculator.reads, "unknown parameter");
    return workValues(rules, told, asOf, supposed);
  }

  /** The answer to facts and what-if values that have been read. Raises `Refusal`.
      @param {Rules} rules @param {Values} told @param {string} asOf @param {Values} whatIf */
  function workValues(rules, told, asOf, whatIf) {
    const notes = inForce(rules, asOf);
    const evaluator = new Evaluator(rules, told, asOf, whatIf);
    let evaluation;
    try {
      consistent(rules, evaluator);
      evaluator.asked.clear();
      evaluation = evaluator.run(rules.calculator.decisions);
    } catch (error) {
      if (error instanceof Uncovered) throw uncovered(rules, error);
      if (error instanceof NotYet) throw notYet(rules, error, asOf);
      if (error instanceof OutOfRange) throw beyondRange(rules, error.subject, error.value);
      if (error instanceof Beyond) throw beyond(rules, told, error.day);
      throw error;
    }
    const { steps } = evaluation;
    const outputs = new Map();
    for (const values of evaluation.outputs) {
      for (const [output, value] of values) if (!outputs.has(output)) outputs.set(output, value);
    }
    const needed = new Set([...outputs.values()].filter(isMissing).flatMap((value) => value.names));
    const order = new Set([...rules.calculator.asks, ...needed]);
    const missing = [...order].filter((name) => needed.has(name));
    const clauses = new Set(steps.map((step) => step.clause).filter(Boolean));
    return {
      asOf, facts: told, whatIf, outputs, steps, evaluator, asked: new Set(evaluator.asked),
      notes: [...notes, ...announced(rules, evaluator.calendar)],
      clauses: [...clauses],
      missing,
      undecided: missing.filter((name) => has(rules.parameters, name)),
      get questions() {
        const questions = questionsOf(rules, this);
        Object.defineProperty(this, "questions", { value: questions });
        return questions;
      },
    };
  }

  /** The open questions that bear on the answer: whose other readings change it, or leave it without a value.
      @param {Rules} rules @param {Answer} answer */
  function questionsOf(rules, answer) {
    const found = new Set(rulebook.questions.bearingOn(rules, saidBy(rules, answer), (readings) => under(rules, answer, readings)));
    for (const name of answer.undecided) rules.parameters[name].questions.forEach((id) => found.add(id));
    rules.policies.forEach(({ undated }) => undated.forEach((id) => found.add(id)));
    return [...found].sort();
  }

  /** What is told under other readings: the outputs and the days of a schedule, or what is refused.
      @param {Rules} rules @param {Answer} given @param {[string, string][]} readings @returns {Told} */
  function under(rules, { facts, asOf, whatIf }, readings) {
    try {
      return saidBy(rules, workValues(rules, facts, asOf, new Map([...whatIf, ...readings])));
    } catch (error) {
      if (error instanceof Refusal) return { says: JSON.stringify([error.subject, error.message]), steps: [], decided: [] };
      throw error;
    }
  }

  /** All that the answer says, to be compared, and how it came about.
      @param {Rules} rules @param {Answer} given @returns {Told} */
  function saidBy(rules, { evaluator, outputs, missing, steps }) {
    const laid = rules.calculator.schedule;
    const days = laid ? laid.formulas.map((node) => evaluator.printed(node)) : [];
    /** @param {any} value */
    const shown = (value) => (isMissing(value) ? "?" : value === null ? "" : [value].flat().map(plain).join("\n"));
    const says = [...outputs].map(([output, value]) => [output, shown(value)]);
    return { says: JSON.stringify([says, days.map(shown), missing]), steps, decided: [...evaluator.decided.keys()] };
  }

  /** What to note about the policies that an answer can rest on. Raises `Refusal` if one is not in force yet.
      @param {Rules} rules @param {string} asOf */
  function inForce(rules, asOf) {
    for (const { id, label, since } of rules.policies) {
      if (since === null || asOf >= since) continue;
      throw new Refusal(id, say(rules, "policy not yet", { name: id, label, as_of: asOf, first: since }));
    }
    const passed = rules.policies.filter(({ review_by: due }) => due !== null && due < asOf);
    const undated = rules.policies.filter((policy) => policy.undated.length).map(({ label }) => say(rules, "title", [label]));
    const notes = passed.map(({ label, review_by: due }) => {
      const date = inWords(rules, readDay(String(due)), null);
      return say(rules, "review passed", { policy: label, date });
    });
    return undated.length ? [...notes, say(rules, "undated", { policies: undated.join(say(rules, "names")) })] : notes;
  }

  /** Refuse facts that contradict each other.
      @param {Rules} rules @param {Evaluator} evaluator */
  function consistent(rules, evaluator) {
    const { told, asOf, whatIf } = evaluator;
    for (const { requires, reads, words } of rules.constraints) {
      if (!reads.some((name) => told.has(name) || whatIf.has(name))) continue;
      if (!reads.every((name) => rules.calculator.asks.includes(name) || has(rules.parameters, name))) continue;
      if (evaluator.printed(requires) === false) {
        /** @type {[string, any][]} */
        const values = reads.map((name) => [name, evaluator.printed(["name", name])]);
        const given = givenIn(rules, values.filter(([, value]) => !isMissing(value)));
        throw new Refusal(reads[0], say(rules, "constraint", { words, given }));
      }
    }
    for (const [name, value] of told) {
      if (!rules.facts[name].derived.length) continue;
      const others = new Map([...told].filter(([other]) => other !== name));
      const rest = new Evaluator(rules, others, asOf, whatIf);
      for (const { formula } of rules.facts[name].derived) {
        const derived = rest.value(formula);
        if (isMissing(derived)) continue;
        if (!same(derived, value)) throw contradiction(rules, name, value, derived);
        break;
      }
    }
  }

  /** @param {Rules} rules @param {string} name @param {Value} value @param {Value} derived */
  function contradiction(rules, name, value, derived) {
    const field = rules.fields[name];
    const words = { given: inWords(rules, value, field), derived: inWords(rules, derived, field) };
    return new Refusal(name, say(rules, "contradiction", { name, label: field.label, ...words }));
  }

  /** @param {Rules} rules @param {[string, any][]} values */
  function givenIn(rules, values) {
    const parts = values.map(([name, value]) => {
      const field = fieldOf(rules, name);
      return say(rules, "condition", { label: field.label, value: inWords(rules, value, field) });
    });
    return parts.join(say(rules, "names"));
  }

  /** A note when the answer looked into years whose arrangement of holidays has not been announced.
      @param {Rules} rules @param {Calendar} given */
  function announced(rules, { consulted, years }) {
    const expected = [...consulted].map(String).sort().filter((year) => !years[year]);
    return expected.length ? [say(rules, "not announced", { years: expected.join(say(rules, "names")) })] : [];
  }

  /** The refusal of a day beyond the calendar, laid to the first date told, or else to the first fact.
      @param {Rules} rules @param {Values} told @param {Day | null} day */
  function beyond(rules, told, day) {
    /** @param {any} given */
    const dated = ([, value]) => value instanceof Day || value instanceof Moment;
    const [name, value] = [...told].find(dated) ?? [...told][0] ?? [""];
    const field = rules.fields[name];
    const parts = field ? { label: field.label, name, value: inWords(rules, value, field) } : null;
    const first = parts ? say(rules, "told", parts) : "";
    const [earliest, latest] = rulebook.constants.years.map(String);
    if (!day) return new Refusal(name, say(rules, "beyond years", { told: first, first: earliest, last: latest }).trim());
    const known = Object.keys(rules.holidays?.years ?? {}).sort();
    const ends = { first: known[0] ?? "–", last: known[known.length - 1] ?? "–" };
    return new Refusal(name, say(rules, "beyond holidays", { told: first, day: inWords(rules, day, null), ...ends }).trim());
  }

  /** @param {Rules} rules @param {InstanceType<typeof rulebook.evaluation.Uncovered>} gap */
  function uncovered(rules, gap) {
    const [first, second] = gap.rows;
    const parts = { decision: rules.decisions[gap.decision].label, given: givenIn(rules, [...gap.reads]), first, second };
    return new Refusal(gap.decision, say(rules, gap.rows.length ? "two rows" : "no row", parts));
  }

  /** @param {Rules} rules @param {InstanceType<typeof rulebook.evaluation.NotYet>} given @param {string} asOf */
  function notYet(rules, { subject, first }, asOf) {
    const { label } = has(rules.fields, subject) ? rules.fields[subject] : rules.decisions[subject];
    return new Refusal(subject, say(rules, "before first", { name: subject, label, as_of: asOf, first }));
  }

  Object.assign(rulebook, { work, workValues });
})();
