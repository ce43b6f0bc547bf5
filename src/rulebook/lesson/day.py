"""Day: the day of a lesson, which notes for which other days all that it was asked would have been answered alike.

A lesson's day decides which values, rows and clauses hold: it is compared with other days, and nothing else. So a run
that only compared holds for every day between the nearest of those. One that took the day itself, to print it or to
reckon from it, holds for that day; one that took its year, for that year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

__all__ = ["Day", "days"]

ONE = timedelta(days=1)


class Day(date):
    """A date that behaves as any other, and narrows down `days` with what it answers.

    >>> day, Day.between = Day(2026, 11, 21), (date.min, date.max)
    >>> day < date(2027, 7, 1), date(2026, 7, 1) <= day, days()
    (True, True, (datetime.date(2026, 7, 1), datetime.date(2027, 6, 30)))
    >>> day.year, days()
    (2026, (datetime.date(2026, 7, 1), datetime.date(2026, 12, 31)))
    >>> f"{day}", days()
    ('2026-11-21', (datetime.date(2026, 11, 21), datetime.date(2026, 11, 21)))
    """

    between: tuple[date, date] = date.min, date.max

    def __getattribute__(self, name: str) -> Any:
        if name == "year":
            year = date.year.__get__(self)
            _narrow(date(year, 1, 1), date(year, 12, 31))
            return year
        if name != "__class__":
            return getattr(_itself(self), name)
        return Day

    def __lt__(self, other: date) -> bool:
        return _earlier(self, other)

    def __ge__(self, other: date) -> bool:
        return not _earlier(self, other)

    def __le__(self, other: date) -> bool:
        return other == date.max or _earlier(self, other + ONE)

    def __gt__(self, other: date) -> bool:
        return not self <= other

    def __eq__(self, other: object) -> bool:
        return other is self or _itself(self) == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(_itself(self))

    def __add__(self, other: timedelta) -> Any:
        return _itself(self) + other

    def __radd__(self, other: timedelta) -> Any:
        return _itself(self) + other

    def __sub__(self, other: Any) -> Any:
        return _itself(self) - other

    def __rsub__(self, other: date) -> timedelta:
        return other - _itself(self)

    def __str__(self) -> str:
        return str(_itself(self))

    def __repr__(self) -> str:
        return repr(_itself(self))

    def __format__(self, form: str) -> str:
        return format(_itself(self), form)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return _itself(self).__reduce_ex__(protocol)


def days() -> tuple[date, date]:
    """The first and the last day for which everything asked of this process's day would have been answered alike."""
    return Day.between


def _earlier(day: Day, other: date) -> bool:
    """Whether the day is before the other."""
    found = date.__lt__(day, other)
    if found:
        _narrow(date.min, other - ONE)
    else:
        _narrow(other, date.max)
    return found


def _itself(day: Day) -> date:
    """The day as a plain date: whoever has that may do anything with it."""
    plain = date.fromordinal(date.toordinal(day))
    _narrow(plain, plain)
    return plain


def _narrow(first: date, last: date) -> None:
    Day.between = max(Day.between[0], first), min(Day.between[1], last)
