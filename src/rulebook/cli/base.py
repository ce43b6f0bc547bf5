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
from rich.console import Console
from rich.markup import escape

from rulebook.load.schema.scalars import ISO_DAY
from rulebook.problem import Problem, render

__all__ = [
    "AsOf",
    "Root",
    "Speech",
    "WhatIf",
    "app",
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
Speech = Annotated[Literal["zh", "en"], typer.Option("--lang", help="The language of the answer.")]

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


def pairs(texts: Iterable[str], form: str) -> dict[str, str]:
    """What is given as ``name=value``, each name once; refuses what is not of the form."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            refuse(f"'{text[:40]}' has no '='; write {form}.")
        if name in found:
            refuse(f"{name[:40]}: given twice, '{found[name][:40]}' and '{value[:40]}'; give it once.")
        found[name] = value
    return found


def suppositions(what_if: Iterable[str] | None) -> dict[str, str]:
    """What the option ``--what-if`` supposes."""
    return pairs(what_if or (), "--what-if parameter=value, such as --what-if overrun_rate=20")


def day_of(text: str) -> date:
    """The day given as an option, else that of `RULEBOOK_AS_OF`, else today; refuses what is no date."""
    text = text or os.environ.get("RULEBOOK_AS_OF", "")
    if not text:
        return date.today()  # noqa: DTZ011 (the reader's own day)
    try:
        if re.fullmatch(ISO_DAY, text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    refuse(f"--as-of: '{text[:40]}' is not a date of the calendar; write it like 2026-11-21.")


def print_problems(problems: tuple[Problem, ...], texts: Mapping[str, str]) -> None:
    """Print the problems with their lines, errors in red and warnings in yellow."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for problem in problems:
        text = render(problem, texts)
        first, _, rest = text.partition("\n")
        style = "yellow" if problem.warning else "bold red"
        console.print(f"[{style}]{escape(first)}[/]" + (f"\n{escape(rest)}" if rest else ""))
