"""What formulas and tests mean: exact values in three-valued logic.

Numbers are decimals in a context that raises when a result is not exact; a quotient is a fraction until it is
rounded. Whatever cannot be known is a `Missing`. A node is compiled to a closure when it is first needed, and the
closure is kept beside it; what names stand for it reads from a mapping, as they are written. The calendar of statutory
holidays is read like a name, `CALENDAR`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from operator import itemgetter
from typing import Any

from rulebook.language import ast
from rulebook.language.functions import EXACT, FUNCTIONS

__all__ = ["CALENDAR", "EXACT", "Formula", "Missing", "Passes", "Values", "formula", "passes"]

Values = Mapping[str, Any]
"""What names stand for; one that is worked out on demand is asked only for what is needed."""

Formula = Callable[[Values], Any]
"""Works a formula out from the values."""

Passes = Callable[[Any, Values], Any]
"""Whether what is tested passes: True, False or `Missing`."""

CALENDAR = ""
"""What functions that consult the statutory holidays read; no author can write this name."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that cannot be known, and the facts and unset parameters that would make it known, in order."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, values: Iterable[Any]) -> Missing:
        """What is missing in any of the values."""
        return cls(tuple(dict.fromkeys(name for value in values if type(value) is cls for name in value.names)))


def formula(node: ast.Expression) -> Formula:
    """What works the node out; its value, or a `Missing`.

    >>> from rulebook.language.parse import expression
    >>> formula(expression("floor(days / 5) + 0.5"))({"days": Decimal(12)})
    Decimal('2.5')
    """
    return _compiled(node)  # type: ignore[no-any-return]


def passes(test: ast.Test) -> Passes:
    """What tells whether a value passes the unary test.

    >>> from rulebook.language.parse import cell
    >>> passes(cell("[60..72)"))(Decimal(72), {})
    False
    """
    return _compiled(test)  # type: ignore[no-any-return]


def _compiled(node: ast.Node) -> Any:
    try:
        return node.compiled
    except AttributeError:
        made = _COMPILERS[type(node)](node)
        object.__setattr__(node, "compiled", made)
        return made


def _constant(value: Any) -> Formula:
    return lambda _: value


def _negated(node: ast.Negate) -> Formula:
    operand = formula(node.operand)

    def negated(values: Values) -> Any:
        x = operand(values)
        return EXACT.minus(x) if type(x) is Decimal else x if type(x) is Missing else -x

    return negated


def _calculated(node: ast.Binary) -> Formula:
    left, right, percents = formula(node.left), formula(node.right), node.percents
    fractions, decimals = _FRACTIONS[node.operator], _DECIMALS.get(node.operator)

    def as_fractions(a: Any, b: Any) -> Any:
        if type(a) is Missing or type(b) is Missing:
            return Missing.of((a, b))
        return Fraction(fractions(Fraction(a), Fraction(b)), 100**percents)

    if decimals is None:
        return lambda values: as_fractions(left(values), right(values))

    def calculated(values: Values) -> Any:
        a, b = left(values), right(values)
        try:
            result = decimals(a, b)
        except TypeError:  # one of them is a fraction, or missing
            return as_fractions(a, b)
        return result.scaleb(-2 * percents, EXACT) if percents else result

    return calculated


def _logic(node: ast.Logic) -> Formula:
    left, right = formula(node.left), formula(node.right)
    if node.operator in ("and", "or"):
        return _connected(node.operator == "or", left, right)
    compared = _COMPARISONS[node.operator]

    def comparison(values: Values) -> Any:
        a, b = left(values), right(values)
        return Missing.of((a, b)) if type(a) is Missing or type(b) is Missing else compared(a, b)

    return comparison


def _connected(decisive: bool, left: Formula, right: Formula) -> Formula:
    def connected(values: Values) -> Any:
        a = left(values)
        if a is decisive:
            return a
        b = right(values)
        return b if b is decisive or type(a) is not Missing else Missing.of((a, b))

    return connected


def _chosen(node: ast.If) -> Formula:
    condition, yes, no = map(formula, (node.condition, node.yes, node.no))

    def chosen(values: Values) -> Any:
        holds = condition(values)
        return holds if type(holds) is Missing else yes(values) if holds else no(values)

    return chosen


def _called(node: ast.Call) -> Formula:
    function = FUNCTIONS[node.function]
    compute, arguments = function.compute, [formula(argument) for argument in node.arguments]
    if function.quotient and isinstance(node.arguments[0], ast.Binary) and node.arguments[0].operator == "/":
        return _rounded(node.arguments[0], function.quotient, arguments[0], compute)

    def called(values: Values) -> Any:
        found = [argument(values) for argument in arguments]
        for value in found:
            if type(value) is Missing:
                return Missing.of(found)
        return compute(values[CALENDAR], *found) if function.consults else compute(*found)

    return called


def _rounded(
    node: ast.Binary, quotient: Callable[[Decimal, Decimal], Decimal], whole: Formula, compute: Callable[[Any], Any]
) -> Formula:
    """A quotient that is rounded at once, for which no fraction is needed where it is one of decimals."""
    left, right = formula(node.left), formula(node.right)

    def rounded(values: Values) -> Any:
        try:
            return quotient(left(values), right(values))
        except (TypeError, InvalidOperation):  # it is missing, or has more digits than decimals are given
            found = whole(values)
            return found if type(found) is Missing else compute(found)

    return rounded


def _compare(test: ast.Compare) -> Passes:
    operand, compared = formula(test.operand), _COMPARISONS[test.operator]

    def compare(tested: Any, values: Values) -> Any:
        end = operand(values)
        if type(tested) is Missing or type(end) is Missing:
            return Missing.of((tested, end))
        return compared(tested, end)

    return compare


def _within(test: ast.Interval) -> Passes:
    low, high = formula(test.low), formula(test.high)
    above, below = (operator.ge if test.closed_low else operator.gt), (operator.le if test.closed_high else operator.lt)

    def within(tested: Any, values: Values) -> Any:
        first, last = low(values), high(values)
        if type(tested) is Missing or type(first) is Missing or type(last) is Missing:
            return Missing.of((tested, first, last))
        return above(tested, first) and below(tested, last)

    return within


def _any_of(test: ast.OneOf | ast.Not) -> Passes:
    parts, wanted = [passes(part) for part in test.tests], isinstance(test, ast.OneOf)

    def any_of(tested: Any, values: Values) -> Any:
        results = [part(tested, values) for part in parts]
        if True in results:
            return wanted
        missing = Missing.of(results)
        return missing if missing.names else not wanted

    return any_of


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """The comparison, in which the absent value has no order."""

    def compared(a: Any, b: Any) -> bool:
        return a is not None and b is not None and compare(a, b)

    return compared


_COMPILERS: Mapping[type, Callable[[Any], Any]] = {
    ast.Literal: lambda node: _constant(node.value),
    ast.Word: lambda node: _constant(node.id),
    ast.Name: lambda name: itemgetter(str(name)),
    ast.Negate: _negated,
    ast.Binary: _calculated,
    ast.Logic: _logic,
    ast.If: _chosen,
    ast.Call: _called,
    ast.Any: lambda _: lambda *_: True,
    ast.Compare: _compare,
    ast.Interval: _within,
    ast.OneOf: _any_of,
    ast.Not: _any_of,
}
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": _ordered(operator.lt),
    "<=": _ordered(operator.le),
    ">": _ordered(operator.gt),
    ">=": _ordered(operator.ge),
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
