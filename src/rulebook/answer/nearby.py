"""What would have changed an answer: the nearest other value of each fact that answers differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain, islice

from rulebook.answer.request import Answer, answer_values
from rulebook.handbook import Fact, Handbook, narrowed_to
from rulebook.language import EXACT, MomentType, NumberType, Value
from rulebook.wording import Refusal

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
    left as they are. What changes with every step, as a total does with each point, has no boundary and does not
    count. An incomplete answer has none.
    """
    if answer.missing:
        return
    facts = narrowed_to(handbook, answer.calculator).facts
    for name, value in answer.facts.items():
        for candidates in _sides(facts[name], value):
            tried = _tried(handbook, answer, name, candidates)
            opening = list(islice(tried, 2))
            flowing = _flowing(handbook, answer, [near.answer for near in opening])
            changed = (near for near in chain(opening, tried) if _differs(answer, near.answer, flowing))
            yield from islice(changed, 1)


def _tried(handbook: Handbook, answer: Answer, fact: str, candidates: Iterator[Value]) -> Iterator[Nearby]:
    for candidate in candidates:
        told = {**answer.facts, fact: candidate}
        try:
            other = answer_values(handbook, answer.calculator, told, answer.as_of, answer.what_if)
        except Refusal:
            return
        if other.missing:
            return
        yield Nearby(fact, candidate, other)


def _flowing(handbook: Handbook, answer: Answer, opening: list[Answer]) -> set[str]:
    """The numbers and days among the outputs that change with the first step and with the second."""
    if len(opening) < 2:
        return set()
    first, second = (other.outputs for other in opening)
    kinds = {output: handbook.outputs[output].type for output in answer.outputs}
    return {
        output
        for output, kind in kinds.items()
        if isinstance(kind, NumberType | MomentType)
        and answer.outputs[output] != first[output]
        and first[output] != second[output]
    }


def _differs(answer: Answer, other: Answer, flowing: set[str]) -> bool:
    return any(value != other.outputs[name] for name, value in answer.outputs.items() if name not in flowing)


def _sides(fact: Fact, value: Value) -> Iterator[Iterator[Value]]:
    kind = fact.type
    if isinstance(value, bool):
        yield iter([not value])
    elif isinstance(value, Decimal) and isinstance(kind, NumberType):
        for sign in (-1, 1):
            numbers = (EXACT.add(value, sign * kind.step * i) for i in range(1, STEPS + 1))
            yield (number for number in numbers if kind.admits(number))
    elif isinstance(value, date) and not isinstance(value, datetime):
        for sign in (-1, 1):
            yield (value + timedelta(days=sign * i) for i in range(1, STEPS + 1))
