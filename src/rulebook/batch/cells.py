"""Cells of a spreadsheet: what a workbook holds behind what it shows, and how cells are handed back."""

from __future__ import annotations

import re
from typing import Self

from rulebook.bilingual import Words
from rulebook.wording import plain

__all__ = ["BookCell", "guarded", "is_ditto", "unguarded"]

_GENUINE = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_DITTO = re.compile(r"""[-–— ]*(?:["'“”„]{1,2}|[〃″〝〞]|同上.?|ditto|do\.)[-–— ]*""")


class BookCell(str):
    """A cell of a workbook: the text it shows, the value behind it with its format, and what is wrong with it."""

    __slots__ = ("fault", "form", "value")

    def __new__(cls, text: str, value: object, form: str, fault: Words | None = None) -> Self:
        cell = super().__new__(cls, text)
        cell.value, cell.form, cell.fault = value, form, fault
        return cell

    value: object
    form: str
    fault: Words | None


def guarded(cell: str) -> str:
    """The cell as it can be handed to a spreadsheet: what it would take for a formula is quoted with an apostrophe.

    >>> guarded("=1+1"), guarded("-5"), guarded("@SUM(A1)"), guarded("=A"), guarded("007")
    ("'=1+1", '-5', "'@SUM(A1)", "'=A", '007')
    """
    if cell.startswith(_COMMANDS) and not _GENUINE.fullmatch(cell):
        return f"'{cell}"
    return str(cell)


def unguarded(cell: str) -> str:
    """The cell as it was before it was handed to a spreadsheet.

    >>> unguarded("'-10 min"), unguarded("-10 min"), unguarded("'twas"), unguarded("'")
    ('-10 min', '-10 min', "'twas", "'")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_COMMANDS) else cell


def is_ditto(cell: str) -> bool:
    """Whether the cell stands for what the cell above it holds.

    >>> (
    ...     is_ditto('"'),
    ...     is_ditto("〃"),
    ...     is_ditto("-〃-"),
    ...     is_ditto(" 同上"),
    ...     is_ditto("Ditto"),
    ...     is_ditto("-"),
    ...     is_ditto("5″"),
    ... )
    (True, True, True, True, True, False, False)
    """
    return _DITTO.fullmatch(plain(cell).lower()) is not None
