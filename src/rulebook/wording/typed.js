// What a person typed, read as a value or refused in words. Twin of typed.py.
"use strict";

rulebook.typed = (() => {
  const { has } = rulebook.names;
  const { compare, ratio } = rulebook.numbers;
  const { isTold, readDay, readMoment, readTime } = rulebook.calendar;
  const { digits, written } = rulebook.spelling;
  const { say } = rulebook.sentences;

  /** A request that cannot be answered: one plain sentence, and the name it is about. */
  class Refusal extends Error {
    /** @param {string} subject @param {string} sentence */
    constructor(subject, sentence) {
      super(sentence);
      this.subject = subject;
    }
  }

  /** Cut as in every sentence that repeats what was typed.
      @param {string} text */
  function shortened(text) {
    const characters = Array.from(text);
    return characters.length <= 40 ? text : `${characters.slice(0, 39).join("")}…`;
  }

  /** @param {string | null} text */
  const bound = (text) => (text === null ? "∞" : text);
  /** @param {NumberField} field @param {Ratio} number */
  const outside = (field, number) =>
    (field.low !== null && compare(number, written(field.low, "number")) < 0) ||
    (field.high !== null && compare(number, written(field.high, "number")) > 0);

  /** The value of the named field that the text writes as rules do. Raises `Refusal`, which repeats what is `shown`.
      @param {Rules} rules @param {string} name @param {string} text @param {string} [shown] */
  function readValue(rules, name, text, shown = text) {
    const field = rules.fields[name];
    /** @param {string} key @param {Texts} [more] */
    const refused = (key, more) =>
      new Refusal(name, say(rules, key, { name, label: field.label, given: shortened(shown), ...more }));
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
        if (!has(field.choices, text)) throw refused("not a choice", { allowed: Object.keys(field.choices).join(", ") });
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

  /** The refusal of facts that make another lie outside its range.
      @param {Rules} rules @param {string} name @param {Ratio} value */
  function beyondRange(rules, name, value) {
    const field = /** @type {NumberField} */ (rules.fields[name]);
    const parts = { name, label: field.label, given: digits(value), low: bound(field.low), high: bound(field.high) };
    return new Refusal(name, say(rules, "derived out of range", parts));
  }

  return { Refusal, beyondRange, outside, readValue, shortened };
})();
