"""Score sheets as pages show them: the points as printed, with every fault and the question that decides it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulebook.answer import Evaluator, Missing
from rulebook.bilingual import Words
from rulebook.handbook import faults, leaves_finer, said
from rulebook.language import ast, digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.page import Page
    from rulebook.handbook import Band, Fault, ScoreSheet, SheetRow

__all__ = ["Mark", "marks", "score_sheet"]


@dataclass(frozen=True)
class Mark:
    """A fault of a sheet in words, where it stands, and the question under which it is decided."""

    sheet: ScoreSheet
    fault: Fault
    text: str
    question: str


@dataclass(frozen=True)
class Figure:
    """A part of a cell: its text, and the parameter that it is the value of (none for a sign between figures)."""

    text: str
    parameter: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell: its column's label, its figures, what holds where that is something else, its faults."""

    label: str
    figures: tuple[Figure, ...]
    counts: str
    marks: tuple[Mark, ...]
    left_out: bool


def score_sheet(page: Page, id: str) -> str:
    """The sheet as a table; every figure has its parameter's name as its id. Raises KeyError for an unknown one."""
    sheet = page.handbook.score_sheets[id]
    found = list(marks(page, sheet))
    gaps = {mark.fault.criterion for mark in found if mark.fault.kind == "gap"}
    finer = [page.both(label(page, row)) for row in sheet.rows if leaves_finer(row) and row.criterion not in gaps]
    return page.html(
        "score-sheet.html",
        sheet=sheet,
        rows=[(row, page.both(label(page, row)), list(cells(page, sheet, row, found))) for row in sheet.rows],
        marks=found,
        finer=page.say("comma").join(finer),
    )


def marks(page: Page, sheet: ScoreSheet) -> Iterator[Mark]:
    """What the check finds in the sheet, in words."""
    questions = {listed.fault: listed.question for listed in sheet.listed}
    rows = {row.criterion: label(page, row) for row in sheet.rows}
    grades = {column.id: column.words for column in sheet.columns}
    for fault in faults(sheet):
        words = said(fault, rows[fault.criterion], grades.get(fault.grade, Words("", "")))
        yield Mark(sheet, fault, page.both(words), questions[fault])


def label(page: Page, row: SheetRow) -> Words:
    """What the row's criterion is called."""
    fields = page.handbook.outputs if row.is_total else page.handbook.facts
    return fields[row.criterion].words


def cells(page: Page, sheet: ScoreSheet, row: SheetRow, found: list[Mark]) -> Iterator[Cell]:
    """The row's weight and its bands."""
    stem = f"{sheet.id}_{row.criterion}"
    weight = (Figure("—"),) if row.weight is None else (Figure(digits(row.weight), f"{stem}_weight"),)
    yield Cell(page.say("full points"), weight, "", marked(found, row, "-"), left_out=False)
    for column, band in zip(sheet.columns, row.bands, strict=True):
        named = f"{stem}_{column.id.replace('-', '_')}" if not column.question else ""
        figures = tuple(figures_of(page, band, named, signed=column is not sheet.columns[-1]))
        faulty = marked(found, row, column.id)
        name = page.both(column.words)
        heading = page.say("column left out", column=name) if column.question else name
        yield Cell(heading, figures, holds(band, faulty) or counts(page, figures), faulty, bool(column.question))


def marked(found: list[Mark], row: SheetRow, grade: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in found if (mark.fault.criterion, mark.fault.grade) == (row.criterion, grade))


def figures_of(page: Page, band: Band, stem: str, signed: bool) -> Iterator[Figure]:
    """The band's figures with the signs between them; those of a column that is left out are no parameters.

    What stands alone is a least, and is signed as one but in the worst grade, for which it cannot be.
    """

    def named(end: str) -> str:
        return f"{stem}_{end}" if stem else ""

    if band.low is None and band.high is None:
        yield Figure(page.say("damaged") if band.damaged else "—")
    if band.low is not None:
        yield from () if band.whole or not signed else (Figure("≥ "),)
        yield Figure(digits(band.low), named("from"))
    if band.high is not None:
        yield Figure("–" if band.whole else "< " if band.below else "≤ ")
        yield Figure(digits(band.high), named("below" if band.below else "to"))


def holds(band: Band, faulty: tuple[Mark, ...]) -> str:
    """What the rules take the worst grade to hold, where a limit is printed for it that they do not follow."""
    for mark in faulty:
        if mark.fault.kind == "worst":
            edge = mark.fault.figures.partition(" / ")[0]
            return f"< {edge}" if band.low is not None else f"> {edge}"
    return ""


def counts(page: Page, figures: tuple[Figure, ...]) -> str:
    """What the figures count as today, where that is worked out of what is printed."""
    parameters = page.handbook.parameters
    if not any(figure.parameter and parameters[figure.parameter].worked for figure in figures):
        return ""
    evaluator = Evaluator(page.handbook, {}, page.as_of)
    shown = ""
    for figure in figures:
        value = evaluator.printed(ast.Name(figure.parameter)) if figure.parameter else figure.text
        shown += page.say("unset") if isinstance(value, Missing) else value if isinstance(value, str) else digits(value)
    return shown
