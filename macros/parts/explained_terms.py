"""Terms explained where a page first uses them: the word can be pointed at, tapped or reached by keyboard.

Only text that a template marks with `data-terms` is read, and in it nothing that is a link, a heading, code or a
control. A term inside a longer one, or across the edges of Chinese words, is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from markupsafe import escape

from rulebook.site import keep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.page import Page

__all__ = ["explained"]

MARK = " data-terms"
TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z][a-z0-9]*)")
VOID = {"br", "input", "img", "hr", "path"}
NOT_IN = {"a", "code", "h1", "h2", "h3", "h4", "button", "label", "legend", "select", "summary", "table", "svg"}


def explained(page: Page, text: str) -> str:
    """The page's Markdown with blocks of HTML, each term explained once, where it first stands."""
    terms = {
        str(escape(term.words[page.language])).casefold(): id
        for id, term in page.handbook.terms.items()
        if term.in_text
    }
    reader = _Reader(page, terms)
    return "".join(reader.block(line) if line.startswith("<") else line for line in text.splitlines(keepends=True))


@dataclass
class _Reader:
    """Reads one page's blocks in order and knows which terms it has explained."""

    page: Page
    terms: Mapping[str, str]
    seen: set[str] = field(default_factory=set)

    def block(self, html: str) -> str:
        """The block, which is one line and well-formed, with its new terms explained."""
        parts = []
        marked, shut = [False], [False]  # for every open element: whether it is to be read, whether it may not be
        for part in TAG.split(html):
            name = NAME.match(part)
            if name is None:
                parts.append(self.text(part) if marked[-1] and not shut[-1] else part)
                continue
            parts.append(part.replace(MARK, "", 1))
            if part.startswith("</"):
                marked.pop()
                shut.pop()
            elif name[1] not in VOID:
                marked.append(marked[-1] or MARK in part)
                shut.append(shut[-1] or name[1] in NOT_IN)
        return "".join(parts)

    def text(self, text: str) -> str:
        parts, end = [], 0
        for found in pattern(tuple(self.terms), self.page.language).finditer(text):
            id = self.terms[found[1].casefold()]
            if id not in self.seen and (self.page.language == "en" or at_edges(text, found.start(), found.end())):
                self.seen.add(id)
                parts += [text[end : found.start()], self.tip(id, found[0])]
                end = found.end()
        return "".join(parts) + text[end:]

    def tip(self, id: str, word: str) -> str:
        """The word, which can have the focus, and what it means, which shows while it has it or is pointed at."""
        page, means = self.page, self.page.handbook.terms[id].means
        said = escape(page.plain(means))
        return (
            f'<span class="term-in-text"><dfn tabindex="0" aria-describedby="term-{id}">{word}</dfn>'
            f'<span class="tip" role="tooltip" id="term-{id}" data-search-exclude>{said}</span></span>'
        )


@cache
def pattern(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Any of the words, the longest first; English ones whole, in either case and with a plural's s.

    >>> pattern(("standby", "standby pay"), "en").findall("Standby pay; on standbys, off-standby, bystandby")
    ['Standby pay', 'standby']
    """
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![\w&-])({listed})s?(?![\w-])" if language == "en" else rf"({listed})", re.IGNORECASE)


def at_edges(text: str, start: int, end: int) -> bool:
    """Whether Chinese words begin and end where the match does.

    >>> at_edges("待岗人员", 0, 2), at_edges("班组长", 0, 2)
    (True, False)
    """
    return {start, end} <= {0, *accumulate(len(word) for word in keep("words", lambda: words(text), text))}


def words(text: str) -> list[str]:
    """The text cut into words, as a dictionary has them.

    >>> words("待岗人员")
    ['待岗', '人员']
    """
    import jieba

    return list(jieba.cut(text, HMM=False))
