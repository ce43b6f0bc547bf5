"""One calculator asked for many people: a table whose headings name facts, answered row by row.

A row that cannot be answered says why and keeps nobody else from an answer. Columns that the calculator has no use
for, such as names, stay where they are; what is answered stands in columns behind the reader's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from rulebook.answer import Answer, answer_values, calculator_of, notes, sentence, supposed
from rulebook.batch.cells import BookCell, is_ditto, unguarded
from rulebook.batch.columns import BatchColumn, columns
from rulebook.batch.layout import Row, is_again, is_filled, total_in
from rulebook.bilingual import Language, both
from rulebook.handbook import Handbook, Output, narrowed_to
from rulebook.language import Missing, NumberType, Value, typed
from rulebook.wording import (
    AS_OF,
    SUPPOSED,
    Refusal,
    folded,
    in_words,
    is_blank,
    plain,
    refuse,
    say,
    shortened,
    trimmed,
    with_unit,
)

__all__ = ["Batch", "Reply"]

State = Literal["blank", "total", "answered", "incomplete", "wrong"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to one row: `cells` for the columns of the answer, and why there is none where there is none.

    A ``total`` is a row that is no person: a subtotal, or headings once more. `unclear` names the column whose number
    may be a percentage or a fraction.
    """

    state: State
    cells: tuple[str, ...]
    problem: str = ""
    missing: tuple[str, ...] = ()
    unclear: str = ""


class Batch:
    """A calculator and the headings of a table, ready to answer its rows.

    `headings` are the reader's own, without those of answers that are given `again`; `kept` are those of them that the
    calculator has no use for, `results` the headings of what is answered. What the request supposes, and its day, hold
    where no column of the table says otherwise.
    """

    def __init__(  # noqa: PLR0917 (a request is what it is)
        self,
        handbook: Handbook,
        calculator: str,
        headings: Sequence[str],
        row: int,
        as_of: date,
        language: Language,
        what_if: Mapping[str, str] | None = None,
        percent: Mapping[str, str] | None = None,
        blank: Mapping[str, str] | None = None,
    ) -> None:
        """Understand the headings, which stand in a row of that number. Raises `Refusal`.

        `percent` tells of columns, by name or heading, whether bare numbers are ``percent`` or ``fraction``; `blank`
        what their empty cells mean.
        """
        self.calculator = calculator_of(handbook, calculator)
        self.handbook, self.language = narrowed_to(handbook, self.calculator), language
        self.as_of, self.supposed = as_of, supposed(handbook, self.calculator, what_if or {})
        self.outputs = _outputs(self.handbook, self.calculator.decisions)
        self.results = (
            say("batch answer", language),
            *(self.heading(output) for output in self.outputs),
            *(say(f"batch {part}", language) for part in ("clauses", "questions", "notes", "problem")),
        )
        held = _trimmed(headings)
        before = len(held) - len(self.results)
        self.again = before > 0 and tuple(held[before:]) == self.results
        self.headings = tuple(held[:before] if self.again else held)
        known = columns(handbook, self.calculator)
        named = {heading: column for column in known for heading in column.headings}
        self.columns = {
            place: named[folded(heading)] for place, heading in enumerate(self.headings) if folded(heading) in named
        }
        self.refuse_headings(known, row)
        self.percent = self.read_ways(percent or {})
        told = [(self.column(name), text) for name, text in (blank or {}).items()]
        self.blank = {column.name: column.reader.read(text) for column, text in told}
        self.kept = tuple(
            trimmed(heading) or say("batch untitled", language, number=str(place + 1))
            for place, heading in enumerate(self.headings)
            if place not in self.columns
        )

    def refuse_headings(self, known: Sequence[BatchColumn], row: int) -> None:
        """Refuse headings of which none is known, or two tell the same. Raises `Refusal`."""
        asked = set(self.calculator.asks)
        if not any(column.name in asked for column in self.columns.values()):
            given = "、".join(shortened(trimmed(heading)) for heading in self.headings[:12])
            labels = both(
                lambda language: say("names", language).join(
                    column.field.words[language] for column in known if column.name in asked
                )
            )
            raise refuse("batch no heading", "", row=str(row), given=given, allowed=labels)
        first: dict[str, int] = {}
        for place, column in self.columns.items():
            other = first.setdefault(column.name, place)
            if other != place:
                given = "、".join(shortened(trimmed(self.headings[i])) for i in (other, place))
                raise refuse(
                    "batch twice", column.name, name=column.name, label=column.field.words,
                    first=str(other + 1), second=str(place + 1), given=given,
                )  # fmt: skip

    def read_ways(self, percent: Mapping[str, str]) -> dict[str, str]:
        """How the numbers without % of columns are to be read, where a heading or the request says it."""
        ways = {column.name: "percent" for place, column in self.columns.items() if "%" in plain(self.headings[place])}
        for name, way in percent.items():
            if way not in {"percent", "fraction"}:
                raise refuse("batch percent way", "", given=shortened(f"{name}={way}"))
            ways[self.column(name).name] = way
        return ways

    def read_as(self) -> str:
        """What the columns of a table without headings have been read as."""
        told = (
            say("batch column is", self.language, number=str(place + 1), label=column.field.words[self.language])
            for place, column in self.columns.items()
        )
        return say("batch read as", self.language, given=say("names", self.language).join(told))

    def column(self, name: str) -> BatchColumn:
        """The column of the table that has the name, or any heading that means it. Raises `Refusal`."""
        for column in self.columns.values():
            if folded(name) in column.headings:
                return column
        listed = both(lambda language: say("names", language).join(column.name for column in self.columns.values()))
        raise refuse("batch no column", "", given=shortened(name), allowed=listed)

    def heading(self, output: Output) -> str:
        """The output's label, with its unit where its cells hold bare numbers."""
        unit = ""
        if isinstance(output.type, NumberType):
            unit = with_unit("2", output.type.measure, self.handbook, self.language)[1:].strip().removeprefix("个")
        label = output.words[self.language]
        return say("batch output", self.language, label=label, unit=unit) if unit else label

    def cells(self, row: Row) -> list[str]:
        """The reader's own cells of a row, as many as there are headings, or more where it has more."""
        own = len(self.headings)
        cells = list(row[:own])
        cells += [""] * (own - len(cells))
        return cells + _trimmed(row[own + len(self.results) * self.again :])

    def line(self, row: Row, reply: Reply) -> list[str]:
        """A row with what is answered behind the reader's own columns, and behind that what stood beyond them."""
        own = len(self.headings)
        cells = self.cells(row)
        return [*cells[:own], *reply.cells, *cells[own:]]

    def reply(self, row: Row) -> Reply:
        """What is said to a row of the table."""
        cells = self.cells(row)
        if not is_filled(cells):
            return Reply("blank", ("",) * len(self.results))
        total = total_in(cells)
        if total or is_again(cells, self.headings):
            key = "batch total" if total else "batch headings again"
            return self.unanswered("total", say(key, self.language, given=shortened(total)))
        try:
            found = answer_values(self.handbook, self.calculator, *self.read(cells))
        except Refusal as refusal:
            unclear = refusal.subject if refusal.key == "batch fraction" else ""
            return self.unanswered("wrong", refusal.words[self.language], unclear)
        said = sentence(self.handbook, found, self.language)
        answered, problem = ("", said) if found.missing else (said, "")
        listed = say("names", self.language).join
        filled = (
            answered,
            *(self.shown(found, output) for output in self.outputs),
            listed(found.clauses),
            listed(found.questions),
            " ".join(notes(self.handbook, found, self.language)),
            problem,
        )
        return Reply("incomplete" if found.missing else "answered", filled, problem, found.missing)

    def unanswered(self, state: State, problem: str, unclear: str = "") -> Reply:
        return Reply(state, (*("",) * (len(self.results) - 1), problem), problem, unclear=unclear)

    def read(self, cells: Sequence[str]) -> tuple[dict[str, Value], date, dict[str, Value]]:
        """The facts, the day and the suppositions that a row tells. Raises `Refusal`."""
        if len(cells) > len(self.headings):
            parts = {"count": str(len(cells)), "heads": str(len(self.headings))}
            given = shortened(next(filter(None, map(trimmed, cells[len(self.headings) :]))))
            raise refuse("batch too wide", "", given=given, **parts)
        told: dict[str, Value] = {}
        as_of: Any = self.as_of
        otherwise = dict(self.supposed)
        for place, column in self.columns.items():
            cell = cells[place]
            if isinstance(cell, BookCell) and cell.fault is not None:
                raise Refusal("batch cell", column.name, cell.fault)
            cell = unguarded(cell)
            if is_ditto(cell):
                raise column.reader.refused("batch ditto", cell)
            if not is_blank(cell):
                value = self.value(column, cell)
            elif column.name in self.blank:
                value = self.blank[column.name]
            else:
                continue
            if column.name == AS_OF:
                as_of = value
            elif column.name.startswith(SUPPOSED):
                otherwise[column.field.name] = value
            else:
                told[column.name] = value
        return told, as_of, otherwise

    def value(self, column: BatchColumn, cell: str) -> Value:
        """The value of a cell; a number without % is refused where it may be a percentage or a fraction."""
        reader, way = column.reader, self.percent.get(column.name)
        percentage = None if way == "percent" else reader.of_fraction(cell)
        if percentage is None:
            return reader.read(cell)
        if way == "fraction":
            return reader.taken(percentage, cell)
        try:
            other = reader.taken(percentage, cell)
        except Refusal:
            return reader.read(cell)
        if not other:
            return other
        either = {"percent": f"{plain(cell)}%", "fraction": f"{percentage}%"}
        raise reader.refused("batch fraction", cell, **either)

    def shown(self, found: Answer, output: Output) -> str:
        """An output's value for a cell: bare digits and ISO days, which a spreadsheet can go on with."""
        value = found.outputs[output.name]
        if isinstance(value, Missing):
            return ""
        if isinstance(value, datetime):
            return typed(value).replace("T", " ")
        if isinstance(value, Decimal | date):
            return typed(value)
        return in_words(value, output, self.handbook, self.language)


def _trimmed(cells: Sequence[str]) -> list[str]:
    """The cells up to the last one that holds anything."""
    filled = [place for place, cell in enumerate(cells, 1) if not is_blank(cell)]
    return list(cells[: filled[-1]]) if filled else []


def _outputs(handbook: Handbook, decisions: Iterable[str]) -> tuple[Output, ...]:
    names = (output for id in decisions for output in handbook.decisions[id].outputs)
    return tuple(handbook.outputs[name] for name in dict.fromkeys(names))
