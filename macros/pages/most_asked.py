"""What people ask most, answered in a sentence each, with the figures of the day and the clause that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rulebook.handbook import questions_behind

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["most_asked"]


def most_asked(page: Page) -> str:
    """The answers, in the order of the file; nothing where there are none."""
    handbook = page.handbook
    answers = [
        (asked, sorted({question for clause in asked.clauses for question in questions_behind(handbook, clause)}))
        for asked in handbook.most_asked.values()
    ]
    return page.html("most-asked.html", answers=answers) if answers else ""
