"""Kinds of clauses: what is computed, what a person judges, what is no rule, and what breaks off in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from rulebook.bilingual import Words
from rulebook.handbook.book import Handbook
from rulebook.handbook.clauses import Clause

__all__ = ["KINDS", "Kind", "computed_clauses", "kind_of"]

Kind = Literal["computed", "judged", "incomplete", "background"]
KINDS: Mapping[Kind, Words] = {
    "computed": Words("可计算", "computed"),
    "judged": Words("由人判断", "judged by a person"),
    "incomplete": Words("来源残缺", "incomplete in the source"),
    "background": Words("背景说明", "background"),
}
"""The kinds in words, in the order in which a source fact counts: it is as computed as any clause that covers it."""


def kind_of(clause: Clause, computed: frozenset[str]) -> Kind:
    """What its author declared, else whether the rules name it; `computed` are those of `computed_clauses`."""
    if clause.kind is not None:
        return clause.kind
    return "computed" if clause.id in computed else "judged"


def computed_clauses(handbook: Handbook) -> frozenset[str]:
    """The clauses that a decision's row or formula names, or that a fact is asked or derived for.

    >>> from pathlib import Path
    >>> from rulebook.load import handbook
    >>> computed = computed_clauses(handbook(Path("tests/books/training")))
    >>> "ext-2" in computed, "ext-6" in computed
    (True, False)
    """
    return frozenset(_named(handbook))


def _named(handbook: Handbook) -> Iterator[str]:
    for decision in handbook.decisions.values():
        yield from decision.clauses
    yield from (fact.clause for fact in handbook.facts.values() if fact.clause)
