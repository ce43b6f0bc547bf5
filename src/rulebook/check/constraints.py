"""Constraints between parameters hold on every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rulebook.answer import Evaluator, NotYet
from rulebook.bilingual import NO_WORDS, Words, both, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Parameter
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
                shown = [_value(parameter, evaluator) for parameter in parameters]
                values = Words("，".join(words.zh for words in shown), ", ".join(words.en for words in shown))
                when = NO_WORDS if day == date.min else said("on that day", day=day.isoformat())
                message = said("constraint broken", name=constraint.name, when=when, values=values)
                yield Problem(constraint.place, "broken-constraint", message, said("required", words=constraint.words))
                break


def _value(parameter: Parameter, evaluator: Evaluator) -> Words:
    value = both(lambda language: in_words(evaluator[parameter.name], parameter, evaluator.handbook, language))
    return said("has value", field=called(parameter.name, parameter.words), value=value)
