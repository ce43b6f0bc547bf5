"""Spelling: the text that a person types for a value."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from rulebook.language.ast import Value
from rulebook.language.types import Bound

__all__ = ["digits", "typed"]


def digits(number: Bound) -> str:
    """The number in plain digits, without zeros that say nothing.

    >>> digits(Decimal("120.00")), digits(Decimal("94.95")), digits(Decimal("-0"))
    ('120', '94.95', '0')
    """
    text = f"{Decimal(number.numerator) / number.denominator if isinstance(number, Fraction) else number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def typed(value: Value) -> str:
    """The text that a person types for a value.

    >>> typed(Decimal("9.50")), typed(True), typed(date(2026, 2, 1)), typed(datetime(2026, 2, 1, 9, 30))
    ('9.5', 'yes', '2026-02-01', '2026-02-01T09:30')
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return digits(value)
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)
