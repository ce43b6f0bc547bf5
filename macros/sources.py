"""Sources: every fact that a source document states, and the clauses that cover it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["sources"]


def sources(page: Page) -> str:
    """Every source with the inventory of its facts."""
    handbook = page.handbook
    parts = []
    for source in handbook.sources.values():
        facts = [
            (
                fact,
                [clause for clause in handbook.clauses.values() if fact.id in clause.covers],
                [question.id for question in handbook.questions.values() if fact.id in question.about],
            )
            for fact in source.facts.values()
        ]
        policies = [policy for policy in handbook.policies.values() if policy.source == source.id]
        covered = sum(bool(clauses) for _, clauses, _ in facts)
        parts += [
            heading(2, page.both(source.words), source.id),
            page.html("source.html", source=source, policies=policies, facts=facts, covered=covered),
        ]
    return "".join(parts)
