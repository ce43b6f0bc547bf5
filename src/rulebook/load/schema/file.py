"""What the files under ``policy/`` may hold: the one schema, as frozen pydantic models.

Scalars arrive as the text their author typed; those of `rulebook.load.schema.scalars` turn them into values.
Editors get the same schema as ``policy/schema.json`` (`json_schema`).
"""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from rulebook.bilingual import Words
from rulebook.load.schema.calculators import Calculator
from rulebook.load.schema.clauses import Clause, Section
from rulebook.load.schema.decisions import Constraint, Decision
from rulebook.load.schema.entries import Entry
from rulebook.load.schema.fields import Fact, Output, Parameter
from rulebook.load.schema.forms import Form
from rulebook.load.schema.scalars import (
    ClauseId,
    Day,
    Flag,
    Id,
    Invalid,
    Line,
    Name,
    QuestionId,
    SectionId,
    Since,
    Year,
)
from rulebook.load.schema.score_sheets import ScoreSheet
from rulebook.load.schema.vocabulary import HolidayYear, MostAsked, Question, Role, Source, Term, Unit
from rulebook.load.sentences import said

__all__ = ["NEEDED", "SECTIONS", "File", "json_schema"]


NEEDED = ("zh", "en", "source", "owner", "review_by")
"""What a policy must say of itself."""


class File(Entry):
    """A file under ``policy/``. With `policy` it is a policy, or the head of one, which names its `parts`.

    Without, it is a part of the policy in whose folder it stands, or holds what policies share.
    """

    policy: Id | None = None
    zh: Line | None = None
    en: Line | None = None
    source: Id | None = None
    owner: Id | None = None
    in_force: Since = None
    review_by: Day | None = None
    review_confirmed: Flag = False
    parts: list[Id] = []
    undated: list[QuestionId] = []
    sections: dict[SectionId, Section] = {}
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
    most_asked: dict[Id, MostAsked] = {}

    @model_validator(mode="after")
    def _whole(self) -> File:
        if self.policy is not None and (missing := [key for key in NEEDED if getattr(self, key) is None]):
            raise Invalid(said("head", keys=Words("、".join(missing), ", ".join(missing))))
        return self


SECTIONS = (
    "sections", "clauses", "parameters", "facts", "outputs", "score_sheets", "constraints", "decisions",
    "calculators", "forms", "questions", "units", "roles", "terms", "sources", "holidays", "most_asked",
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
