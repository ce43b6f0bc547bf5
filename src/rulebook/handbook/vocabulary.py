"""What policies share: units, roles, terms, statutory holidays, and what people ask most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rulebook.bilingual import Words
from rulebook.problem import Place

__all__ = ["HolidayYear", "MostAsked", "Role", "Term", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement; English has a plural."""

    id: str
    words: Words
    plural: str
    place: Place


@dataclass(frozen=True, slots=True)
class Role:
    """Who a clause speaks to, and who decides; what is said to the role that it is a kind of is said to it as well.

    `first_day` are the sections that the role reads before all others, in order. `first_to_ask`
    are those to ask where the handbook has no rule.
    """

    id: str
    words: Words
    is_a: str | None
    first_to_ask: bool
    about: Words
    first_day: tuple[str, ...]
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
class MostAsked:
    """What people ask most, answered in a sentence, and the clauses that say it."""

    id: str
    words: Words
    clauses: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The statutory holidays of a year, by day, and whether the arrangement of the year has been announced."""

    year: int
    announced: bool
    days: Mapping[date, Words]
    place: Place
