"""Tables in block scalars, as in Gherkin: cells between bars, and a double bar before what follows.

leave_days   || plan         | clause
< short      || none         | ret-1
-            || short-return | ret-1
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rulebook.bilingual import Words
from rulebook.load.mistyped import odd
from rulebook.load.sentences import said
from rulebook.problem import Place, Problem, wide

__all__ = ["Cell", "Table", "align", "read_table"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, trimmed, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and rows of cells; the columns before `split` are given, those from it on follow."""

    heading: tuple[Cell, ...]
    split: int
    rows: tuple[tuple[Cell, ...], ...]


def read_table(lines: Iterable[tuple[Place, str]], whole: Place) -> tuple[Table | None, list[Problem]]:
    """The table that the lines make, or the problems that keep them from making one.

    >>> table, _ = read_table([(Place("a", 1), "x || y"), (Place("a", 2), "1 || 2")], Place("a"))
    >>> [cell.text for cell in table.heading], table.split, table.rows[0][1].place.column
    (['x', 'y'], 1, 6)
    """
    read = [(place, *_cells(place, line), line) for place, line in lines if line.strip()]
    if len(read) < 2:
        return None, [Problem(whole, "table-shape", said("short table"), said("rows and bars"))]
    _, heading, split, first = read[0]
    problems = []
    if split is None:
        place = read[0][0]
        if told := _wide_bar(place, first):
            return None, [told]
        problems.append(Problem(place, "table-shape", said("no bars"), said("put bars")))
    seen: set[str] = set()
    for cell in heading:
        if not cell.text or cell.text in seen:
            message = said("column twice", name=cell.text) if cell.text else said("column unnamed")
            problems.append(Problem(cell.place, "table-shape", message, said("name columns")))
        seen.add(cell.text)
    for place, cells, here, line in read[1:]:
        if len(cells) != len(heading) or here != split:
            message = said("row shape", found=_shape(len(cells), here), wanted=_shape(len(heading), split))
            told = _wide_bar(place, line) or Problem(place, "table-shape", message, said("fill every column"))
            problems.append(told)
        empty = (cell.place for cell in cells if not cell.text)
        problems += [Problem(at, "table-shape", said("empty cell"), said("write dash")) for at in empty]
    if problems or split is None:
        return None, problems
    return Table(heading, split, tuple(cells for _, cells, _, _ in read[1:])), []


def _wide_bar(place: Place, line: str) -> Problem | None:
    """The problem of a full-width bar, which parts no cells."""
    return odd("｜", place.shifted(line.index("｜")), "table-shape") if "｜" in line else None


def align(text: str) -> str:
    r"""The table's text with its columns aligned; Chinese characters count as two wide.

    >>> print(align("zh | n || plan\n四天 | 4 || none"))
    zh   | n || plan
    四天 | 4 || none
    """
    rows = [line.split("|") for line in text.splitlines() if line.strip()]
    rows = [[cell.strip() for cell in row] for row in rows]
    widths = [
        max((_width(row[i]) for row in rows if i < len(row)), default=0) for i in range(max(map(len, rows), default=0))
    ]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: list[str], widths: list[int]) -> str:
    line = ""
    for i, cell in enumerate(row):
        if i:
            line += "|" if line.endswith("|") and widths[i - 1] == 0 else " |"
        if widths[i]:
            line += (" " if i else "") + cell + " " * (widths[i] - _width(cell))
    return line.rstrip()


def _width(text: str) -> int:
    return sum(2 if wide(character) else 1 for character in text)


def _shape(count: int, split: int | None) -> Words:
    cells = said("one cell") if count == 1 else said("cells", count=count)
    return cells if split is None else said("cells before", cells=cells, split=split)


def _cells(place: Place, line: str) -> tuple[tuple[Cell, ...], int | None]:
    cells: list[Cell] = []
    split = None
    start = 0
    parts = line.split("|")
    for i, raw in enumerate(parts):
        if not raw and split is None and 0 < i < len(parts) - 1:
            split = len(cells)
        else:
            text = raw.strip()
            offset = start + (len(raw) - len(raw.lstrip()) if text else 0)
            cells.append(Cell(text, place.shifted(offset, len(text))))
        start += len(raw) + 1
    return tuple(cells), split
