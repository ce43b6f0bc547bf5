// The sums of an answer, with their numbers filled in, as they went. Twin of sums.py.
"use strict";

rulebook.sums = (() => {
  const { Ratio } = rulebook.numbers;
  const { say } = rulebook.sentences;
  const { fieldOf, inWords } = rulebook.values;
  const { same } = rulebook.semantics;
  const { computes, ofExpression } = rulebook.phrase;
  const { filled } = rulebook.explanation;
  const { went } = rulebook.wentAs;

  /** @typedef {{ text: string, counted: string | null, rest: string, clauses: string[] }} Sum */

  /** Every name that the formula reads, each once.
      @param {RuleNode} node
      @returns {string[]} */
  function namesIn([kind, ...parts]) {
    if (kind === "name") return [parts[0]];
    return [...new Set(parts.filter(Array.isArray).flatMap((part) => namesIn(/** @type {RuleNode} */ (part))))];
  }

  /** Whether values of the two fields can stand for one another.
      @param {Field} field @param {Field} other */
  const alike = (field, other) =>
    field.kind === "number" && other.kind === "number" ? field.measure === other.measure : kindOf(field) === kindOf(other);

  /** @param {Field} field */
  const kindOf = ({ kind }) => (["date", "time", "datetime"].includes(kind) ? "moment" : kind);

  /** The sums of one evaluation.
      @param {Rules} rules @param {Evaluator} evaluator */
  function sums(rules, evaluator) {
    /** @param {RuleNode} node */
    const worth = (node) => evaluator.printed(node);
    /** @param {string} name @param {string} [form] */
    const shown = (name, form) => inWords(rules, worth(["name", name]), fieldOf(rules, name), form);
    /** @param {RuleNode} node @param {Field} field */
    const inNumbers = (node, field) => filled(ofExpression(rules, node, field), ({ name }) => shown(name));

    /** How the formula that the output came from went; null where rows agreed on it, or a default stood in.
        @param {TraceStep} step @param {string} output */
    function wentFor(step, output) {
      const node = formulaOf(step, output);
      return node ? went(node, worth) : null;
    }

    /** @param {TraceStep} step @param {string} output */
    const formulaOf = ({ version, hit, derivation }, output) =>
      hit && version ? hit.results[version.outputs.indexOf(output)] : derivation?.formula;

    /** The name whose value the output passes on, where nothing was worked out.
        @param {TraceStep} step @param {string} output
        @returns {string | null} */
    function passed(step, output) {
      const found = wentFor(step, output);
      const isSum = ["+", "-", "*", "/"].includes(formulaOf(step, output)?.[0] ?? "");
      return found?.node[0] === "name" && !isSum ? found.node[1] : null;
    }

    /** The sum that the output came from; null where nothing was worked out.
        @param {TraceStep} step @param {string} output
        @returns {Sum | null} */
    function sum(step, output) {
      const field = rules.fields[output];
      const found = wentFor(step, output);
      if (!found || ["choice", "yes-no"].includes(field.kind) || !computes(found.node)) return null;
      return worded(found.node, field, inWords(rules, step.outputs.get(output), field), step.clause ? [step.clause] : []);
    }

    /** Whether the sum came to something: neither to nought nor to one of the values that it began with.
        @param {TraceStep} step @param {string} output */
    function bears(step, output) {
      const value = step.outputs.get(output);
      const found = wentFor(step, output);
      if (!found || (value instanceof Ratio && value.above === 0n)) return false;
      return !namesIn(found.node).some(
        (name) => same(value, worth(["name", name])) && alike(rules.fields[output], fieldOf(rules, name)),
      );
    }

    /** @param {RuleNode} node @param {Field} field @param {string} value @param {string[]} clauses
        @returns {Sum} */
    function worded(node, field, value, clauses) {
      const [kind, name, quotient] = node;
      if (kind === "call" && (name === "floor" || name === "ceiling") && quotient[0] === "/" && quotient[2][0] === "name") {
        const [, counted, [, each]] = quotient;
        const one = oneOf(each);
        if (one) {
          const rest = say(rules, `each ${name}`, { each: shown(each, "numerator"), one, value });
          const text = say(rules, "counting", { counted: inNumbers(counted, field), rest });
          return { text, counted: counted[0] === "name" ? counted[1] : null, rest, clauses };
        }
      }
      return { text: say(rules, "sum", { formula: inNumbers(node, field), value }), counted: null, rest: "", clauses };
    }

    /** One of what stands below the slash of a compound unit, in words; empty where nothing or several do.
        @param {string} each */
    function oneOf(each) {
      const field = fieldOf(rules, each);
      return (field.kind === "number" && field.one) || "";
    }

    return { bears, passed, sum, wentFor };
  }

  return { namesIn, sums };
})();
