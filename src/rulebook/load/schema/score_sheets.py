"""How score sheets are written."""

from __future__ import annotations

from rulebook.load.schema.entries import Texts
from rulebook.load.schema.scalars import (
    ClauseId,
    Formula,
    Id,
    Name,
    QuestionId,
)

__all__ = ["LeftOut", "ScoreSheet"]


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
