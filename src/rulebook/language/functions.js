// The closed list of functions that formulas may call, with what each computes. Twin of functions.py.
"use strict";

rulebook.functions = (() => {
  const { Ratio, ceiling, compare, floor, round } = rulebook.numbers;
  const { addDays, addHours, addMonths, holidays, networkdays, plusMonths, weekdays, workday } = rulebook.calendar;

  /** How many calendar days from the first to the last, both counted. */
  const days = (first, last) => new Ratio(last.number - first.number + 1n);

  /** How many full calendar months from the first to the last day, both counted. */
  function months(first, last) {
    let count = (last.year - first.year) * 12n + last.month - first.month - 1n;
    if (count < 0n) count = 0n;
    while (plusMonths(first, count + 1n).number - last.number <= 1n) count += 1n;
    return new Ratio(count);
  }

  const minutes = (start, end) => new Ratio(end.number - start.number);
  const pick = (sign) => (...values) => values.reduce((best, value) => (compare(value, best) === sign ? value : best));

  /** The closed list of functions that formulas may call. */
  const functions = {
    floor, ceiling, round, min: pick(-1), max: pick(1), not: (value) => !value, days, months, minutes,
    number: (value) => value, add_days: addDays, add_months: addMonths, add_hours: addHours,
  };

  /** Those of them that take the calendar of statutory holidays before their arguments. */
  const consulting = { workday, networkdays, weekdays, holidays };

  return { consulting, functions };
})();
