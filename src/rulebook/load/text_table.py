"""Tables in block scalars, as in Gherkin: cells between bars, and a double bar before what follows.

leave_days   || plan         | clause
< short      || none         | ret-1
-            || short-return | ret-1
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
    read = [(place, *_cells(place, line)) for place, line in lines if line.strip()]
    if len(read) < 2:
        message = "a table needs a heading and at least one row"
        return None, [Problem(whole, "table-shape", message, "write one row a line, cells separated by '|'")]
    _, heading, split = read[0]
    problems = []
    if split is None:
        hint = "put '||' between what is tested and what follows from it"
        problems.append(Problem(read[0][0], "table-shape", "the heading has no '||'", hint))
    seen: set[str] = set()
    for cell in heading:
        if not cell.text or cell.text in seen:
            what = f"the column '{cell.text}' stands twice" if cell.text else "a column has no heading"
            problems.append(Problem(cell.place, "table-shape", what, "name every column once"))
        seen.add(cell.text)
    for place, cells, here in read[1:]:
        if len(cells) != len(heading) or here != split:
            message = f"this row has {_shape(len(cells), here)}; the heading has {_shape(len(heading), split)}"
            problems.append(
                Problem(place, "table-shape", message, "give every column its cell, '-' where it does not matter")
            )
        hint = "write '-' where a column does not matter"
        problems += [Problem(cell.place, "table-shape", "an empty cell", hint) for cell in cells if not cell.text]
    if problems or split is None:
        return None, problems
    return Table(heading, split, tuple(cells for _, cells, _ in read[1:])), []


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


def _shape(count: int, split: int | None) -> str:
    cells = f"{count} cell{'' if count == 1 else 's'}"
    return cells if split is None else f"{cells}, {split} before '||'"


def _cells(place: Place, line: str) -> tuple[tuple[Cell, ...], int | None]:
    cells: list[Cell] = []
    split = None
    start = 0
    for i in [i for i, character in enumerate(line) if character == "|"] + [len(line)]:
        if i and line[i - 1 : i + 1] == "||" and split is None and i == start:
            split = len(cells)
        else:
            raw = line[start:i]
            text = raw.strip()
            offset = start + (len(raw) - len(raw.lstrip()) if text else 0)
            cells.append(Cell(text, place.shifted(offset, len(text))))
        start = i + 1
    return tuple(cells), split
