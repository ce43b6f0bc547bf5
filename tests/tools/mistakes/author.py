"""Who makes the mistakes: an editor of the files with a slip of the hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import TypeVar

from rulebook.handbook import Clause, Decision, Handbook, Parameter, Row
from rulebook.language import NumberType
from rulebook.load import Loaded, Path
from rulebook.problem import Place

__all__ = ["Author", "Made", "Mistake", "edited", "indent", "other_value"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was done, and the texts of the files that it makes otherwise."""

    told: str
    texts: Mapping[str, str]


Made = Iterator[Mistake | None]
T = TypeVar("T")


@dataclass(frozen=True)
class Author:
    """Who edits the files of a handbook that holds on the `day`, with a slip of the hand."""

    loaded: Loaded
    day: date
    random: Random

    @property
    def book(self) -> Handbook:
        return self.loaded.handbook

    def shuffled(self, things: Iterable[T]) -> list[T]:
        found = list(things)
        self.random.shuffle(found)
        return found

    def values(self, *pattern: str) -> list[tuple[Path, Place, str]]:
        """The path, the place and the text of every value at the paths of the pattern, in which ``*`` is any key."""
        found = []
        for file in self.loaded.files:
            at: list[tuple[Path, object]] = [((), file.document.data)]
            for step in pattern:
                at = [
                    ((*path, key), value)
                    for path, holder in at
                    for key, value in _children(holder)
                    if step in ("*", key)
                ]
            found += [(path, file.document.place(*path), str(value)) for path, value in at]
        return self.shuffled(found)

    def lines(self, file: str) -> list[str]:
        return self.loaded.texts[file].split("\n")

    def retyped(self, told: str, *edits: tuple[Place, str, str]) -> Mistake | None:
        """The mistake of typing the last text instead of the one that stands in the line from the place on."""
        changed: dict[str, list[str]] = {}
        for place, old, new in edits:
            lines = changed.setdefault(place.file, self.lines(place.file))
            before, line = lines[place.line - 1][: place.column - 1], lines[place.line - 1][place.column - 1 :]
            if old not in line:
                return None
            lines[place.line - 1] = before + line.replace(old, new, 1)
        return edited(f"{edits[0][0]}: {told}", changed)

    def cells(self, told: str, column: int, *edits: tuple[Row, str, str]) -> Mistake:
        """The mistake of typing the last text into that cell of each row."""
        changed: dict[str, list[str]] = {}
        for row, old, new in edits:
            lines = changed.setdefault(row.place.file, self.lines(row.place.file))
            line = lines[row.place.line - 1]
            parts = re.split(r"(\|+)", line)
            assert parts[column].strip() == old, (parts, column, old)
            parts[column] = parts[column].replace(old, new, 1)
            lines[row.place.line - 1] = "".join(parts)
        return edited(f"{edits[0][0].place}: {told}", changed)

    def inserted(self, told: str, place: Place, *new: str, at: int = 0) -> Mistake:
        """The mistake of writing lines below the place's line, or so many lines after it."""
        lines = self.lines(place.file)
        lines[place.line + at : place.line + at] = new
        return edited(f"{place}: {told}", {place.file: lines})

    def entry(self, place: Place) -> tuple[int, int]:
        """The lines at which the entry with its key at the place begins and ends."""
        lines = self.lines(place.file)
        inside = range(place.line, len(lines))
        end = next((i for i in inside if lines[i].strip() and indent(lines[i]) < place.column), len(lines))
        return place.line - 1, end

    def line(self, place: Place) -> str:
        return self.lines(place.file)[place.line - 1]

    def tables(self) -> Iterator[tuple[Decision, tuple[Row, ...]]]:
        """Every decision table and its rows, in any order."""
        for decision in self.shuffled(self.book.decisions.values()):
            for version in decision.versions:
                if version.is_table:
                    yield decision, version.rows

    def numbers(self) -> list[Parameter]:
        """The parameters of rules that are numbers, in any order."""
        rows = [row for decision in self.book.decisions.values() for v in decision.versions for row in v.rows]
        read = {name.name for row in rows for name in row.reads}
        found = [self.book.parameters[name] for name in sorted(read & self.book.parameters.keys())]
        return self.shuffled(p for p in found if isinstance(p.type, NumberType) and not p.sheet and p.worked is None)

    def text(self, clause: Clause, language: str) -> Place:
        """Where the clause's text in the language stands."""
        file = next(file for file in self.loaded.files if file.document.file == clause.place.file)
        return file.document.place("clauses", clause.id, language)


def _children(holder: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(holder, dict):
        return holder.items()
    return enumerate(holder) if isinstance(holder, list) else ()


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) + 1


def edited(told: str, changed: Mapping[str, Sequence[str]]) -> Mistake:
    return Mistake(told, {file: "\n".join(lines) for file, lines in changed.items()})


def other_value(parameter: Parameter, value: Decimal) -> Decimal:
    """A value next to this one, which the parameter may have."""
    return next((other for other in (value + 1, value - 1) if parameter.admits(other)), value)
