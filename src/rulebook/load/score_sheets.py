"""From score sheets as typed to rows of bands, and to the parameters that rules name instead of their figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rulebook.bilingual import Words, both
from rulebook.handbook import (
    FORMS,
    Band,
    Dated,
    Derivation,
    Fault,
    Field,
    Listed,
    Output,
    Parameter,
    ScoreSheet,
    SheetColumn,
    SheetRow,
    read_band,
    top,
)
from rulebook.language import ChoiceType, NumberType, ast
from rulebook.load import schema
from rulebook.load.context import Assembly, words
from rulebook.load.strict_yaml import Document
from rulebook.load.text_table import Cell, Table, read_table
from rulebook.problem import Place, did_you_mean
from rulebook.wording import say

__all__ = ["SheetAssembly"]


class SheetAssembly(Assembly):
    """Score sheets, read when all facts and outputs are known."""

    def sheets(self, document: Document, content: schema.File, declared: Collection[str]) -> None:
        """The sheets of a file and their parameters, whose names may not be `declared` already."""
        for id, entry in content.score_sheets.items():
            before = len(self.problems)
            table = self.sheet_table(document, id, "table", ["criterion", "weight"])
            columns = tuple(self.columns(document, id, entry, table.heading[2:])) if table else ()
            rows = self.sheet_rows(table, columns) if table else ()
            sheet = ScoreSheet(
                id, content.policy or "", words(entry), entry.clause, entry.grades, columns, _totalled(rows),
                tuple(self.listed(document, id)) if entry.faults else (), document.key("score_sheets", id),
            )  # fmt: skip
            self.parts["score_sheets"][id] = sheet
            limit = None
            if entry.limit is not None:
                limit = self.formula(document, ("score_sheets", id, "limit"), entry.limit, ("limit", id))
            for parameter in self.sheet_parameters(sheet, limit):
                if parameter.name in declared or parameter.name in self.parts["parameters"]:
                    message = f"the score sheet '{id}' makes a parameter '{parameter.name}', which is declared already"
                    self.problem(parameter.place, "duplicate-id", message, "rename one of the two")
                    continue
                if parameter.worked is not None:
                    self.places["limit", parameter.name] = self.places["limit", id]
                self.parts["parameters"][parameter.name] = parameter
            if len(self.problems) > before or len(sheet.columns) == 0:
                self.failing.add(id)

    def sheet_table(self, document: Document, id: str, key: str, columns: list[str]) -> Table | None:
        """The table under a key of a sheet, whose columns before the double bar are these."""
        path = ("score_sheets", id, key)
        table, found = read_table(document.lines(*path), document.place(*path))
        self.problems += found
        if table is not None and [cell.text for cell in table.heading[: table.split]] != columns:
            hint = f"write '{' | '.join(columns)} || …'"
            self.problem(table.heading[0].place, "table-shape", "these are not the columns before '||'", hint)
            return None
        return table

    def columns(
        self, document: Document, id: str, entry: schema.ScoreSheet, heading: Iterable[Cell]
    ) -> Iterator[SheetColumn]:
        """The columns that the heading names: grades, and those left out."""
        output: Field | None = self.parts["outputs"].get(entry.grades)
        if output is None:
            return
        if not isinstance(output.type, ChoiceType):
            message = f"'{entry.grades}' has no choices, so it names no grades"
            self.problem(document.place("score_sheets", id, "grades"), "wrong-type", message)
            return
        for cell in heading:
            if cell.text in entry.left_out:
                left_out = entry.left_out[cell.text]
                yield SheetColumn(cell.text, words(left_out), left_out.question)
            elif cell.text in output.choices:
                yield SheetColumn(cell.text, output.choices[cell.text], None)
            else:
                hint = did_you_mean(cell.text, [*output.choices, *entry.left_out])
                message = f"the column '{cell.text}' is neither a choice of '{entry.grades}' nor left out"
                self.problem(cell.place, "unknown-choice", message, hint)

    def sheet_rows(self, table: Table, columns: tuple[SheetColumn, ...]) -> Iterator[SheetRow]:
        """The rows that can be read; none while a column cannot."""
        for criterion, weight, *cells in table.rows if len(columns) == len(table.heading) - 2 else ():
            field = self.criterion(criterion)
            points, *bands = (self.band(cell) for cell in (weight, *cells))
            if points is not None and (points.high is not None or points.damaged):
                self.problem(weight.place, "wrong-value", f"'{weight.text}' is no weight", "write a number, or -")
                continue
            if field is None or points is None or None in bands:
                continue
            assert isinstance(field.type, NumberType)
            scale, most = field.type.scale or 0, field.type.high
            if points.low is not None and most is not None and points.low > most:
                message = f"the weight {points} of '{field.name}' is above its range"
                self.problem(weight.place, "out-of-range", message, f"widen the range of '{field.name}'")
            read = tuple(band for band in bands if band is not None)
            for band in (points, *read) if not isinstance(field, Output) else ():
                if any(-int(end.as_tuple().exponent) > scale for end in (band.low, band.high) if end is not None):
                    message = f"'{band}' has more decimals than '{field.name}', whose scale is {scale}"
                    self.problem(band.place, "wrong-scale", message, f"declare a larger 'scale' for '{field.name}'")
            yield SheetRow(
                criterion.text, isinstance(field, Output), scale, points.low, read, criterion.place, weight.place
            )

    def criterion(self, cell: Cell) -> Field | None:
        """The fact that a row is about, or the output that is the total."""
        facts, outputs = self.parts["facts"], self.parts["outputs"]
        field: Field | None = facts.get(cell.text) or outputs.get(cell.text)
        if field is not None and not isinstance(field.type, NumberType):
            self.problem(cell.place, "wrong-type", f"'{cell.text}' is {field.type}; a criterion is a number")
            return None
        if field is None and cell.text not in self.broken:
            hint = did_you_mean(cell.text, [*facts, *outputs]) or "declare it as a fact"
            self.problem(cell.place, "unknown-name", f"unknown name '{cell.text}'", hint)
        return field

    def band(self, cell: Cell) -> Band | None:
        """The band in a cell."""
        band = read_band(cell.text, cell.place)
        if band is None:
            self.problem(cell.place, "wrong-value", f"'{cell.text}' is no band", f"write {FORMS}")
        elif band.low is not None and band.high is not None and band.low > band.high:
            self.problem(cell.place, "wrong-value", f"the band '{cell.text}' is empty", "write the lower end first")
        return band

    def listed(self, document: Document, id: str) -> Iterator[Listed]:
        """The faults that are known, with their questions."""
        table = self.sheet_table(document, id, "faults", ["fault", "criterion", "grade", "figures"])
        if table is not None and [cell.text for cell in table.heading[4:]] != ["question"]:
            self.problem(table.heading[4].place, "table-shape", "behind '||' stands the question", "write 'question'")
            return
        for *cells, question in table.rows if table else ():
            kind, criterion, grade, figures = (cell.text for cell in cells)
            place = replace(cells[0].place, length=cells[3].place.column + len(figures) - cells[0].place.column)
            yield Listed(Fault(kind, criterion, grade, figures, place), question.text, question.place)

    def sheet_parameters(self, sheet: ScoreSheet, limit: ast.Expression | None) -> Iterator[Parameter]:
        """What rules name: the weight of every criterion, and the ends of its bands for every grade.

        Where the best band does not end at the weight, an end is what `limit` makes of the printed figure.
        """
        clause = self.parts["clauses"].get(sheet.clause)
        for row in sheet.rows:
            field: Field = self.parts["facts"].get(row.criterion) or self.parts["outputs"][row.criterion]
            kind = _points(row, field)
            best = top(row)
            scaled = limit if best is not None and best != row.weight else None
            for figure in _figures(sheet, row, field.words):
                name = f"{sheet.id}_{row.criterion}_{figure.name}"
                worked = None
                if scaled is not None and best is not None and figure.name != "weight":
                    by: dict[str, ast.Expression] = {"printed": ast.Literal(figure.value), "top": ast.Literal(best)}
                    by["weight"] = ast.Name(f"{sheet.id}_{row.criterion}_weight")
                    worked = Derivation(ast.substitute(scaled, by), ())
                basis = clause.covers if clause else ()
                reason = ", ".join(basis) or sheet.clause
                dated = Dated(None, figure.value, False, Words(reason, reason), basis, figure.place)
                yield Parameter(
                    name, figure.words, kind, {}, figure.place, policy=sheet.policy, values=(dated,), questions=(),
                    sheet=sheet.id, worked=worked,
                )  # fmt: skip


def _totalled(rows: Iterable[SheetRow]) -> tuple[SheetRow, ...]:
    """The rows, in which a total has as many decimals as the criteria that it adds up."""
    read = tuple(rows)
    scale = max((row.scale for row in read if not row.is_total), default=0)
    return tuple(replace(row, scale=scale) if row.is_total else row for row in read)


def _points(row: SheetRow, field: Field) -> NumberType:
    """The type of a row's figures: the criterion's, from 0 to the largest that is printed or allowed."""
    assert isinstance(field.type, NumberType)
    figures = [end for band in row.bands for end in (band.low, band.high) if end is not None]
    figures += [end for end in (row.weight, field.type.high) if isinstance(end, Decimal)]
    return NumberType(field.type.measure, row.scale, Decimal(0), max(figures, default=Decimal(0)))


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a sheet: the last part of its parameter's name, its label, and where it stands."""

    name: str
    words: Words
    value: Decimal
    place: Place


def _figures(sheet: ScoreSheet, row: SheetRow, criterion: Words) -> Iterator[_Figure]:
    """The figures of a row that rules may name: its weight, and the printed ends of its bands, grade by grade."""
    if row.weight is not None:
        label = both(lambda language: say("sheet weight", language, criterion=criterion[language]))
        yield _Figure("weight", label, row.weight, row.weight_place)
    for column, band in zip(sheet.columns, row.bands, strict=True):
        for end, value in (("from", band.low), ("below" if band.below else "to", band.high)):
            if value is not None and column.question is None:
                yield _Figure(f"{column.id.replace('-', '_')}_{end}", _label(end, criterion, column), value, band.place)


def _label(end: str, criterion: Words, column: SheetColumn) -> Words:
    return both(
        lambda language: say(f"sheet {end}", language, criterion=criterion[language], grade=column.words[language])
    )
