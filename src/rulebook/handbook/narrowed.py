"""A handbook as one calculator sees it: its facts within their ranges there, and the examples it can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from rulebook.handbook.book import Handbook
from rulebook.handbook.calculators import Calculator
from rulebook.handbook.decisions import Example
from rulebook.handbook.fields import Fact
from rulebook.handbook.score_sheets import ScoreSheet
from rulebook.language import NumberType

__all__ = ["examples_for", "narrowed_to"]


def narrowed_to(handbook: Handbook, calculator: Calculator) -> Handbook:
    """The handbook with the facts that the calculator asks for reaching no further than the weights of its sheet.

    Facts are global, weights are not: 20 points for business study on one sheet may be 40 on another.
    """
    sheet = handbook.score_sheets.get(calculator.score_sheet or "")
    if sheet is None:
        return handbook
    key = narrowed_to, sheet.id, calculator.asks
    known: Handbook | None = handbook.kept.get(key)
    if known is None:
        known = handbook.kept[key] = _narrowed(handbook, sheet, calculator.asks)
        known.kept[key] = known
    return known


def _narrowed(handbook: Handbook, sheet: ScoreSheet, asks: Iterable[str]) -> Handbook:
    weights = {row.criterion: row.weight for row in sheet.rows if row.weight is not None}
    narrowed = {
        name: _up_to(handbook.facts[name], weights[name]) for name in asks if name in weights and name in handbook.facts
    }
    return replace(handbook, facts={**handbook.facts, **narrowed})


def _up_to(fact: Fact, weight: Decimal) -> Fact:
    assert isinstance(fact.type, NumberType)
    return replace(fact, type=replace(fact.type, high=weight))


def examples_for(handbook: Handbook, calculator: Calculator) -> Iterator[Example]:
    """The examples of the calculator's decisions that it can be asked: it asks for their facts, and takes them."""
    facts = narrowed_to(handbook, calculator).facts
    for id in calculator.decisions:
        for example in handbook.decisions[id].examples:
            if all(name in calculator.asks and facts[name].admits(value) for name, value in example.facts.items()):
                yield example
