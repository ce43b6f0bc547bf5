"""Policies, their sections and their clauses: what is said, to whom, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook.bilingual import Words
from rulebook.problem import Place

__all__ = ["Clause", "Policy", "ProcedureStep", "Section"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that clauses stand under; `cited_as` is what people call it when they cite one of them."""

    id: str
    words: Words
    cited_as: Words
    place: Place


@dataclass(frozen=True, slots=True)
class ProcedureStep:
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
    steps: tuple[ProcedureStep, ...]
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
class Policy:
    """One subject, with its source, its owner, and the days it holds and is reviewed.

    `undated` are the open questions about the day that an undated policy holds from.
    """

    id: str
    words: Words
    source: str
    owner: str
    since: date | None
    review_by: date | None
    review_confirmed: bool
    undated: tuple[str, ...]
    sections: Mapping[str, Section]
    file: str
    place: Place
