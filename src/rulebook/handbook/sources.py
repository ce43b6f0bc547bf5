"""Sources: the documents that policies come from, what they state, and what they leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rulebook.bilingual import Words
from rulebook.problem import Place

__all__ = ["Question", "Source", "SourceFact"]


@dataclass(frozen=True, slots=True)
class SourceFact:
    """One fact of a source document, in a line; `computed` are those that a calculator has to work out."""

    id: str
    words: Words
    computed: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A document that policies come from, with the inventory of its facts."""

    id: str
    words: Words
    dated: date | None
    facts: Mapping[str, SourceFact]
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: where the source is silent, broken or contradictory, and who decides it."""

    id: str
    about: tuple[str, ...]
    words: Words
    interpretation: Words
    effect: Words
    decider: str
    place: Place
