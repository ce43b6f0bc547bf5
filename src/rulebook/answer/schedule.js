// The schedule of an answer: every day from the first to the last, and what it is for. Twin of schedule.py.
"use strict";

(() => {
  const { compare } = rulebook.numbers;
  const { Day, dayOf, weekday } = rulebook.calendar;
  const { say } = rulebook.sentences;
  const { isMissing } = rulebook.semantics;

  /** Every day with its kind and the words for it; none where there is no schedule or it is not known yet.
      @param {Rules} rules @param {Answer} given */
  rulebook.schedule = (rules, { evaluator }) => {
    const laid = rules.calculator.schedule;
    if (!laid) return [];
    const values = laid.formulas.map((node) => evaluator.printed(node));
    if (values.some(isMissing)) return [];
    const [first, last, rest, restFrom = first] = values;
    /** @param {Day} day */
    const scheduled = (day) => {
      if (evaluator.calendar.isHoliday(day)) return { day, kind: "holiday", words: rules.holidays?.days[String(day)] ?? "" };
      if (compare(day, restFrom) >= 0 && weekday(day) === rest) return { day, kind: "rest", words: say(rules, "rest") };
      return { day, kind: laid.kind, words: laid.label };
    };
    const days = [];
    for (let number = first.number; number <= last.number; number += 1n) days.push(scheduled(dayOf(number)));
    return days;
  };

  /** The stretches of each day of the schedule's own kind, from one time to another; none where they are not known.
      @param {Rules} rules @param {Answer} given */
  rulebook.hours = (rules, { evaluator }) => {
    const laid = rules.calculator.schedule?.hours ?? [];
    const found = laid.map(([from, to]) => /** @type {[any, any]} */ ([evaluator.printed(from), evaluator.printed(to)]));
    return found.flat().some(isMissing) ? [] : found;
  };

  /** What else falls on days of the schedule or before it, where there is such a day.
      @param {Rules} rules @param {Answer} given */
  rulebook.marks = (rules, { evaluator }) => {
    const found = (rules.calculator.schedule?.marks ?? []).map(({ days, clause, label }) => {
      const [start, end] = days.map((node) => evaluator.printed(node));
      return { start, end, clause, words: label };
    });
    return found.filter((mark) => [mark.start, mark.end].every((day) => day instanceof Day));
  };
})();
