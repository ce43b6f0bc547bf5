"""Rules stand on clauses that hold as long as they do, and on holidays that are known in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rulebook.check.subject import Subject
from rulebook.handbook import consults
from rulebook.problem import Problem

__all__ = ["clauses_in_force", "holidays_known"]


def clauses_in_force(subject: Subject) -> Iterator[Problem]:
    """A clause ends after it begins, and holds on every day on which a row names it."""
    book = subject.handbook
    for clause in book.clauses.values():
        if clause.since and clause.until and clause.until < clause.since:
            message = f"the clause '{clause.id}' ends on {clause.until} before it begins on {clause.since}"
            yield Problem(clause.place, "clause-not-in-force", message, "correct 'from' or 'until'")
    for decision in book.decisions.values():
        starts = [version.since or date.min for version in decision.versions]
        ends = [*(start - timedelta(days=1) if start > date.min else start for start in starts[1:]), date.max]
        for version, start, end in zip(decision.versions, starts, ends, strict=True):
            for row in version.rows:
                named = book.clauses.get(row.clause)
                if named is None:
                    continue
                if (named.since and named.since > start) or (named.until and named.until < end):
                    message = f"a rule of '{decision.id}' holds{_span(start, end)}, its clause '{named.id}'"
                    message += f" only{_span(named.since or date.min, named.until or date.max)}"
                    hint = "write the rule under 'versions' with the days of its clause, or name another clause"
                    yield Problem(row.place, "clause-not-in-force", message, hint)


def holidays_known(subject: Subject) -> Iterator[Problem]:
    """Where rules or the handbook speak of statutory holidays, those of the next year are known (a warning)."""
    book, next_year = subject.handbook, subject.as_of.year + 1
    using = [decision.place for decision in book.decisions.values() if consults(book, [decision.id])]
    places = [year.place for year in book.holidays.values()] or using
    known = str(next_year) in book.holidays or str(next_year) in subject.loaded.broken
    if places and not known:
        message = f"the statutory holidays of {next_year} are not known"
        yield Problem(max(places), "holidays-unknown", message, "run 'rulebook holidays'", warning=True)


def _span(start: date, end: date) -> str:
    begins = "" if start == date.min else f" from {start.isoformat()}"
    ends = "" if end == date.max else f" until {end.isoformat()}"
    return begins + ends or " on every day"
