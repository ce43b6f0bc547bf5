"""What formulas and tests mean: exact values in three-valued logic.

Numbers are decimals in a context that raises when a result is not exact; a quotient is a fraction until it is
rounded. `read` says what a name stands for; whatever cannot be known is a `Missing`. The calendar of statutory
holidays is read like a name, `CALENDAR`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rulebook.language import ast
from rulebook.language.functions import EXACT, FUNCTIONS

__all__ = ["CALENDAR", "EXACT", "Missing", "Read", "passes", "value"]

Read = Callable[[ast.Name], Any]

CALENDAR = ast.Name("")
"""What functions that consult the statutory holidays read; no author can write this name."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that cannot be known, and the facts and unset parameters that would make it known, in order."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, values: Iterable[Any]) -> Missing:
        """What is missing in any of the values."""
        return cls(tuple(dict.fromkeys(name for value in values if type(value) is cls for name in value.names)))


def value(node: ast.Expression, read: Read) -> Any:
    """The value of a formula, or `Missing`.

    >>> from rulebook.language.parse import expression
    >>> value(expression("floor(days / 5) + 0.5"), lambda name: Decimal(12))
    Decimal('2.5')
    """
    return _VALUES[type(node)](node, read)


def passes(test: ast.Test, tested: Any, read: Read) -> Any:
    """Whether a value passes a unary test: True, False or `Missing`.

    >>> from rulebook.language.parse import cell
    >>> passes(cell("[60..72)"), Decimal(72), lambda name: None)
    False
    """
    return _TESTS[type(test)](test, tested, read)


def _negated(node: ast.Negate, read: Read) -> Any:
    operand = value(node.operand, read)
    return EXACT.minus(operand) if type(operand) is Decimal else operand if type(operand) is Missing else -operand


def _calculated(node: ast.Binary, read: Read) -> Any:
    left, right = value(node.left, read), value(node.right, read)
    if type(left) is Missing or type(right) is Missing:
        return Missing.of((left, right))
    if node.operator == "/" or type(left) is Fraction or type(right) is Fraction:
        exact = _FRACTIONS[node.operator](Fraction(left), Fraction(right))
        return Fraction(exact, 100**node.percents)
    result = _DECIMALS[node.operator](left, right)
    return result.scaleb(-2 * node.percents, EXACT) if node.percents else result


def _logic(node: ast.Logic, read: Read) -> Any:
    left = value(node.left, read)
    if node.operator in ("and", "or"):
        decisive = node.operator == "or"
        if left is decisive:
            return left
        right = value(node.right, read)
        return right if right is decisive or type(left) is not Missing else Missing.of((left, right))
    right = value(node.right, read)
    if type(left) is Missing or type(right) is Missing:
        return Missing.of((left, right))
    return _compared(node.operator, left, right)


def _chosen(node: ast.If, read: Read) -> Any:
    condition = value(node.condition, read)
    return condition if type(condition) is Missing else value(node.yes if condition else node.no, read)


def _called(node: ast.Call, read: Read) -> Any:
    arguments = [value(argument, read) for argument in node.arguments]
    for argument in arguments:
        if type(argument) is Missing:
            return Missing.of(arguments)
    function = FUNCTIONS[node.function]
    return function.compute(read(CALENDAR), *arguments) if function.consults else function.compute(*arguments)


def _compare(test: ast.Compare, tested: Any, read: Read) -> Any:
    operand = value(test.operand, read)
    if type(tested) is Missing or type(operand) is Missing:
        return Missing.of((tested, operand))
    return _compared(test.operator, tested, operand)


def _within(test: ast.Interval, tested: Any, read: Read) -> Any:
    low, high = value(test.low, read), value(test.high, read)
    if Missing in (type(tested), type(low), type(high)):
        return Missing.of((tested, low, high))
    above = tested >= low if test.closed_low else tested > low
    below = tested <= high if test.closed_high else tested < high
    return above and below


def _any_of(tests: tuple[ast.Test, ...], tested: Any, read: Read) -> Any:
    results = [passes(test, tested, read) for test in tests]
    if True in results:
        return True
    missing = Missing.of(results)
    return missing if missing.names else False


def _none_of(test: ast.Not, tested: Any, read: Read) -> Any:
    passed = _any_of(test.tests, tested, read)
    return passed if type(passed) is Missing else not passed


def _compared(sign: str, left: Any, right: Any) -> bool:
    """Whether the comparison holds; the absent value equals only itself and has no order."""
    if sign not in ("=", "!=") and (left is None or right is None):
        return False
    return bool(_COMPARISONS[sign](left, right))


_VALUES: Mapping[type, Callable[[Any, Read], Any]] = {
    ast.Literal: lambda node, _: node.value,
    ast.Word: lambda node, _: node.id,
    ast.Name: lambda name, read: read(name),
    ast.Negate: _negated,
    ast.Binary: _calculated,
    ast.Logic: _logic,
    ast.If: _chosen,
    ast.Call: _called,
}
_TESTS: Mapping[type, Callable[[Any, Any, Read], Any]] = {
    ast.Any: lambda *_: True,
    ast.Compare: _compare,
    ast.Interval: _within,
    ast.OneOf: lambda test, tested, read: _any_of(test.tests, tested, read),
    ast.Not: _none_of,
}
_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_DECIMALS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
}
_FRACTIONS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
