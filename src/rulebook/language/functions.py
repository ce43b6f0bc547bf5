"""The closed list of functions that formulas may call, with what each computes.

Arguments and results are exact: a quotient is a `Fraction` until `floor`, `ceiling` or `round` makes it a
`Decimal` of finite scale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)  # fmt: skip
from fractions import Fraction
from math import ceil, floor
from typing import Any

from rulebook.bilingual import Words
from rulebook.language import calendar
from rulebook.language.sentences import said

__all__ = ["EXACT", "FUNCTIONS", "Function"]

EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow, Clamped])
"""In which numbers are computed: it raises where the usual context would round to 28 digits in silence."""

_DOWN, _UP = (
    Context(prec=60, rounding=rounding, traps=[InvalidOperation, DivisionByZero, Overflow])
    for rounding in (ROUND_FLOOR, ROUND_CEILING)
)
_ONE = Decimal(1)

Number = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the rule language: how to write it, how many arguments it takes, what it computes.

    One that `consults` the calendar of statutory holidays computes with it as its first argument. Of a quotient of
    decimals, `quotient` computes the same without making a fraction of it.
    """

    usage: str
    fewest: int
    most: int
    compute: Callable[..., Any]
    consults: bool = False
    quotient: Callable[[Decimal, Decimal], Decimal] | None = None

    @property
    def takes(self) -> Words:
        """How many arguments, in words."""
        if self.fewest == self.most:
            return said("exactly one") if self.fewest == 1 else said("exactly", fewest=self.fewest)
        if self.most == 9:
            return said("at least", fewest=self.fewest)
        return said("so many", fewest=self.fewest, most=self.most)


def _floor(x: Number) -> Decimal:
    """The greatest whole number not above x.

    >>> _floor(Fraction(-1, 2))
    Decimal('-1')
    """
    return Decimal(floor(x))


def _ceiling(x: Number) -> Decimal:
    """The least whole number not below x.

    >>> _ceiling(Fraction(12, 5))
    Decimal('3')
    """
    return Decimal(ceil(x))


def _floored(x: Decimal, y: Decimal) -> Decimal:
    """The greatest whole number not above x / y: a quotient rounded down to many digits is never below it.

    >>> _floored(Decimal(-1), Decimal(2)), _floored(Decimal("7.5"), Decimal("2.5"))
    (Decimal('-1'), Decimal('3'))
    """
    return EXACT.plus(_DOWN.quantize(_DOWN.divide(x, y), _ONE))


def _ceiled(x: Decimal, y: Decimal) -> Decimal:
    """The least whole number not below x / y.

    >>> _ceiled(Decimal(-1), Decimal(2)), _ceiled(Decimal(12), Decimal(5))
    (Decimal('0'), Decimal('3'))
    """
    return EXACT.plus(_UP.quantize(_UP.divide(x, y), _ONE))


def _round(x: Number, places: Decimal) -> Decimal:
    """The number to so many decimals, halves away from zero (FEEL's `round half up`).

    >>> _round(Fraction(200, 3), Decimal(2)), _round(Decimal("-0.125"), Decimal(2))
    (Decimal('66.67'), Decimal('-0.13'))
    """
    digits = int(places)
    scaled = abs(Fraction(x)) * 10**digits
    whole = floor(scaled + Fraction(1, 2))
    return Decimal(whole if x >= 0 else -whole).scaleb(-digits, EXACT)


def _number(x: Number) -> Number:
    """The number without its unit.

    >>> _number(Decimal(7))
    Decimal('7')
    """
    return x


def _least(*values: Any) -> Any:
    """The least of numbers or dates.

    >>> _least(Decimal(16), Decimal(15))
    Decimal('15')
    """
    return min(values)


def _greatest(*values: Any) -> Any:
    """The greatest of numbers or dates.

    >>> _greatest(Decimal(0), Decimal(-3))
    Decimal('0')
    """
    return max(values)


def _not(value: bool) -> bool:
    """The opposite of a yes or no.

    >>> _not(True)
    False
    """
    return not value


def _days(first: date, last: date) -> Decimal:
    """How many calendar days from the first to the last, both counted.

    >>> _days(date(2026, 2, 1), date(2026, 4, 30))
    Decimal('89')
    """
    return Decimal((last - first).days + 1)


def _months(first: date, last: date) -> Decimal:
    """How many full calendar months from the first to the last day, both counted.

    A month is full on the day before the same date of the next month: 1 February to 30 April is three.

    >>> _months(date(2026, 2, 1), date(2026, 4, 30)), _months(date(2026, 2, 1), date(2026, 4, 29))
    (Decimal('3'), Decimal('2'))
    """
    count = max(0, (last.year - first.year) * 12 + last.month - first.month - 1)
    while (calendar.plus_months(first, count + 1) - last).days <= 1:
        count += 1
    return Decimal(count)


def _minutes(start: time, end: time) -> Decimal:
    """How many minutes from one time of day to another, negative when the second is earlier.

    >>> _minutes(time(11, 30), time(13, 0))
    Decimal('90')
    """
    return Decimal((end.hour - start.hour) * 60 + end.minute - start.minute)


FUNCTIONS = {
    "floor": Function("floor(x)", 1, 1, _floor, quotient=_floored),
    "ceiling": Function("ceiling(x)", 1, 1, _ceiling, quotient=_ceiled),
    "round": Function("round(x, 2)", 2, 2, _round),
    "min": Function("min(x, y)", 2, 9, _least),
    "max": Function("max(x, y)", 2, 9, _greatest),
    "not": Function("not(condition)", 1, 1, _not),
    "days": Function("days(first_day, last_day)", 2, 2, _days),
    "months": Function("months(first_day, last_day)", 2, 2, _months),
    "minutes": Function("minutes(start, end)", 2, 2, _minutes),
    "number": Function("number(x)", 1, 1, _number),
    "add_days": Function("add_days(day, n)", 2, 2, calendar.add_days),
    "add_months": Function("add_months(day, n)", 2, 2, calendar.add_months),
    "add_hours": Function("add_hours(moment, n)", 2, 2, calendar.add_hours),
    "workday": Function("workday(day, n, weekday, …)", 2, 8, calendar.workday, consults=True),
    "networkdays": Function("networkdays(first, last, weekday, …)", 2, 8, calendar.networkdays, consults=True),
    "weekdays": Function("weekdays(first, last, weekday, …)", 3, 8, calendar.weekdays, consults=True),
    "holidays": Function("holidays(first, last)", 2, 2, calendar.holidays, consults=True),
}
"""By the name that formulas write."""
