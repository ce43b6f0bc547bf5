"""The syntax tree of the rule language: frozen nodes, each knowing where in its text it stands.

Positions do not take part in equality, so that ``parse(write(node)) == node``.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

__all__ = [
    "Any", "Binary", "Call", "Compare", "Expression", "If", "Interval", "Literal", "Logic", "Name", "Negate",
    "Node", "Not", "OneOf", "Test", "Value", "Word", "names", "substitute", "walk",
]  # fmt: skip

Value = Decimal | bool | str | date | datetime | time | tuple[str, ...] | None
"""What a rule computes with; a choice is its id, several are a tuple, the absent value is None."""


class Compiled:
    """Room beside a node for what it was compiled to (`rulebook.language.semantics`), which is no part of the tree."""

    __slots__ = ("compiled",)
    compiled: typing.Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Compiled):
    """From the character at `start` up to, not including, the one at `end`."""

    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Literal(Span):
    """A number, ``true``, ``false``, ``null``, ``date("2026-02-01")``, ``time("07:50")`` or both as a ``datetime``."""

    value: Value


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A choice by its id: a bare word in a cell, a text in quotes in a formula."""

    id: str


@dataclass(frozen=True, slots=True)
class Name(Span):
    """A fact, a parameter, or a decision; `output` picks one of a decision's several outputs."""

    name: str
    output: str | None = None

    def __str__(self) -> str:
        return f"{self.name}.{self.output}" if self.output else self.name


@dataclass(frozen=True, slots=True)
class Negate(Span):
    """``-x``."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary(Span):
    """``+ - * /`` of two numbers; `percents` is how many of a product's factors are percentages."""

    operator: str
    left: Expression
    right: Expression
    percents: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Logic(Span):
    """``and``, ``or``, and the comparisons ``= != < <= > >=`` of two values."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call(Span):
    """One of the closed list of functions (`rulebook.language.functions`)."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class If(Span):
    """``if condition then yes else no``."""

    condition: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class Any(Span):
    """``-``: every value passes."""


@dataclass(frozen=True, slots=True)
class Compare(Span):
    """``< 5``, ``>= short_leave``, or just ``service`` (then the operator is ``=``)."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Interval(Span):
    """``[60..72)``: from `low` to `high`; `closed_low` and `closed_high` tell whether the ends are in."""

    low: Expression
    high: Expression
    closed_low: bool
    closed_high: bool


@dataclass(frozen=True, slots=True)
class OneOf(Span):
    """``a, b``: at least one of the tests passes."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Not(Span):
    """``not(a, b)``: none of the tests passes."""

    tests: tuple[Test, ...]


Expression = Literal | Word | Name | Negate | Binary | Logic | Call | If
Test = Any | Compare | Interval | OneOf | Not
Node = Expression | Test


def walk(node: Node) -> Iterator[Node]:
    """The node and all nodes below it, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below."""
    kind: type = type(node)
    for name in _parts(kind):
        value = getattr(node, name)
        if isinstance(value, Span):
            yield value  # type: ignore[misc]
        elif isinstance(value, tuple):
            yield from value


@cache
def _parts(kind: type) -> tuple[str, ...]:
    return tuple(entry.name for entry in fields(kind))


def names(node: Node) -> tuple[Name, ...]:
    """Every name that the node reads, in order, each once.

    >>> from rulebook.language.parse import expression
    >>> [str(name) for name in names(expression("min(a, b.c) * a"))]
    ['a', 'b.c']
    """
    return tuple(dict.fromkeys(part for part in walk(node) if isinstance(part, Name)))


def substitute(node: typing.Any, by: Mapping[str, Expression]) -> typing.Any:
    """The node with every bare name that `by` knows replaced by what it stands for, at the same place.

    >>> from rulebook.language.parse import expression
    >>> substitute(expression("rate * 2"), {"rate": Literal(Decimal(5))}).left
    Literal(start=0, end=4, value=Decimal('5'))
    """
    if isinstance(node, Name):
        found = by.get(node.name) if node.output is None else None
        return node if found is None else replace(found, start=node.start, end=node.end)
    if isinstance(node, tuple):
        return tuple(substitute(part, by) for part in node)
    if isinstance(node, Span):
        return replace(node, **{entry.name: substitute(getattr(node, entry.name), by) for entry in fields(node)})
    return node
