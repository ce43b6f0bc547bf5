// Values: from the text a person typed, and back into words with their unit. Twin of values.py.
"use strict";

rulebook.values = (() => {
  const { Ratio, compare, digits, ratio } = rulebook.numbers;
  const { Day, Moment, Time, isTold, readDay, readMoment, readTime } = rulebook.calendar;
  const { written } = rulebook.evaluation;

  /** A request that cannot be answered: one plain sentence, and the name it is about. */
  class Refusal extends Error {
    constructor(subject, sentence) {
      super(sentence);
      this.subject = subject;
    }
  }

  /** Where Chinese meets digits or Latin letters, a space stands between them. */
  const SEAM = /(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])/g;

  /** Stands for what a person typed, which is quoted as it is. */
  const TYPED = "\ue000";

  /** The rules' own words for `key`, with the braces filled. */
  function say(rules, key, parts = {}) {
    const given = parts.given ?? "";
    const text = rules.wording[key].replace(/\{(\w+)\}/g, (_, name) => (name === "given" ? TYPED : parts[name]));
    return (rules.language === "zh" ? text.replace(SEAM, " ") : text).replaceAll(TYPED, () => given);
  }

  /** Cut as in every sentence that repeats what was typed. */
  function shortened(text) {
    const characters = Array.from(text);
    return characters.length <= 40 ? text : `${characters.slice(0, 39).join("")}…`;
  }

  const bound = (text) => (text === null ? "∞" : text);
  const outside = (field, number) =>
    (field.low !== null && compare(number, written(field.low, "number")) < 0) ||
    (field.high !== null && compare(number, written(field.high, "number")) > 0);

  /** The value of the named field that the text writes. Raises `Refusal`. */
  function readValue(rules, name, text) {
    const field = rules.fields[name];
    const refused = (key, more) =>
      new Refusal(name, say(rules, key, { name, label: field.label, given: shortened(text), ...more }));
    switch (field.kind) {
      case "number": {
        if (!/^-?[0-9]{1,30}(\.[0-9]{1,30})?$/.test(text)) {
          const one = field.low === null || !outside(field, ratio("1")) ? "1" : field.low;
          throw refused("not a number", { example: one });
        }
        const scale = field.scale ?? 0;
        if (text.includes(".") && !scale) throw refused("not whole");
        if ((text.split(".")[1] ?? "").length > scale) throw refused("too precise", { scale: String(scale) });
        const number = ratio(text);
        if (outside(field, number)) throw refused("out of range", { low: bound(field.low), high: bound(field.high) });
        return number;
      }
      case "choice":
        if (!Object.hasOwn(field.choices, text)) throw refused("not a choice", { allowed: Object.keys(field.choices).join(", ") });
        return text;
      case "yes-no":
        if (text !== "yes" && text !== "no") throw refused("not yes or no");
        return text === "yes";
      case "date": {
        const day = readDay(text);
        if (!day || !isTold(day)) throw refused("not a date");
        return day;
      }
      case "datetime": {
        const moment = readMoment(text);
        if (!moment || !isTold(moment.day)) throw refused("not a datetime");
        return moment;
      }
      default: {
        const time = readTime(text);
        if (!time) throw refused("not a time");
        return time;
      }
    }
  }

  /** The refusal of facts that make another lie outside its range. */
  function beyondRange(rules, name, value) {
    const field = rules.fields[name];
    const parts = { name, label: field.label, given: digits(value), low: bound(field.low), high: bound(field.high) };
    return new Refusal(name, say(rules, "derived out of range", parts));
  }

  /** The output that a decision or one of its outputs stands for, or the fact or parameter of the name. */
  function fieldOf(rules, name) {
    const [owner, output] = name.split(".");
    if (output !== undefined) return rules.fields[output];
    if (Object.hasOwn(rules.facts, owner) || Object.hasOwn(rules.parameters, owner)) return rules.fields[owner];
    return rules.fields[Object.hasOwn(rules.decisions, owner) ? rules.decisions[owner].versions[0].outputs[0] : owner];
  }

  const HOUR = ratio("60");

  /** So many minutes as hours and minutes. */
  function duration(rules, { above, below }) {
    const hours = above / (60n * below);
    const rest = digits(new Ratio(above - hours * 60n * below, below));
    return say(rules, rest === "0" ? "hours" : "hours and minutes", { hours: String(hours), minutes: rest });
  }

  /** The value as people read it: with the field's unit or choice label, a date in the language's order.

      Minutes of an hour or more are hours and minutes. The form "numerator" prints of a compound unit only what stands above the slash, "number" no unit. */
  function inWords(rules, value, field, form = "") {
    if (value === null || (Array.isArray(value) && !value.length)) return say(rules, "absent");
    if (typeof value === "boolean") return say(rules, value ? "yes" : "no");
    if (value instanceof Ratio) {
      const number = digits(value);
      if (field.kind !== "number" || form === "number") return number;
      if (!form && field.measure === "minute" && compare(value, HOUR) >= 0) return duration(rules, value);
      return number + field[form || "unit"][number === "1" ? 0 : 1];
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
    return Object.hasOwn(field.choices ?? {}, value) ? field.choices[value] : value;
  }

  /** The value as the report has it: numbers as exact digits, days and times as texts. */
  function plain(value) {
    if (value instanceof Ratio) return digits(value);
    return [Day, Moment, Time].some((kind) => value instanceof kind) ? String(value) : value;
  }

  /** The text that a person would type for the value. */
  const typed = (value) => (typeof value === "boolean" ? (value ? "yes" : "no") : plain(value));

  return { Refusal, beyondRange, fieldOf, inWords, outside, plain, readValue, say, shortened, typed };
})();
