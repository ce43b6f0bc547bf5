"""A score sheet: the points of each grade as the source prints them, and how a cell is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from rulebook.bilingual import Words
from rulebook.problem import Place

__all__ = ["FORMS", "Band", "Fault", "Listed", "ScoreSheet", "SheetColumn", "SheetRow", "read_band", "top"]

_FIGURE = r"([0-9]{1,9}(?:\.[0-9]{1,6})?)"
_FORMS = (
    re.compile(rf"(?P<low>{_FIGURE})(?:\.\.(?P<high>{_FIGURE}))?"),
    re.compile(rf"(?P<limit><=?) ?(?P<high>{_FIGURE})"),
)
FORMS = "9.5..10, 60 (at least), <= 2 (at most), < 60 (below), ? (damaged) or - (nothing printed)"
"""What may stand in a cell, in words."""

_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Band:
    """What a cell prints: both ends, only the least (`low`) or only the most (`high`), or nothing that can be read.

    `below` tells that the high end itself is not in it.
    """

    low: Decimal | None
    high: Decimal | None
    below: bool = False
    damaged: bool = False
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def whole(self) -> bool:
        """Whether both ends are printed."""
        return self.low is not None and self.high is not None

    def __str__(self) -> str:
        if self.whole:
            return f"{self.low}..{self.high}"
        if self.low is not None:
            return f"{self.low}"
        if self.high is not None:
            return f"{'<' if self.below else '<='} {self.high}"
        return "?" if self.damaged else "-"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What a sheet says of one criterion: its weight, and a band for every column.

    The criterion is a fact; in the row of the total it is an output. `scale` are the decimals of its points.
    """

    criterion: str
    is_total: bool
    scale: int
    weight: Decimal | None
    bands: tuple[Band, ...]
    place: Place
    weight_place: Place


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a sheet as printed: its kind, where, and the figures that do not go together."""

    kind: str
    criterion: str
    grade: str
    figures: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A fault that is known, and the open question under which it is decided."""

    fault: Fault
    question: str
    place: Place


def read_band(text: str, place: Place = _NOWHERE) -> Band | None:
    """The band that a cell writes, or None when it is not written as one.

    >>> [str(read_band(text)) for text in ("9.5..10", "60", "<=2", "< 60", "?", "-", "9.5-10")]
    ['9.5..10', '60', '<= 2', '< 60', '?', '-', 'None']
    """
    if text in ("?", "-"):
        return Band(None, None, damaged=text == "?", place=place)
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    given = found.groupdict()
    low, high = (None if given.get(end) is None else Decimal(given[end]) for end in ("low", "high"))
    return Band(low, high, given.get("limit") == "<", place=place)


def top(row: SheetRow) -> Decimal | None:
    """Where the best band of a criterion with a weight ends; None where it is not printed.

    >>> here = Place("a")
    >>> top(SheetRow("typing", False, 2, Decimal(10), (Band(Decimal("9.5"), Decimal(10)),), here, here))
    Decimal('10')
    """
    best = row.bands[0]
    return best.high if row.weight is not None and best.whole else None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a score sheet: a grade, or one that is left out under a question."""

    id: str
    words: Words
    question: str | None


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The points of each grade as the source prints them, best grade first, and the faults that are known.

    `grades` is the output whose choices the grades are.
    """

    id: str
    policy: str
    words: Words
    clause: str
    grades: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    listed: tuple[Listed, ...]
    place: Place
