"""Layout of a table: where its headings stand, and which of its rows are people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rulebook.wording import folded, is_blank, plain, refuse, trimmed

__all__ = ["Head", "Row", "head_of", "is_again", "is_filled", "total_in"]

MOST_TITLES = 20
"""Among so many rows that hold anything the headings are looked for."""

_TOTAL = re.compile(r"(?:小计|合计|总计|共计|总和)(?:\(.*\))?|(?:sub-?|grand )?totals?")
_ENDS_IN_TOTAL = re.compile(r".*(?:小计|合计|总计|共计|总和|汇总)(?:\(.*\))?|(?:.*[^a-z])?(?:sub-?)?totals?")

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a table, the rows above them, and those below, one after another.

    Headings that are not `written` stand in no row of the table.
    """

    before: tuple[Row, ...]
    cells: Row
    below: Iterator[Row]
    written: bool = True

    @property
    def row(self) -> int:
        """The number of the row that they stand in, or 0."""
        return len(self.before) + self.written

    def under(self, headings: Row) -> Head:
        """The same table, all of its rows under headings that it has not itself."""
        return Head((), headings, chain(self.before, [self.cells], self.below), written=False)


def is_filled(row: Row) -> bool:
    """Whether a row holds anything that can be seen."""
    return not all(map(is_blank, row))


def head_of(rows: Iterator[Row], known: Collection[str]) -> Head:
    """The headings: the first row of which any is `known`, folded, and no title in a single cell; else the first row.

    Raises `Refusal` where two rows look like headings, or nothing stands below them.
    """
    seen: list[Row] = []
    filled: list[int] = []
    found: list[int] = []
    for place, row in enumerate(rows):
        seen.append(row)
        if not is_filled(row):
            continue
        is_head = any(folded(cell) in known for cell in row)
        if (found and not is_head) or len(filled) == MOST_TITLES:
            break
        filled.append(place)
        found += [place] * is_head
    else:
        if not filled:
            raise refuse("batch empty", "")
        if found[-1:] == filled[-1:]:
            raise refuse("batch no rows", "")
    heads = [place for place in found if sum(map(is_blank, seen[place])) < len(seen[place]) - 1] or found[-1:]
    other = next((place for place in heads if not is_again(seen[place], seen[heads[0]])), None)
    if other is not None:
        raise refuse("batch two headings", "", first=str(heads[0] + 1), second=str(other + 1))
    top = heads[0] if heads else filled[0]
    return Head(tuple(seen[:top]), seen[top], chain(seen[top + 1 :], rows))


def is_again(row: Row, head: Row) -> bool:
    """Whether a row repeats the headings, as where a page begins."""
    return [folded(cell) for cell in row if not is_blank(cell)] == [folded(cell) for cell in head if not is_blank(cell)]


def total_in(row: Row) -> str:
    """The cell that makes a row a subtotal or a total and nobody's, or "".

    >>> total_in(["", "一部 小计", "12"]), total_in(["Ann", "Total"]), total_in(["Ann", "5"])
    ('一部 小计', 'Total', '')
    """
    cells = [trimmed(cell) for cell in row if not is_blank(cell)]
    for place, cell in enumerate(cells):
        said = plain(cell).lower().rstrip(":： ")
        if _TOTAL.fullmatch(said) or (not place and _ENDS_IN_TOTAL.fullmatch(said)):
            return cell
    return ""
