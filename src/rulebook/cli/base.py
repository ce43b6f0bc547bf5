"""What all commands share: the application, its common options, and how a command refuses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from rulebook.problem import Problem, render
from rulebook.scalars import ISO_DAY

__all__ = ["AsOf", "Root", "Speech", "app", "day_of", "fail", "print_problems", "refuse"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
Root = Annotated[Path, typer.Option("--root", help="The project's folder.", show_default="the folder you are in")]
AsOf = Annotated[str, typer.Option("--as-of", help="The day to answer for.", show_default="today")]
Speech = Annotated[Literal["zh", "en"], typer.Option("--lang", help="The language of the answer.")]


def fail(message: str, status: int) -> NoReturn:
    """Say on standard error what went wrong, and end with the exit status."""
    print(message, file=sys.stderr)
    raise SystemExit(status)


def refuse(sentence: str) -> NoReturn:
    """Refuse a request in one line, in which nothing that was typed can steer the terminal."""
    fail("".join(character if character.isprintable() else "�" for character in sentence), 2)


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
