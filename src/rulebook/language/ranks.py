"""Ranks: the finitely many classes of a column's values that its tests cannot tell apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from rulebook.language import ast
from rulebook.language.semantics import Values, formula

__all__ = ["Ranks", "ends"]


def ends(test: ast.Test) -> Iterator[ast.Expression]:
    """What the test compares with, in order."""
    match test:
        case ast.Compare(_, operand):
            yield operand
        case ast.Interval(low, high):
            yield from (low, high)
        case ast.OneOf(tests) | ast.Not(tests):
            for part in tests:
                yield from ends(part)


class Ranks:
    """Where a value lies among the ends that a column's tests name: at one of them (an odd rank), or between two.

    All ends must have an order; where a test's end is not known, there are no ranks.

    >>> from decimal import Decimal
    >>> ranks = Ranks([Decimal(60), Decimal(72)])
    >>> [ranks.of(Decimal(n)) for n in (59, 60, 61, 72, 99)]
    [0, 1, 2, 3, 4]
    """

    __slots__ = ("all", "count", "ends")

    def __init__(self, ends: Iterable[Any]) -> None:
        self.ends = sorted(set(ends))
        self.count = 2 * len(self.ends) + 1
        self.all = (1 << self.count) - 1

    def of(self, value: Any) -> int:
        """The rank of the value."""
        at = bisect_left(self.ends, value)
        return 2 * at + (at < len(self.ends) and self.ends[at] == value)

    def passing(self, test: ast.Test, values: Values) -> int:
        """The ranks that pass the test, as bits.

        >>> from rulebook.language.parse import cell
        >>> from decimal import Decimal
        >>> bin(Ranks([Decimal(60), Decimal(72)]).passing(cell("[60..72)"), {}))
        '0b110'
        """
        match test:
            case ast.Compare(operator, operand):
                return self._compared(operator, formula(operand)(values))
            case ast.Interval(low, high, closed_low, closed_high):
                above = self._compared(">=" if closed_low else ">", formula(low)(values))
                return above & self._compared("<=" if closed_high else "<", formula(high)(values))
            case ast.OneOf(tests):
                return self._any_of(tests, values)
            case ast.Not(tests):
                return self.all ^ self._any_of(tests, values)
        return self.all

    def _any_of(self, tests: Iterable[ast.Test], values: Values) -> int:
        return reduce(or_, (self.passing(test, values) for test in tests))

    def _compared(self, operator: str, end: Any) -> int:
        at = 1 << self.of(end)
        below = at - 1
        return {
            "=": at,
            "!=": self.all ^ at,
            "<": below,
            "<=": below | at,
            ">": self.all ^ (below | at),
            ">=": self.all ^ below,
        }[operator]
