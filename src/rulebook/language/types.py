"""Types of values: numbers with unit, scale and bounds; choices; yes or no; dates, times and both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rulebook.bilingual import Words
from rulebook.language.sentences import said

__all__ = [
    "NONE",
    "PLAIN",
    "Bound",
    "ChoiceType",
    "Measure",
    "MomentType",
    "NumberType",
    "Type",
    "YesNoType",
    "measure",
    "numerator",
    "times",
    "write_measure",
]

Measure = tuple[tuple[str, int], ...]
"""A unit of measurement: unit ids with their powers, sorted; ``yuan/calendar_day`` is
``(("calendar_day", -1), ("yuan", 1))`` and a plain number is ``()``."""

PLAIN: Measure = ()

Bound = Decimal | Fraction
"""An end of the range that a number lies in; a fraction only while a formula is being worked out."""


def measure(text: str) -> Measure:
    """The measure that the text writes: units multiplied with ``*`` before one ``/`` and divided after it.

    >>> measure("yuan/calendar_day")
    (('calendar_day', -1), ('yuan', 1))
    """
    above, _, below = text.partition("/")
    parts = [(unit.strip(), 1) for unit in above.split("*") if unit.strip() not in ("", "1")]
    parts += [(unit.strip(), -1) for unit in below.split("*") if unit.strip()]
    return _collected(parts)


def times(left: Measure, right: Measure, power: int = 1) -> Measure:
    """The product of two measures, or their quotient with `power` -1; equal units cancel.

    >>> write_measure(times(measure("yuan/calendar_day"), measure("calendar_day")))
    'yuan'
    """
    return _collected([*left, *((unit, count * power) for unit, count in right)])


def write_measure(value: Measure) -> str:
    """The measure as its author writes it.

    >>> write_measure(measure("calendar_day/training_day"))
    'calendar_day/training_day'
    """
    above = "*".join(unit for unit, count in value for _ in range(count))
    below = "*".join(unit for unit, count in value for _ in range(-count))
    return f"{above or '1'}/{below}" if below else above


def numerator(value: Measure) -> Measure:
    """What stands above the slash.

    >>> numerator(measure("calendar_day/training_day"))
    (('calendar_day', 1),)
    """
    return tuple((unit, count) for unit, count in value if count > 0)


def _collected(parts: Iterable[tuple[str, int]]) -> Measure:
    powers: dict[str, int] = {}
    for unit, count in parts:
        powers[unit] = powers.get(unit, 0) + count
    return tuple(sorted((unit, count) for unit, count in powers.items() if count))


@dataclass(frozen=True, slots=True)
class NumberType:
    """An exact number: its measure, how many decimals it may have, and its bounds (None: unbounded).

    `measure` is None for a literal such as 5, which takes the measure of what it meets; `scale` is None for
    a quotient, which may have no finite scale and must be rounded.
    """

    measure: Measure | None
    scale: int | None
    low: Bound | None = None
    high: Bound | None = None
    optional: bool = False

    @property
    def step(self) -> Decimal:
        """By how much two neighbours differ."""
        return Decimal(1).scaleb(-(self.scale or 0))

    def admits(self, number: Decimal) -> bool:
        """Whether the number lies within the bounds."""
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    @property
    def words(self) -> Words:
        """What it is called in messages."""
        return said("number of", unit=write_measure(self.measure)) if self.measure else said("number")


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One of a closed list of ids."""

    choices: tuple[str, ...]
    optional: bool = False

    @property
    def words(self) -> Words:
        """What it is called in messages."""
        if not self.choices:
            return said("absent")
        return said("one of", choices=Words("、".join(self.choices), ", ".join(self.choices)))


@dataclass(frozen=True, slots=True)
class YesNoType:
    """Yes or no."""

    optional: bool = False

    @property
    def words(self) -> Words:
        """What it is called in messages."""
        return said("yes-no")


@dataclass(frozen=True, slots=True)
class MomentType:
    """A point of time: `kind` is ``date``, ``time`` (of day, in whole minutes) or ``datetime`` (both)."""

    kind: str
    optional: bool = False

    @property
    def words(self) -> Words:
        """What it is called in messages."""
        return said(self.kind)


Type = NumberType | ChoiceType | YesNoType | MomentType

NONE = ChoiceType((), optional=True)
"""The type of ``null``: fits every output, as absent."""
