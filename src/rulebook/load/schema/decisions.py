"""How decisions and constraints are written."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.scalars import (
    ClauseId,
    Formula,
    Invalid,
    Name,
    SectionId,
    Since,
)
from rulebook.load.sentences import said

__all__ = ["Constraint", "Decision", "Rule", "Version"]


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
            raise Invalid(said("no rule"))
        if (self.formula is None) != (self.clause is None):
            raise Invalid(said("formula and clause"))
        return self


class Version(Rule):
    """A decision as it stands from a day on."""

    from_: Since = Field(alias="from")


class Decision(Rule, Texts):
    """Facts, parameters and other decisions to outputs. `sections` are named where its clauses are of several.

    `asked` are the outputs as a person would ask for them.
    """

    hit: Literal["unique", "first", "collect"] = "unique"
    sections: list[SectionId] = []
    asked: dict[Name, Texts] = {}
    versions: list[Version] = []
    examples: Formula | None = None
