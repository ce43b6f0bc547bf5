"""Types, units, scale and bounds of formulas and tests, worked out before anything runs.

Every function returns the node again, elaborated: products know how many of their factors are percentages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from rulebook.bilingual import NO_WORDS, Words
from rulebook.language import ast
from rulebook.language.bounds import added, greatest, highest_low, least, lowest_high, negated, products, shown
from rulebook.language.calendar import WEEKDAYS
from rulebook.language.functions import FUNCTIONS
from rulebook.language.sentences import said
from rulebook.language.types import (
    NONE,
    PLAIN,
    Bound,
    ChoiceType,
    Measure,
    MomentType,
    NumberType,
    Type,
    YesNoType,
    times,
    write_measure,
)  # fmt: skip
from rulebook.problem import did_you_mean

__all__ = ["MAX_DIGITS", "RuleError", "Scope", "check_result", "infer", "infer_test"]

MAX_DIGITS = 40
"""No result may need more digits than this; evaluation is exact to 60."""

_PERCENT: Measure = (("percent", 1),)
_ROUNDING = ("floor", "ceiling", "round")


class Scope(Protocol):
    """What names stand for."""

    def type_of(self, name: ast.Name) -> Type:
        """The type of what the name stands for. Raises `RuleError` when it stands for nothing."""

    def is_constant(self, name: ast.Name) -> bool:
        """Whether the name is a parameter, so that its value is known before any fact is told."""


class RuleError(Exception):
    """What is wrong with a formula or test, where in its text, under which code, and a hint."""

    def __init__(self, code: str, message: Words, node: ast.Node, hint: Words = NO_WORDS) -> None:
        super().__init__(message.en)
        self.code, self.message, self.start, self.end, self.hint = code, message, node.start, node.end, hint


def infer(node: ast.Expression, scope: Scope, *, inside: bool = False) -> tuple[Type, ast.Expression]:
    """The type of the formula, and the formula elaborated. `inside` a rounding, quotients are allowed."""
    match node:
        case ast.Literal(value):
            return _literal(value), node
        case ast.Word():
            return ChoiceType((node.id,)), node
        case ast.Name():
            return scope.type_of(node), node
        case ast.Negate(operand):
            kind, operand = _number(operand, scope, inside)
            low, high = negated(kind.high), negated(kind.low)
            return replace(kind, low=low, high=high), replace(node, operand=operand)
        case ast.Binary():
            return _binary(node, scope, inside)
        case ast.Logic("and" | "or", left, right):
            return YesNoType(), replace(node, left=_condition(left, scope), right=_condition(right, scope))
        case ast.Logic():
            return YesNoType(), _comparison(node, scope)
        case ast.Call():
            return _call(node, scope)
        case ast.If(condition, yes, no):
            condition = _condition(condition, scope)
            yes_type, yes = infer(yes, scope)
            no_type, no = infer(no, scope)
            return joined(yes_type, no_type, node), replace(node, condition=condition, yes=yes, no=no)


def infer_test(test: ast.Test, column: Type, scope: Scope) -> ast.Test:
    """The unary test, elaborated, once it is known to fit a column of the type. Raises `RuleError`."""
    match test:
        case ast.Any():
            return test
        case ast.Compare(operator, operand):
            if operator not in ("=", "!=") and not isinstance(column, NumberType | MomentType):
                message = said("does not apply", operator=operator, kind=column.words)
                raise RuleError("wrong-type", message, test, said("name choices"))
            return replace(test, operand=_endpoint(operand, column, scope))
        case ast.Interval(low, high):
            if not isinstance(column, NumberType | MomentType):
                message = said("interval does not apply", kind=column.words)
                raise RuleError("wrong-type", message, test, said("name choices"))
            return replace(test, low=_endpoint(low, column, scope), high=_endpoint(high, column, scope))
        case ast.OneOf(tests) | ast.Not(tests):
            return replace(test, tests=tuple(infer_test(part, column, scope) for part in tests))


def check_result(kind: Type, wanted: Type, node: ast.Node, *, computed: bool = True) -> None:
    """Raise `RuleError` unless a result of the type may be the value of an output of the wanted type."""
    if kind == NONE:
        return
    _fits(kind, wanted, node, "needed here")
    _declared(kind, wanted, node)
    if not isinstance(kind, NumberType) or not isinstance(wanted, NumberType):
        return
    if kind.scale is None or kind.scale > (wanted.scale or 0):
        message = said("too many decimals", found=kind.scale, scale=wanted.scale)
        raise RuleError("wrong-scale", message, node, said("round it", scale=wanted.scale))
    too_low = wanted.low is not None and (kind.low is None or kind.low < wanted.low)
    too_high = wanted.high is not None and (kind.high is None or kind.high > wanted.high)
    if computed and (too_low or too_high):
        found, declared = (shown(kind.low), shown(kind.high)), (shown(wanted.low), shown(wanted.high))
        message = said("out of range", low=found[0], high=found[1], least=declared[0], most=declared[1])
        raise RuleError("out-of-range", message, node, said("widen or limit"))


def joined(left: Type, right: Type, node: ast.Node) -> Type:
    """The type that both fit. Raises `RuleError` when there is none."""
    optional = left.optional or right.optional
    if NONE in (left, right):
        return replace(right if left == NONE else left, optional=True)
    match left, right:
        case NumberType(), NumberType():
            same = _same_measure(left, right, node)
            scale = None if left.scale is None or right.scale is None else max(left.scale, right.scale)
            return NumberType(same, scale, least(left.low, right.low), greatest(left.high, right.high), optional)
        case ChoiceType(), ChoiceType():
            return ChoiceType(tuple(dict.fromkeys(left.choices + right.choices)), optional)
        case (YesNoType(), YesNoType()) | (MomentType(), MomentType()) if replace(left, optional=False) == replace(
            right, optional=False
        ):
            return replace(left, optional=optional)
    raise RuleError("wrong-type", said("do not go together", left=left.words, right=right.words), node)


def _fits(kind: Type, wanted: Type, node: ast.Node, key: str) -> None:
    """Raise `RuleError`, which says `key` where the kinds differ, unless `kind` fits what is wanted."""
    differ = isinstance(kind, MomentType) and isinstance(wanted, MomentType) and kind.kind != wanted.kind
    if differ or type(kind) is not type(wanted):
        raise RuleError("wrong-type", said(key, kind=kind.words, wanted=wanted.words), node)
    joined(kind, wanted, node)


def _literal(value: ast.Value) -> Type:
    match value:
        case None:
            return NONE
        case bool():
            return YesNoType()
        case Decimal():
            return NumberType(None, max(0, -int(value.as_tuple().exponent)), value, value)
        case datetime():
            return MomentType("datetime")
        case date():
            return MomentType("date")
        case time():
            return MomentType("time")
        case _:
            raise AssertionError(value)


def _number(node: ast.Expression, scope: Scope, inside: bool) -> tuple[NumberType, ast.Expression]:
    kind, node = infer(node, scope, inside=inside)
    if not isinstance(kind, NumberType):
        raise RuleError("wrong-type", said("no number", kind=kind.words), node)
    _present(kind, node)
    low, high = (None if bound is None else Fraction(bound) for bound in (kind.low, kind.high))
    return replace(kind, low=low, high=high), node


def _condition(node: ast.Expression, scope: Scope) -> ast.Expression:
    kind, node = infer(node, scope)
    if not isinstance(kind, YesNoType):
        raise RuleError("wrong-type", said("no condition", kind=kind.words), node)
    _present(kind, node)
    return node


def _declared(kind: Type, wanted: Type, node: ast.Node) -> None:
    """Raise `RuleError` when a choice is none of those wanted."""
    if isinstance(kind, ChoiceType) and isinstance(wanted, ChoiceType):
        for choice in kind.choices:
            if choice not in wanted.choices:
                hint = did_you_mean(choice, wanted.choices)
                raise RuleError("unknown-choice", said("not a choice", choice=choice, wanted=wanted.words), node, hint)


def _present(kind: Type, node: ast.Node) -> None:
    if kind.optional:
        raise RuleError("may-be-absent", said("may be absent"), node, said("row of its own"))


def _same_measure(left: NumberType, right: NumberType, node: ast.Node) -> Measure | None:
    if left.measure is None or right.measure is None or left.measure == right.measure:
        return right.measure if left.measure is None else left.measure
    message = said("units differ", left=_unit(left), right=_unit(right))
    raise RuleError("wrong-unit", message, node, said("convert"))


def _unit(kind: NumberType) -> Words:
    return said("unit", unit=write_measure(kind.measure)) if kind.measure else said("plain number")


def _binary(node: ast.Binary, scope: Scope, inside: bool) -> tuple[Type, ast.Expression]:
    left, left_node = _number(node.left, scope, inside)
    right, right_node = _number(node.right, scope, inside)
    elaborated = replace(node, left=left_node, right=right_node)
    if node.operator in "+-":
        if node.operator == "-":
            right = replace(right, low=negated(right.high), high=negated(right.low))
        scale = None if left.scale is None or right.scale is None else max(left.scale, right.scale)
        kind = NumberType(
            _same_measure(left, right, node), scale, added(left.low, right.low), added(left.high, right.high)
        )
        return _sized(kind, node), elaborated
    if node.operator == "/":
        if not inside:
            raise RuleError("bare-division", said("bare division"), node, said("round the quotient"))
        if right.low is None or right.high is None or right.low <= 0 <= right.high:
            message = said("zero divisor", low=shown(right.low), high=shown(right.high))
            raise RuleError("zero-divisor", message, node.right, said("leave zero out"))
        low, high = products((left.low, left.high), (1 / Fraction(right.low), 1 / Fraction(right.high)))
        return NumberType(times(left.measure or PLAIN, right.measure or PLAIN, -1), None, low, high), elaborated
    measure, shift = _product(left.measure, right.measure)
    scale = None if left.scale is None or right.scale is None else left.scale + right.scale + 2 * shift
    low, high = products((left.low, left.high), (right.low, right.high))
    low, high = (None if bound is None else bound / 100**shift for bound in (low, high))
    return _sized(NumberType(measure, scale, low, high), node), replace(elaborated, percents=shift)


def _product(left: Measure | None, right: Measure | None) -> tuple[Measure | None, int]:
    """The measure of a product, and how many of its factors are percentages that it must be divided for.

    A percentage of something is a hundredth of it, of a percentage too; so many times a percentage are a percentage.
    Literals alone have no measure, so that they fit what they meet.
    """
    if left is None and right is None:
        return None, 0
    if _PERCENT not in (left, right):
        return times(left or PLAIN, right or PLAIN), 0
    other = right if left == _PERCENT else left
    return (other, 1) if other else (_PERCENT, 0)


def _sized(kind: NumberType, node: ast.Node) -> NumberType:
    bounds = [abs(bound) for bound in (kind.low, kind.high) if bound is not None]
    if len(bounds) < 2 or any(bound >= 10 ** (MAX_DIGITS - (kind.scale or 0)) for bound in bounds):
        raise RuleError("unbounded", said("too large", most=MAX_DIGITS), node, said("declare ranges"))
    return kind


def _comparison(node: ast.Logic, scope: Scope) -> ast.Logic:
    left, left_node = infer(node.left, scope)
    right, right_node = infer(node.right, scope)
    for kind, part in ((left, left_node), (right, right_node)):
        if kind == NONE:
            raise RuleError("wrong-type", said("null compares"), part, said("test the cause"))
        _present(kind, part)
    ordered = node.operator not in ("=", "!=")
    if ordered and not isinstance(left, NumberType | MomentType):
        raise RuleError("wrong-type", said("does not apply", operator=node.operator, kind=left.words), node)
    joined(left, right, node)
    for kind, word in ((left, right_node), (right, left_node)):
        if isinstance(word, ast.Word) and isinstance(kind, ChoiceType) and word.id not in kind.choices:
            message = said("not a choice", choice=word.id, wanted=kind.words)
            raise RuleError("unknown-choice", message, word, did_you_mean(word.id, kind.choices))
    return replace(node, left=left_node, right=right_node)


def _endpoint(node: ast.Expression, column: Type, scope: Scope) -> ast.Expression:
    for name in ast.names(node):
        scope.type_of(name)
        if not scope.is_constant(name):
            raise RuleError("not-constant", said("not constant", name=name), name, said("name the comparison"))
    kind, node = infer(node, scope)
    _present(column, node)
    _fits(kind, column, node, "column holds")
    _declared(kind, column, node)
    return node


def _call(node: ast.Call, scope: Scope) -> tuple[Type, ast.Expression]:
    rounding = node.function in _ROUNDING
    typed = [infer(argument, scope, inside=rounding and i == 0) for i, argument in enumerate(node.arguments)]
    kinds = [kind for kind, _ in typed]
    elaborated = replace(node, arguments=tuple(argument for _, argument in typed))
    for kind, argument in typed:
        _present(kind, argument)
    if rounding:
        return _rounded(node, kinds), elaborated
    if node.function in ("min", "max"):
        kind = kinds[0]
        for other in kinds[1:]:
            kind = joined(kind, other, node)
        if isinstance(kind, NumberType) and all(isinstance(part, NumberType) for part in kinds):
            pick: Callable[..., Bound | None] = lowest_high if node.function == "min" else highest_low
            bounds = [(part.low, part.high) for part in kinds if isinstance(part, NumberType)]
            if node.function == "min":
                kind = replace(kind, high=pick(*(high for _, high in bounds)))
            else:
                kind = replace(kind, low=pick(*(low for low, _ in bounds)))
        elif not isinstance(kind, MomentType):
            raise RuleError("wrong-type", said("does not apply", operator=node.function, kind=kind.words), node)
        return kind, elaborated
    if node.function == "not":
        return YesNoType(), replace(node, arguments=(_condition(node.arguments[0], scope),))
    if node.function == "number":
        kind = kinds[0]
        if not isinstance(kind, NumberType):
            raise RuleError("wrong-type", said("no number", kind=kind.words), node.arguments[0])
        return replace(kind, measure=None), elaborated
    return _reckoned(node, typed), elaborated


_RESULTS: Mapping[str, Type] = {
    "days": NumberType((("calendar_day", 1),), 0, Decimal(-110_000), Decimal(110_000)),
    "months": NumberType((("month", 1),), 0, Decimal(0), Decimal(3_600)),
    "minutes": NumberType((("minute", 1),), 0, Decimal(-1_439), Decimal(1_439)),
    "add_days": MomentType("date"),
    "add_months": MomentType("date"),
    "add_hours": MomentType("datetime"),
    "workday": MomentType("date"),
    "networkdays": NumberType(None, 0, Decimal(0), Decimal(110_000)),
    "weekdays": NumberType((("calendar_day", 1),), 0, Decimal(0), Decimal(110_000)),
    "holidays": NumberType((("calendar_day", 1),), 0, Decimal(0), Decimal(110_000)),
}
"""What functions of days and times give; working days are counted in whatever unit the count is for."""

_MOMENTS = {"minutes": ("time", "time"), "add_hours": ("datetime",)}
_ADDED = {"add_days": "calendar_day", "add_months": "month", "add_hours": "hour", "workday": ""}
"""The moments that a function takes first (two dates, where nothing is said), and the unit of what it adds to one."""


def _reckoned(node: ast.Call, typed: list[tuple[Type, ast.Expression]]) -> Type:
    """The type of a function of days and times, once its arguments are known to be what it takes."""
    usage = said("write", usage=FUNCTIONS[node.function].usage)
    added = _ADDED.get(node.function)
    moments = _MOMENTS.get(node.function, ("date",) if added is not None else ("date", "date"))
    for wanted, (kind, argument) in zip(moments, typed, strict=False):
        if kind != MomentType(wanted):
            raise RuleError("wrong-type", _taken(node, said(wanted), kind), argument, usage)
    rest = typed[len(moments) :]
    if added is not None:
        _whole_number(node, *rest.pop(0), added, usage)
    for kind, argument in rest:
        if not isinstance(kind, ChoiceType):
            raise RuleError("wrong-type", _taken(node, said("weekdays"), kind), argument, usage)
        _declared(kind, ChoiceType((*WEEKDAYS, "none")), argument)
    return _RESULTS[node.function]


def _taken(node: ast.Call, wanted: Words, kind: Type) -> Words:
    return said("takes here", function=node.function, wanted=wanted, kind=kind.words)


def _whole_number(node: ast.Call, kind: Type, argument: ast.Expression, unit: str, usage: Words) -> None:
    if not isinstance(kind, NumberType):
        raise RuleError("wrong-type", _taken(node, said("number"), kind), argument, usage)
    if kind.scale != 0:
        message = said("whole number", function=node.function)
        raise RuleError("wrong-scale", message, argument, said("make it whole"))
    if unit and kind.measure not in (None, PLAIN, ((unit, 1),)):
        message = _taken(node, said("number of", unit=unit), kind)
        raise RuleError("wrong-unit", message, argument, said("drop the unit"))


def _rounded(node: ast.Call, kinds: list[Type]) -> NumberType:
    kind, scale = kinds[0], 0
    if not isinstance(kind, NumberType):
        raise RuleError("wrong-type", said("no number", kind=kind.words), node.arguments[0])
    if node.function == "round":
        places = node.arguments[1]
        if not isinstance(places, ast.Literal) or places.value not in range(7):
            hint = said("write", usage=FUNCTIONS["round"].usage)
            raise RuleError("wrong-type", said("decimals in digits"), places, hint)
        scale = int(str(places.value))
    step = FUNCTIONS[node.function].compute
    extra = [Decimal(scale)] if node.function == "round" else []
    low, high = (None if bound is None else step(bound, *extra) for bound in (kind.low, kind.high))
    return NumberType(kind.measure, scale, low, high)
