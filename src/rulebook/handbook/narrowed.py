"""A handbook as one calculator sees it: its facts within their ranges and under its clauses, the examples it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rulebook.handbook.book import Handbook
from rulebook.handbook.calculators import Calculator
from rulebook.handbook.decisions import Example
from rulebook.handbook.fields import Fact
from rulebook.handbook.reach import reach
from rulebook.language import NumberType, ast

__all__ = ["examples_for", "narrowed_to"]


def narrowed_to(handbook: Handbook, calculator: Calculator) -> Handbook:
    """The handbook with the facts that the calculator asks for as they are there.

    Facts are global. Weights are not: 20 points for business study on one sheet may be 40 on another, so that facts
    reach no further than the weights of the calculator's own. Nor are rules: a fact that several ask for stands on the
    clause of the one that asks, which a row of its own that tests the fact names.
    """
    key = narrowed_to, calculator.id
    known: Handbook | None = handbook.kept.get(key)
    if known is None:
        facts = dict(_narrowed(handbook, calculator))
        known = replace(handbook, facts={**handbook.facts, **facts}) if facts else handbook
        known.kept[key] = handbook.kept[key] = known
    return known


def _narrowed(handbook: Handbook, calculator: Calculator) -> Iterator[tuple[str, Fact]]:
    """The facts that are not as they are elsewhere, by their names."""
    sheet = handbook.score_sheets.get(calculator.score_sheet or "")
    weights = {row.criterion: row.weight for row in sheet.rows} if sheet else {}
    clauses = _clauses(handbook, calculator)
    for name in calculator.asks:
        fact = handbook.facts.get(name)
        if fact is None:
            continue
        weight = weights.get(name)
        kind = (
            replace(fact.type, high=weight) if weight is not None and isinstance(fact.type, NumberType) else fact.type
        )
        narrowed = replace(fact, type=kind, clause=clauses.get(name, fact.clause))
        if narrowed != fact:
            yield name, narrowed


def _clauses(handbook: Handbook, calculator: Calculator) -> dict[str, str]:
    """The clause of the first row that tests it, for each shared fact whose own stands in none of its sections."""
    decisions = [handbook.decisions[id] for id in reach(handbook, calculator.decisions).decisions]
    sections = {_section(clause) for decision in decisions for clause in decision.clauses}
    first: dict[str, str] = {}
    for version in (version for decision in decisions for version in decision.versions):
        for row in version.rows:
            for column, test in zip(version.columns, row.tests, strict=True):
                if not isinstance(test, ast.Any) and row.clause:
                    first.setdefault(column.name, row.clause)
    shared = {name for other in handbook.calculators.values() if other is not calculator for name in other.asks}
    asked = {name: handbook.facts[name].clause for name in calculator.asks if name in shared & handbook.facts.keys()}
    elsewhere = [name for name, clause in asked.items() if clause and _section(clause) not in sections]
    return {name: first[name] for name in elsewhere if name in first}


def _section(clause: str) -> str:
    return clause.rpartition("-")[0]


def examples_for(handbook: Handbook, calculator: Calculator) -> Iterator[Example]:
    """The examples of the calculator's decisions that it can be asked: it asks for their facts, and takes them."""
    facts = narrowed_to(handbook, calculator).facts
    for id in calculator.decisions:
        for example in handbook.decisions[id].examples:
            if all(name in calculator.asks and facts[name].admits(value) for name, value in example.facts.items()):
                yield example
