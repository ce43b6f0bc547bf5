"""The glossary: what each term means, the words people also use for it, and the policies that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from rulebook.handbook import policies_using

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["glossary"]


def glossary(page: Page) -> str:
    """Every term, in the order of the file."""
    parts = [page.html("details.html")]
    for term in page.handbook.terms.values():
        also, policies = term.also.get(page.language, ()), policies_using(page.handbook, term, page.language)
        parts.append(heading(2, page.both(term.words), term.id))
        parts.append(page.html("term.html", term=term, also=also, policies=policies))
    return "".join(parts)
