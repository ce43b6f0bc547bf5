"""``rulebook exam``: a paper drawn from the bank of items, and its key."""

from __future__ import annotations

import sys
from pathlib import Path
from secrets import randbelow
from typing import TYPE_CHECKING, Annotated

import typer

from rulebook.atomic import atomic_write
from rulebook.bilingual import Language
from rulebook.cli.base import AsOf, Root, Speech, app, book_of, day_of, refuse
from rulebook.wording import Refusal

if TYPE_CHECKING:
    from rulebook.exam import Paper, PrintedPaper

__all__ = ["exam"]


@app.command()
def exam(  # noqa: PLR0917 (typer makes options of them)
    role: Annotated[str, typer.Option("--role", help="Whose exam it is, such as agent.")] = "",
    count: Annotated[str, typer.Option("--count", help="How many items.")] = "20",
    seed: Annotated[str, typer.Option("--seed", help="The same seed draws the same paper.", show_default="any")] = "",
    without: Annotated[
        str,
        typer.Option("--without", help="Items to strike and replace, by their numbers in the bank, such as 17,203."),
    ] = "",
    as_of: AsOf = "",
    lang: Speech = "zh",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file ending in .md, .html or .docx instead of the screen.")
    ] = None,
    root: Root = Path(),
) -> None:
    """Draw an exam paper and its key at random from the bank of items."""
    from rulebook.exam import bank, paper, printed, read_seed, read_struck, say

    if output is not None and output.suffix not in (".md", ".html", ".docx"):
        refuse(say("unknown ending", lang, file=output))
    book = book_of(root, lang)
    if not role:
        refuse(say("no role", lang, allowed=", ".join(book.roles)))
    try:
        number = read_seed(seed) if seed else randbelow(1_000_000)
        day = day_of(as_of, lang)
        items = bank(book, day)
        struck = read_struck(without, items)
        made = paper(book, items, day, role=role, count=count, seed=number, without=struck)
    except Refusal as refusal:
        refuse(refusal.words[lang])
    if not seed:
        print(say("seed chosen", lang, seed=number), file=sys.stderr)
    content = _set(printed(book, made, lang), made, output.suffix if output else ".md")
    if output is None:
        print(content.decode(), end="")
    else:
        _write(output, content, lang)


def _set(laid: PrintedPaper, made: Paper, ending: str) -> bytes:
    """The paper as the content of a file with the ending."""
    if ending == ".html":
        from rulebook.exam import html

        return html.html(laid).encode()
    if ending == ".docx":
        from rulebook.exam import word

        return word.word(laid, made)
    from rulebook.exam import markdown

    return markdown.markdown(laid).encode()


def _write(file: Path, content: bytes, lang: Language) -> None:
    """Write the file whole or not at all."""
    from rulebook.exam import say

    try:
        with atomic_write(file) as part:
            part.write_bytes(content)
    except OSError as error:
        refuse(say("not written", lang, file=file, error=error.strerror or str(error)))
    print(say("written", lang, file=file), file=sys.stderr)
