"""Parameters: each with its value of the day, its history, and where it is used; those that are used come first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.page import heading
from rulebook.handbook import clauses_naming, current, decisions_reading, parameters_of, score_sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.page import Page
    from rulebook.handbook import Clause, Dated, Decision, Parameter

__all__ = ["parameters"]


def parameters(page: Page) -> str:
    """Every parameter, by policy."""
    return page.html("unfolds.html") + "".join(entries(page))


def entries(page: Page) -> Iterator[str]:
    """A heading for each policy, its parameters folded below it; figures of score sheets stand in the sheets."""
    handbook = page.handbook
    for policy in handbook.policies.values():
        found = parameters_of(handbook, policy.id)
        if found:
            yield heading(2, page.both(policy.words), policy.id)
        if sheets := score_sheets_of(handbook, policy.id):
            yield page.html("sheet-links.html", sheets=sheets)
        own = [entry(page, parameter) for parameter in found if not parameter.sheet]
        if own:
            yield page.html("parameters.html", entries=sorted(own, key=lambda one: not one.is_used))


@dataclass(frozen=True)
class Entry:
    """A parameter with its value of the day, the choices that it is not, and what names and reads it."""

    parameter: Parameter
    current: Dated | None
    others: tuple[str, ...]
    clauses: tuple[Clause, ...]
    decisions: tuple[Decision, ...]

    @property
    def is_used(self) -> bool:
        return bool(self.clauses or self.decisions)


def entry(page: Page, parameter: Parameter) -> Entry:
    now = current(parameter.values, page.as_of)
    others = (page.both(words) for id, words in parameter.choices.items() if now is None or id != now.value)
    uses = clauses_naming(page.handbook, parameter.name), decisions_reading(page.handbook, parameter.name)
    return Entry(parameter, now, tuple(others), *uses)
