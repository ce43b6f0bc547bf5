"""``rulebook batch``: a table of many people, answered row by row."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rulebook.cli.base import AsOf, Root, Speech, WhatIf, app, book_of, day_of, pairs, printable, refuse, suppositions
from rulebook.wording import Refusal, say
from rulebook.wording import refuse as refusal_of

if TYPE_CHECKING:
    from rulebook.batch import Batch, Head, Tally

__all__ = ["batch"]

NO_TABLE = {"batch empty", "batch no heading", "batch no rows", "batch two headings"}
"""How a sheet is refused that may not be the one that was meant."""

Percent = Annotated[
    list[str] | None,
    typer.Option("--percent", help="How a column's numbers without % are to be read: column=percent or =fraction."),
]
Headings = Annotated[
    str, typer.Option("--headings", help="The headings of a table that has none, in order, with commas between them.")
]
Blank = Annotated[
    list[str] | None, typer.Option("--blank", help="What empty cells of a column mean, such as column=0.")
]


@app.command()
def batch(  # noqa: PLR0917 (typer makes options of them)
    calculator: Annotated[str, typer.Argument(help="Which calculator, such as training-length.")],
    file: Annotated[Path, typer.Argument(help="The table, as .csv or .xlsx: headings, then one person a row.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the answers go, .csv or .xlsx.")],
    sheet: Annotated[
        str | None, typer.Option("--sheet", help="Which sheet of a workbook.", show_default="the first")
    ] = None,
    percent: Percent = None,
    blank: Blank = None,
    headings: Headings = "",
    what_if: WhatIf = None,
    as_of: AsOf = "",
    lang: Speech = "zh",
    root: Root = Path(),
) -> None:
    """Answer a table of many people row by row, and write it with the answers behind it."""
    from rulebook.answer import calculator_of
    from rulebook.batch import Batch, Tally, check_target, columns_asked, head_of, headed, read, write

    book = book_of(root, lang)
    others: tuple[str, ...] = ()
    ways = pairs(percent or (), "percent form", lang)
    blanks = pairs(blank or (), "blank form", lang)
    try:
        check_target(output, file)
        columns = columns_asked(book, calculator_of(book, calculator))
        known = {heading for column in columns for heading in column.headings}
        with read(file, sheet) as source:
            others = source.others if sheet is None else ()
            head = head_of(source.rows, known)
            head = head.under(headings.replace("，", ",").split(",")) if headings else headed(head, columns, lang)
            supposed = suppositions(what_if, lang)
            day = day_of(as_of, lang)
            asked = Batch(book, calculator, head.cells, head.row, day, lang, supposed, ways, blanks)
            tally = Tally(asked)
            own = len(asked.headings)
            answered = _answered(asked, head, tally, lambda: source.count)
            write(output, answered, head.row or 1, range(own, own + len(asked.results)))
    except Refusal as refusal:
        more = [say("batch sheets", lang, given=say("names", lang).join(others))] if others else []
        refuse(" ".join([refusal.words[lang], *(more if refusal.key in NO_TABLE else [])]))
    if others:
        _say(say("batch other sheets", lang, given=say("names", lang).join(others)))
    if not head.written:
        _say(asked.read_as())
    if asked.kept:
        _say(say("batch kept", lang, given=say("names", lang).join(asked.kept)))
    for line in tally.lines():
        _say(line)
    print(tally.counted())
    print(printable(say("batch written", lang, given=str(output))))
    raise typer.Exit(0 if tally.is_answered() else 1)


def _answered(asked: Batch, head: Head, tally: Tally, read_rows: Callable[[], int]) -> Iterator[list[str]]:
    """The lines of the answered table, in the places of the rows that were read, none more and none less."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    below = track(head.below, "", console=console, transient=True, disable=not console.is_terminal)
    written = head.row
    yield from map(list, head.before)
    yield [*asked.headings, *asked.results]
    for written, row in enumerate(below, head.row + 1):
        reply = asked.reply(row)
        tally.add(written, reply)
        yield asked.line(row, reply)
    if written != read_rows():
        raise refusal_of("batch lost", "", read=f"{read_rows():,}", written=f"{written:,}")


def _say(sentence: str) -> None:
    print(printable(sentence), file=sys.stderr)
