"""What would have changed an answer: the nearest other value of each fact that answers differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from rulebook.answer import Answer, answer_values
from rulebook.handbook import Fact, Handbook
from rulebook.language.ast import Value
from rulebook.language.functions import EXACT
from rulebook.language.types import NumberType
from rulebook.values import Refusal
from rulebook.view import seen_by

__all__ = ["STEPS", "Nearby", "nearby"]

STEPS = 400
"""How many steps to each side of a number or date are tried: days, points, or the smallest decimals."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A fact, the nearest value on one side at which the outputs differ, and the answer there."""

    fact: str
    value: Value
    answer: Answer


def nearby(handbook: Handbook, answer: Answer) -> Iterator[Nearby]:
    """The nearest changes of a complete answer, fact by fact, the lower one first.

    Numbers and dates are tried step by step on both sides until the answer changes, the request is refused
    or becomes incomplete, or `STEPS` is reached; a yes or no is turned round. Times, with a date or without, are
    left as they are. An incomplete answer has none.
    """
    if answer.missing:
        return
    facts = seen_by(handbook, answer.calculator).facts
    for name, value in answer.facts.items():
        for candidates in _sides(facts[name], value):
            for candidate in candidates:
                told = {**answer.facts, name: candidate}
                try:
                    other = answer_values(handbook, answer.calculator, told, answer.as_of, answer.what_if)
                except Refusal:
                    break
                if other.missing:
                    break
                if other.outputs != answer.outputs:
                    yield Nearby(name, candidate, other)
                    break


def _sides(fact: Fact, value: Value) -> Iterator[Iterator[Value]]:
    kind = fact.type
    if isinstance(value, bool):
        yield iter([not value])
    elif isinstance(value, Decimal) and isinstance(kind, NumberType):
        step = Decimal(1).scaleb(-(kind.scale or 0))
        for sign in (-1, 1):
            numbers = (EXACT.add(value, sign * step * i) for i in range(1, STEPS + 1))
            yield (number for number in numbers if kind.admits(number))
    elif isinstance(value, date) and not isinstance(value, datetime):
        for sign in (-1, 1):
            yield (value + timedelta(days=sign * i) for i in range(1, STEPS + 1))
