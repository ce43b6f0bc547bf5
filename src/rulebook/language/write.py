"""Syntax tree to text: the one canonical spelling, so that `parse(write(node)) == node`."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from rulebook.language import ast

__all__ = ["write"]

# How tightly each construct binds; an operand that binds less tightly stands in parentheses.
_IF, _OR, _AND, _COMPARISON, _SUM, _PRODUCT, _UNARY, _ATOM = range(8)
_LEVELS = {"or": _OR, "and": _AND, "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}


def write(node: ast.Node) -> str:
    """The node as its author would write it, with no parentheses that change nothing.

    >>> from rulebook.language.parse import cell, expression
    >>> write(expression("((a+b))*c")), write(cell("[ 60 .. 72 )"))
    ('(a + b) * c', '[60..72)')
    """
    match node:
        case ast.Any():
            return "-"
        case ast.Compare("=", operand):
            return _at_least(operand, _SUM, bare=True)
        case ast.Compare(operator, operand):
            return f"{operator} {_at_least(operand, _SUM)}"
        case ast.Interval(low, high, closed_low, closed_high):
            ends = "[" if closed_low else "(", "]" if closed_high else ")"
            return f"{ends[0]}{_at_least(low, _SUM)}..{_at_least(high, _SUM)}{ends[1]}"
        case ast.OneOf(tests):
            return ", ".join(map(write, tests))
        case ast.Not(tests):
            return f"not({', '.join(map(write, tests))})"
        case _:
            return _expression(node)[0]


def _at_least(node: ast.Expression, level: int, bare: bool = False) -> str:
    if bare and isinstance(node, ast.Word):
        return node.id
    if bare and isinstance(node, ast.Literal) and isinstance(node.value, bool):
        return "yes" if node.value else "no"
    text, own = _expression(node)
    return text if own >= level else f"({text})"


def _expression(node: ast.Expression) -> tuple[str, int]:
    match node:
        case ast.Literal(value):
            return _literal(value), _ATOM
        case ast.Word(id):
            return f'"{id}"', _ATOM
        case ast.Name():
            return str(node), _ATOM
        case ast.Negate(operand):
            return f"-{_at_least(operand, _UNARY)}", _UNARY
        case ast.Binary(operator, left, right):
            level = _LEVELS[operator]
            return f"{_at_least(left, level)} {operator} {_at_least(right, level + 1)}", level
        case ast.Logic(operator, left, right):
            level = _LEVELS.get(operator, _COMPARISON)
            first = level if level != _COMPARISON else level + 1
            return f"{_at_least(left, first)} {operator} {_at_least(right, level + 1)}", level
        case ast.Call(function, arguments):
            return f"{function}({', '.join(_at_least(argument, _IF) for argument in arguments)})", _ATOM
        case ast.If(condition, yes, no):
            parts = (_at_least(part, _IF) for part in (condition, yes, no))
            return "if {} then {} else {}".format(*parts), _IF


def _literal(value: ast.Value) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case datetime():
            return f'datetime("{value:%Y-%m-%dT%H:%M}")'
        case date():
            return f'date("{value.isoformat()}")'
        case time():
            return f'time("{value:%H:%M}")'
        case _:
            raise AssertionError(value)
