"""``rulebook batch``: a table of many people, answered row by row."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rulebook.bilingual import Language
from rulebook.cli.base import AsOf, Root, Speech, WhatIf, app, book_of, day_of, printable, refuse, suppositions
from rulebook.wording import Refusal, say

if TYPE_CHECKING:
    from rulebook.batch import Batch, Reply

__all__ = ["batch"]

MOST_TOLD = 20
"""Of so many rows the command says why they have no answer; the file says it of all."""


@app.command()
def batch(  # noqa: PLR0917 (typer makes options of them)
    calculator: Annotated[str, typer.Argument(help="Which calculator, such as training-length.")],
    file: Annotated[Path, typer.Argument(help="The table, as .csv or .xlsx: headings, then one person a row.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the answers go, .csv or .xlsx.")],
    sheet: Annotated[
        str | None, typer.Option("--sheet", help="Which sheet of a workbook.", show_default="the first")
    ] = None,
    what_if: WhatIf = None,
    as_of: AsOf = "",
    lang: Speech = "zh",
    root: Root = Path(),
) -> None:
    """Answer a table of many people row by row, and write it with the answers behind it."""
    from rich.console import Console
    from rich.progress import track

    from rulebook.batch import Batch, check_target, headings_in, read, write

    book = book_of(root, lang)
    try:
        check_target(output, file)
        found, others = read(file, sheet)
        top = headings_in(found)
        rows = found[top + 1 :]
        asked = Batch(book, calculator, found[top], top + 1, day_of(as_of, lang), lang, suppositions(what_if, lang))
        console = Console(stderr=True)
        watched = track(rows, file.name, console=console, transient=True, disable=not console.is_terminal)
        replies = [asked.reply(row) for row in watched]
        write(output, *asked.table(rows, replies))
    except Refusal as refusal:
        refuse(refusal.words[lang])
    if others and sheet is None:
        _say(say("batch other sheets", lang, given=say("names", lang).join(others)))
    if asked.kept:
        _say(say("batch kept", lang, given=say("names", lang).join(asked.kept)))
    _tell(asked, replies, top + 2, lang)
    print(printable(say("batch written", lang, given=str(output))))
    raise typer.Exit(0 if all(reply.state in {"answered", "blank"} for reply in replies) else 1)


def _tell(asked: Batch, replies: Sequence[Reply], first: int, lang: Language) -> None:
    """Say which rows have no answer, and why; then how many of each kind there are."""
    from rulebook.batch import counted, lacking

    unanswered = [(number, reply.problem) for number, reply in enumerate(replies, first) if reply.problem]
    for number, problem in unanswered[:MOST_TOLD]:
        _say(say("batch row", lang, row=str(number), given=problem))
    if len(unanswered) > MOST_TOLD:
        _say(say("batch more", lang, count=f"{len(unanswered) - MOST_TOLD:,}"))
    for line in lacking(asked, (name for reply in replies for name in reply.missing)):
        _say(line)
    print(counted(replies, lang))


def _say(sentence: str) -> None:
    print(printable(sentence), file=sys.stderr)
