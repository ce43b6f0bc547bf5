"""Decision tables: no gaps, no overlaps, no rows that nothing reaches, as `rulebook.prove` proves over all values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from rulebook.bilingual import Words, both, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Decision, Field, Handbook, Version
from rulebook.language import digits
from rulebook.problem import Problem, listing
from rulebook.prove import Unlike, table_findings

__all__ = ["tables_cover"]

_UNREACHED = {"empty": ("empty row", "correct row"), "covered": ("covered row", "move row")}
"""Why nothing reaches a row, and what to do."""


def tables_cover(subject: Subject) -> Iterator[Problem]:
    """A unique table covers every case exactly once, a first table at least once; every row can be hit."""
    book = subject.handbook
    for decision in book.decisions.values():
        for number, version in enumerate(decision.versions):
            if version.is_table and subject.sound(decision.id):
                found = table_findings(book, decision, number)
                for row, reason in found.unreached:
                    why, mend = _UNREACHED[reason]
                    of = called(decision.id, decision.words)
                    message = said("unreachable", row=row.number, decision=of, why=said(why))
                    yield Problem(row.place, "unreachable-row", message, said(mend))
                yield from (_problem(book, decision, version, wrong) for wrong in found.wrong)


def _problem(book: Handbook, decision: Decision, version: Version, wrong: Unlike) -> Problem:
    of, case, when = called(decision.id, decision.words), _case(book, wrong), _when(book, wrong)
    if not wrong.rows:
        return Problem(version.place, "gap", said("gap", decision=of, case=case, when=when), said("add a row"))
    first, second = wrong.rows
    message = said("overlap", first=first.number, second=second.number, decision=of, case=case, when=when)
    return Problem(second.place, "overlap", message, said("narrow one"))


def _when(book: Handbook, wrong: Unlike) -> Words:
    told = [] if wrong.as_of == date.min else [said("from day", day=wrong.as_of.isoformat())]
    for name, value in wrong.supposed.items():
        parameter = called(name, book.parameters[name].words)
        told.append(said("when unset", parameter=parameter, value=_shown(value)))
    return both(lambda language: "".join(words[language] for words in told))


def _case(book: Handbook, wrong: Unlike) -> Words:
    shown = []
    for name, value in wrong.case.items():
        field = book.field_of(name)
        shown.append(said("has value", field=called(str(name), field.words), value=_value(field, value)))
    return (
        both(lambda language: said("and")[language].join(words[language] for words in shown))
        if shown
        else said("anything")
    )


def _value(field: Field, value: Any) -> Words:
    """The value in words; a choice with its label."""
    choice = field.choices.get(str(value))
    return listing([str(value)], {str(value): choice}) if choice else _shown(value)


def _shown(value: Any) -> Words:
    match value:
        case bool():
            return Words("yes（是）", "yes") if value else Words("no（否）", "no")
        case Decimal():
            return Words(digits(value), digits(value))
        case _:
            return Words(str(value), str(value))
