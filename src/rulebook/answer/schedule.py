"""The schedule of an answer: every day from the first to the last, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from rulebook.answer.request import Answer
from rulebook.bilingual import Words, both
from rulebook.handbook import Handbook
from rulebook.language import WEEKDAYS, Missing
from rulebook.wording import say

__all__ = ["Marked", "Scheduled", "hours", "marks", "schedule"]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A day and its kind: ``holiday``, ``rest``, or the calculator's own; `words` name the holiday or the kind."""

    day: date
    kind: str
    words: Words


@dataclass(frozen=True, slots=True)
class Marked:
    """What there is to do from the day `start` to the day `end`, in words, and the clause that says so."""

    start: date
    end: date
    clause: str
    words: Words


def schedule(handbook: Handbook, answer: Answer) -> tuple[Scheduled, ...]:
    """Every day of the answer's schedule, in order; none where the calculator has no schedule or it is not known yet.

    A statutory holiday on a day of rest is a holiday.
    """
    laid = answer.calculator.schedule
    if laid is None:
        return ()
    evaluator = answer.evaluator
    values = [evaluator.printed(node) for node in laid.formulas]
    if any(isinstance(value, Missing) for value in values):
        return ()
    first, last, rest, *begins = values
    rest_from = begins[0] if begins else first
    resting = both(lambda language: say("rest", language))

    def scheduled(day: date) -> Scheduled:
        if evaluator.calendar.is_holiday(day):
            return Scheduled(day, "holiday", handbook.holiday_names[day])
        if day >= rest_from and WEEKDAYS[day.weekday()] == rest:
            return Scheduled(day, "rest", resting)
        return Scheduled(day, laid.kind, laid.words)

    return tuple(scheduled(first + timedelta(days=n)) for n in range((last - first).days + 1))


def hours(answer: Answer) -> tuple[tuple[time, time], ...]:
    """The stretches of each day of the schedule's own kind, from one time to another; none where they are not known."""
    laid = answer.calculator.schedule
    found = [tuple(answer.evaluator.printed(node) for node in pair) for pair in (laid.hours if laid else ())]
    return () if any(isinstance(value, Missing) for pair in found for value in pair) else tuple(found)


def marks(answer: Answer) -> tuple[Marked, ...]:
    """What else falls on days of the schedule or before it, where there is such a day."""
    laid = answer.calculator.schedule
    printed = answer.evaluator.printed
    found = [(mark, printed(mark.start), printed(mark.end)) for mark in (laid.marks if laid else ())]
    return tuple(
        Marked(start, end, mark.clause, mark.words)
        for mark, start, end in found
        if isinstance(start, date) and isinstance(end, date)
    )
