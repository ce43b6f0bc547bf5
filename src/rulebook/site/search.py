"""Search: what readers can find is what the handbook says, and not whatever stands on its pages.

The search plugin takes in all that stands on a page: labels of fields, marks for owners, code, what is hidden. Here the
pages about things of the handbook are left to the entries of these; of the others, such as the home page, the prose
is read that a reader sees.
"""

from __future__ import annotations

import re
from functools import cached_property
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import BasePlugin, event_priority

from rulebook.site.search_entries import KINDS, entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from rulebook.bilingual import Language
    from rulebook.handbook import Handbook
    from rulebook.site.search_entries import Entry

__all__ = ["RulesInSearch", "of_page"]

NO_PROSE = {"button", "form", "pre", "script", "style", "svg", "table", "template"}
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup"}
UNREAD = {"hidden", "data-search-exclude", "data-calculator"}
HEADING = re.compile("h[1-6]")


class RulesInSearch(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """The MkDocs plugin that a build adds to those of its configuration."""

    def __init__(self, handbook: Handbook, language: Language, as_of: date) -> None:
        super().__init__()
        self.handbook, self.language, self.as_of = handbook, language, as_of
        self.pages: set[str] = set()

    @event_priority(-200)
    def on_config(self, config: MkDocsConfig) -> None:
        """After the pages are kept, so that what is told here is not kept with them."""
        for plugin in config.plugins.values():
            if index := getattr(plugin, "search_index", None):
                self.take_over(index)

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:  # noqa: ARG002 (called by name)
        self.pages = {file.url for file in files.documentation_pages()}

    @cached_property
    def told(self) -> dict[str, list[Entry]]:
        """The entries of each page that there is."""
        found: dict[str, list[Entry]] = {}
        for entry in entries(self.handbook, self.language, self.as_of):
            page = entry["location"].partition("#")[0]
            if page in self.pages:
                found.setdefault(page, []).append(entry)
        return found

    def take_over(self, index: Any) -> None:
        """Have the index hold these entries, and the prose of the pages that have none."""
        generate = index.generate_search_index
        read: list[Entry] = []

        def added(page: Page) -> None:
            search = page.meta.get("search") or {}
            if page.url not in self.told and not search.get("exclude"):
                read.extend(of_page(page.url, str(page.title), page.content or ""))

        def generated(before: Any) -> str:
            cut = index._segment_chinese  # noqa: SLF001 (as the plugin cuts what it reads)
            told = [*(entry for found in self.told.values() for entry in found), *read]
            told.sort(key=lambda entry: "#" in entry["location"])  # the theme takes a page's first entry for the page
            words = ("title", "under", "text", "also")
            index.entries = [
                {**entry, **{field: cut(entry[field]) for field in words if field in entry}} for entry in told
            ]
            text: str = generate(before)
            return text

        index.add_entry_from_context, index.generate_search_index = added, generated


def of_page(address: str, title: str, html: str) -> Iterator[Entry]:
    """The parts of a page with their prose, each under its heading; the first is the page itself.

    >>> [(part["location"], part["text"]) for part in of_page("a.html", "A", "<p>One</p><h2 id='b'>B</h2><p>Two</p>")]
    [('a.html', 'One'), ('a.html#b', 'Two')]
    """
    parser = Prose(title)
    parser.feed(html)
    parser.close()
    for id, name, text in parser.parts:
        lines = [" ".join(line.split()) for line in text.split("\n")]
        if id and not any(lines):
            continue
        yield {
            "location": f"{address}#{id}" if id else address,
            "title": escape(name.strip(), quote=False),
            "text": escape("\n".join(line for line in lines if line), quote=False),
            "kind": KINDS.index("page"),
            "tag": escape(title, quote=False) if id else "",
        }


class Prose(HTMLParser):
    """Reads what a reader sees of a page as prose: in `parts`, the id, heading and lines of each."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.parts = [["", title, ""]]
        self.within: list[str] = []  # the elements that hold no prose, and those in them
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in VOID:
            self.put(" ")
        elif self.within or tag in NO_PROSE or UNREAD & set(given) or given.get("class") == "headerlink":
            self.within.append(tag)
        elif HEADING.fullmatch(tag):
            if tag != "h1" and given.get("id"):
                self.parts.append([given["id"] or "", "", ""])
                self.heading = True
            else:
                self.within.append(tag)
        elif tag not in INLINE:
            self.put("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.within:
            if tag in self.within:
                while self.within.pop() != tag:
                    pass
        elif HEADING.fullmatch(tag):
            self.heading = False
        elif tag not in INLINE:
            self.put("\n")

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.put(data)

    def put(self, text: str) -> None:
        self.parts[-1][1 if self.heading else 2] += text
