"""What runs in the reader's browser: one interpreter in plain JavaScript, the page around it, and their words."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from rulebook.handbook import Language

__all__ = ["EXAM", "MANY", "PAPER", "PLAN", "READING", "SCRIPTS", "many_words", "say", "script", "words"]

SCRIPTS = (
    *("numbers.js", "evaluate.js", "values.js", "explain.js", "schedule.js", "answer.js", "nearby.js"),
    *("elements.js", "form.js", "result.js", "summary.js", "page.js"),
)
"""The interpreter and then the page around it, in the order in which they need each other."""

MANY = ("spreadsheet.js", "batch.js", "batch-results.js", "batch-page.js")
"""What a calculator page has besides once somebody asks for many people at once."""

PLAN = ("calendar.js", "ics.js")
"""What a calculator with a schedule has before them: they need the interpreter when they are called."""

PAPER = ("paper.js",)
"""What forms to print have besides."""

READING = ("reading.js",)
"""What reading lists have, and nothing else."""

EXAM = ("draw.js", "elements.js", "bank.js", "exam.js", "self-test.js")
"""What the pages that draw items have."""

_COMMENT = re.compile(r"^\s*(?://[^\n]*|/\*\*.*?\*/)$", re.MULTILINE | re.DOTALL)


def script(names: tuple[str, ...] = SCRIPTS) -> str:
    """The scripts of these names as one, without indentation and the comments that stand on lines of their own."""
    text = "\n".join(files(__name__).joinpath(name).read_text("utf-8") for name in names)
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def say(key: str, language: Language, **parts: str) -> str:
    """The calculator page's own words for `key`, with the braces filled.

    >>> say("why short", "en", clause="ret-1")
    'See ret-1'
    """
    return words(language)[key].format(**parts)


def many_words(language: Language) -> dict[str, str]:
    """Those of the page's words that speak of many people at once."""
    return {key: text for key, text in words(language).items() if key.startswith("batch ")}


@cache
def words(language: Language) -> dict[str, str]:
    """All of the calculator page's own words in the language."""
    both = json.loads(files(__name__).joinpath("words.json").read_text("utf-8"))
    return {key: texts[language] for key, texts in both.items()}
