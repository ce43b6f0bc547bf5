"""The checks that guard the policy files: each with what it promises, and a bad example with what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from rulebook.check import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from macros.page import Page
    from rulebook.bilingual import Language

__all__ = ["checks"]

EXAMPLES = "tests/check/bad"
"""The folder of bad handbooks, one for each code at least, with what `rulebook check` prints for each."""

MOST_LINES = 40
"""So much of a bad file is shown."""


@dataclass(frozen=True)
class Example:
    """A bad handbook: what is said of it, and the files that are wrong, by name."""

    said: Markup
    files: Mapping[str, Markup]


def checks(page: Page) -> str:
    """Every code that `rulebook check` can print, what it guards, and an example of it."""
    folder = page.root / EXAMPLES
    found = [(code, promise, example(folder, code, page.language)) for code, promise in sorted(CODES.items())]
    return page.html("checks.html", checks=found)


def example(folder: Path, code: str, language: Language) -> Example | None:
    """The first bad handbook that the code is said of; None in a project without bad handbooks."""
    for case in [folder / code, *sorted(folder.glob(f"{code}-*"))]:
        for said in problems(case / f"{language}.txt", code):
            files = (path for path in sorted(case.rglob("*.yaml")) if path.is_file() and path.stat().st_size)
            return Example(as_typed(said), {path.relative_to(case).as_posix(): shortened(path) for path in files})
    return None


def problems(said: Path, code: str) -> Iterator[str]:
    """What is said under the code: each message with its line, caret and hint."""
    text = said.read_text("utf-8") if said.is_file() else ""
    for problem in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        if problem.partition("\n")[0].endswith(f"[{code}]"):
            yield problem.rstrip("\n")


def shortened(path: Path) -> Markup:
    """The file's text, or how it begins."""
    lines = path.read_text("utf-8").splitlines()
    return as_typed("\n".join([*lines[:MOST_LINES], "…"] if len(lines) > MOST_LINES else lines))


def as_typed(text: str) -> Markup:
    r"""The text with its lines, which stand in one line of the page as every block does.

    >>> as_typed("a:\n  b")
    Markup('a:&#10;  b')
    """
    return escape(text).replace("\n", Markup("&#10;"))
