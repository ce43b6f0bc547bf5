"""Bounds: between which ends a result lies, of which either may be unknown (None)."""

from __future__ import annotations

from fractions import Fraction

from rulebook.bilingual import Words
from rulebook.language.sentences import said
from rulebook.language.types import Bound

__all__ = ["added", "greatest", "highest_low", "least", "lowest_high", "negated", "products", "shown"]

Span = tuple[Bound | None, Bound | None]


def negated(bound: Bound | None) -> Bound | None:
    """The bound of the negated number."""
    return None if bound is None else -bound


def added(left: Bound | None, right: Bound | None) -> Bound | None:
    """The bound of a sum."""
    return None if left is None or right is None else Fraction(left) + Fraction(right)


def products(factor: Span, other: Span) -> Span:
    """The ends of what the product of two numbers can be, each between its own ends."""
    if None in factor or None in other:
        return None, None
    corners = [Fraction(a) * Fraction(b) for a in factor for b in other if a is not None and b is not None]
    return min(corners), max(corners)


def least(*bounds: Bound | None) -> Bound | None:
    """The lower bound of what is one of these."""
    return None if None in bounds else min(bound for bound in bounds if bound is not None)


def greatest(*bounds: Bound | None) -> Bound | None:
    """The upper bound of what is one of these."""
    return None if None in bounds else max(bound for bound in bounds if bound is not None)


def lowest_high(*highs: Bound | None) -> Bound | None:
    """The upper bound of the smallest of these."""
    return min((high for high in highs if high is not None), default=None)


def highest_low(*lows: Bound | None) -> Bound | None:
    """The lower bound of the greatest of these."""
    return max((low for low in lows if low is not None), default=None)


def shown(bound: Bound | None) -> Words | str:
    """The bound for a message."""
    return said("anything") if bound is None else f"{float(bound):g}"
