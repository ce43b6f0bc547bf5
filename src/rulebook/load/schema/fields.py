"""How facts, parameters and outputs are written."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from rulebook.bilingual import Words
from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.scalars import (
    Basis,
    ChoiceId,
    ClauseId,
    Formula,
    Invalid,
    Name,
    QuestionId,
    Range,
    Scalar,
    Scale,
    Since,
)
from rulebook.load.sentences import said

__all__ = ["DatedValue", "Fact", "Output", "Parameter", "Typed"]


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
            found = Words(f" {'、'.join(given)}", " and ".join(given)) if given else said("none")
            raise Invalid(said("one kind", found=found))
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
    """What a person must tell; `derived` lists formulas that can stand in for being told.

    `told` says it in a sentence, in which the fact's name in braces stands for its value; of a yes or no it says the
    yes, and `told_not` the no.
    """

    ask: Texts | None = None
    told: Texts | None = None
    told_not: Texts | None = None
    clause: ClauseId | None = None
    questions: list[QuestionId] = []
    derived: list[Formula] = []
    default: Name | None = None

    @model_validator(mode="after")
    def _both_told(self) -> Fact:
        if (self.told_not is not None) != (self.told is not None and self.type == "yes-no"):
            raise Invalid(said("told not"))
        return self


class Output(Typed):
    """What a decision answers."""
