"""What runs in the reader's browser: one interpreter in plain JavaScript, the page around it, and their words."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from rulebook.handbook import Language

__all__ = ["SCRIPTS", "say", "words"]

SCRIPTS = ("numbers.js", "evaluate.js", "values.js", "explain.js", "answer.js", "nearby.js")
"""The interpreter's scripts, in the order in which a page loads them; the page's own ones follow."""


def say(key: str, language: Language, **parts: str) -> str:
    """The calculator page's own words for `key`, with the braces filled.

    >>> say("why short", "en", clause="ret-1")
    'See ret-1'
    """
    return words(language)[key].format(**parts)


@cache
def words(language: Language) -> dict[str, str]:
    """All of the calculator page's own words in the language."""
    both = json.loads(files(__name__).joinpath("words.json").read_text("utf-8"))
    return {key: texts[language] for key, texts in both.items()}
