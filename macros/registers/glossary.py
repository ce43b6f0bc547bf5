"""The glossary: what each term means, the words people also use for it, and the policies that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import Policy, Term

__all__ = ["glossary"]


def glossary(page: Page) -> str:
    """Every term, in the order of the file."""
    return "".join(
        heading(2, page.both(term.words), term.id)
        + page.html("term.html", term=term, also=term.also.get(page.language, ()), policies=policies_with(page, term))
        for term in page.handbook.terms.values()
    )


def policies_with(page: Page, term: Term) -> list[Policy]:
    """The policies with a clause that uses the term; none for a word with an everyday sense."""
    handbook, word = page.handbook, page.both(term.words).casefold()
    using = {clause.policy for clause in handbook.clauses.values() if word in page.both(clause.words).casefold()}
    return [policy for policy in handbook.policies.values() if term.in_text and policy.id in using]
