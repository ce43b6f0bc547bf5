"""From score sheets as typed to rows of bands, and to the parameters that rules name instead of their figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from rulebook.bilingual import Words, both, called
from rulebook.handbook import (
    Band,
    Dated,
    Derivation,
    Fault,
    Field,
    Handbook,
    Listed,
    Output,
    Parameter,
    ScoreSheet,
    SheetColumn,
    SheetRow,
    read_band,
    top,
)
from rulebook.language import ChoiceType, NumberType, RuleError, Scope, ast, check_result, infer
from rulebook.load import schema
from rulebook.load.context import Context, Files, Formula, SourceFile
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document
from rulebook.load.text_table import Cell, Table, read_table
from rulebook.problem import Place, did_you_mean
from rulebook.wording import say

__all__ = ["limits", "score_sheets"]


def score_sheets(book: Handbook, files: Files, context: Context) -> tuple[Handbook, dict[str, Formula]]:
    """The handbook with its score sheets and their parameters, and the formulas of those that are limits, by name."""
    declared = {
        name for file in files for part in (file.content.parameters, file.content.facts, file.content.decisions)
        for name in part
    }  # fmt: skip
    sheets, parameters, formulas = dict[str, ScoreSheet](), dict[str, Parameter](), dict[str, Formula]()
    for file in files:
        for id, written in file.content.score_sheets.items():
            before = len(context.problems)
            sheet = _sheet(file, id, written, book, context)
            limit = None
            if written.limit is not None:
                limit = context.formula(file.document, ("score_sheets", id, "limit"), written.limit)
            for parameter, formula in _parameters(sheet, limit, book):
                if parameter.name in declared or parameter.name in parameters:
                    message = said("sheet parameter", sheet=called(id, written.words), name=parameter.name)
                    context.problem(parameter.place, "duplicate-id", message, said("rename either"))
                    continue
                parameters[parameter.name] = parameter
                if formula is not None:
                    formulas[parameter.name] = formula
            if len(context.problems) > before or not sheet.columns:
                context.failing.add(id)
            if id in context.failing:
                context.broken.families.add(f"{id}_")
            sheets[id] = sheet
    return replace(book, score_sheets=sheets, parameters={**book.parameters, **parameters}), formulas


def _sheet(file: SourceFile, id: str, written: schema.ScoreSheet, book: Handbook, context: Context) -> ScoreSheet:
    document = file.document
    table = _table(document, id, "table", ["criterion", "weight"], context)
    grades = _grades(document, id, written, book, context) if table else None
    columns = tuple(_columns(table.heading[2:], grades, written, context)) if table and grades else ()
    rows = tuple(_rows(table, columns, book, context)) if table else ()
    if table and len(rows) < len(table.rows):
        context.failing.add(id)  # without a row that cannot be read, its sums say nothing
    listed = tuple(_listed(document, id, context)) if written.faults else ()
    return ScoreSheet(
        id, file.policy, written.words, written.clause, written.grades, columns, _totalled(rows), listed,
        document.key("score_sheets", id),
    )  # fmt: skip


def _table(document: Document, id: str, key: str, columns: list[str], context: Context) -> Table | None:
    """The table under a key of a sheet, whose columns before the double bar are these."""
    path = ("score_sheets", id, key)
    table, problems = read_table(document.lines(*path), document.place(*path))
    context.problems += problems
    if table is not None and [cell.text for cell in table.heading[: table.split]] != columns:
        hint = said("write columns", columns=" | ".join(columns))
        context.problem(table.heading[0].place, "table-shape", said("sheet columns"), hint)
        return None
    return table


def _grades(document: Document, id: str, written: schema.ScoreSheet, book: Handbook, context: Context) -> Field | None:
    """The output whose choices are the grades."""
    output = book.outputs.get(written.grades)
    if output is not None and not isinstance(output.type, ChoiceType):
        message = said("no grades", name=written.grades)
        context.problem(document.place("score_sheets", id, "grades"), "wrong-type", message)
        return None
    return output


def _columns(
    heading: Iterable[Cell], grades: Field, written: schema.ScoreSheet, context: Context
) -> Iterator[SheetColumn]:
    """The columns that the heading names: grades, and those left out."""
    for cell in heading:
        if cell.text in written.left_out:
            left_out = written.left_out[cell.text]
            yield SheetColumn(cell.text, left_out.words, left_out.question)
        elif cell.text in grades.choices:
            yield SheetColumn(cell.text, grades.choices[cell.text], None)
        else:
            hint = did_you_mean(cell.text, [*grades.choices, *written.left_out], grades.choices)
            message = said("no grade column", name=cell.text, grades=written.grades)
            context.problem(cell.place, "unknown-choice", message, hint)


def _rows(table: Table, columns: tuple[SheetColumn, ...], book: Handbook, context: Context) -> Iterator[SheetRow]:
    """The rows that can be read; none while a column cannot."""
    for criterion, weight, *cells in table.rows if len(columns) == len(table.heading) - 2 else ():
        field = _criterion(criterion, book, context)
        points, *bands = (_band(cell, context) for cell in (weight, *cells))
        if points is not None and (points.high is not None or points.damaged):
            context.problem(weight.place, "wrong-value", said("no weight", text=weight.text), said("number or dash"))
            continue
        if field is None or points is None or None in bands:
            continue
        assert isinstance(field.type, NumberType)
        scale, most = field.type.scale or 0, field.type.high
        if points.low is not None and most is not None and points.low > most:
            message = said("weight above", weight=points, field=called(field.name, field.words))
            hint = said("widen range", field=called(field.name, field.words))
            context.problem(weight.place, "out-of-range", message, hint)
        read = tuple(band for band in bands if band is not None)
        for band in (points, *read) if not isinstance(field, Output) else ():
            if any(-int(end.as_tuple().exponent) > scale for end in (band.low, band.high) if end is not None):
                message = said("fine band", band=band, field=called(field.name, field.words), scale=scale)
                hint = said("larger scale for", field=called(field.name, field.words))
                context.problem(band.place, "wrong-scale", message, hint)
        yield SheetRow(
            criterion.text, isinstance(field, Output), scale, points.low, read, criterion.place, weight.place
        )


def _criterion(cell: Cell, book: Handbook, context: Context) -> Field | None:
    """The fact that a row is about, or the output that is the total."""
    field: Field | None = book.facts.get(cell.text) or book.outputs.get(cell.text)
    if field is not None and not isinstance(field.type, NumberType):
        message = said("no criterion", field=called(field.name, field.words), kind=field.type.words)
        context.problem(cell.place, "wrong-type", message)
        return None
    if field is None and cell.text not in context.broken:
        labels = {name: field.words for fields in (book.facts, book.outputs) for name, field in fields.items()}
        hint = did_you_mean(cell.text, labels, labels) or said("declare fact")
        context.problem(cell.place, "unknown-name", said("unknown name", name=cell.text), hint)
    return field


def _band(cell: Cell, context: Context) -> Band | None:
    """The band in a cell."""
    band = read_band(cell.text, cell.place)
    if band is None:
        context.problem(cell.place, "wrong-value", said("no band", text=cell.text), said("bands"))
    elif band.low is not None and band.high is not None and band.low > band.high:
        context.problem(cell.place, "wrong-value", said("empty band", text=cell.text), said("low first"))
    return band


def _listed(document: Document, id: str, context: Context) -> Iterator[Listed]:
    """The faults that are known, with their questions."""
    table = _table(document, id, "faults", ["fault", "criterion", "grade", "figures"], context)
    if table is not None and [cell.text for cell in table.heading[4:]] != ["question"]:
        context.problem(table.heading[4].place, "table-shape", said("question behind"), said("write question"))
        return
    for *cells, question in table.rows if table else ():
        kind, criterion, grade, figures = (cell.text for cell in cells)
        place = replace(cells[0].place, length=cells[3].place.column + len(figures) - cells[0].place.column)
        yield Listed(Fault(kind, criterion, grade, figures, place), question.text, question.place)


def _parameters(sheet: ScoreSheet, limit: Formula | None, book: Handbook) -> Iterator[tuple[Parameter, Formula | None]]:
    """What rules name: the weight of every criterion, and the ends of its bands for every grade.

    Where the best band does not end at the weight, an end is what `limit` makes of the printed figure.
    """
    clause = book.clauses.get(sheet.clause)
    basis = clause.covers if clause else ()
    reason = ", ".join(basis) or sheet.clause
    for row in sheet.rows:
        field: Field = book.facts.get(row.criterion) or book.outputs[row.criterion]
        kind = _points(row, field)
        best = top(row)
        scaled = limit if best is not None and best != row.weight else None
        for figure in _figures(sheet, row, field.words):
            formula = None
            if scaled is not None and best is not None and figure.name != "weight":
                by: dict[str, ast.Expression] = {"printed": ast.Literal(figure.value), "top": ast.Literal(best)}
                by["weight"] = ast.Name(f"{sheet.id}_{row.criterion}_weight")
                formula = replace(scaled, node=ast.substitute(scaled.node, by))
            dated = Dated(None, figure.value, False, Words(reason, reason), basis, figure.place)
            name = f"{sheet.id}_{row.criterion}_{figure.name}"
            yield Parameter(
                name, figure.words, kind, {}, figure.place, policy=sheet.policy, values=(dated,), questions=(),
                sheet=sheet.id,
            ), formula  # fmt: skip


def limits(book: Handbook, formulas: Mapping[str, Formula], scope: Scope, context: Context) -> dict[str, Parameter]:
    """The parameters, of which a limit is worked out by its formula; it rests on the questions of what that reads."""
    found = dict(book.parameters)
    for name, formula in formulas.items():
        parameter = book.parameters[name]
        check = partial(_limit, formulas, scope, parameter, formula.node)
        worked = context.typed(formula.place, name, check)
        if worked is not None:
            questions = {id for read in worked.reads for id in book.parameters[read.name].questions}
            questions.update(parameter.questions)
            found[name] = replace(parameter, worked=worked, questions=tuple(sorted(questions)))
    return found


def _limit(formulas: Mapping[str, Formula], scope: Scope, parameter: Parameter, node: ast.Expression) -> Derivation:
    """The formula elaborated, once it is known to make the limit from parameters that are not worked out."""
    for name in ast.names(node):
        if not scope.is_constant(name):
            scope.type_of(name)
            raise RuleError("not-constant", said("limit reads", name=name), name, said("read printed"))
        if name.name in formulas:
            raise RuleError("cycle", said("limit of limit", name=name), name, said("read printed"))
    kind, node = infer(node, scope)
    check_result(kind, parameter.type, node)
    return Derivation(node, ast.names(node))


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
