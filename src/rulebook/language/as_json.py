"""Formulas, tests, templates and values as JSON, for the interpreter in the page.

Formulas and tests are lists that begin with their kind, such as ``["+", left, right]`` and
``["name", "leave_days"]``; numbers, dates and times are texts; templates are lists of texts and slots.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from rulebook.language import ast
from rulebook.language.ast import Value
from rulebook.language.spelling import digits, typed
from rulebook.language.template import Template

__all__ = ["node_json", "template_json", "value_json"]


def node_json(node: ast.Node) -> list[Any]:
    """A formula or test as nested lists.

    >>> from rulebook.language.parse import cell, expression
    >>> node_json(expression("rate * 2")), node_json(cell("< 5"))
    (['*', ['name', 'rate'], ['number', '2'], 0], ['compare', '<', ['number', '5']])
    """
    match node:
        case ast.Literal(value):
            return _literal(value)
        case ast.Word(id):
            return ["word", id]
        case ast.Name():
            return ["name", str(node)]
        case ast.Negate(operand):
            return ["negate", node_json(operand)]
        case ast.Binary(sign, left, right):
            return [sign, node_json(left), node_json(right), node.percents]
        case ast.Logic(sign, left, right):
            return [sign, node_json(left), node_json(right)]
        case ast.If(condition, yes, no):
            return ["if", node_json(condition), node_json(yes), node_json(no)]
        case ast.Call(function, arguments):
            return ["call", function, *map(node_json, arguments)]
        case _:
            return _test_json(node)


def _test_json(test: ast.Test) -> list[Any]:
    match test:
        case ast.Any():
            return ["any"]
        case ast.Compare(sign, operand):
            return ["compare", sign, node_json(operand)]
        case ast.Interval(low, high, closed_low, closed_high):
            return ["interval", node_json(low), node_json(high), closed_low, closed_high]
        case ast.OneOf(tests):
            return ["one-of", *map(node_json, tests)]
        case ast.Not(tests):
            return ["not", *map(node_json, tests)]


def _literal(value: Value) -> list[Any]:
    match value:
        case None:
            return ["null"]
        case bool():
            return ["yes-no", value]
        case Decimal():
            return ["number", digits(value)]
        case datetime():
            return ["datetime", typed(value)]
        case date():
            return ["date", value.isoformat()]
        case time():
            return ["time", f"{value:%H:%M}"]
        case _:
            raise AssertionError(value)


def template_json(template: Template) -> list[Any]:
    """A template as a list of texts and of ``{"name": …}`` slots."""
    return [
        part if isinstance(part, str) else {"name": str(part.name), **({"form": part.form} if part.form else {})}
        for part in template
    ]


def value_json(value: Value) -> Any:
    """A value as JSON: numbers, dates and times as they are typed, a choice as its id."""
    match value:
        case None | bool():
            return value
        case tuple():
            return list(value)
        case _:
            return typed(value)
