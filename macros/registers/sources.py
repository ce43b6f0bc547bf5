"""Sources: every fact that a document states, the clauses that cover it, and what kind of statements they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from rulebook.handbook import KINDS, coverage, policies_from, questions_about, totals

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import Covered, Source

__all__ = ["sources"]


def sources(page: Page) -> str:
    """How much of all sources is covered, then every source with the inventory of its facts."""
    handbook = page.handbook
    entries = {id: [entry for entry in coverage(handbook) if entry.source == id] for id in handbook.sources}
    counts = [(source, totals(entries[source.id])) for source in handbook.sources.values()]
    whole = totals(entry for found in entries.values() for entry in found)
    parts = [page.html("coverage.html", counts=counts, whole=whole, kinds=KINDS), page.html("unfolds.html")]
    for source in handbook.sources.values():
        parts += [heading(2, page.both(source.words), source.id), inventory(page, source, entries[source.id])]
    return "".join(parts)


def inventory(page: Page, source: Source, entries: list[Covered]) -> str:
    """Each fact of the source, with the clauses that cover it and the open questions about it."""
    handbook = page.handbook
    facts = [(entry, questions_about(handbook, entry.fact.id)) for entry in entries]
    policies = policies_from(handbook, source.id)
    return page.html("source.html", source=source, policies=policies, facts=facts, counts=totals(entries))
