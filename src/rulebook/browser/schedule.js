// The schedule of an answer: every day from the first to the last, and what it is for. Twin of schedule.py.
"use strict";

(() => {
  const { compare, dayOf, weekday } = rulebook.numbers;
  const { Evaluator, isMissing } = rulebook.evaluation;
  const { say } = rulebook.values;

  /** Every day with its kind and the words for it; none where there is no schedule or it is not known yet. */
  rulebook.schedule = (rules, { facts, asOf, whatIf }) => {
    const laid = rules.calculator.schedule;
    if (!laid) return [];
    const evaluator = new Evaluator(rules, facts, asOf, whatIf);
    const values = laid.formulas.map((node) => evaluator.printed(node));
    if (values.some(isMissing)) return [];
    const [first, last, rest, restFrom = first] = values;
    const scheduled = (day) => {
      if (evaluator.calendar.isHoliday(day)) return { day, kind: "holiday", words: rules.holidays.days[day] };
      if (compare(day, restFrom) >= 0 && weekday(day) === rest) return { day, kind: "rest", words: say(rules, "rest") };
      return { day, kind: laid.kind, words: laid.label };
    };
    const days = [];
    for (let number = first.number; number <= last.number; number += 1n) days.push(scheduled(dayOf(number)));
    return days;
  };
})();
