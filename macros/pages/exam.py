"""Exams: the pages that draw items from the bank, for a paper to print and for a test of oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.navigation import grouped
from rulebook.exam import say

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["exam", "self_test"]


def exam(page: Page) -> str:
    """What makes an exam paper and its key: role, count and seed, then the paper itself."""
    return page.html("exam.html", roles=list(roles(page)), say=_words(page))


def self_test(page: Page) -> str:
    """What asks ten items, one after another."""
    return page.html("self-test.html", roles=list(roles(page)), say=_words(page))


def roles(page: Page) -> list[tuple[str, list[tuple[str, str]]]]:
    """The roles to choose from, as ids and names, in the groups of the navigation."""
    groups = grouped(page.nav, "roles", page.handbook.roles)
    return [(title, [(id, page.both(page.handbook.roles[id].words)) for id in ids]) for title, ids in groups]


def _words(page: Page) -> dict[str, str]:
    names = ("role", "every role", "count", "seed", "seed hint", "make", "another paper", "print paper", "print key")
    return {
        name: say(name, page.language)
        for name in (*names, "show key", "copy", "put back", "not running", "failed", "start")
    }
