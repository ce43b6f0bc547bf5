"""The list of checks that guard the policy files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rulebook.check import CODES

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["checks"]


def checks(page: Page) -> str:
    """Every code that `rulebook check` can print, with what it guards."""
    return page.html("checks.html", checks=sorted(CODES.items()))
