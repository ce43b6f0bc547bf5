"""How much a table may hold, and where it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rulebook.batch.layout import Row, is_filled
from rulebook.wording import is_blank, refuse

__all__ = ["limited"]

MOST_COLUMNS = 1_000
MOST_ROWS = 1_048_576
"""So many rows a sheet of a spreadsheet can have."""
MOST_CELLS = 20_000_000


def limited(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that a table can hold, without blank ones at the end. Raises `Refusal`.

    >>> list(limited([["a"], [], ["b", ""], [" "]]))
    [['a'], (), ['b', '']]
    """
    blank = cells = 0
    for number, row in enumerate(rows, 1):
        cells += len(row)
        width = len(row)
        while width > MOST_COLUMNS and is_blank(row[width - 1]):
            width -= 1
        for found, most, key in (
            (width, MOST_COLUMNS, "batch many columns"),
            (number, MOST_ROWS, "batch many rows"),
            (cells, MOST_CELLS, "batch many cells"),
        ):
            if found > most:
                raise refuse(key, "", row=f"{number:,}", count=f"{found:,}", most=f"{most:,}")
        if not is_filled(row):
            blank += 1
            continue
        yield from [()] * blank
        blank = 0
        yield row[:width]
