"""What runs in the reader's browser: one interpreter in plain JavaScript, the page around it, and their words."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from rulebook.bilingual import Language
from rulebook.browser.sentences import ON_PAGES, SENTENCES
from rulebook.language import FIRST_YEAR, LAST_YEAR, WEEKDAYS
from rulebook.wording import WEEKDAY_NAMES, YES_OR_NO

__all__ = ["BUNDLES", "NAMESPACE", "ON_PAGES", "many_words", "say", "script", "words"]

NAMESPACE = "browser/namespace.js"
"""What every bundle begins with: the one name that all scripts of a page share."""

BUNDLES = {
    "calculator.js": (
        *("language/names.js", "language/numbers.js", "language/calendar.js", "language/functions.js"),
        *("language/spelling.js", "language/semantics.js"),
        *("wording/sentences.js", "wording/typed.js", "wording/values.js"),
        *("wording/characters.js", "wording/reader.js"),
        *("answer/evaluate.js", "answer/sentence.js", "answer/schedule.js", "answer/questions.js"),
        *("answer/request.js", "answer/next_steps.js", "answer/report.js"),
        *("browser/page/link.js", "browser/elements.js", "browser/page/form.js"),
        *("browser/page/folds.js", "browser/page/result.js", "browser/page/summary.js", "browser/page/page.js"),
    ),
    "why.js": (
        *("wording/phrase.js", "answer/went.js", "answer/conditions.js", "answer/sums.js"),
        *("answer/reason.js", "answer/explain.js"),
    ),
    "later.js": ("answer/nearby.js", "browser/page/remark.js"),
    "plan.js": ("browser/page/months.js", "answer/ics.js"),
    "batch.js": (
        *("batch/cells.js", "batch/spreadsheet.js", "batch/layout.js", "batch/limits.js", "batch/rows.js"),
        "batch/untitled.js",
        *("browser/batch/results.js", "browser/batch/page.js"),
    ),
    "paper.js": ("browser/elements.js", "browser/paper.js"),
    "reading.js": ("browser/elements.js", "browser/reading.js"),
    "details.js": ("browser/details.js",),
    "register.js": ("browser/register.js",),
    "exam.js": (
        *("exam/draw.js", "browser/elements.js"),
        *("browser/exam/bank.js", "browser/exam/exam.js", "browser/exam/self-test.js"),
    ),
}
"""The scripts of the site, by name, each with the files it is made of in the order in which they need each other.

A calculator page has the first; the second once there is an answer to explain; the third once somebody unfolds what
would change it, or has something to say about it; before the first the fourth, where there is a schedule; the fifth
once somebody asks for many people at once.
Forms to print, reading lists, pages that fold, registers, and those that draw exam items have one each.
"""

_COMMENT = re.compile(
    r"^\s*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)$|/\*\* @type (?:(?!\*/).)*\*/ ?", re.MULTILINE | re.DOTALL
)
"""A comment that stands on lines of its own, or says within a line what type something has."""

_BEHIND = re.compile(r"(?<=[;,{(\])]) +// [^\n\"'`]*$", re.MULTILINE)
"""A comment behind what it is about; one with a quote in it stays, as it may be text."""


def script(name: str = "calculator.js") -> str:
    """The bundle of that name, without indentation and comments."""
    begun, *parts = (files("rulebook").joinpath(part).read_text("utf-8") for part in (NAMESPACE, *BUNDLES[name]))
    constants = [_constants()] if "language/calendar.js" in BUNDLES[name] else []
    bare = _BEHIND.sub("", _COMMENT.sub("", "\n".join([begun, *constants, *parts])))
    lines = (line.strip() for line in bare.splitlines())
    return '"use strict";\n' + "".join(f"{line}\n" for line in lines if line and line != '"use strict";')


def _constants() -> str:
    """What the scripts share with Python, where alone it is written."""
    answers = {text: answer for answer, texts in YES_OR_NO.items() for text in texts}
    constants = {
        "years": [FIRST_YEAR, LAST_YEAR],
        "weekdays": WEEKDAYS,
        "weekdayNames": WEEKDAY_NAMES,
        "yesOrNo": answers,
    }
    return f"rulebook.constants = {json.dumps(constants, ensure_ascii=False)};"


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
    return {key: words[language] for key, words in SENTENCES.items()}
