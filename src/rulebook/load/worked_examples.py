"""The worked examples of calculators: a request on each row, and what must be answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rulebook.bilingual import Words
from rulebook.handbook import Field, Handbook, WorkedExample
from rulebook.language import ast
from rulebook.load.context import Context
from rulebook.load.examples import AS_OF, example_table
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document
from rulebook.load.text_table import Cell
from rulebook.problem import did_you_mean

__all__ = ["worked_examples"]

_ABOUT = ("missing", "questions", "refused")
"""What may be said of an answer besides its outputs: lists of names, but for `refused`, which is one."""
Column = tuple[str, Field | None]
"""What a column holds (facts, parameters, outputs, or what it is called) and the field of its cells."""


def worked_examples(document: Document, id: str, book: Handbook, context: Context) -> Iterator[WorkedExample]:
    """The worked examples of the calculator; where one has problems, the calculator is failing."""
    before = len(context.problems)
    table = example_table(document, ("calculators", id, "examples"), context)
    if table is not None:
        given, wanted = table.heading[2 : table.split], table.heading[table.split :]
        told = {"facts": book.facts, "parameters": book.parameters}
        columns = [_column(title, told, ("as_of",), context) for title in given]
        columns += [_column(title, {"outputs": book.outputs}, _ABOUT, context) for title in wanted]
        known = [column for column in columns if column is not None]
        if len(known) == len(columns):
            yield from (_example(cells, known, context) for cells in table.rows)
    if len(context.problems) > before:
        context.failing.add(id)


def _column(
    title: Cell, kinds: Mapping[str, Mapping[str, Field]], others: tuple[str, ...], context: Context
) -> Column | None:
    """What the column is for; None once it has been noted as unknown."""
    if title.text in others:
        return title.text, None
    for kind, fields in kinds.items():
        if title.text in fields:
            return kind, fields[title.text]
    if title.text not in context.broken:
        labels = {name: field.words for fields in kinds.values() for name, field in fields.items()}
        hint = did_you_mean(title.text, [*others, *labels], labels)
        context.problem(title.place, "unknown-name", said("unknown name", name=title.text), hint)
    return None


def _example(cells: tuple[Cell, ...], columns: list[Column], context: Context) -> WorkedExample:
    """The example of a row. What is told must be what people may type, but for that which is refused."""
    told: dict[str, dict[str, str]] = {"facts": {}, "parameters": {}}
    outputs: dict[str, ast.Value] = {}
    about: dict[str, tuple[str, ...]] = dict.fromkeys(_ABOUT, ())
    as_of: ast.Value = None
    filled = list(zip(cells[2:], columns, strict=True))
    refused = next((cell.text for cell, (kind, _) in filled if kind == "refused" and cell.text != "-"), None)
    for cell, (kind, field) in filled:
        parts = () if cell.text == "-" else tuple(cell.text.split(", "))
        if kind == "as_of":
            as_of = context.value(cell.place, AS_OF, cell.text) if parts else None
        elif field is None:
            about[kind] = parts
        elif kind == "outputs":
            values = [context.value(cell.place, field, part) for part in parts]
            outputs[field.name] = values[0] if len(values) == 1 else tuple(map(str, values)) or None
        elif parts:
            told[kind][field.name] = cell.text
            if field.name != refused:
                context.value(cell.place, field, cell.text)
    return WorkedExample(
        Words(cells[0].text, cells[1].text), as_of if isinstance(as_of, date) else None, told["facts"],
        told["parameters"], outputs, about["missing"], about["questions"], refused, cells[0].place,
    )  # fmt: skip
