"""The list of calculators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.pages.calculator import undecided

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["calculators", "questions_to_ask"]


def calculators(page: Page, level: int = 2) -> str:
    """All calculators, each with the question it answers, by who asks."""
    return page.lists("calculators", level, "calculators.html", undecided=undecided)


def questions_to_ask(page: Page) -> str:
    """The questions that calculators answer, by who asks."""
    return page.brief("calculators", lambda calculator: calculator.about)
