// Spelling: values from the texts that rules write for them, and the texts that a person types. Twin of spelling.py.
"use strict";

rulebook.spelling = (() => {
  const { has } = rulebook.names;
  const { Ratio, absolute, padded, ratio } = rulebook.numbers;
  const { Day, Moment, Time, readDay, readMoment, readTime } = rulebook.calendar;

  /** Plain digits, without zeros that say nothing. A number without an end is a bug of the rules, and raises.
      @param {Ratio} a */
  function digits(a) {
    let scale = 0n;
    while (10n ** scale % a.below) {
      scale += 1n;
      if (scale > 60n) throw new Error(`${a.above}/${a.below} has no finite decimals`);
    }
    if (!scale) return String(a.above);
    const text = padded(absolute(a.above) * (10n ** scale / a.below), Number(scale) + 1);
    const point = text.length - Number(scale);
    return `${a.above < 0n ? "-" : ""}${text.slice(0, point)}.${text.slice(point)}`;
  }

  /** @type {Record<string, (text: string) => any>} */
  const readers = { number: ratio, date: readDay, time: readTime, datetime: readMoment };
  const literals = new Map(); // what rules write, which is read once: rules are few, what they are asked is much

  /** The value that the rules' JSON writes for a field of the kind.
      @param {any} value @param {string} kind */
  function written(value, kind) {
    if (typeof value !== "string" || !has(readers, kind)) return value;
    const key = `${kind} ${value}`;
    if (!literals.has(key)) literals.set(key, readers[kind](value));
    return literals.get(key);
  }

  /** The value as the report has it: numbers as exact digits, days and times as texts.
      @param {any} value */
  function plain(value) {
    if (value instanceof Ratio) return digits(value);
    return [Day, Moment, Time].some((kind) => value instanceof kind) ? String(value) : value;
  }

  /** The text that a person would type for the value.
      @param {any} value */
  const typed = (value) => (typeof value === "boolean" ? (value ? "yes" : "no") : plain(value));

  return { digits, plain, typed, written };
})();
