// Formulas in words: templates that are filled with the values of an answer. Twin of phrase.py.
"use strict";

rulebook.phrase = (() => {
  const { has } = rulebook.names;
  const { digits, written } = rulebook.spelling;
  const { fieldOf, inWords } = rulebook.values;

  // How tightly each sign binds; an operand that binds less tightly stands in parentheses.
  /** @type {Record<string, number>} */
  const LEVELS = {
    or: 0, and: 1, "=": 2, "!=": 2, "<": 2, "<=": 2, ">": 2, ">=": 2, "+": 3, "-": 3, "*": 4, "/": 4, negate: 5,
  };
  const ATOM = 6;

  /** Whether the formula works something out, rather than passing a value on.
      @param {RuleNode} node */
  const computes = ([kind]) => !["null", "number", "yes-no", "date", "time", "datetime", "word", "name"].includes(kind);

  /** The formula in words; literals that stand alone are read as values of `field`.
      @param {Rules} rules @param {RuleNode} node @param {Field | null} field */
  const ofExpression = (rules, node, field) => expression(rules, node, field).parts;

  /** The wording for `key` with its numbered braces replaced by the operands.
      @param {Rules} rules @param {string} key @param {Template[]} operands
      @returns {Template} */
  function put(rules, key, ...operands) {
    return rules.wording[key].split(/\{(\d)\}/).flatMap((piece, i) => (i % 2 ? operands[Number(piece)] : [piece]));
  }

  /** A wording for two operands, carried on for more: the separator stands between all of them.
      @param {Rules} rules @param {string} key @param {Template[]} operands
      @returns {Template} */
  function listed(rules, key, operands) {
    const [before, between, after] = rules.wording[key].split(/\{\d\}/);
    return [before, ...operands.flatMap((operand, i) => (i ? [between, ...operand] : operand)), after];
  }

  /** @param {Rules} rules @param {RuleNode} node @param {Field | null} field
      @returns {{ parts: Template, level: number }} */
  function expression(rules, node, field) {
    const [kind, ...parts] = node;
    /** @param {RuleNode} part @param {number} level */
    const inner = (part, level) => {
      const found = expression(rules, part, null);
      return found.level >= level ? found.parts : ["(", ...found.parts, ")"];
    };
    /** @param {Template} found */
    const atom = (found) => ({ parts: found, level: ATOM });
    switch (kind) {
      case "null":
        return atom([inWords(rules, null, field)]);
      case "yes-no":
        return atom([inWords(rules, parts[0], field)]);
      case "number": case "date": case "time": case "datetime": {
        const value = written(parts[0], kind);
        return atom([kind === "number" && !field ? digits(value) : inWords(rules, value, field)]);
      }
      case "word":
        return atom([choice(rules, parts[0], field)]);
      case "name":
        return atom([{ name: parts[0], form: "" }]);
      case "negate":
        return { parts: put(rules, kind, inner(parts[0], ATOM)), level: LEVELS.negate };
      case "if": {
        const branches = [parts[1], parts[2]].map((part) => expression(rules, part, field).parts);
        return atom(["(", ...put(rules, kind, inner(parts[0], 0), ...branches), ")"]);
      }
      case "call":
        return call(rules, parts[0], parts.slice(1), inner);
    }
    const [left, right] = parts;
    const level = LEVELS[kind];
    const [name, word] = left[0] === "name" ? [left, right] : [right, left];
    if (name[0] === "name" && word[0] === "word") {
      const chosen = choice(rules, word[1], fieldOf(rules, name[1]));
      return { parts: put(rules, kind, [{ name: name[1], form: "" }], [chosen]), level };
    }
    return { parts: put(rules, kind, inner(left, level), inner(right, level + 1)), level };
  }

  /** A function in words; sums with a day read as sums, and weekdays of rest as one list.
      @param {Rules} rules @param {string} name @param {RuleNode[]} given
      @param {(part: RuleNode, level: number) => Template} inner
      @returns {{ parts: Template, level: number }} */
  function call(rules, name, given, inner) {
    const [first, second, ...days] = given;
    /** @param {string} key @param {Template[]} operands @param {number} [level] */
    const said = (key, operands, level = ATOM) => {
      if (!days.length) return { parts: put(rules, key, ...operands), level };
      const rest = listed(rules, "weekdays and", days.map((day) => inner(day, 0)));
      return { parts: put(rules, `${key} rest`, ...operands, rest), level };
    };
    /** @param {RuleNode} node @param {string} sign */
    const isOneMore = (node, sign) => node[0] === "call" && node[1] === "add_days" && isOne(node[3], sign);
    switch (name) {
      case "number":
        return expression(rules, first, null);
      case "min": case "max":
        return { parts: listed(rules, name, given.map((argument) => inner(argument, 0))), level: ATOM };
      case "minutes":
        return { parts: put(rules, name, inner(first, 0), inner(second, 0)), level: LEVELS["*"] };
      case "networkdays": case "weekdays":
        return said(name, [inner(first, 0), inner(second, 0)]);
      case "add_days": case "add_months": case "add_hours": case "workday": {
        if (name === "workday" && isOneMore(first, "+") && isOne(second, "-")) return said("workday until", [inner(first[2], 0)]);
        if (name === "workday" && isOneMore(first, "-") && second[0] !== "negate") {
          if (isOne(second, "+")) return said("workday first", [inner(first[2], 0)]);
          return said("workday from", [inner(first[2], 0), inner(second, 0)]);
        }
        if (name === "add_days" && isOne(second, "-")) return said("day before", [inner(first, ATOM)]);
        if (name === "add_days" && second[0] === "-" && isOne(second[2], "+")) {
          return said("days from", [inner(first, 0), inner(second[1], 0)]);
        }
        const [key, less] = name === "workday" ? ["workday", "workday less"] : ["+", "-"];
        const [chosen, count] = second[0] === "negate" ? [less, second[1]] : [key, second];
        return said(chosen, [inner(first, LEVELS["+"]), inner(count, LEVELS["+"] + 1)], LEVELS["+"]);
      }
    }
    return { parts: put(rules, name, ...given.map((argument) => inner(argument, 0))), level: ATOM };
  }

  /** Whether the formula is the number one, or less one.
      @param {RuleNode} node @param {string} sign
      @returns {boolean} */
  const isOne = (node, sign) =>
    sign === "-" ? node[0] === "negate" && isOne(node[1], "+") : node[0] === "number" && node[1] === "1";

  /** The label of a choice of the field, or of a weekday.
      @param {Rules} rules @param {string} id @param {Field | null} field */
  function choice(rules, id, field) {
    if (field?.kind === "choice" && has(field.choices, id)) return field.choices[id];
    return rulebook.constants.weekdays.includes(id) ? rules.wording[id] : id;
  }

  return { computes, ofExpression };
})();
