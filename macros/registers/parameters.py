"""Parameters: each with its value of the day, its history, and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from rulebook.handbook import current, reads
from rulebook.language import Slot, of_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.page import Page
    from rulebook.handbook import Clause, Decision, Handbook, Parameter

__all__ = ["named_in", "parameters", "read_by"]


def parameters(page: Page) -> str:
    """Every parameter, by policy."""
    return "".join(entries(page))


def entries(page: Page) -> Iterator[str]:
    """A heading for each policy, then its parameters; the figures of its score sheets stand in the sheets."""
    handbook = page.handbook
    for policy in handbook.policies.values():
        found = [parameter for parameter in handbook.parameters.values() if parameter.policy == policy.id]
        if found:
            yield heading(2, page.both(policy.words), policy.id)
        if sheets := [sheet for sheet in handbook.score_sheets.values() if sheet.policy == policy.id]:
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
        clauses=[clause for clause in handbook.clauses.values() if parameter in named_in(handbook, clause)],
        decisions=read_by(handbook, parameter.name),
    )


def named_in(handbook: Handbook, clause: Clause) -> list[Parameter]:
    """The parameters that the clause's text names."""
    slots = (part for part in of_text(clause.words.zh) if isinstance(part, Slot))
    return [handbook.parameters[slot.name.name] for slot in slots if slot.name.name in handbook.parameters]


def read_by(handbook: Handbook, name: str) -> list[Decision]:
    """The decisions that read the parameter, themselves or through a fact that is derived from it."""
    facts = {fact for fact in handbook.facts if name in reads(handbook, fact)}
    return [
        decision
        for decision in handbook.decisions.values()
        if facts.union([name]).intersection(reads(handbook, decision.id))
    ]
