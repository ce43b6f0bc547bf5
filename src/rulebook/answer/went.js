// A formula as it went for an answer: the branches that were taken, without what came to nothing. Twin of went.py.
"use strict";

rulebook.wentAs = (() => {
  const { Ratio } = rulebook.numbers;
  const { same } = rulebook.semantics;
  const { computes } = rulebook.phrase;

  /** @typedef {{ node: RuleNode, holds: boolean }} Atom */
  /** @typedef {{ chosenBy: Atom[], node: RuleNode }} Went */
  /** @typedef {(node: RuleNode) => any} Worth */

  /** The formula as it went: what chose the branches, in order, and the formula that is left of them.
      @param {RuleNode} node @param {Worth} worth
      @returns {Went} */
  function went(node, worth) {
    const [kind, ...parts] = node;
    /** @param {RuleNode} part */
    const isNought = (part) => {
      const value = worth(part);
      return value instanceof Ratio && value.above === 0n;
    };
    /** @param {RuleNode} part */
    const isOne = (part) => part[0] === "number" && part[1] === "1";
    if (kind === "if") {
      const holds = worth(parts[0]) === true;
      const taken = went(parts[holds ? 1 : 2], worth);
      return { chosenBy: [...decisive(parts[0], holds, worth), ...taken.chosenBy], node: taken.node };
    }
    if (kind === "call") return called(node, worth);
    if (kind === "negate") {
      const operand = went(parts[0], worth);
      return { chosenBy: operand.chosenBy, node: ["negate", operand.node] };
    }
    if (!["+", "-", "*", "/"].includes(kind)) return { chosenBy: [], node };
    const [left, right] = parts;
    if ("+-".includes(kind) && isNought(right) && !isNought(left)) return went(left, worth);
    if (kind === "+" && isNought(left) && !isNought(right)) return went(right, worth);
    if (kind === "*" && (isOne(left) || isOne(right))) return went(isOne(right) ? left : right, worth);
    const [before, after] = [went(left, worth), went(right, worth)];
    return { chosenBy: [...before.chosenBy, ...after.chosenBy], node: [kind, before.node, after.node, parts[2]] };
  }

  /** @param {RuleNode} call @param {Worth} worth
      @returns {Went} */
  function called(call, worth) {
    const [, name, ...given] = call;
    if (name === "number") return went(given[0], worth);
    if (name === "min" || name === "max") {
      const winner = winnerOf(call, given, worth);
      if (winner) return went(winner, worth);
    }
    const counts = ["workday", "networkdays", "weekdays"].includes(name);
    const kept = given.filter((part, i) => !counts || i < 2 || rulebook.constants.weekdays.includes(worth(part)));
    const parts = kept.map((part) => went(part, worth));
    const rounded = ["floor", "ceiling", "round"].includes(name) && !computes(parts[0].node);
    const node = /** @type {RuleNode} */ (rounded ? parts[0].node : ["call", name, ...parts.map((part) => part.node)]);
    return { chosenBy: parts.flatMap((part) => part.chosenBy), node };
  }

  const LITERALS = ["null", "number", "yes-no", "date", "time", "datetime"];

  /** The argument that is the smaller or the larger, one that works something out before one that does not.
      @param {RuleNode} node @param {RuleNode[]} given @param {Worth} worth */
  function winnerOf(node, given, worth) {
    const value = worth(node);
    const winners = given.filter((part) => same(worth(part), value) && !LITERALS.includes(part[0]));
    return winners.find(computes) ?? winners[0];
  }

  /** What makes a condition hold or fail: both parts of an "and" that holds, the first that fails of another.
      @param {RuleNode} condition @param {boolean} holds @param {Worth} worth
      @returns {Atom[]} */
  function decisive(condition, holds, worth) {
    const [kind, left, right] = condition;
    if (kind === "and" || kind === "or") {
      const alone = kind === "or";
      if (holds !== alone) return [...decisive(left, holds, worth), ...decisive(right, holds, worth)];
      return decisive(worth(left) === alone ? left : right, holds, worth);
    }
    if (kind === "call" && left === "not") return decisive(right, !holds, worth);
    return [{ node: condition, holds }];
  }

  return { decisive, went };
})();
