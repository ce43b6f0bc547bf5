"""The handbook: everything that is written under ``policy/``.

It is built by `rulebook.load` from YAML. Everything in it is plain data that knows its place in the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from rulebook.bilingual import Words
from rulebook.handbook.calculators import Calculator, WorkedExample
from rulebook.handbook.clauses import Clause, Policy
from rulebook.handbook.decisions import Decision, Example
from rulebook.handbook.fields import Constraint, Fact, Field, Output, Parameter
from rulebook.handbook.forms import Form
from rulebook.handbook.score_sheets import ScoreSheet
from rulebook.handbook.sources import Question, Source
from rulebook.handbook.vocabulary import HolidayYear, MostAsked, Role, Term, Unit
from rulebook.language import Calendar, Name, Type

__all__ = ["Handbook"]


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
    most_asked: Mapping[str, MostAsked] = field(default_factory=dict)
    version: str = ""

    @cached_property
    def holiday_names(self) -> Mapping[date, Words]:
        """Every statutory holiday of all years, by day."""
        return {day: words for year in self.holidays.values() for day, words in year.days.items()}

    @cached_property
    def announced(self) -> Mapping[int, bool]:
        """The years whose statutory holidays are known, and whether their arrangement has been announced."""
        return {year.year: year.announced for year in self.holidays.values()}

    @property
    def examples(self) -> tuple[Example | WorkedExample, ...]:
        """The examples of all decisions and calculators."""
        of_decisions = (example for decision in self.decisions.values() for example in decision.examples)
        of_calculators = (example for calculator in self.calculators.values() for example in calculator.examples)
        return (*of_decisions, *of_calculators)

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
    def kept(self) -> dict[Any, Any]:
        """What follows from the handbook alone, kept here by whatever works it out, under a key of its own."""
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
