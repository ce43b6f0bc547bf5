"""Files that tables are read from and written to: text or a workbook, one row after another."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from rulebook.atomic import atomic_write
from rulebook.batch.layout import Row
from rulebook.batch.limits import limited
from rulebook.batch.spreadsheet import csv_line, lines_of, records
from rulebook.batch.workbook import sheet_rows, write_workbook
from rulebook.bilingual import both
from rulebook.wording import refuse, say

__all__ = ["Source", "check_target", "read", "write"]

SUFFIXES = (".csv", ".xlsx")


@dataclass
class Source:
    """A table that is being read: its rows, each once, how many have been read, and the sheets beside it."""

    rows: Iterator[Row]
    others: tuple[str, ...] = ()
    count: int = 0


@contextmanager
def read(file: Path, sheet: str | None = None) -> Iterator[Source]:
    """The rows of a text, or of a workbook's sheet: its first unless named. Raises `Refusal`, now or while reading."""
    with ExitStack() as stack:
        try:
            source = _opened(file, stack)
        except OSError as error:
            raise refuse("batch unread", "", given=str(file), error=error.strerror or str(error)) from None
        is_workbook = source.read(2) == b"PK"
        source.seek(0)
        made = Source(iter(()))
        rows: Iterator[Row]
        if is_workbook:
            rows, made.others = sheet_rows(source, file.name, sheet)
        else:
            rows = records(stack.enter_context(lines_of(source, file.name)))
        made.rows = _counted(limited(rows), made)
        yield made


def _opened(file: Path, stack: ExitStack) -> BinaryIO:
    """The file, to be read more than once, even where it is a pipe."""
    source: BinaryIO = stack.enter_context(file.open("rb"))
    if source.seekable():
        return source
    copy: BinaryIO = stack.enter_context(TemporaryFile())  # noqa: SIM115 (the stack closes it)
    shutil.copyfileobj(source, copy)
    copy.seek(0)
    return copy


def _counted(rows: Iterable[Row], made: Source) -> Iterator[Row]:
    for row in rows:
        made.count += 1
        yield row


def check_target(file: Path, source: Path) -> None:
    """Refuse a file that cannot take the answers to what is read from the source. Raises `Refusal`."""
    if file.suffix.lower() not in SUFFIXES:
        allowed = both(lambda language: say("names", language).join(SUFFIXES))
        raise refuse("batch kind", "", given=file.name, allowed=allowed)
    if file.exists() and source.exists() and file.samefile(source):
        raise refuse("batch same file", "", given=str(file))


def write(file: Path, rows: Iterable[Sequence[str]], top: int, answers: range) -> None:
    """Write the rows as the file's name says, whole or not at all. Raises `Refusal`.

    The headings stand in the row `top`; columns that are not `answers` are kept as they were read.
    """
    try:
        with atomic_write(file) as part, part.open("wb") as target:
            if file.suffix.lower() == ".csv":
                target.write("\ufeff".encode())  # tells Excel that it is UTF-8
                for row in rows:
                    target.write(csv_line(row).encode())
            else:
                write_workbook(target, rows, top, answers)
    except OSError as error:
        raise refuse("batch unwritten", "", given=str(file), error=error.strerror or str(error)) from None
