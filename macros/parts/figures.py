"""Computed figures for prose: values of parameters and answers of calculators, as words within a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading, plain
from rulebook.answer import answer as answered
from rulebook.answer import explain
from rulebook.handbook import current
from rulebook.wording import in_words

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.answer import Answer

__all__ = ["answer", "count", "sentence", "title", "value"]


def value(page: Page, name: str) -> str:
    """The parameter's value of the day, linked to its entry. Raises KeyError for an unknown name."""
    parameter = page.handbook.parameters[name]
    dated = current(parameter.values, page.as_of)
    shown = page.say("unset") if dated is None else page.value(dated, parameter)
    label = plain(page.both(parameter.words))
    return f'<a class="value" href="{page.to_value(parameter)}" title="{label}">{plain(shown)}</a>'


def answer(page: Page, calculator: str, output: str, **facts: object) -> str:
    """One output of the calculator, linked to it. Raises `Refusal`, and KeyError for an unknown output."""
    found = asked(page, calculator, facts)
    shown = in_words(found[output], page.handbook.outputs[output], page.handbook, page.language)
    return linked(page, calculator, shown)


def sentence(page: Page, calculator: str, **facts: object) -> str:
    """The calculator's answer in its sentence, linked to it. Raises `Refusal`."""
    found = asked(page, calculator, facts)
    return linked(page, calculator, explain(page.handbook, found, page.language).sentence)


def asked(page: Page, calculator: str, facts: dict[str, object]) -> Answer:
    """The answer, which must be a complete one."""
    found = answered(page.handbook, calculator, {name: str(told) for name, told in facts.items()}, page.as_of)
    if found.missing:
        raise ValueError(f"{calculator} cannot answer in a sentence without {', '.join(found.missing)}")
    return found


def linked(page: Page, calculator: str, text: str) -> str:
    """The text as a link to the calculator's page."""
    return f'<a class="value" href="{page.to(f"calculators/{calculator}.html")}">{plain(text)}</a>'


def count(page: Page, kind: str) -> str:
    """How many things of a kind the handbook has, such as ``clauses`` or ``examples``."""
    handbook = page.handbook
    special = {
        "examples": len(handbook.examples),
        "source facts": sum(len(source.facts) for source in handbook.sources.values()),
    }
    return str(special[kind] if kind in special else len(getattr(handbook, kind)))


def title(page: Page, kind: str, id: str) -> str:
    """The page's own heading: what a policy, calculator or role is called, as in ``title("roles", "agent")``."""
    return heading(1, page.both(getattr(page.handbook, kind)[id].words), id)
