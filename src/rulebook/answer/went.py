"""A formula as it went for an answer: the branches that were taken, without what came to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from rulebook.language import WEEKDAYS, Missing, Value, ast
from rulebook.wording import computes

__all__ = ["Atom", "Went", "Worth", "decisive", "went"]

Worth = Callable[[ast.Expression], "Value | Missing"]
"""What a formula is worth in the case that is told of."""


_ROUNDING = ("floor", "ceiling", "round")
_ONE = ast.Literal(Decimal(1))


class Atom(NamedTuple):
    """A comparison, or a bare yes or no, and whether it holds."""

    node: ast.Expression
    holds: bool


class Went(NamedTuple):
    """What chose the branches, in order, and the formula that is left of them."""

    chosen_by: tuple[Atom, ...]
    node: ast.Expression


def went(node: ast.Expression, worth: Worth) -> Went:
    """The formula as it went.

    >>> from rulebook.language.parse import expression
    >>> from rulebook.language import write
    >>> values = {"days": Decimal(6), "more": Decimal(0), "days > 0": True}
    >>> found = went(expression("if days > 0 then days * 2 + more else 30"), lambda node: values.get(write(node)))
    >>> [(write(atom.node), atom.holds) for atom in found.chosen_by], write(found.node)
    ([('days > 0', True)], 'days * 2')
    """
    match node:
        case ast.If(condition, yes, no):
            holds = worth(condition) is True
            chosen_by, left = went(yes if holds else no, worth)
            return Went((*decisive(condition, holds, worth), *chosen_by), left)
        case ast.Call("number", (part,)):
            return went(part, worth)
        case ast.Call("min" | "max", arguments) if winner := _winner(node, arguments, worth):
            return went(winner, worth)
        case ast.Binary("+" | "-", left, right) if _is_nought(right, worth) and not _is_nought(left, worth):
            return went(left, worth)
        case ast.Binary("+", left, right) if _is_nought(left, worth) and not _is_nought(right, worth):
            return went(right, worth)
        case ast.Binary("*", left, right) if _ONE in {left, right}:
            return went(left if right == _ONE else right, worth)
        case ast.Binary(_, left, right):
            (before, left), (after, right) = (went(part, worth) for part in (left, right))
            return Went((*before, *after), replace(node, left=left, right=right))
        case ast.Negate(operand):
            chosen_by, operand = went(operand, worth)
            return Went(chosen_by, replace(node, operand=operand))
        case ast.Call("workday" | "networkdays" | "weekdays", (first, second, *days)):
            return _with([first, second, *(day for day in days if worth(day) in WEEKDAYS)], node, worth)
        case ast.Call(_, arguments):
            return _with(arguments, node, worth)
        case _:
            return Went((), node)


def _with(arguments: Iterable[ast.Expression], node: ast.Call, worth: Worth) -> Went:
    parts = [went(argument, worth) for argument in arguments]
    chosen_by = tuple(atom for part in parts for atom in part.chosen_by)
    if node.function in _ROUNDING and not computes(parts[0].node):
        return Went(chosen_by, parts[0].node)
    return Went(chosen_by, replace(node, arguments=tuple(part.node for part in parts)))


def _winner(node: ast.Call, arguments: Iterable[ast.Expression], worth: Worth) -> ast.Expression | None:
    """The argument that is the smaller or the larger, one that works something out before one that does not."""
    value = worth(node)
    winners = [argument for argument in arguments if worth(argument) == value and not isinstance(argument, ast.Literal)]
    return next((winner for winner in winners if computes(winner)), winners[0] if winners else None)


def _is_nought(node: ast.Expression, worth: Worth) -> bool:
    value = worth(node)
    return isinstance(value, Decimal | Fraction) and value == 0


def decisive(condition: ast.Expression, holds: bool, worth: Worth) -> tuple[Atom, ...]:
    """What makes a condition hold or fail: both parts of an ``and`` that holds, the first that fails of another."""
    match condition:
        case ast.Logic("and" | "or" as sign, left, right):
            alone = sign == "or"
            if holds != alone:
                return (*decisive(left, holds, worth), *decisive(right, holds, worth))
            return decisive(left if worth(left) is alone else right, holds, worth)
        case ast.Call("not", (part,)):
            return decisive(part, not holds, worth)
        case _:
            return (Atom(condition, holds),)
