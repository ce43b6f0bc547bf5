// Evaluation: a pure function of (rules, facts, day, what-if), exact, with a trace always. Twin of evaluate.py.
"use strict";

rulebook.evaluation = (() => {
  const { has } = rulebook.names;
  const { Beyond, Calendar } = rulebook.calendar;
  const { Missing, isMissing, passes, same, union, valueOf } = rulebook.semantics;
  const { written } = rulebook.spelling;
  const { outside } = rulebook.typed;

  /** No row of a table, or two rows of a unique one, cover the values. */
  class Uncovered extends Error {
    /** @param {string} decision @param {number[]} rows @param {Values} reads */
    constructor(decision, rows, reads) {
      super(`${decision}: rows ${rows}`);
      this.decision = decision;
      this.rows = rows;
      this.reads = reads;
    }
  }

  /** Something that is read has no value on the day: its first holds from a later one. */
  class NotYet extends Error {
    /** @param {string} name @param {string | null} first */
    constructor(name, first) {
      super(`${name} has no value before ${first}`);
      this.subject = name;
      this.first = first;
    }
  }

  /** What was told makes a fact lie outside its declared range. */
  class OutOfRange extends Error {
    /** @param {string} fact @param {Ratio} value */
    constructor(fact, value) {
      super(`${fact} is out of range`);
      this.subject = fact;
      this.value = value;
    }
  }

  /** The reasons for which there is no answer that lie in the rules or in the day.
      @param {unknown} error */
  const unanswerable = (error) => [Beyond, Uncovered, NotYet, OutOfRange].some((kind) => error instanceof kind);

  /** @param {Map<string, any>} values */
  const known = (values) => new Map([...values].filter(([, value]) => !isMissing(value)));

  /** The outputs that are known; none, while others are missing and these are only absent.
      @param {Map<string, any>} outputs */
  function worthTelling(outputs) {
    const told = known(outputs);
    const whole = told.size === outputs.size || [...told.values()].some((value) => value !== null);
    return whole ? told : new Map();
  }

  /** The latest of dated things that holds on the day (both ISO texts), or undefined.
      @template {Dated} T @param {T[]} dated @param {string} asOf */
  const current = (dated, asOf) => dated.filter((entry) => entry.since === null || entry.since <= asOf).pop();

  /** One evaluation. Values are worked out on demand, each once. */
  class Evaluator {
    /** @param {Rules} rules @param {Values} told @param {string} asOf @param {Values} whatIf */
    constructor(rules, told, asOf, whatIf) {
      this.rules = rules;
      this.told = told;
      this.asOf = asOf;
      this.whatIf = whatIf;
      this.calendar = new Calendar(rules.holidays);
      this.memo = new Map();
      this.decided = new Map();
      this.fired = new Map();
      this.asked = new Set(); // the facts that were needed, for the page to show
    }

    /** The outputs by decision, and the steps that led to them, in order.
        @param {string[]} decisions */
    run(decisions) {
      const outputs = decisions.map((id) => this.decision(id));
      /** @type {TraceStep[]} */
      const steps = [];
      const seen = new Set();
      for (const id of decisions) this.trace(id, seen, steps);
      return { outputs, steps };
    }

    /** @param {string} name @param {Set<string>} seen @param {TraceStep[]} steps */
    trace(name, seen, steps) {
      if (seen.has(name)) return;
      seen.add(name);
      for (const step of this.fired.get(name) ?? []) {
        for (const read of step.reads.keys()) this.trace(read.split(".")[0], seen, steps);
        steps.push(step);
      }
    }

    /** @param {string} name @returns {any} */
    name(name) {
      const dot = name.indexOf(".");
      return dot < 0 ? this.named(name) : this.decision(name.slice(0, dot)).get(name.slice(dot + 1));
    }

    /** The value of what need not be answered, such as a name in a text: `Missing` where there is none.
        @param {RuleNode} node */
    printed(node) {
      try {
        return this.value(node);
      } catch (error) {
        if (unanswerable(error)) return new Missing([]);
        throw error;
      }
    }

    /** @param {string} name @returns {any} */
    named(name) {
      this.asked.add(name);
      if (this.memo.has(name)) return this.memo.get(name);
      const isFact = has(this.rules.facts, name);
      if (!isFact && !has(this.rules.parameters, name)) return this.decision(name).values().next().value;
      const value = isFact ? this.fact(name) : this.parameter(name);
      this.memo.set(name, value);
      return value;
    }

    /** @param {string} name */
    parameter(name) {
      if (this.whatIf.has(name)) return this.whatIf.get(name);
      const { values, worked } = this.rules.parameters[name];
      if (worked) return this.value(worked.formula);
      const dated = current(values, this.asOf);
      if (!dated) throw new NotYet(name, values[0].since);
      return dated.unset ? new Missing([name]) : written(dated.value, this.rules.fields[name].kind);
    }

    /** @param {string} name @returns {any} */
    fact(name) {
      if (this.told.has(name)) return this.told.get(name);
      const fact = this.rules.facts[name];
      for (const derivation of fact.derived) {
        // A derivation that has begun decides: what was told for it is never passed over.
        const value = this.value(derivation.formula);
        const begun = !isMissing(value) || derivation.names.some((part) => this.known(part));
        if (begun) return this.settled(name, fact, value, derivation);
      }
      if (fact.default !== null) return this.settled(name, fact, this.named(fact.default), null);
      // What nobody is asked for is missing by the facts it is derived from.
      if (fact.derived.length && !fact.asked) return this.value(fact.derived[fact.derived.length - 1].formula);
      return new Missing([name]);
    }

    /** The value that a fact was given by a derivation, or else by its default, noted as a step.
        @param {string} name @param {any} fact @param {any} value @param {Derivation | null} derivation */
    settled(name, fact, value, derivation) {
      if (isMissing(value)) return value;
      const field = this.rules.fields[name];
      if (field.kind === "number" && outside(field, value)) throw new OutOfRange(name, value);
      const reads = this.read(derivation ? derivation.names : [fact.default]);
      const step = { decision: name, row: null, clause: fact.clause, reads, openRows: [], version: null, hit: null };
      this.fired.set(name, [{ ...step, derivation, outputs: new Map([[name, value]]) }]);
      return value;
    }

    /** @param {string} name */
    known(name) {
      return has(this.rules.facts, name.split(".")[0]) && !isMissing(this.name(name));
    }

    /** @param {string[]} names */
    read(names) {
      return new Map(names.map((name) => [name, this.name(name)]));
    }

    /** @param {string} id */
    decision(id) {
      if (!this.decided.has(id)) {
        const decision = this.rules.decisions[id];
        const version = current(decision.versions, this.asOf);
        if (!version) throw new NotYet(id, decision.versions[0].since);
        this.decided.set(id, this[decision.hit](id, version));
      }
      return this.decided.get(id);
    }

    /** The rows that cover the values, and those that may, with what is missing to tell.
        @param {Version} version */
    covering(version) {
      const covering = [];
      const possible = [];
      /** @param {string} name */
      const read = (name) => this.name(name);
      for (const row of version.rows) {
        /** @type {string[]} */
        const missing = [];
        const isPossible = row.tests.every((test, i) => {
          if (test[0] === "any") return true;
          const passed = passes(test, read(version.columns[i]), read, this.calendar);
          if (isMissing(passed)) missing.push(...passed.names);
          return passed !== false;
        });
        if (!isPossible) continue;
        if (missing.length) possible.push({ row, missing });
        else covering.push(row);
      }
      return { covering, possible };
    }

    /** @param {string} id @param {Version} version */
    unique(id, version) {
      const { covering, possible } = this.covering(version);
      if (covering.length > 1) throw new Uncovered(id, covering.slice(0, 2).map((row) => row.number), this.tested(version));
      return covering.length ? this.fire(id, version, covering[0]) : this.agreed(id, version, possible);
    }

    /** @param {string} id @param {Version} version */
    first(id, version) {
      const { covering, possible } = this.covering(version);
      if (!covering.length) return this.agreed(id, version, possible);
      const [hit] = covering;
      const before = possible.filter(({ row }) => row.number < hit.number);
      if (!before.length) return this.fire(id, version, hit);
      return this.agreed(id, version, [...before, { row: hit, missing: [] }]);
    }

    /** @param {string} id @param {Version} version */
    collect(id, version) {
      const { covering, possible } = this.covering(version);
      if (possible.length) {
        const missing = new Missing(possible.flatMap((row) => row.missing));
        return new Map(version.outputs.map((output) => [output, missing]));
      }
      const fired = covering.map((row) => this.fire(id, version, row));
      /** @param {any} values */
      const gathered = (values) => (values.some(isMissing) ? union(values) : values);
      return new Map(version.outputs.map((output) => [output, gathered(fired.map((row) => row.get(output)))]));
    }

    /** @param {string} id @param {Version} version @param {Row} row */
    fire(id, version, row) {
      const reads = this.read(row.tested);
      /** @param {string} name */
      const read = (name) => {
        const value = this.name(name);
        reads.set(name, value);
        return value;
      };
      // What a branch that is not taken names is not read: it need not be known, and the answer does not rest on it.
      const outputs = new Map(version.outputs.map((output, i) => [output, this.value(row.results[i], read)]));
      const told = worthTelling(outputs);
      if (told.size) {
        const number = version.table ? row.number : null;
        const step = { decision: id, row: number, clause: row.clause, reads: known(reads), outputs: told, openRows: [] };
        this.fired.set(id, [...(this.fired.get(id) ?? []), { ...step, version, hit: row, derivation: null }]);
      }
      return outputs;
    }

    /** The outputs on which all rows still possible agree; the others are missing.
        @param {string} id @param {Version} version @param {{ row: Row, missing: string[] }[]} possible */
    agreed(id, version, possible) {
      if (!possible.length) throw new Uncovered(id, [], this.tested(version));
      const missing = possible.flatMap((row) => row.missing);
      const outputs = new Map();
      version.outputs.forEach((output, i) => {
        const values = possible.map(({ row }) => this.printed(row.results[i]));
        const agree = values.every((value) => !isMissing(value) && same(value, values[0]));
        outputs.set(output, agree ? values[0] : new Missing([...missing, ...union(values).names]));
      });
      const told = worthTelling(outputs);
      if (told.size) {
        const names = possible.flatMap(({ row }) => row.reads);
        const reads = known(new Map(names.map((name) => [name, this.printed(["name", name])])));
        const clauses = new Set(possible.map(({ row }) => row.clause));
        const clause = clauses.size === 1 ? [...clauses][0] : "";
        const openRows = possible.map(({ row }) => row.number);
        const step = { decision: id, row: null, clause, reads, outputs: told, openRows };
        this.fired.set(id, [{ ...step, version, hit: null, derivation: null }]);
      }
      return outputs;
    }

    /** @param {Version} version */
    tested(version) {
      return known(this.read(version.columns));
    }

    /** The value of a formula, or `Missing`; `read` says what a name stands for.
        @param {RuleNode} node @param {(name: string) => any} [read] @returns {any} */
    value(node, read = (name) => this.name(name)) {
      return valueOf(node, read, this.calendar);
    }
  }

  return { Uncovered, Evaluator, NotYet, OutOfRange, current };
})();
