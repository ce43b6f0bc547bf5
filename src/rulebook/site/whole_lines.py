"""A Markdown extension: a block of HTML that stands whole on one line goes into the page as it is.

That is how macros write their blocks. Markdown would take each apart to look for Markdown in it, which takes a
third of a build.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

__all__ = ["WholeLines", "makeExtension"]

BLOCK = re.compile(r"<(article|aside|details|div|dl|figure|form|ol|p|section|table|ul)(?![^>]* markdown)[ >].*</\1>")


class WholeLines(Preprocessor):  # type: ignore[misc]
    r"""Puts blocks that stand whole on one line aside, for Markdown to put back at the end.

    >>> md = Markdown(extensions=["md_in_html", WholeLinesExtension()])
    >>> md.convert('<div class="card">*as it is*</div>\n\n*read*')
    '<div class="card">*as it is*</div>\n<p><em>read</em></p>'
    """

    def run(self, lines: list[str]) -> list[str]:
        return [self.kept(line) if BLOCK.fullmatch(line) else line for line in lines]

    def kept(self, line: str) -> str:
        return str(self.md.htmlStash.store(line))


class WholeLinesExtension(Extension):  # type: ignore[misc]
    """Runs after MkDocs has looked for anchors (21), and before Markdown reads HTML (20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Markdown calls it)
        md.preprocessors.register(WholeLines(md), "whole_lines", 20.5)


def makeExtension(**settings: object) -> WholeLinesExtension:  # noqa: N802 (as Markdown calls it)
    """The extension, as Markdown asks for it by its module."""
    return WholeLinesExtension(**settings)
