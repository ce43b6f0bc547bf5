"""What runs in the reader's browser: one interpreter in plain JavaScript, the page around it, and their words."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from rulebook.bilingual import Language

__all__ = ["EXAM", "MANY", "PAPER", "PLAN", "READING", "SCRIPTS", "many_words", "say", "script", "words"]

SCRIPTS = (
    *("language/numbers.js", "answer/evaluate.js", "wording/values.js", "answer/explain.js", "answer/schedule.js"),
    *("answer/request.js", "answer/nearby.js"),
    *("browser/page/elements.js", "browser/page/form.js", "browser/page/result.js", "browser/page/summary.js"),
    "browser/page/page.js",
)
"""The interpreter and then the page around it, in the order in which they need each other."""

MANY = ("batch/spreadsheet.js", "batch/rows.js", "browser/batch/batch-results.js", "browser/batch/batch-page.js")
"""What a calculator page has besides once somebody asks for many people at once."""

PLAN = ("browser/page/months.js", "answer/ics.js")
"""What a calculator with a schedule has before them: they need the interpreter when they are called."""

PAPER = ("browser/paper.js",)
"""What forms to print have besides."""

READING = ("browser/reading.js",)
"""What reading lists have, and nothing else."""

EXAM = (
    *("exam/draw.js", "browser/page/elements.js"),
    *("browser/exam/bank.js", "browser/exam/exam.js", "browser/exam/self-test.js"),
)
"""What the pages that draw items have."""

_COMMENT = re.compile(r"^\s*(?://[^\n]*|/\*\*.*?\*/)$", re.MULTILINE | re.DOTALL)


def script(names: tuple[str, ...] = SCRIPTS) -> str:
    """The scripts of these names as one, without indentation and the comments that stand on lines of their own."""
    text = "\n".join(files("rulebook").joinpath(name).read_text("utf-8") for name in names)
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
