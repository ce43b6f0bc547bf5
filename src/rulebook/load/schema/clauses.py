"""How clauses are written."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.scalars import (
    Id,
    Invalid,
    Line,
    QuestionId,
    Since,
    SourceFactId,
)
from rulebook.load.sentences import said

__all__ = ["Allowance", "Clause", "Section", "Step"]


class Section(Texts):
    """A heading that clauses stand under, and, where the heading is long, what it is called in citing a clause."""

    cited_as: Texts | None = None


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
                raise Invalid(said("penalises others", role=role))
        return self
