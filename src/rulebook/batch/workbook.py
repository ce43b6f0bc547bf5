"""Workbooks: the rows of a sheet as it shows them, and rows written as one. Nothing that is written is a formula."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import IO, Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from rulebook.batch.cells import BookCell, guarded
from rulebook.batch.formats import shown
from rulebook.batch.spreadsheet import CONTROLS
from rulebook.bilingual import Words, both
from rulebook.wording import refuse, say

__all__ = ["sheet_rows", "write_workbook"]

MOST_MEGABYTES = 500
MOST_RANGES = 10_000
CHUNK = 1 << 20
DAMAGED = (
    *(BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError),
    *(EOFError, zlib.error, SyntaxError, RuntimeError),
)
"""What openpyxl raises of a file that is no workbook, or a damaged one; a fault in its XML is a SyntaxError."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FIGURE = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?")

Range = tuple[int, int, int, int, str]


def sheet_rows(source: BinaryIO, name: str, sheet: str | None) -> tuple[Iterator[list[str]], tuple[str, ...]]:
    """The rows of the named sheet, or else of the first, one after another; and the other sheets. Raises `Refusal`."""
    from openpyxl import load_workbook

    try:
        with ZipFile(source) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_MEGABYTES * 1_000_000:
                raise refuse("batch too large", "", given=name, most=str(MOST_MEGABYTES))
        book = load_workbook(source, read_only=True, data_only=True)
        titles = [each.title for each in book.worksheets if each.sheet_state == "visible"]
        if (sheet or titles[0]) not in book.sheetnames:
            listed = both(lambda language: say("names", language).join(titles))
            raise refuse("batch no sheet", "", given=sheet or "", allowed=listed)
        title = sheet or titles[0]
        rows = _rows(book[title], name, lambda: load_workbook(source, read_only=True)[title])
    except DAMAGED:
        raise refuse("batch not a workbook", "", given=name) from None
    return rows, tuple(other for other in titles if other != title)


def _rows(sheet: Any, name: str, again: Callable[[], Any]) -> Iterator[list[str]]:
    """The rows of a sheet; it is read `again`, for its formulas, where it has any. Raises `Refusal`."""
    try:
        ranges, has_formulas = _scanned(sheet, name)
        formulas: Iterable[Sequence[Any]] = ()
        if has_formulas:
            other = again()
            other.reset_dimensions()
            formulas = other.iter_rows()
        sheet.reset_dimensions()
        covering: list[Range] = []
        for number, (cells, sources) in enumerate(zip_longest(sheet.iter_rows(), formulas, fillvalue=()), 1):
            row = [_cell(value, source) for value, source in zip_longest(cells, sources)]
            while ranges and ranges[-1][1] <= number:
                covering.append(ranges.pop())
            covering = [each for each in covering if each[3] >= number]
            for each in covering:
                _mark(row, number, each)
            yield row
    except DAMAGED:
        raise refuse("batch not a workbook", "", given=name) from None


def _scanned(sheet: Any, name: str) -> tuple[list[Range], bool]:
    """The merged ranges of a sheet, the last first, and whether it holds a formula."""
    from openpyxl.utils import range_boundaries

    found: set[bytes] = set()
    has_formulas = False
    rest = b""
    with sheet.parent._archive.open(sheet._worksheet_path) as xml:  # noqa: SLF001 (read by rows, it tells no merged cells)
        for chunk in iter(partial(xml.read, CHUNK), b""):
            part = rest + chunk
            found.update(_MERGED.findall(part))
            has_formulas = has_formulas or _FORMULA.search(part) is not None
            rest = part[-300:]
    if len(found) > MOST_RANGES:
        raise refuse("batch too many merged", "", given=name, most=f"{MOST_RANGES:,}")
    ranges: list[Any] = [(*range_boundaries(text.decode()), text.decode()) for text in found]
    return sorted(ranges, key=lambda each: each[1], reverse=True), has_formulas


def _mark(row: list[str], number: int, merged: Range) -> None:
    """Mark the cells of a row in a range, all but the first of the range, which alone holds anything."""
    from openpyxl.utils import get_column_letter

    left, top, right, _, text = merged
    for column in range(left, min(right, len(row)) + 1):
        if (number, column) != (top, left):
            cell = row[column - 1]
            fault = _fault("batch merged", cell=f"{get_column_letter(column)}{number}", range=text)
            row[column - 1] = BookCell(cell, getattr(cell, "value", None), getattr(cell, "form", ""), fault)


def _cell(cell: Any, source: Any) -> str:
    """A cell as a text; a formula without a result cannot be relied on."""
    value = None if cell is None else cell.value
    if value is not None:
        return (
            value if isinstance(value, str) else BookCell(shown(value, cell.number_format), value, cell.number_format)
        )
    if source is None or source.data_type != "f":
        return ""
    text = source.value if isinstance(source.value, str) else str(getattr(source.value, "text", ""))
    return BookCell(text, None, "", _fault("batch formula", cell=source.coordinate))


def _fault(key: str, **parts: str) -> Words:
    return both(lambda language: say(key, language, **parts))


def write_workbook(target: IO[bytes], rows: Iterable[Sequence[str]], top: int, answers: range) -> None:
    """Write the rows, whose headings stand in the row `top`; columns that are not `answers` are kept as they were."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = f"A{top + 1}"
    for row in rows:
        sheet.append([_written(sheet, cell, place in answers) for place, cell in enumerate(row)])
    book.save(target)


def _written(sheet: Any, cell: str, is_answer: bool) -> Any:
    """A cell of a workbook: the value that was read, a number worked out, or a text that never is a formula."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(cell, BookCell) and cell.value is not None:
        value: Any = cell.value
        made = WriteOnlyCell(sheet, value)
        made.number_format = cell.form
        return made
    if not cell:
        return None
    if is_answer and _FIGURE.fullmatch(cell):
        return WriteOnlyCell(sheet, float(cell))
    made = WriteOnlyCell(sheet, CONTROLS.sub("�", cell))
    made.data_type = "s"
    if guarded(cell) != cell:
        made.quotePrefix = True
    return made
