// What formulas and tests mean: exact values in three-valued logic. Twin of semantics.py.
"use strict";

rulebook.semantics = (() => {
  const { has } = rulebook.names;
  const { Ratio, add, compare, divide, multiply, negate, subtract } = rulebook.numbers;
  const { Day, Moment, Time } = rulebook.calendar;
  const { consulting, functions } = rulebook.functions;
  const { written } = rulebook.spelling;

  /** A value that cannot be known, and the facts and unset parameters that would make it known, in order. */
  class Missing {
    /** @param {Iterable<string>} names */
    constructor(names) {
      this.names = [...new Set(names)];
    }
  }

  /** @param {unknown} value */
  const isMissing = (value) => value instanceof Missing;
  /** @param {any[]} values */
  const union = (values) => new Missing(values.filter(isMissing).flatMap((value) => value.names));

  const kinds = [Ratio, Day, Moment, Time];

  /** Whether two values are the same.
      @param {any} a @param {any} b @returns {boolean} */
  function same(a, b) {
    if (a === b) return true;
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((part, i) => same(part, b[i]));
    return kinds.some((kind) => a instanceof kind && b instanceof kind && compare(a, b) === 0);
  }

  /** @type {Record<string, (difference: number) => boolean>} */
  const orders = { "<": (c) => c < 0, "<=": (c) => c <= 0, ">": (c) => c > 0, ">=": (c) => c >= 0 };

  /** Whether the comparison holds; the absent value equals only itself and has no order.
      @param {string} sign @param {any} a @param {any} b */
  function compared(sign, a, b) {
    if (sign === "=") return same(a, b);
    if (sign === "!=") return !same(a, b);
    return a !== null && b !== null && orders[sign](compare(a, b));
  }

  /** @type {Record<string, (a: Ratio, b: Ratio) => Ratio>} */
  const signs = { "+": add, "-": subtract, "*": multiply, "/": divide };
  /** @param {string} sign @param {any} a @param {any} b @param {number} percents */
  const calculated = (sign, a, b, percents) =>
    divide(signs[sign](a, b), new Ratio(100n ** BigInt(percents)));

  /** The value of a formula, or `Missing`; `read` says what a name stands for.
      @param {RuleNode} node @param {(name: string) => any} read @param {Calendar} calendar @returns {any} */
  function valueOf(node, read, calendar) {
    const [kind, ...parts] = node;
    switch (kind) {
      case "null":
        return null;
      case "number": case "date": case "time": case "datetime":
        return written(parts[0], kind);
      case "yes-no": case "word":
        return parts[0];
      case "name":
        return read(parts[0]);
      case "and": case "or":
        return connected(kind === "or", parts[0], parts[1], read, calendar);
      case "if": {
        const chosen = valueOf(parts[0], read, calendar);
        return isMissing(chosen) ? chosen : valueOf(chosen ? parts[1] : parts[2], read, calendar);
      }
      case "negate": {
        const value = valueOf(parts[0], read, calendar);
        return isMissing(value) ? value : negate(value);
      }
      case "call": {
        const [name, ...nodes] = parts;
        const values = nodes.map((part) => valueOf(part, read, calendar));
        if (values.some(isMissing)) return union(values);
        return has(consulting, name) ? consulting[name](calendar, ...values) : functions[name](...values);
      }
    }
    const [a, b] = [valueOf(parts[0], read, calendar), valueOf(parts[1], read, calendar)];
    if (isMissing(a) || isMissing(b)) return union([a, b]);
    return has(signs, kind) ? calculated(kind, a, b, parts[2]) : compared(kind, a, b);
  }

  /** @param {boolean} decisive @param {RuleNode} left @param {RuleNode} right @param {(name: string) => any} read
      @param {Calendar} calendar @returns {any} */
  function connected(decisive, left, right, read, calendar) {
    const a = valueOf(left, read, calendar);
    if (a === decisive) return a;
    const b = valueOf(right, read, calendar);
    if (b === decisive || !isMissing(a)) return b;
    return union([a, b]);
  }

  /** Whether the value passes the unary test: true, false or `Missing`.
      @param {RuleNode} test @param {any} value @param {(name: string) => any} read @param {Calendar} calendar
      @returns {any} */
  function passes([kind, ...parts], value, read, calendar) {
    switch (kind) {
      case "any":
        return true;
      case "one-of":
        return anyOf(parts, value, read, calendar);
      case "not": {
        const passed = anyOf(parts, value, read, calendar);
        return isMissing(passed) ? passed : !passed;
      }
      case "compare": {
        const operand = valueOf(parts[1], read, calendar);
        return isMissing(value) || isMissing(operand) ? union([value, operand]) : compared(parts[0], value, operand);
      }
    }
    const [low, high, closedLow, closedHigh] = parts;
    const [a, b] = [valueOf(low, read, calendar), valueOf(high, read, calendar)];
    if ([value, a, b].some(isMissing)) return union([value, a, b]);
    return compared(closedLow ? ">=" : ">", value, a) && compared(closedHigh ? "<=" : "<", value, b);
  }

  /** @param {RuleNode[]} tests @param {any} value @param {(name: string) => any} read @param {Calendar} calendar
      @returns {any} */
  function anyOf(tests, value, read, calendar) {
    const results = tests.map((part) => passes(part, value, read, calendar));
    if (results.includes(true)) return true;
    return results.some(isMissing) ? union(results) : false;
  }

  return { Missing, isMissing, passes, same, union, valueOf };
})();
