"""What the files under ``policy/`` may hold: the one schema, as frozen pydantic models.

Scalars arrive as the text their author typed; those of `rulebook.load.schema.scalars` turn them into values.
Editors get the same schema as ``policy/schema.json`` (`json_schema`).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from rulebook.load.schema.calculators import Calculator, Hours, Mark, Next, Onward, Schedule, Sentence
from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.forms import Form, FormEntry, FormPart, Signature
from rulebook.load.schema.scalars import (
    Basis,
    CalendarDay,
    ChoiceId,
    ClauseId,
    Day,
    Flag,
    Formula,
    Id,
    Line,
    Name,
    QuestionId,
    Range,
    Scalar,
    Scale,
    SectionId,
    Since,
    SourceFactId,
    Year,
)

__all__ = [
    "SECTIONS",
    "Calculator",
    "DatedValue",
    "Decision",
    "Entry",
    "File",
    "Form",
    "FormEntry",
    "FormPart",
    "HolidayYear",
    "Hours",
    "Mark",
    "Next",
    "Onward",
    "Rule",
    "Schedule",
    "ScoreSheet",
    "Sentence",
    "Signature",
    "Texts",
    "Typed",
    "json_schema",
]


class Unit(Texts):
    """A unit of measurement; `plural` is English."""

    plural: Line


class Role(Texts):
    """Who clauses speak to; `about` says what the role does.

    What is said to the role that it `is_a` kind of is said to it as well.
    """

    is_a: Id | None = None
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


class Allowance(Entry):
    """A quantity that may stand in the text, and why."""

    text: Line
    reason: Line


class Step(Texts):
    """One step of a procedure and the role that takes it."""

    role: Id


class Clause(Texts):
    """A numbered statement; its text names parameters in braces.

    `kind` tells what is no rule (`background`) or breaks off in the source (`incomplete`). Whom it `penalises` loses
    pay, standing or work under it: those are among the roles that it `applies_to`.
    """

    kind: Literal["background", "incomplete"] | None = None
    covers: list[SourceFactId] = []
    applies_to: list[Id] = Field(min_length=1)
    penalises: list[Id] = []
    questions: list[QuestionId] = []
    steps: list[Step] = []
    from_: Since = Field(alias="from", default=None)
    until: Since = None
    allow: list[Allowance] = []

    @model_validator(mode="after")
    def _applies_to_whom_it_penalises(self) -> Clause:
        for role in self.penalises:
            if role not in self.applies_to:
                raise ValueError(f"penalises '{role}', to whom it does not apply; add the role to applies_to")
        return self


class Typed(Texts):
    """A label and a type: a unit makes a number, choices make a choice, else `type` says it."""

    unit: Formula | None = None
    scale: Scale = 0
    range: Range | None = None
    choices: dict[ChoiceId, Texts] | None = None
    type: Literal["yes-no", "date", "time", "datetime"] | None = None

    @model_validator(mode="after")
    def _one_type(self) -> Typed:
        given = [key for key in ("unit", "choices", "type") if getattr(self, key) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "none"
            raise ValueError(f"needs exactly one of unit, choices and type; found {found}")
        return self


class DatedValue(Entry):
    """A value, the day from which it holds, and why; without `value` it is unset."""

    from_: Since = Field(alias="from")
    value: Scalar | None = None
    reason: Basis | Texts


class Parameter(Typed):
    """A named value with its history."""

    questions: list[QuestionId] = []
    values: list[DatedValue] = Field(min_length=1)


class Fact(Typed):
    """What a person must tell; `derived` lists formulas that can stand in for being told."""

    ask: Texts | None = None
    clause: ClauseId | None = None
    questions: list[QuestionId] = []
    derived: list[Formula] = []
    default: Name | None = None


class Output(Typed):
    """What a decision answers."""


class LeftOut(Texts):
    """A column that a sheet prints and the handbook leaves out, and the question under which it does."""

    question: QuestionId


class ScoreSheet(Texts):
    """The points of each grade as the source prints them; `grades` is the output whose choices they are.

    `limit` makes the limit that counts of a printed figure, where a best band does not end at the weight.
    """

    clause: ClauseId
    grades: Name
    left_out: dict[Id, LeftOut] = {}
    table: Formula
    limit: Formula | None = None
    faults: Formula | None = None


class Constraint(Texts):
    """What must hold between facts; zh and en say so."""

    requires: Formula


class Rule(Entry):
    """A table, or a formula with its clause."""

    table: Formula | None = None
    formula: Formula | None = None
    clause: ClauseId | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Rule:
        if (self.table is None) == (self.formula is None) and not getattr(self, "versions", None):
            raise ValueError("a decision needs either a table or a formula (or versions that have one)")
        if (self.formula is None) != (self.clause is None):
            raise ValueError("a formula needs its clause; in a table every row names its own")
        return self


class Version(Rule):
    """A decision as it stands from a day on."""

    from_: Since = Field(alias="from")


class Decision(Rule, Texts):
    """Facts, parameters and other decisions to outputs."""

    hit: Literal["unique", "first", "collect"] = "unique"
    versions: list[Version] = []
    examples: Formula | None = None


class HolidayYear(Entry):
    """The statutory holidays of a year; `arrangement` tells whether the year's official one has been announced."""

    arrangement: Literal["announced", "expected"]
    days: dict[CalendarDay, Texts]


class File(Entry):
    """A file under ``policy/``. With `policy` it is a policy; without, it holds what policies share."""

    policy: Id | None = None
    zh: Line | None = None
    en: Line | None = None
    source: Id | None = None
    owner: Id | None = None
    in_force: Since = None
    review_by: Day | None = None
    review_confirmed: Flag = False
    sections: dict[SectionId, Texts] = {}
    clauses: dict[ClauseId, Clause] = {}
    parameters: dict[Name, Parameter] = {}
    facts: dict[Name, Fact] = {}
    outputs: dict[Name, Output] = {}
    score_sheets: dict[Name, ScoreSheet] = {}
    constraints: dict[Name, Constraint] = {}
    decisions: dict[Name, Decision] = {}
    calculators: dict[Id, Calculator] = {}
    forms: dict[Id, Form] = {}
    questions: dict[QuestionId, Question] = {}
    units: dict[Name, Unit] = {}
    roles: dict[Id, Role] = {}
    terms: dict[Id, Term] = {}
    sources: dict[Id, Source] = {}
    holidays: dict[Year, HolidayYear] = {}

    @model_validator(mode="after")
    def _whole(self) -> File:
        head = ("zh", "en", "source", "owner", "review_by")
        if self.policy is not None and (missing := [key for key in head if getattr(self, key) is None]):
            raise ValueError(f"a policy needs {', '.join(missing)}")
        return self


SECTIONS = (
    "sections", "clauses", "parameters", "facts", "outputs", "score_sheets", "constraints", "decisions",
    "calculators", "forms", "questions", "units", "roles", "terms", "sources", "holidays",
)  # fmt: skip
"""The keys of a file that hold entries by id."""


def json_schema() -> dict[str, Any]:
    """The schema for editors, as JSON Schema 2020-12."""
    written = File.model_json_schema(by_alias=True)
    for model in (written, *written["$defs"].values()):
        for kind in model.get("properties", {}).values():
            if "patternProperties" in kind:
                kind["additionalProperties"] = False  # a key that is misspelt is marked where it is typed
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **written}
