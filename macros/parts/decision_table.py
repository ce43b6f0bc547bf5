"""Decisions as people read them: conditions, results and formulas in words, with the values of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from rulebook.answer import Evaluator
from rulebook.browser import say
from rulebook.handbook import Output, current
from rulebook.language import ast
from rulebook.wording import computes, of_expression, of_test

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from macros.page import Page
    from rulebook.handbook import Field, Row, Version
    from rulebook.language import Slot, Template

__all__ = ["decision_html"]


def decision_html(page: Page, id: str, shown: Container[str] | None = None) -> Markup:
    """The decision as a table, or as a formula in words.

    The table has the id ``table-<decision>``, its rows ``row-<decision>-<number>``, so that an answer can
    point at the row that fired. `shown` are the decisions whose tables stand on the same page: those of
    the decision's own policy unless told.
    """
    decision = page.handbook.decisions[id]
    if shown is None:
        others = page.handbook.decisions.values()
        shown = {other.id for other in others if other.policy == decision.policy}
    version = current(decision.versions, page.as_of) or decision.versions[0]
    words = _Words(page, shown, Evaluator(page.handbook, {}, page.as_of))
    return Markup(  # noqa: S704 (the template has escaped every text)
        page.html("table.html", decision=decision, version=version, words=words, say=words.say).strip()
    )


class _Words:
    """What stands in the cells."""

    def __init__(self, page: Page, shown: Container[str], evaluator: Evaluator) -> None:
        self.page, self.shown, self.evaluator = page, shown, evaluator

    def say(self, key: str, **parts: str) -> str:
        return say(key, self.page.language, **parts)

    def columns(self, version: Version) -> list[tuple[ast.Name, Field]]:
        return [(column, self.page.handbook.field_of(column)) for column in version.columns]

    def outputs(self, version: Version) -> list[Output]:
        return [self.page.handbook.outputs[output] for output in version.outputs]

    def tests(self, row: Row, version: Version) -> Iterable[tuple[str, bool, Markup]]:
        """Each column's label, whether the row tests it, and the test in words."""
        for test, (_, field) in zip(row.tests, self.columns(version), strict=True):
            words = of_test(test, field, self.page.handbook, self.page.language)
            yield field.words[self.page.language], not isinstance(test, ast.Any), self.filled(words)

    def results(self, row: Row, version: Version) -> Iterable[tuple[str, bool, Markup]]:
        """Each output's label, whether it has a value, and the value or formula in words."""
        for result, field in zip(row.results, self.outputs(version), strict=True):
            absent = isinstance(result, ast.Literal) and result.value is None
            yield field.words[self.page.language], not absent, self.result(result, field)

    def result(self, node: ast.Expression, field: Field) -> Markup:
        if not computes(node) and isinstance(node, ast.Name) and node.name in self.page.handbook.decisions:
            name = self.page.handbook.decisions[node.name].words[self.page.language]
            return self.to_decision(node.name, self.say("see", name=name))
        return self.filled(of_expression(node, field, self.page.handbook, self.page.language))

    def heading(self, column: ast.Name, field: Field) -> Markup:
        """A column's label, leading to the table that decides it."""
        label = field.words[self.page.language]
        in_table = column.name in self.page.handbook.decisions
        return self.to_decision(column.name, label) if in_table else Markup.escape(label)

    def filled(self, template: Template) -> Markup:
        """The template with parameters as their values, and everything else as its label."""
        parts = (Markup.escape(part) if isinstance(part, str) else self.slot(part) for part in template)
        return Markup("").join(parts)

    def slot(self, slot: Slot) -> Markup:
        if slot.name.name in self.page.handbook.parameters:
            return self.page.slot(slot, self.evaluator)
        label = self.page.handbook.field_of(slot.name).words[self.page.language]
        if slot.name.name in self.page.handbook.decisions:
            return self.to_decision(slot.name.name, label)
        return Markup('<span class="fact-name">{}</span>').format(label)

    def to_decision(self, id: str, text: str) -> Markup:
        target = f"#table-{id}" if id in self.shown else self.page.to_decision(id)
        return Markup('<a class="decision-link" href="{}">{}</a>').format(target, text)
