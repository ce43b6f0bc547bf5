"""What policy files may say of calculators."""

from __future__ import annotations

from pydantic import Field

from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.scalars import ClauseId, Formula, Id, Name

__all__ = ["Calculator", "Hours", "Mark", "Next", "Onward", "Schedule", "Sentence"]


class Sentence(Texts):
    """The answer in a sentence, for the case that `when` describes."""

    when: Formula | None = None


class Hours(Entry):
    """A stretch of a day, as formulas of its times."""

    from_: Formula = Field(alias="from")
    to: Formula


class Mark(Texts):
    """What there is to do `from` one day `to` another, as formulas, and the clause that says so."""

    from_: Formula = Field(alias="from")
    to: Formula
    clause: ClauseId


class Schedule(Texts):
    """Every day `from` one day `to` another, as formulas: those of `rest` (a weekday, or none, `rest_from` a day on),
    statutory holidays, and the others, which are of the `kind` whose name zh and en are.

    `hours` are the stretches of each day of the kind, `marks` what else falls on days.
    """

    from_: Formula = Field(alias="from")
    to: Formula
    rest: Formula
    rest_from: Formula | None = None
    kind: Id
    hours: list[Hours] = []
    marks: list[Mark] = []


class Next(Entry):
    """Clauses that say what to do after an answer, for the case that `when` describes."""

    when: Formula | None = None
    clauses: list[ClauseId] = Field(min_length=1)


class Onward(Texts):
    """A calculator to go on with, for the case that `when` describes; zh and en say what for.

    `facts` are what the answer makes of what it asks for, as formulas.
    """

    calculator: Id
    when: Formula | None = None
    facts: dict[Name, Formula] = Field(min_length=1)


class Calculator(Texts):
    """The decisions that answer one person's question; with a score sheet, points reach to its weights.

    `then` names the clauses that say what to do next, `onward` the calculators to go on with, and `examples` are
    requests with what must be answered, as a table.
    """

    about: Texts
    score_sheet: Name | None = None
    asks: list[Name] = Field(min_length=1)
    decisions: list[Name] = Field(min_length=1)
    schedule: Schedule | None = None
    sentences: list[Sentence] = Field(min_length=1)
    then: list[Next] = []
    onward: list[Onward] = []
    examples: Formula | None = None
