"""The nouns of a handbook, as frozen standard-library dataclasses: what evaluates and explains sees only these.

A handbook is built by `rulebook.load` from YAML. Everything in it is plain data that knows its place in the files.
Decisions, score sheets, sources, calculators and forms have modules of their own, and are named from here as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, TypeVar

from rulebook.bilingual import LANGUAGES, Language, Words
from rulebook.handbook.calculators import Calculator, Mark, Next, Onward, Schedule, Sentence
from rulebook.handbook.decisions import Decision, Example, Row, Version
from rulebook.handbook.forms import Form, FormEntry, FormPart, Signature
from rulebook.handbook.score_sheets import ScoreSheet, SheetColumn
from rulebook.handbook.sources import Question, Source, SourceFact
from rulebook.language.ast import Expression, Name, Value
from rulebook.language.calendar import Calendar
from rulebook.language.types import NumberType, Type
from rulebook.problem import Place

__all__ = [
    "LANGUAGES",
    "Calculator",
    "Clause",
    "Constraint",
    "Dated",
    "Decision",
    "Derivation",
    "Example",
    "Fact",
    "Form",
    "FormEntry",
    "FormPart",
    "Handbook",
    "HolidayYear",
    "Language",
    "Mark",
    "Next",
    "Onward",
    "Output",
    "Parameter",
    "Policy",
    "Question",
    "Role",
    "Row",
    "Schedule",
    "ScoreSheet",
    "Section",
    "Sentence",
    "SheetColumn",
    "Signature",
    "Source",
    "SourceFact",
    "Step",
    "Term",
    "Unit",
    "Version",
    "Words",
    "current",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement; English has a plural."""

    id: str
    words: Words
    plural: str
    place: Place


@dataclass(frozen=True, slots=True)
class Role:
    """Who a clause speaks to, and who decides; what is said to the role that it is a kind of is said to it as well."""

    id: str
    words: Words
    is_a: str | None
    about: Words
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry, with the words people also use for it (`also`, by language).

    `in_text` tells whether pages explain the word where they use it.
    """

    id: str
    words: Words
    means: Words
    also: Mapping[str, tuple[str, ...]]
    in_text: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that clauses stand under."""

    id: str
    words: Words
    place: Place


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure that a clause lays down, and the role that takes it."""

    role: str
    words: Words


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered, permanent, addressable statement. Its text names parameters in braces.

    `kind` is what its author declared: ``background`` is no rule, ``incomplete`` breaks off in the source.
    """

    id: str
    policy: str
    section: str
    words: Words
    kind: Literal["background", "incomplete"] | None
    steps: tuple[Step, ...]
    applies_to: tuple[str, ...]
    penalises: tuple[str, ...]
    covers: tuple[str, ...]
    questions: tuple[str, ...]
    since: date | None
    until: date | None
    place: Place

    def holds(self, day: date) -> bool:
        """Whether the clause is in force on the day."""
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the day from which it holds (None: undated); `unset` tells that nobody has filled it in."""

    since: date | None
    value: Value
    unset: bool
    reason: Words
    basis: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Derivation:
    """A formula that can stand in for a value, and the names it reads."""

    formula: Expression
    reads: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What facts, parameters and outputs share: a name, a label, a type, and labels for its choices."""

    name: str
    words: Words
    type: Type
    choices: Mapping[str, Words]
    place: Place

    def admits(self, value: Value) -> bool:
        """Whether the value is within the range; what is no number always is."""
        return not isinstance(value, Decimal) or not isinstance(self.type, NumberType) or self.type.admits(value)


@dataclass(frozen=True, slots=True)
class Parameter(Field):
    """A named value with its history. One with `choices` and `questions` holds a working interpretation.

    One of a score sheet names the sheet; where its limit is `worked` out, its values are what is printed.
    """

    policy: str
    values: tuple[Dated, ...]
    questions: tuple[str, ...]
    sheet: str | None = None
    worked: Derivation | None = None


@dataclass(frozen=True, slots=True)
class Fact(Field):
    """What a person must tell, or what is derived from what they told, or falls back to a parameter.

    A fact without a question to `ask` is derived only.
    """

    ask: Words | None
    clause: str | None
    questions: tuple[str, ...]
    derived: tuple[Derivation, ...]
    default: str | None


@dataclass(frozen=True, slots=True)
class Output(Field):
    """What a decision answers."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold between facts told together, or between parameters; `words` says so, `reads` names them."""

    name: str
    requires: Expression
    reads: tuple[str, ...]
    words: Words
    place: Place


@dataclass(frozen=True, slots=True)
class Policy:
    """One subject in one file, with its source, its owner, and the days it holds and is reviewed."""

    id: str
    words: Words
    source: str
    owner: str
    since: date | None
    review_by: date | None
    review_confirmed: bool
    sections: Mapping[str, Section]
    file: str
    place: Place


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The statutory holidays of a year, by day, and whether the arrangement of the year has been announced."""

    year: int
    announced: bool
    days: Mapping[date, Words]
    place: Place


@dataclass(frozen=True)
class Handbook:
    """Everything that is written under ``policy/``, by id or name; `version` tells one state of it from others."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    outputs: Mapping[str, Output] = field(default_factory=dict)
    score_sheets: Mapping[str, ScoreSheet] = field(default_factory=dict)
    constraints: Mapping[str, Constraint] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    calculators: Mapping[str, Calculator] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    holidays: Mapping[str, HolidayYear] = field(default_factory=dict)
    version: str = ""

    @cached_property
    def holiday_names(self) -> Mapping[date, Words]:
        """Every statutory holiday of all years, by day."""
        return {day: words for year in self.holidays.values() for day, words in year.days.items()}

    @cached_property
    def announced(self) -> Mapping[int, bool]:
        """The years whose statutory holidays are known, and whether their arrangement has been announced."""
        return {year.year: year.announced for year in self.holidays.values()}

    def kinds_of(self, role: str) -> tuple[str, ...]:
        """The role and those that it is a kind of, the nearest first. Raises KeyError for an unknown one."""
        found = dict.fromkeys([role])
        while (wider := self.roles[next(reversed(found))].is_a) and wider not in found:
            found[wider] = None
        return tuple(found)

    def owners(self, calculator: Calculator) -> tuple[str, ...]:
        """The role that owns the calculator's policy, if it belongs to one."""
        return tuple(policy.owner for policy in self.policies.values() if policy.id == calculator.policy)

    def calendar(self) -> Calendar:
        """The statutory holidays to compute with, of which no year has been consulted yet."""
        return Calendar(self.holiday_names, self.announced)

    @cached_property
    def reaches(self) -> dict[tuple[str, ...], Any]:
        """What decisions come to read, by their ids: kept here by `handbook.reach` once worked out."""
        return {}

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every fact, parameter and output by its name."""
        return {**self.outputs, **self.parameters, **self.facts}

    def field_of(self, name: Name) -> Field:
        """The fact, parameter or output that a name in a formula stands for.

        A decision with one output stands for that output; raises KeyError for a name that is none of these.
        """
        if name.output is not None:
            return self.outputs[name.output]
        if name.name in self.facts:
            return self.facts[name.name]
        if name.name in self.parameters:
            return self.parameters[name.name]
        return self.outputs[self.decisions[name.name].outputs[0]]

    def type_of(self, name: Name) -> Type:
        """The type of what a name stands for; a decision's output has the bounds that were worked out."""
        field = self.field_of(name)
        decision = self.decisions.get(name.name)
        return decision.types.get(field.name, field.type) if decision else field.type


D = TypeVar("D", Dated, Version)


def current(dated: Iterable[D], as_of: date) -> D | None:
    """The latest of the dated things that holds on the day, or None on a day before the first of them.

    >>> from rulebook.problem import Place
    >>> past = Dated(date(2026, 1, 1), True, False, Words("", ""), (), Place("a"))
    >>> current([past], date(2025, 12, 31)) is None, current([past], date(2026, 1, 1)) is past
    (True, True)
    """
    found: D | None = None
    for entry in dated:
        if entry.since is None or entry.since <= as_of:
            found = entry
    return found
