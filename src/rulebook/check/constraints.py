"""Constraints between parameters hold on every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rulebook.answer import Evaluator, NotYet
from rulebook.check.subject import Subject
from rulebook.problem import Problem
from rulebook.wording import in_words

__all__ = ["constraints_hold"]


def constraints_hold(subject: Subject) -> Iterator[Problem]:
    """What is required between parameters holds from the day of each of their values on."""
    book = subject.handbook
    for constraint in book.constraints.values():
        if not set(constraint.reads) <= book.parameters.keys() - subject.loaded.failing:
            continue
        parameters = [book.parameters[name] for name in constraint.reads]
        days = {dated.since or date.min for parameter in parameters for dated in parameter.values}
        for day in sorted(days):
            evaluator = Evaluator(book, {}, day)
            try:
                holds = evaluator.value(constraint.requires)
            except NotYet:
                continue
            if holds is False:
                shown = (f"{p.name} = {in_words(evaluator[p.name], p, book, 'en')}" for p in parameters)
                when = "" if day == date.min else f" from {day.isoformat()}"
                message = f"'{constraint.name}' does not hold{when}: {', '.join(shown)}"
                yield Problem(constraint.place, "broken-constraint", message, f"required is: {constraint.words.en}")
                break
