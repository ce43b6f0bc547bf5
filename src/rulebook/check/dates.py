"""Rules stand on clauses that hold as long as they do, and on holidays that are known in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import consults
from rulebook.problem import Problem

__all__ = ["clauses_in_force", "holidays_known"]


def clauses_in_force(subject: Subject) -> Iterator[Problem]:
    """A clause ends after it begins, and holds on every day on which a row names it."""
    book = subject.handbook
    for clause in book.clauses.values():
        if clause.since and clause.until and clause.until < clause.since:
            message = said("ends before", clause=clause.id, until=clause.until, since=clause.since)
            yield Problem(clause.place, "clause-not-in-force", message, said("correct days"))
    for decision in book.decisions.values():
        starts = [version.since or date.min for version in decision.versions]
        ends = [*(start - timedelta(days=1) if start > date.min else start for start in starts[1:]), date.max]
        for version, start, end in zip(decision.versions, starts, ends, strict=True):
            for row in version.rows:
                named = book.clauses.get(row.clause)
                if named is None:
                    continue
                if (named.since and named.since > start) or (named.until and named.until < end):
                    message = said(
                        "outlives clause",
                        decision=called(decision.id, decision.words),
                        rule=_span(start, end),
                        clause=named.id,
                        held=_span(named.since or date.min, named.until or date.max),
                    )
                    yield Problem(row.place, "clause-not-in-force", message, said("dated rule"))


def holidays_known(subject: Subject) -> Iterator[Problem]:
    """Where rules or the handbook speak of statutory holidays, those of the next year are known (a warning)."""
    book, next_year = subject.handbook, subject.as_of.year + 1
    using = [decision.place for decision in book.decisions.values() if consults(book, [decision.id])]
    places = [year.place for year in book.holidays.values()] or using
    known = str(next_year) in book.holidays or str(next_year) in subject.loaded.broken
    if places and not known:
        message = said("holidays", year=next_year)
        yield Problem(max(places), "holidays-unknown", message, said("run holidays"), warning=True)


def _span(start: date, end: date) -> Words:
    match start == date.min, end == date.max:
        case True, True:
            return said("every day")
        case True, False:
            return said("span until", end=end.isoformat())
        case False, True:
            return said("span from", start=start.isoformat())
    return said("span", start=start.isoformat(), end=end.isoformat())
