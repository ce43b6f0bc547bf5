// What made a row apply or a branch be taken, in words: facts with their values and bounds. Twin of conditions.py.
"use strict";

rulebook.conditions = (() => {
  const { Ratio, add, compare, negate, ratio } = rulebook.numbers;
  const { written } = rulebook.spelling;
  const { say } = rulebook.sentences;
  const { outside } = rulebook.typed;
  const { fieldOf, inWords } = rulebook.values;
  const { isMissing, passes, same } = rulebook.semantics;

  /** @typedef {{ sign: string, end: any }} Bound */
  /** @typedef {{ name: string, field: Field, value: any, bounds: Bound[], against: string[], sum: string, says: boolean, isNought: boolean, clauses: string[] }} Condition */

  /** @type {Texts} */
  const OPPOSITE = { "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };
  /** @type {Texts} */
  const FLIPPED = { "=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<=" };
  const ORDERS = ["<", "<=", ">", ">="];
  /** @type {Record<string, (c: number) => boolean>} */
  const HOLDS = { "<": (c) => c < 0, "<=": (c) => c <= 0, ">": (c) => c > 0, ">=": (c) => c >= 0 };

  /** Whether the condition says nothing beside what there is.
      @param {Condition} condition */
  const isNothing = ({ says, isNought }) => !says || isNought;

  /** The same held against the bounds of both; of two on one side the nearer one.
      @param {Condition} condition @param {Condition} other
      @returns {Condition} */
  function merged(condition, other) {
    /** @type {Map<string, Bound>} */
    const nearest = new Map();
    for (const bound of [...condition.bounds, ...other.bounds]) {
      const before = nearest.get(bound.sign[0]);
      const order = before ? compare(bound.end, before.end) : 0;
      if (!before || (bound.sign[0] === "<" ? order < 0 : order > 0)) nearest.set(bound.sign[0], bound);
    }
    return { ...condition, bounds: [...nearest.values()] };
  }

  /** Whether no other number is within the bounds, so that they say no more than it does.
      @param {Field} field @param {any} value @param {Bound[]} bounds */
  function isPinned(field, value, bounds) {
    if (field.kind !== "number" || !(value instanceof Ratio)) return false;
    const step = stepOf(field);
    const others = [add(value, negate(step)), add(value, step)];
    return !others.some(
      (other) => !outside(field, other) && bounds.every(({ sign, end }) => HOLDS[sign](compare(other, end))),
    );
  }

  /** @param {NumberField} field */
  const stepOf = (field) => new Ratio(1n, 10n ** BigInt(field.scale ?? 0));

  /** The bounds that say something: neither that there is any at all, nor what the field's range says.
      @param {Field} field @param {Bound[]} bounds */
  function telling(field, bounds) {
    if (field.kind !== "number") return bounds;
    /** @param {string | null} text */
    const ends = (text) => (text === null ? [] : [written(text, "number")]);
    const floor = [ratio("0"), stepOf(field), ...ends(field.low)];
    return bounds.filter(
      ({ sign, end }) =>
        !(sign === ">=" && floor.some((low) => same(low, end))) &&
        !(sign === ">" && same(floor[0], end)) &&
        !(sign === "<=" && ends(field.high).some((high) => same(high, end))),
    );
  }

  /** The wording for a bound that a value was held against; a number reaches it or stays below.
      @param {string} sign @param {boolean} dated */
  function keyOf(sign, dated) {
    if (dated) return `test ${sign} date`;
    return sign === "<" || sign === ">=" ? `met ${sign}` : `test ${sign}`;
  }

  /** @param {RuleNode} test
      @returns {[string, RuleNode][]} */
  function boundsOf(test) {
    if (test[0] === "compare") return [[test[1], test[2]]];
    if (test[0] === "interval") return [[test[3] ? ">=" : ">", test[1]], [test[4] ? "<=" : "<", test[2]]];
    return [];
  }

  /** @param {RuleNode} node
      @returns {RuleNode} */
  const bare = (node) => (node[0] === "call" && node[1] === "number" ? node[2] : node);

  /** The conditions of one evaluation.
      @param {Rules} rules @param {Evaluator} evaluator */
  function conditions(rules, evaluator) {
    /** @param {string} name */
    const worth = (name) => evaluator.printed(["name", name]);

    /** What the name was, held against those of the tests that are bounds; nothing where it is not known.
        @param {string} name @param {[string, RuleNode][]} tests
        @returns {Condition[]} */
    function of(name, tests) {
      const [field, value] = [fieldOf(rules, name), worth(name)];
      if (isMissing(value)) return [];
      const ordered = tests.filter(([sign]) => ORDERS.includes(sign));
      const bounds = ordered
        .map(([sign, node]) => ({ sign, end: evaluator.printed(node) }))
        .filter(({ end }) => end !== null && !isMissing(end));
      const against = ordered.filter(([, node]) => node[0] === "name").map(([, node]) => node[1]);
      const pinned = isPinned(field, value, bounds);
      const saying = pinned ? [] : telling(field, bounds);
      const isNought = value instanceof Ratio && value.above === 0n && bounds.every(({ sign }) => sign[0] === "<");
      const says = saying.length > 0 || pinned || !bounds.length;
      return [{ name, field, value, bounds: saying, against, sum: "", says, isNought, clauses: [] }];
    }

    /** What the row's tests were met by, of all that is known, without noughts beside what there is.
        @param {Row} row @param {Version} version */
    function ofRow(row, version) {
      const found = version.columns.flatMap((column, i) =>
        row.tests[i][0] === "any" ? [] : of(column, boundsOf(row.tests[i])),
      );
      const something = found.some((condition) => condition.value !== false && !isNothing(condition));
      return found.filter((condition) => !(something && isNothing(condition)));
    }

    /** Why none of the rows applied: the first test of each that is known to have failed.
        @param {Row[]} rows @param {Version} version */
    function ofFailed(rows, version) {
      return rows.flatMap((row) => {
        const failed = version.columns.findIndex(
          (column, i) => passes(row.tests[i], worth(column), worth, evaluator.calendar) === false,
        );
        if (failed < 0) return [];
        const [kind, sign, operand] = row.tests[failed];
        return of(version.columns[failed], kind === "compare" ? [[OPPOSITE[sign], operand]] : []);
      });
    }

    /** What was compared, or said with yes or no.
        @param {{ node: RuleNode, holds: boolean }[]} atoms */
    function ofAtoms(atoms) {
      return atoms.flatMap(({ node, holds }) => {
        const [kind] = node;
        if (kind === "name") return of(node[1], []);
        if (!(kind in OPPOSITE)) return [];
        let [left, right, sign] = [bare(node[1]), bare(node[2]), kind];
        if (left[0] !== "name") [left, right, sign] = [right, left, FLIPPED[kind]];
        return left[0] === "name" ? of(left[1], [[holds ? sign : OPPOSITE[sign], right]]) : [];
      });
    }

    /** "Leave: 12 days (at least 5 days)".
        @param {Condition} condition */
    function told({ field, value, bounds, sum }) {
      const parts = { label: field.label, value: inWords(rules, value, field) };
      const stated = sum || say(rules, value instanceof Ratio ? "counted" : "result", parts);
      if (!bounds.length) return stated;
      const dated = ["date", "time", "datetime"].includes(field.kind);
      const ends = bounds.map(({ sign, end }) =>
        say(rules, keyOf(sign, dated), [inWords(rules, end, field)]),
      );
      return say(rules, "held", { stated, bounds: ends.join(say(rules, "bounds")) });
    }

    /** All of them in words: each name once, several yes or several no as one.
        @param {Condition[]} all */
    function listed(all) {
      /** @type {Map<string, Condition>} */
      const kept = new Map();
      for (const condition of all) {
        const before = kept.get(condition.name);
        kept.set(condition.name, before ? merged(before, condition) : condition);
      }
      const parts = [...kept.values()];
      return parts.flatMap((part) => {
        const alike = typeof part.value === "boolean" ? parts.filter(({ value }) => value === part.value) : [part];
        if (alike.length === 1) return [told(part)];
        if (part !== alike[0]) return [];
        const names = alike.map(({ field }) => field.label).join(say(rules, "names"));
        return [say(rules, part.value ? "all of" : "none of", { names })];
      });
    }

    return { listed, ofAtoms, ofFailed, ofRow };
  }

  return { conditions, isNothing };
})();
