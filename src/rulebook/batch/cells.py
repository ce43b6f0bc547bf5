"""Cells of a spreadsheet: what a person would have typed for what they say, and how they are handed back.

Spreadsheets write as they like: full-width digits, 2026/3/1, 12 days, TRUE. What such a cell means is read here;
what a calculator takes stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from rulebook.bilingual import Words
from rulebook.handbook import Field
from rulebook.language import MomentType, NumberType

__all__ = ["BatchColumn", "BookCell", "folded", "guarded", "typed_in"]

_NUMBER = re.compile(r"(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?(?![0-9.,])\s*(.*)")
_DATE = re.compile(r"([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})(?:-|/|\.|月)([0-9]{1,2})日?(?:(?:T|\s*)([0-9]{1,2}:.*))?")
_TIME = re.compile(r"([0-9]{1,2}:[0-9]{2})(?::00)?")
_GENUINE = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class BatchColumn:
    """What a column of a table can tell: a fact, ``what-if.NAME`` for a parameter, or ``as-of``.

    `headings` are what may stand above it and `choices` what its cells may say, folded, with what a person would type;
    `units` are the words, folded, that may follow a number.
    """

    name: str
    field: Field
    headings: tuple[str, ...]
    choices: Mapping[str, str]
    units: tuple[str, ...]


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


def folded(text: str) -> str:
    """The letters and digits alone, whatever their width and case, so that what looks alike is alike.

    >>> folded(" Length of leave: "), folded("ＷＨＡＴ-if.q01_rounding"), folded("√")
    ('lengthofleave', 'whatifq01rounding', '√')
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(character for character in plain if character.isalnum()) or plain.strip()


def typed_in(column: BatchColumn, cell: str) -> str:
    """What a person would have typed for what the cell says; the cell itself where that cannot be told.

    What stands in a choice's column and is none of its choices is left to the caller.
    """
    if column.choices:
        return column.choices.get(folded(cell), "")
    text = unicodedata.normalize("NFKC", cell).strip().replace("\N{MINUS SIGN}", "-")
    match column.field.type:
        case NumberType():
            said = _number(text, column.units)
        case MomentType("time"):
            said = _time(text)
        case MomentType(kind):
            said = _moment(text, kind)
        case _:
            said = None
    return cell.strip() if said is None else said


def _number(text: str, units: tuple[str, ...]) -> str | None:
    """The digits of a number that may have its unit behind it, commas between thousands, and zeros at the end."""
    found = _NUMBER.fullmatch(text)
    if found is None or (found[4] and folded(found[4]) not in units):
        return None
    return found[1] + found[2].replace(",", "") + (found[3] or "").rstrip("0").rstrip(".")


def _moment(text: str, kind: str) -> str | None:
    """A day in any of the usual ways to write one, with a time where it is a moment; midnight may follow a day."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    day = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    time = _time(found[4]) if found[4] else ""
    if kind == "date":
        return day if time in ("", "0:00", "00:00") else None
    return f"{day} {time}" if time else None


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text)
    return found and found[1]


def guarded(cell: str) -> str:
    """The cell as it can be handed to a spreadsheet: what it would take for a formula is quoted with an apostrophe.

    >>> guarded("=1+1"), guarded("-5"), guarded("@SUM(A1)"), guarded("=A"), guarded("007")
    ("'=1+1", '-5', "'@SUM(A1)", "'=A", '007')
    """
    if cell.startswith(_COMMANDS) and not _GENUINE.fullmatch(cell):
        return f"'{cell}"
    return str(cell)
