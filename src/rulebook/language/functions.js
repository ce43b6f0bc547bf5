// The closed list of functions that formulas may call, with what each computes. Twin of functions.py.
"use strict";

rulebook.functions = (() => {
  const { Ratio, ceiling, compare, floor, round } = rulebook.numbers;
  const { addDays, addHours, addMonths, holidays, networkdays, plusMonths, weekdays, workday } = rulebook.calendar;

  /** How many calendar days from the first to the last, both counted.
      @param {Day} first @param {Day} last */
  const days = (first, last) => new Ratio(last.number - first.number + 1n);

  /** How many full calendar months from the first to the last day, both counted.
      @param {Day} first @param {Day} last */
  function months(first, last) {
    let count = (last.year - first.year) * 12n + last.month - first.month - 1n;
    if (count < 0n) count = 0n;
    while (plusMonths(first, count + 1n).number - last.number <= 1n) count += 1n;
    return new Ratio(count);
  }

  /** @param {Time} start @param {Time} end */
  const minutes = (start, end) => new Ratio(end.number - start.number);
  /** @param {number} sign */
  const pick = (sign) => (/** @type {any[]} */ ...values) => values.reduce((best, value) => (compare(value, best) === sign ? value : best));

  /** The closed list of functions that formulas may call. */
  const functions = /** @type {Record<string, (...values: any[]) => any>} */ ({
    floor, ceiling, round, min: pick(-1), max: pick(1), not: (/** @type {boolean} */ value) => !value, days, months, minutes,
    number: (/** @type {Ratio} */ value) => value, add_days: addDays, add_months: addMonths, add_hours: addHours,
  });

  /** Those of them that take the calendar of statutory holidays before their arguments. */
  const consulting = /** @type {Record<string, (calendar: Calendar, ...values: any[]) => any>} */ ({
    workday, networkdays, weekdays, holidays,
  });

  return { consulting, functions };
})();
