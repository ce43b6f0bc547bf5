"""Text of a spreadsheet: CSV in the encodings that spreadsheets write, and rows as they put them on the clipboard."""

from __future__ import annotations

import csv
import re
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import TextIOWrapper
from itertools import chain, islice
from typing import BinaryIO, TextIO

from rulebook.batch.cells import guarded
from rulebook.wording import is_blank, refuse

__all__ = ["CONTROLS", "csv_line", "lines_of", "records"]

ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DELIMITERS = ("\t", ",", ";")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
CHUNK = 1 << 20
HEAD = 50
"""In so many lines it is looked for what stands between cells."""
MOST_BREAKS = 253
"""So many line breaks a cell of a spreadsheet can hold."""
_BREAK = re.compile(r"[\r\n]")
csv.field_size_limit(2**31 - 1)  # else a long cell would be refused as one whose quotes do not match
_QUOTED = re.compile(r'[",\r\n]')
_CLOSED = re.compile(r'(?:[^"]|"")*"(?!")')


def lines_of(source: BinaryIO, name: str) -> TextIO:
    """The lines of a file, in what its byte-order mark says, or else UTF-8, or else GB18030. Raises `Refusal`."""
    start = source.read(4)
    marked = [encoding for mark, encoding in ENCODINGS.items() if start.startswith(mark)]
    has_zeros = False
    for encoding in marked or ("utf-8", "gb18030"):
        decoder = getincrementaldecoder(encoding)()
        source.seek(0)
        try:
            for raw in iter(partial(source.read, CHUNK), b""):
                has_zeros |= b"\0" in raw
                if CONTROLS.search(decoder.decode(raw)):
                    raise refuse("batch not text", "", given=name)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        source.seek(0)
        return TextIOWrapper(source, encoding, newline="")
    raise refuse("batch not text" if has_zeros else "batch encoding", "", given=name)


def records(text: Iterable[str]) -> Iterator[list[str]]:
    """The rows of the lines of a text whose cells stand between tabs, commas or semicolons. Raises `Refusal`."""
    lines = iter(text)
    head = list(islice(lines, HEAD))
    between = delimiter(head)
    return _tabbed(chain(head, lines)) if between == "\t" else _separated(chain(head, lines), between)


def delimiter(head: Sequence[str]) -> str:
    """What stands between cells: which of the three most of the first lines hold; a tab, or else the most frequent."""
    bare = re.sub(r'"[^"]*"', "", "".join(head))
    lines = [line for line in re.split(r"[\r\n]+", bare) if not is_blank(line)][:10]
    if not any(each in line for each in DELIMITERS for line in lines):
        return ","
    return max(DELIMITERS, key=lambda each: (sum(each in line for line in lines), each == "\t", lines[0].count(each)))


def _separated(lines: Iterable[str], between: str) -> Iterator[list[str]]:
    """The rows of CSV, in which a quoted cell may go on over several lines.

    Where each of those lines is as long as the row above, or quotes stand alone between cells, they may as well be
    characters, which is refused.
    """
    taken: list[str] = []

    def watched() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    ends = (between, "\r", "\n")
    number = width = 0
    rows = csv.reader(watched(), delimiter=between, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            if any('"' in line for line in taken):
                are_rows = len(taken) > 1 < width and all(line.count(between) + 1 == width for line in taken)
                if are_rows or any(cell.startswith(ends) and cell.endswith(ends) for cell in row):
                    raise refuse("batch two readings", "", row=str(number))
            taken.clear()
            width = len(row)
            yield row
    except csv.Error:
        raise refuse("batch quote", "", row=str(number + 1)) from None


def _tabbed(lines: Iterable[str]) -> Iterator[list[str]]:
    """The rows of what spreadsheets put on the clipboard, where a quote is a character like any other.

    Only a cell that holds a line break is quoted, and no cell holds a tab.
    """
    rest = iter(lines)
    ahead: deque[str] = deque()
    while True:
        ahead.extend(islice(rest, MOST_BREAKS - len(ahead)))
        if not ahead:
            return
        row = [ahead.popleft()]
        while more := _going_on(row[-1], ahead):
            row += [ahead.popleft() for _ in range(more)]
            if "\t" not in row[-1]:
                break
            ahead.extend(islice(rest, MOST_BREAKS - len(ahead)))
        whole = "".join(row).rstrip("\r\n")
        cells = whole.split("\t") if whole else []
        yield [cell[1:-1].replace('""', '"') if _BREAK.search(cell) else cell for cell in cells]


def _going_on(line: str, ahead: Iterable[str]) -> int:
    """Over how many lines more the last cell of a line goes on, which is quoted then.

    Two quotes that stand alone are two cells, as where people write them for 'the same'.
    """
    opening = line[line.rfind("\t") + 1 :]
    if not opening.startswith('"') or _CLOSED.match(opening, 1):
        return 0
    for count, more in enumerate(ahead, 1):
        cell, tab, _ = more.partition("\t")
        closed = _CLOSED.match(cell)
        if closed is not None:
            is_whole = not cell[closed.end() :].rstrip("\r\n")
            return count if is_whole and not opening.rstrip("\r\n") == cell.rstrip("\r\n") == '"' else 0
        if tab:
            return 0
    return 0


def csv_line(cells: Iterable[str]) -> str:
    r"""A row as CSV, in which nothing is a formula.

    >>> csv_line(["=1+1", "-5", "a,b"])
    '\'=1+1,-5,"a,b"\r\n'
    """
    return ",".join(map(_quoted, map(guarded, cells))) + "\r\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
