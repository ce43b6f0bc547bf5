"""Files of a spreadsheet: CSV in the encodings that spreadsheets write, and .xlsx workbooks, in and out.

Cells are texts, as the spreadsheet shows them. Nothing that is written is a formula.
"""

from __future__ import annotations

import csv
import re
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from rulebook.atomic import atomic_write
from rulebook.batch.cells import BookCell, guarded
from rulebook.bilingual import Words, both
from rulebook.wording import is_blank, refuse, say

__all__ = ["Rows", "check_target", "decoded", "read", "records", "write", "write_csv"]

Rows = list[list[str]]

SUFFIXES = (".csv", ".xlsx")
MOST_MEGABYTES = 500
ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DELIMITERS = ("\t", ",", ";")
HEAD = 50
"""In so many lines it is looked for what stands between cells."""
MOST_BREAKS = 253
"""So many line breaks a cell of a spreadsheet can hold."""
_BREAK = re.compile(r"[\r\n]")
_CLOSED = re.compile(r'(?:[^"]|"")*"(?!")')
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DAMAGED = (
    *(BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError),
    *(EOFError, zlib.error, SyntaxError, RuntimeError),
)
"""What openpyxl raises of a file that is no workbook, or a damaged one; a fault in its XML is a SyntaxError."""


def read(file: Path, sheet: str | None = None) -> tuple[Rows, tuple[str, ...]]:
    """The rows of a CSV file, or of a workbook's sheet (its first unless named), and the other sheets.

    Raises `Refusal`.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise refuse("batch unread", "", given=str(file), error=error.strerror or str(error)) from None
    if raw.startswith(b"PK"):
        return _workbook(raw, file.name, sheet)
    return list(records(StringIO(decoded(raw, file.name), newline=""))), ()


# Text.


def decoded(raw: bytes, name: str) -> str:
    """The text of a file: what its byte-order mark says, or else UTF-8, or else GB18030. Raises `Refusal`."""
    marked = [encoding for mark, encoding in ENCODINGS.items() if raw.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if CONTROLS.search(text):
            raise refuse("batch not text", "", given=name)
        return text
    raise refuse("batch encoding" if b"\0" not in raw else "batch not text", "", given=name)


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

    Where each of those lines is as long as the row above, the quotes may as well be characters, which is refused.
    """
    taken: list[str] = []

    def watched() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    number = width = 0
    rows = csv.reader(watched(), delimiter=between, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            if len(taken) > 1 < width and all(line.count(between) + 1 == width for line in taken):
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


# Workbooks.


def _workbook(raw: bytes, name: str, sheet: str | None) -> tuple[Rows, tuple[str, ...]]:
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_MEGABYTES * 1_000_000:
                raise refuse("batch too large", "", given=name, most=str(MOST_MEGABYTES))
        values = load_workbook(BytesIO(raw), read_only=True, data_only=True)
        titles = [each.title for each in values.worksheets if each.sheet_state == "visible"]
        if (sheet or titles[0]) not in values.sheetnames:
            listed = both(lambda language: say("names", language).join(titles))
            raise refuse("batch no sheet", "", given=sheet or "", allowed=listed)
        title = sheet or titles[0]
        rows = _sheet(values[title], lambda: load_workbook(BytesIO(raw), read_only=True)[title])
    except DAMAGED:
        raise refuse("batch not a workbook", "", given=name) from None
    return rows, tuple(other for other in titles if other != title)


def _sheet(sheet: Any, again: Callable[[], Any]) -> Rows:
    """The rows of a sheet; it is read `again`, for its formulas, where it has any."""
    with sheet.parent._archive.open(sheet._worksheet_path) as source:  # noqa: SLF001 (read by rows, it tells no merged cells)
        xml = source.read()
    merged = re.findall(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"', xml)
    sheet.reset_dimensions()
    formulas: Iterable[Sequence[Any]] = ()
    if re.search(rb"<(?:\w+:)?f[\s/>]", xml):
        other = again()
        other.reset_dimensions()
        formulas = other.iter_rows()
    del xml
    rows: Rows = []
    for cells, sources in zip_longest(sheet.iter_rows(), formulas, fillvalue=()):
        rows.append([_cell(value, source) for value, source in zip_longest(cells, sources)])
    while rows and not any(rows[-1]):
        rows.pop()
    _mark_merged(rows, (each.decode() for each in merged))
    return rows


def _mark_merged(rows: Rows, ranges: Iterable[str]) -> None:
    """Mark the cells of the ranges, all but the first of each, which alone holds what the others seem to hold."""
    from openpyxl.utils import get_column_letter, range_boundaries

    width = max(map(len, rows), default=0)
    for text in ranges:
        bounds: Any = range_boundaries(text)
        left, top, right, bottom = bounds
        for number, row in enumerate(rows[top - 1 : bottom], top):
            row.extend([""] * (min(right, width) - len(row)))
            for column, cell in enumerate(row[left - 1 : right], left):
                if (number, column) != (top, left):
                    fault = _fault("batch merged", cell=f"{get_column_letter(column)}{number}", range=text)
                    row[column - 1] = BookCell(cell, getattr(cell, "value", None), getattr(cell, "form", ""), fault)


def _cell(cell: Any, source: Any) -> str:
    """A cell as a text; a formula without a result cannot be relied on."""
    value = None if cell is None else cell.value
    if value is None:
        is_formula = source is not None and source.data_type == "f"
        return (
            BookCell(_formula(source.value), None, "", _fault("batch formula", cell=source.coordinate))
            if is_formula
            else ""
        )
    return value if isinstance(value, str) else BookCell(_text(value, cell.number_format), value, cell.number_format)


def _fault(key: str, **parts: str) -> Words:
    return both(lambda language: say(key, language, **parts))


def _formula(value: Any) -> str:
    return value if isinstance(value, str) else str(getattr(value, "text", ""))


def _text(value: Any, form: str) -> str:
    """The text that a spreadsheet shows for a value, with the digits that it keeps."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            number = Decimal(format(value, ".15g"))
            if "%" in form:
                return f"{(number * 100).normalize():f}%"
            text = f"{number:f}"
            return text.zfill(len(form)) if re.fullmatch("0+", form) else text
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case _:
            return str(value)


# Writing.


def check_target(file: Path, source: Path) -> None:
    """Refuse a file that cannot take the answers to what is read from the source. Raises `Refusal`."""
    if file.suffix.lower() not in SUFFIXES:
        allowed = both(lambda language: say("names", language).join(SUFFIXES))
        raise refuse("batch kind", "", given=file.name, allowed=allowed)
    if file.exists() and source.exists() and file.samefile(source):
        raise refuse("batch same file", "", given=str(file))


def write(file: Path, rows: Iterable[Sequence[str]], own: int) -> None:
    """Write the rows as the file's name says, whole or not at all; the first `own` columns are kept as they were read.

    Raises `Refusal`.
    """
    try:
        with atomic_write(file) as part, part.open("wb") as target:
            if file.suffix.lower() == ".csv":
                target.write(write_csv(rows).encode())
            else:
                _write_workbook(target, rows, own)
    except OSError as error:
        raise refuse("batch unwritten", "", given=str(file), error=error.strerror or str(error)) from None


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    r"""The rows as CSV that Excel reads as UTF-8, and in which nothing is a formula.

    >>> write_csv([["姓名", "a,b"], ["=1+1", "-5"]])
    '\ufeff姓名,"a,b"\r\n\'=1+1,-5\r\n'
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _write_workbook(target: IO[bytes], rows: Iterable[Sequence[str]], own: int) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_written(sheet, cell, place < own) for place, cell in enumerate(row)])
    book.save(target)


def _written(sheet: Any, cell: str, is_own: bool) -> Any:
    """A cell of a workbook: the value that was read, a number worked out, or a text that never is a formula."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(cell, BookCell) and cell.value is not None:
        value: Any = cell.value
        made = WriteOnlyCell(sheet, value)
        made.number_format = cell.form
        return made
    if not is_own and re.fullmatch(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?", cell):
        return WriteOnlyCell(sheet, float(cell))
    made = WriteOnlyCell(sheet, CONTROLS.sub("�", cell))
    made.data_type = "s"
    if guarded(cell) != cell:
        made.quotePrefix = True
    return made
