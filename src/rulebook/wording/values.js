// Values in words: with their unit or label, dates in the order of the language. Twin of values.py.
"use strict";

rulebook.values = (() => {
  const { has } = rulebook.names;
  const { Ratio, compare, ratio } = rulebook.numbers;
  const { Day, Moment, Time } = rulebook.calendar;
  const { digits } = rulebook.spelling;
  const { say } = rulebook.sentences;

  /** The output that a decision or one of its outputs stands for, or the fact or parameter of the name.
      @param {Rules} rules @param {string} name */
  function fieldOf(rules, name) {
    const [owner, output] = name.split(".");
    if (output !== undefined) return rules.fields[output];
    if (has(rules.facts, owner) || has(rules.parameters, owner)) return rules.fields[owner];
    return rules.fields[has(rules.decisions, owner) ? rules.decisions[owner].versions[0].outputs[0] : owner];
  }

  const HOUR = ratio("60");

  /** So many minutes as hours and minutes.
      @param {Rules} rules @param {Ratio} given */
  function duration(rules, { above, below }) {
    const hours = above / (60n * below);
    const rest = digits(new Ratio(above - hours * 60n * below, below));
    return say(rules, rest === "0" ? "hours" : "hours and minutes", { hours: String(hours), minutes: rest });
  }

  /** The value as people read it: with the field's unit or choice label, a date in the language's order.

      Minutes of an hour or more are hours and minutes. The form "numerator" prints of a compound unit only what stands above the slash, "number" no unit.
      @param {Rules} rules @param {unknown} value @param {Field | null} field @param {string} [form]
      @returns {string} */
  function inWords(rules, value, field, form = "") {
    if (value === null || (Array.isArray(value) && !value.length)) return say(rules, "absent");
    if (typeof value === "boolean") return say(rules, value ? "yes" : "no");
    if (value instanceof Ratio) {
      const number = digits(value);
      if (field?.kind !== "number" || form === "number") return number;
      if (!form && field.measure === "minute" && compare(value, HOUR) >= 0) return duration(rules, value);
      return number + field[form === "numerator" ? form : "unit"][number === "1" ? 0 : 1];
    }
    if (value instanceof Day) {
      if (rules.language !== "zh") return String(value);
      return say(rules, "date", { year: value.year, month: value.month, day: value.day });
    }
    if (value instanceof Time) return `${value.hour}:${value.minute}`;
    if (value instanceof Moment) {
      const [day, time] = [value.day, value.time].map((part) => inWords(rules, part, field));
      return say(rules, "datetime", { 0: day, 1: time });
    }
    if (Array.isArray(value)) return value.map((part) => inWords(rules, part, field)).join(say(rules, "names"));
    return field?.kind === "choice" && has(field.choices, String(value)) ? field.choices[String(value)] : String(value);
  }

  return { fieldOf, inWords };
})();
