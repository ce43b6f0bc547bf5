"""What a page is about, in a sentence or two, for its head: search engines and shared links show it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import markdown
from markupsafe import Markup

from rulebook.site import keep

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["description"]

# A paragraph begins with a word, or with what stands within lines; not with a heading, a list, a table or a block.
PARAGRAPH = re.compile(r"(?m)^(?=[^\s#>|+`{<-]|`\w|<(?:p|a|code)\b|\*\*).+(?:\n[^\n{].*)*")
BLOCK = re.compile(r"(?m)^<.*$")


def description(page: Page, text: str) -> str:
    """What the page's policy, calculator, role or form is about, else its first paragraph of Markdown; may be empty."""
    folder, _, file = page.address.rpartition("/")
    id = file.removesuffix(".html")
    book = page.handbook
    match folder:
        case "policies" if id in book.policies:
            policy = book.policies[id]
            sections = [page.both(section.words) for section in policy.sections.values()]
            return page.both(policy.words) + page.say("colon") + page.say("comma").join(sections)
        case "calculators" if id in book.calculators:
            return page.plain(book.calculators[id].about)
        case "roles" if id in book.roles:
            return page.plain(book.roles[id].about)
        case "forms" if id in book.forms:
            return page.plain(book.forms[id].about)
        case "notebooks":
            return first_paragraph(BLOCK.sub("", text))
        case _:
            return first_paragraph(text)


def first_paragraph(text: str) -> str:
    r"""The first paragraph of a Markdown text, without its marks.

    >>> first_paragraph("# Leave {: #leave }\n\nHow `rulebook` *counts* days.\n{: .lead }\n\nMore.")
    'How rulebook counts days.'
    """
    found = PARAGRAPH.search(text)
    return keep("plain text", lambda: _text_of(found[0]), found[0]) if found else ""


def _text_of(paragraph: str) -> str:
    return Markup(_markdown().reset().convert(paragraph)).striptags()  # noqa: S704 (only its text is taken)


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown()
