"""Parameters: each with its value of the day, its history, and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from rulebook.handbook import clauses_naming, current, decisions_reading, parameters_of, score_sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.page import Page
    from rulebook.handbook import Parameter

__all__ = ["parameters"]


def parameters(page: Page) -> str:
    """Every parameter, by policy."""
    return "".join(entries(page))


def entries(page: Page) -> Iterator[str]:
    """A heading for each policy, then its parameters; the figures of its score sheets stand in the sheets."""
    handbook = page.handbook
    for policy in handbook.policies.values():
        found = parameters_of(handbook, policy.id)
        if found:
            yield heading(2, page.both(policy.words), policy.id)
        if sheets := score_sheets_of(handbook, policy.id):
            yield page.html("sheet-links.html", sheets=sheets)
        for parameter in (parameter for parameter in found if not parameter.sheet):
            yield heading(3, page.both(parameter.words), parameter.name)
            yield entry(page, parameter)


def entry(page: Page, parameter: Parameter) -> str:
    """The parameter's value, history and uses."""
    handbook = page.handbook
    now = current(parameter.values, page.as_of)
    return page.html(
        "parameter.html",
        parameter=parameter,
        current=now,
        others=[page.both(words) for id, words in parameter.choices.items() if now is None or id != now.value],
        clauses=clauses_naming(handbook, parameter.name),
        decisions=decisions_reading(handbook, parameter.name),
    )
