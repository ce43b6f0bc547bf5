// What would have changed an answer: the nearest other value of each fact that answers differently. Twin of nearby.py.
"use strict";

(() => {
  const { Ratio, add, multiply } = rulebook.numbers;
  const { Day, nextDay } = rulebook.calendar;
  const { plain, typed } = rulebook.spelling;
  const { say } = rulebook.sentences;
  const { Refusal, outside } = rulebook.typed;
  const { inWords } = rulebook.values;
  const { same } = rulebook.semantics;

  /** How many steps to each side of a number or date are tried: days, points, or the smallest decimals. */
  const STEPS = 400;

  /** The values on one side, one after the other.
      @param {NumberField} field @param {Ratio} value @param {bigint} sign */
  function* numbers(field, value, sign) {
    const step = new Ratio(sign, 10n ** BigInt(field.scale ?? 0));
    for (let i = 1n; i <= STEPS; i += 1n) {
      const candidate = add(value, multiply(step, new Ratio(i)));
      if (!outside(field, candidate)) yield candidate;
    }
  }

  /** @param {Day} value @param {bigint} sign */
  function* days(value, sign) {
    for (let i = 0, day = value; i < STEPS; i += 1) {
      day = nextDay(day, sign);
      yield day;
    }
  }

  /** The sides to try, each as one after the other of its values.
      @param {Field} field @param {any} value
      @returns {Iterable<any>[]} */
  function sides(field, value) {
    if (typeof value === "boolean") return [[!value]];
    if (value instanceof Ratio && field.kind === "number") return [numbers(field, value, -1n), numbers(field, value, 1n)];
    return value instanceof Day ? [days(value, -1n), days(value, 1n)] : [];
  }

  /** The answers with the fact at each candidate in turn, up to the first that is refused or incomplete.
      @param {Rules} rules @param {Answer} answer @param {string} name @param {Iterable<any>} candidates
      @returns {Generator<[any, Answer], void>} */
  function* tried(rules, answer, name, candidates) {
    for (const candidate of candidates) {
      const other = attempt(rules, new Map([...answer.facts, [name, candidate]]), answer);
      if (!other || other.missing.length) return;
      yield [candidate, other];
    }
  }

  /** The nearest changes, one after the other; undefined after each attempt, so that a page can pause.
      @param {Rules} rules @param {Answer} answer */
  function* search(rules, answer) {
    if (answer.missing.length) return;
    for (const [name, value] of answer.facts) {
      for (const side of sides(rules.fields[name], value)) {
        const attempts = tried(rules, answer, name, side);
        const opening = [attempts.next(), attempts.next()].flatMap((attempted) => (attempted.value ? [attempted.value] : []));
        const flowing = flowingIn(rules, answer, opening);
        for (const [candidate, other] of chain(opening, attempts)) {
          if (differs(answer, other, flowing)) {
            yield described(rules, name, candidate, other);
            break;
          }
          yield;
        }
      }
    }
  }

  /** @param {Iterable<any>} first @param {Iterable<any>} rest */
  function* chain(first, rest) {
    yield* first;
    yield* rest;
  }

  /** The numbers and days among the outputs that change with the first step and with the second.
      @param {Rules} rules @param {Answer} answer @param {[Value, Answer][]} opening */
  function flowingIn(rules, answer, opening) {
    if (opening.length < 2) return new Set();
    const [first, second] = opening.map(([, other]) => other.outputs);
    /** @param {any} given */
    const flows = ([output, value]) =>
      !["choice", "yes-no"].includes(rules.fields[output].kind) &&
      !same(value, first.get(output)) && !same(first.get(output), second.get(output));
    return new Set([...answer.outputs].filter(flows).map(([output]) => output));
  }

  /** @param {Answer} answer @param {Answer} other @param {Set<string>} flowing */
  const differs = (answer, other, flowing) =>
    [...answer.outputs].some(([output, value]) => !flowing.has(output) && !same(value, other.outputs.get(output)));

  /** @param {Rules} rules @param {string} name @param {any} candidate @param {Answer} other */
  function described(rules, name, candidate, other) {
    const field = rules.fields[name];
    const sentence = rulebook.explanation.sentence(rules, other);
    const parts = { label: field.label, value: inWords(rules, candidate, field), sentence };
    return { fact: name, value: plain(candidate), typed: typed(candidate), sentence: say(rules, "nearby", parts) };
  }

  /** @param {Rules} rules @param {Values} facts @param {Answer} given */
  function attempt(rules, facts, { asOf, whatIf }) {
    try {
      return rulebook.workValues(rules, facts, asOf, whatIf);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** All nearest changes of a complete answer, fact by fact, the lower one first.
      @param {Rules} rules @param {Texts} facts @param {string} asOf @param {Texts} [whatIf] */
  function nearby(rules, facts, asOf, whatIf = {}) {
    try {
      return [...search(rules, rulebook.work(rules, facts, asOf, whatIf))].filter(Boolean);
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }

  Object.assign(rulebook, { nearby, search });
})();
