"""Partition: the values of a type at the edges that rules name, and so one for every class that they tell apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any, NamedTuple

from rulebook.language import EXACT, FIRST_YEAR, LAST_YEAR, Bound, ChoiceType, MomentType, NumberType, Type, Value

__all__ = ["around", "representatives"]

_MINUTES = 24 * 60


class _Scale(NamedTuple):
    """Moments of a kind as whole numbers, one for each step, and which of them there are."""

    kind: type
    number: Callable[[Any], int]
    moment: Callable[[int], Value]
    first: Value
    last: Value


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes, 60))


_SCALES: Mapping[str, _Scale] = {
    "date": _Scale(date, date.toordinal, date.fromordinal, date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)),
    "time": _Scale(time, _minutes, _time, time(0), time(23, 59)),
    "datetime": _Scale(
        datetime,
        lambda at: at.toordinal() * _MINUTES + _minutes(at.time()),
        lambda number: datetime.combine(date.fromordinal(number // _MINUTES), _time(number % _MINUTES)),
        datetime.combine(date(FIRST_YEAR, 1, 1), time(0)),
        datetime.combine(date(LAST_YEAR, 12, 31), time(23, 59)),
    ),
}


def representatives(kind: Type, ends: Iterable[Value]) -> list[Value]:
    """Values of the type, in order, one for every class that tests with these ends can tell apart.

    >>> [str(n) for n in representatives(NumberType((), 1, Decimal(0), Decimal(100)), [Decimal(95)])]
    ['0', '94.9', '95.0', '95.1', '100']
    """
    match kind:
        case ChoiceType(choices):
            return list(choices)
        case NumberType(low=low, high=high):
            whole = {bound for bound in (low, high) if isinstance(bound, Decimal)}
            return [*sorted(whole | _numbers(kind, ends))] or [Decimal(0)]
        case MomentType():
            scale = _SCALES[kind.kind]
            found: set[Any] = {scale.first, scale.last, *_moments(scale, ends)}
            return sorted(found)
    return [False, True]


def around(kind: NumberType | MomentType, edges: Iterable[Value]) -> list[Any]:
    """The values of the type at the edges and one step to each side of them, in order.

    An edge between two values has both of them at it.

    >>> [str(n) for n in around(NumberType((), 0, Decimal(0), Decimal(9)), [Decimal("2.5"), Decimal(9)])]
    ['1', '2', '3', '4', '8', '9']
    >>> [str(at) for at in around(MomentType("time"), [time(0)])]
    ['00:00:00', '00:01:00']
    """
    return sorted(_numbers(kind, edges) if isinstance(kind, NumberType) else _moments(_SCALES[kind.kind], edges))


def _numbers(kind: NumberType, edges: Iterable[Value | Bound]) -> set[Decimal]:
    found: set[Decimal] = set()
    for edge in edges:
        if isinstance(edge, Decimal):
            low, high = (edge.quantize(kind.step, way, Context(prec=60)) for way in (ROUND_FLOOR, ROUND_CEILING))
            found |= {EXACT.subtract(low, kind.step), low, high, EXACT.add(high, kind.step)}
    return {EXACT.plus(number) for number in found if kind.admits(number)}


def _moments(scale: _Scale, edges: Iterable[Value]) -> set[Value]:
    told = {scale.number(edge) for edge in edges if type(edge) is scale.kind}
    first, last = scale.number(scale.first), scale.number(scale.last)
    near = {number + side for number in told for side in (-1, 0, 1)}
    return {scale.moment(number) for number in near if first <= number <= last}
