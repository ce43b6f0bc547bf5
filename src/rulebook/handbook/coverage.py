"""Coverage: every fact that a source states, the clauses that cover it, and what kind of statements they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rulebook.handbook.book import Handbook
from rulebook.handbook.clause_kinds import KINDS, Kind, computed_clauses, kind_of
from rulebook.handbook.clauses import Clause
from rulebook.handbook.sources import SourceFact

__all__ = ["Covered", "coverage", "totals"]


@dataclass(frozen=True, slots=True)
class Covered:
    """A source fact and the clauses that cover it, each with its kind; none where it is not covered."""

    source: str
    fact: SourceFact
    clauses: tuple[tuple[Clause, Kind], ...]

    @property
    def kind(self) -> Kind | None:
        """The first of `KINDS` among its clauses; None where nothing covers it."""
        return min((kind for _, kind in self.clauses), key=list(KINDS).index, default=None)


def coverage(handbook: Handbook) -> tuple[Covered, ...]:
    """Every fact of every source, in the order of the sources.

    >>> from pathlib import Path
    >>> from rulebook.load import handbook
    >>> found = next(entry for entry in coverage(handbook(Path("tests/books/training"))) if entry.fact.id == "TR-01")
    >>> [(clause.id, kind) for clause, kind in found.clauses][4:6], found.kind
    ([('ext-2', 'computed'), ('ext-3', 'computed')], 'computed')
    """
    computed = computed_clauses(handbook)
    covering: dict[str, list[tuple[Clause, Kind]]] = {}
    for clause in handbook.clauses.values():
        for fact in clause.covers:
            covering.setdefault(fact, []).append((clause, kind_of(clause, computed)))
    return tuple(
        Covered(source.id, fact, tuple(covering.get(fact.id, ())))
        for source in handbook.sources.values()
        for fact in source.facts.values()
    )


def totals(entries: Iterable[Covered]) -> Mapping[str, int]:
    """How many facts there are, how many are covered, and how many are of each kind.

    >>> totals([])
    {'facts': 0, 'covered': 0, 'computed': 0, 'judged': 0, 'incomplete': 0, 'background': 0}
    """
    found = [entry.kind for entry in entries]
    covered = sum(kind is not None for kind in found)
    return {"facts": len(found), "covered": covered, **{kind: found.count(kind) for kind in KINDS}}
