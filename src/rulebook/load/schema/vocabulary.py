"""How units, roles, terms, sources, questions, holidays and what people ask most are written."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.scalars import (
    CalendarDay,
    ClauseId,
    Flag,
    Id,
    Line,
    SectionId,
    Since,
    SourceFactId,
)

__all__ = ["Also", "HolidayYear", "MostAsked", "Question", "Role", "Source", "SourceFact", "Term", "Unit"]


class Unit(Texts):
    """A unit of measurement; `plural` is English."""

    plural: Line


class Role(Texts):
    """Who clauses speak to; `about` says what the role does.

    What is said to the role that it `is_a` kind of is said to it as well. On its `first_day` it reads these sections.
    With `first_to_ask: yes` people are sent to it where the handbook has no rule.
    """

    is_a: Id | None = None
    first_to_ask: Flag = False
    first_day: list[SectionId] = []
    about: Texts


class Also(Entry):
    """Words people also use."""

    zh: list[Line] = []
    en: list[Line] = []


class Term(Texts):
    """A glossary entry: what it means, and the words people also use for it.

    With `in_text: no` the word is not explained where pages use it, as it also has an everyday sense.
    """

    means: Texts
    also: Also = Also()
    in_text: Flag = True


class SourceFact(Texts):
    """A fact of a source, in a line; with `computed: yes` it is one that a calculator has to work out."""

    computed: Flag = False


class Source(Texts):
    """A document that policies come from, with every fact it states, each in a line."""

    dated: Since
    facts: dict[SourceFactId, SourceFact]


class Question(Texts):
    """An open question: what is wrong, how we read it meanwhile, what another reading changes, who decides."""

    about: list[SourceFactId] = Field(min_length=1)
    interpretation: Texts
    effect: Texts
    decider: Id


class HolidayYear(Entry):
    """The statutory holidays of a year; `arrangement` tells whether the year's official one has been announced."""

    arrangement: Literal["announced", "expected"]
    days: dict[CalendarDay, Texts]


class MostAsked(Texts):
    """What people ask most, answered in a sentence that names parameters in braces, and the clauses that say it."""

    clauses: list[ClauseId] = Field(min_length=1)
