"""What formulas name: facts, parameters and outputs, with their types, labels and dated values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from rulebook.bilingual import Words
from rulebook.handbook.decisions import Version
from rulebook.language import Expression, Name, NumberType, Type, Value
from rulebook.problem import Place

__all__ = ["Constraint", "D", "Dated", "Derivation", "Fact", "Field", "Output", "Parameter", "current"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the day from which it holds (None: undated); `unset` tells that nobody has filled it in."""

    since: date | None
    value: Value
    unset: bool
    reason: Words
    basis: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Derivation:
    """A formula that can stand in for a value, and the names it reads."""

    formula: Expression
    reads: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What facts, parameters and outputs share: a name, a label, a type, and labels for its choices."""

    name: str
    words: Words
    type: Type
    choices: Mapping[str, Words]
    place: Place

    def admits(self, value: Value) -> bool:
        """Whether the value is within the range; what is no number always is."""
        return not isinstance(value, Decimal) or not isinstance(self.type, NumberType) or self.type.admits(value)


@dataclass(frozen=True, slots=True)
class Parameter(Field):
    """A named value with its history. One with `choices` and `questions` holds a working interpretation.

    One of a score sheet names the sheet; where its limit is `worked` out, its values are what is printed.
    """

    policy: str
    values: tuple[Dated, ...]
    questions: tuple[str, ...]
    sheet: str | None = None
    worked: Derivation | None = None


@dataclass(frozen=True, slots=True)
class Fact(Field):
    """What a person must tell, or what is derived from what they told, or falls back to a parameter.

    A fact without a question to `ask` is derived only. `told` and `told_not` say in a sentence what it stands at: its
    value is named in braces, or it is a yes or no.
    """

    ask: Words | None
    told: Words | None
    told_not: Words | None
    clause: str | None
    questions: tuple[str, ...]
    derived: tuple[Derivation, ...]
    default: str | None


@dataclass(frozen=True, slots=True)
class Output(Field):
    """What a decision answers."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold between facts told together, or between parameters; `words` says so, `reads` names them."""

    name: str
    requires: Expression
    reads: tuple[str, ...]
    words: Words
    place: Place


D = TypeVar("D", Dated, Version)


def current(dated: Iterable[D], as_of: date) -> D | None:
    """The latest of the dated things that holds on the day, or None on a day before the first of them.

    >>> from rulebook.problem import Place
    >>> past = Dated(date(2026, 1, 1), True, False, Words("", ""), (), Place("a"))
    >>> current([past], date(2025, 12, 31)) is None, current([past], date(2026, 1, 1)) is past
    (True, True)
    """
    found: D | None = None
    for entry in dated:
        if entry.since is None or entry.since <= as_of:
            found = entry
    return found
