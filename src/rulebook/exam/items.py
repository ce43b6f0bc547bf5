"""Items: what can be asked about a handbook, each with one right option, its reason, and the clauses it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from rulebook.bilingual import LANGUAGES, Words, both
from rulebook.handbook import Field, Handbook, Parameter, current
from rulebook.language import NumberType, Value

__all__ = [
    "BLANK",
    "FEWEST_OPTIONS",
    "MOST_OPTIONS",
    "Item",
    "Kind",
    "begun",
    "beside",
    "concerned",
    "is_reading",
    "near",
    "options",
]

Kind = Literal["case", "which", "value", "who"]

BLANK = Words("（　　）", "____")
"""Where the right option belongs, as exams write it in each language."""

FEWEST_OPTIONS, MOST_OPTIONS = 3, 4
"""Of two options one is right by the toss of a coin: no such item is made."""

# How far the numbers lie from each other that people set: the first step that divides one.
STEPS = ("1000", "500", "100", "50", "10", "12", "5", "6", "4", "1", "0.5", "0.1", "0.01", "0.001")
ROUND = tuple(map(Decimal, STEPS))


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the bank. The first of its `options` is the right one; a paper shuffles them.

    `about` says what it is about, `given` are the steps of a procedure and who takes them, `text` is a question, or a
    sentence with a `BLANK` to fill. `source` is what it was made from: items of one source ask about much the same. The
    `id` is made of what the item is made of, so it stays while the policy does; its `number` is its place in the bank.
    """

    id: str
    kind: Kind
    source: str
    policy: str
    roles: tuple[str, ...]
    about: Words
    given: tuple[tuple[Words, Words], ...]
    text: Words
    options: tuple[Words, ...]
    because: tuple[Words, ...]
    clauses: tuple[str, ...]
    questions: tuple[str, ...]
    number: int = 0


def options(right: Words, others: Iterable[Words], shown: Iterable[Words] = ()) -> tuple[Words, ...]:
    """The right option and, after it, as many others as there is room for, all of them different in each language.

    What the item shows already is no option, for nobody would choose it.

    >>> five, three = Words("5 天", "5 days"), Words("3 天", "3 days")
    >>> [option.en for option in options(five, [five, three, three])]
    ['5 days', '3 days']
    """
    found = [right]
    visible = list(shown)
    for other in others:
        new = all(other[language] != option[language] for option in found for language in LANGUAGES)
        if new and not any(other[language] in text[language] for text in visible for language in LANGUAGES):
            found.append(other)
        if len(found) == MOST_OPTIONS:
            break
    return tuple(found)


def concerned(handbook: Handbook, clauses: Iterable[str]) -> tuple[str, ...]:
    """The roles that the clauses apply to or give a step, and their kinds, in the handbook's order."""
    found: set[str] = set()
    for clause in (handbook.clauses[id] for id in clauses):
        found.update(clause.applies_to, (step.role for step in clause.steps))
    return tuple(role for role in handbook.roles if not found.isdisjoint(handbook.kinds_of(role)))


def beside(value: Value, field: Field) -> Iterator[Value]:
    """What could be taken for the value: numbers a round step away from it, neighbouring days, times and hours.

    >>> from rulebook.problem import Place
    >>> hours = Field("hours", Words("小时", "hours"), NumberType((("hour", 1),), 0), {}, Place("a"))
    >>> [str(number) for number in beside(Decimal(24), hours)], [str(number) for number in beside(Decimal(1), hours)]
    (['12', '36', '48', '60'], ['2', '3', '4'])
    """
    match value:
        case Decimal() if value > 0:
            step = next(step for step in ROUND if value % step == 0 and (value > step or step <= 1))
            near = (value + step * count for count in (-1, 1, 2, -2, 3))
            most = 100 if isinstance(field.type, NumberType) and field.type.measure == (("percent", 1),) else math.inf
            yield from (number for number in near if 0 < number <= most)
        case datetime():
            yield from (value + timedelta(hours=count) for count in (-1, 1, 2, -2))
        case date():
            yield from (value + timedelta(days=count) for count in (1, -1, 2, -2))
        case time():
            moment = datetime.combine(date(2000, 1, 2), value)
            yield from ((moment + timedelta(minutes=count)).time() for count in (15, -15, 30, -30))


def near(value: Value, others: Iterable[Value], field: Field) -> Iterator[Value]:
    """What could be taken for the value: the others, of numbers the nearest first, then what lies beside it.

    >>> from rulebook.problem import Place
    >>> hours = Field("hours", Words("小时", "hours"), NumberType((("hour", 1),), 0), {}, Place("a"))
    >>> [str(number) for number in near(Decimal(24), map(Decimal, (4, 40, 30)), hours)]
    ['30', '40', '12', '36', '48', '60']
    """
    if isinstance(value, Decimal):
        numbers = sorted(
            {other for other in others if isinstance(other, Decimal)}, key=lambda other: abs(other - value)
        )
        others = [other for other in numbers if value == 0 or value / 4 <= other <= value * 4]
    if isinstance(value, date):
        yield from beside(value, field)  # the days of other cases are no days of this one
    yield from others
    if not isinstance(value, date):
        yield from beside(value, field)


def is_reading(handbook: Handbook, parameter: Parameter, as_of: date) -> bool:
    """Whether the value of the day is a reading of ours: a choice between readings, or a number no source states."""
    dated = current(parameter.values, as_of)
    if parameter.choices:
        return bool(parameter.questions)
    return dated is not None and bool(dated.basis) and all(id in handbook.questions for id in dated.basis)


def begun(words: Words) -> Words:
    """The words with a capital, as a line begins."""
    return both(lambda language: words[language][:1].upper() + words[language][1:])
