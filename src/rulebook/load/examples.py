"""The examples of a decision, read from their table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rulebook.bilingual import Words
from rulebook.handbook import Example, Field, Handbook
from rulebook.language import MomentType, ast
from rulebook.load.context import Context
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document, Path
from rulebook.load.text_table import Cell, Table, read_table
from rulebook.problem import Place, did_you_mean

__all__ = ["AS_OF", "example_table", "examples"]

AS_OF = Field("as_of", Words("日期", "date"), MomentType("date"), {}, Place(""))
"""The column that gives an example a day of its own."""


def examples(document: Document, id: str, lists: bool, book: Handbook, context: Context) -> Iterator[Example]:
    """The examples of the decision; the outputs of one that collects are `lists`."""
    table = example_table(document, ("decisions", id, "examples"), context)
    if table is None:
        context.failing.add(id)
        return
    fields = {"facts": book.facts, "parameters": book.parameters, "outputs": book.outputs}
    for cells in table.rows:
        before = len(context.problems)
        given: dict[str, dict[str, ast.Value]] = {kind: {} for kind in fields}
        as_of = clauses = None
        for column, (cell, title) in enumerate(zip(cells[2:], table.heading[2:], strict=True), 2):
            if title.text == "as_of":
                as_of = None if cell.text == "-" else context.value(cell.place, AS_OF, cell.text)
                continue
            if title.text == "clause" and column >= table.split:
                clauses = () if cell.text == "-" else tuple(cell.text.split(", "))
                continue
            kinds = ("facts", "parameters") if column < table.split else ("outputs",)
            kind = next((kind for kind in kinds if title.text in fields[kind]), None)
            if kind is None:
                if title.text not in context.broken:
                    labels = {name: field.words for kind in kinds for name, field in fields[kind].items()}
                    hint = did_you_mean(title.text, labels, labels)
                    context.problem(title.place, "unknown-name", said("unknown name", name=title.text), hint)
            elif cell.text != "-" or kind == "outputs":
                field = fields[kind][title.text]
                given[kind][title.text] = _given(cell, field, lists and kind == "outputs", context)
        if len(context.problems) > before:
            context.failing.add(id)
            continue
        day = as_of if isinstance(as_of, date) else None
        words = Words(cells[0].text, cells[1].text)
        yield Example(words, day, given["facts"], given["parameters"], given["outputs"], clauses, cells[0].place)


def example_table(document: Document, path: Path, context: Context) -> Table | None:
    """The table of examples at the path, with names in both languages; None once its problems have been noted."""
    table, problems = read_table(document.lines(*path), document.place(*path))
    context.problems += problems
    if table is None:
        return None
    heading = table.heading
    if [cell.text for cell in heading[:2]] != ["zh", "en"] or table.split < 2 or len(heading) == table.split:
        context.problem(heading[0].place, "table-shape", said("example columns"), said("write examples"))
        return None
    return table


def _given(cell: Cell, field: Field, lists: bool, context: Context) -> ast.Value:
    """What an example's cell says: '-' is the absent value, or the empty list."""
    parts = [] if cell.text == "-" else cell.text.split(", ") if lists else [cell.text]
    values = [context.value(cell.place, field, part) for part in parts]
    if lists:
        return tuple(str(value) for value in values)
    return values[0] if values else None
