"""Reckoning with days: sums of dates and times, and counts of days that leave out rest days and statutory holidays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

__all__ = [
    "FIRST_YEAR", "LAST_YEAR", "WEEKDAYS", "Beyond", "Calendar", "Unanswerable", "add_days", "add_hours", "add_months",
    "holidays", "networkdays", "plus_months", "weekdays", "workday",
]  # fmt: skip

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Days outside these years are taken for slips of the pen; so what is computed from days has bounds."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week as choices, in their order."""

_DAY = timedelta(days=1)


class Unanswerable(Exception):
    """There is no answer, for a reason that lies in the rules or in the days, not in a fact that is missing."""


class Beyond(Unanswerable):
    """A day that cannot be reckoned with: its statutory holidays are not known, or (None) it is beyond all years."""

    def __init__(self, day: date | None) -> None:
        super().__init__(f"{day or 'a day'} is beyond the calendar")
        self.day = day


@dataclass(frozen=True, slots=True)
class Calendar:
    """The statutory holidays, and for each known year whether its arrangement has been announced.

    `consulted` gathers the years that were asked about.
    """

    holidays: Container[date]
    years: Mapping[int, bool]
    consulted: set[int] = field(default_factory=set, compare=False)

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a statutory holiday. Raises `Beyond` in a year that is not known."""
        if day.year not in self.years:
            raise Beyond(day)
        self.consulted.add(day.year)
        return day in self.holidays

    def is_working(self, day: date, rest: Container[str]) -> bool:
        """Whether the day is neither a statutory holiday nor one of the weekdays of rest."""
        return not self.is_holiday(day) and WEEKDAYS[day.weekday()] not in rest


def _within(day: date) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise Beyond(None)


def add_days(day: date, count: Decimal) -> date:
    """The day so many calendar days later, or earlier where the count is negative.

    >>> add_days(date(2026, 11, 30), Decimal(-2))
    datetime.date(2026, 11, 28)
    """
    number = day.toordinal() + int(count)
    if not date(FIRST_YEAR, 1, 1).toordinal() <= number <= date(LAST_YEAR, 12, 31).toordinal():
        raise Beyond(None)
    return date.fromordinal(number)


def plus_months(day: date, months: int) -> date:
    """The same date so many months later, or the last day of that month where it has no such date.

    >>> plus_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_months(day: date, count: Decimal) -> date:
    """As `plus_months`, within the years that can be told; the count may be negative.

    >>> add_months(date(2026, 3, 31), Decimal(-1))
    datetime.date(2026, 2, 28)
    """
    if not FIRST_YEAR * 12 <= day.year * 12 + day.month - 1 + int(count) < (LAST_YEAR + 1) * 12:
        raise Beyond(None)
    return plus_months(day, int(count))


def add_hours(moment: datetime, count: Decimal) -> datetime:
    """The moment so many hours by the clock later, or earlier.

    >>> add_hours(datetime(2026, 12, 31, 20, 30), Decimal(8))
    datetime.datetime(2027, 1, 1, 4, 30)
    """
    days, hours = divmod(moment.hour + int(count), 24)
    return datetime.combine(add_days(moment.date(), Decimal(days)), moment.time().replace(hour=hours))


def workday(calendar: Calendar, day: date, count: Decimal, *rest: str) -> date:
    """The working day so many after the day, or before it; with 0, the day itself. Spreadsheets' WORKDAY.INTL.

    >>> new_year = Calendar({date(2027, 1, 1)}, {2026: True, 2027: False})
    >>> workday(new_year, date(2026, 12, 31), Decimal(1)), workday(new_year, date(2027, 1, 4), Decimal(-1), "sunday")
    (datetime.date(2027, 1, 2), datetime.date(2027, 1, 2))
    """
    step = _DAY if count > 0 else -_DAY
    left = abs(int(count))
    while left:
        day = _within(day + step)
        left -= calendar.is_working(day, rest)
    return day


def networkdays(calendar: Calendar, first: date, last: date, *rest: str) -> Decimal:
    """How many working days from the first to the last day, both counted. Spreadsheets' NETWORKDAYS.INTL.

    >>> networkdays(Calendar({date(2026, 1, 1)}, {2026: True}), date(2026, 1, 1), date(2026, 1, 7), "sunday")
    Decimal('5')
    """
    return Decimal(sum(calendar.is_working(day, rest) for day in _span(first, last)))


def weekdays(calendar: Calendar, first: date, last: date, *wanted: str) -> Decimal:
    """How many of these weekdays there are from the first to the last day, statutory holidays left out.

    >>> weekdays(Calendar({date(2026, 10, 2)}, {2026: True}), date(2026, 9, 21), date(2026, 10, 4), "friday")
    Decimal('1')
    """
    return Decimal(
        sum(not calendar.is_holiday(day) and WEEKDAYS[day.weekday()] in wanted for day in _span(first, last))
    )


def holidays(calendar: Calendar, first: date, last: date) -> Decimal:
    """How many statutory holidays there are from the first to the last day, on whatever weekday.

    >>> holidays(Calendar({date(2026, 5, 1), date(2026, 5, 2)}, {2026: True}), date(2026, 5, 2), date(2026, 5, 31))
    Decimal('1')
    """
    return Decimal(sum(map(calendar.is_holiday, _span(first, last))))


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
