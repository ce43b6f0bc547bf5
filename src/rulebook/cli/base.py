"""What all commands share: the application, its common options, and how a command refuses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from rulebook.bilingual import Language
from rulebook.cli.sentences import said
from rulebook.handbook import Handbook
from rulebook.load import handbook
from rulebook.load.schema.scalars import ISO_DAY
from rulebook.problem import HandbookError, Problem, render
from rulebook.wording import DAY, Refusal

__all__ = [
    "AsOf",
    "Root",
    "Speech",
    "WhatIf",
    "app",
    "book_of",
    "day_of",
    "fail",
    "pairs",
    "print_problems",
    "printable",
    "refuse",
    "suppositions",
]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
Root = Annotated[Path, typer.Option("--root", help="The project's folder.", show_default="the folder you are in")]
AsOf = Annotated[str, typer.Option("--as-of", help="The day to answer for.", show_default="today")]
Speech = Annotated[Literal["zh", "en"], typer.Option("--lang", help="The language in which it is said.")]

WhatIf = Annotated[
    list[str] | None, typer.Option("--what-if", help="Suppose parameter=value; not policy.", show_default=False)
]


def fail(message: str, status: int) -> NoReturn:
    """Say on standard error what went wrong, and end with the exit status."""
    print(message, file=sys.stderr)
    raise SystemExit(status)


def refuse(sentence: str) -> NoReturn:
    """Refuse a request in one line."""
    fail(printable(sentence), 2)


def printable(sentence: str) -> str:
    """The sentence as one line, in which nothing that was typed can steer the terminal."""
    return "".join(character if character.isprintable() else "�" for character in sentence)


def book_of(root: Path, lang: Language) -> Handbook:
    """The project's handbook; with problems it is printed as such, and the command ends."""
    try:
        return handbook(root)
    except HandbookError as error:
        fail(f"{error.told(lang)}\n\n{said('has problems')[lang]}", 2)


def pairs(texts: Iterable[str], form: str, lang: Language) -> dict[str, str]:
    """What is given as ``name=value``, each name once; refuses what is not of the form."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            refuse(said("no equals", given=text[:40], form=said(form))[lang])
        if name in found:
            twice = said("given twice", name=name[:40], first=found[name][:40], second=value[:40])
            refuse(twice[lang])
        found[name] = value
    return found


def suppositions(what_if: Iterable[str] | None, lang: Language) -> dict[str, str]:
    """What the option ``--what-if`` supposes."""
    return pairs(what_if or (), "what-if form", lang)


def day_of(text: str, lang: Language) -> date:
    """The day given as an option, else that of `RULEBOOK_AS_OF`, else today; refuses what is no date."""
    text = text or os.environ.get("RULEBOOK_AS_OF", "")
    if not text:
        return date.today()  # noqa: DTZ011 (the reader's own day)
    try:
        return date.fromisoformat(text) if re.fullmatch(ISO_DAY, text) else _read_day(text)
    except ValueError:
        refuse(said("no day", given=text[:40])[lang])
    except Refusal as refusal:
        refuse((said("no day", given=text[:40]) if refusal.key == "not a date" else refusal.words)[lang])


def _read_day(text: str) -> date:
    day = DAY.read(text)
    assert isinstance(day, date)
    return day


def print_problems(problems: tuple[Problem, ...], texts: Mapping[str, str], lang: Language) -> None:
    """Print the problems with their lines, errors in red and warnings in yellow."""
    if not problems:
        return
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for problem in problems:
        text = render(problem, texts, lang)
        first, _, rest = text.partition("\n")
        style = "yellow" if problem.warning else "bold red"
        console.print(f"[{style}]{escape(first)}[/]" + (f"\n{escape(rest)}" if rest else ""))
