"""The glossary: what each term means, and the words people also use for it, so that the search finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["glossary"]


def glossary(page: Page) -> str:
    """Every term, in the order of the file."""
    return "".join(
        heading(2, page.both(term.words), term.id)
        + page.html("term.html", term=term, also=term.also.get(page.language, ()))
        for term in page.handbook.terms.values()
    )
