"""Formulas and tests in words: templates filled with labels on a page, with values in an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from rulebook.bilingual import Language
from rulebook.handbook import Field, Handbook
from rulebook.language import WEEKDAYS, MomentType, Parts, Slot, Template, ast, digits, merged
from rulebook.wording.sentences import WORDING
from rulebook.wording.values import in_words

__all__ = ["computes", "of_expression", "of_test"]

# How tightly each sign binds; an operand that binds less tightly stands in parentheses.
_LEVELS = {
    "or": 0,
    "and": 1,
    "=": 2,
    "!=": 2,
    "<": 2,
    "<=": 2,
    ">": 2,
    ">=": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "negate": 5,
}


_ATOM = 6


def computes(node: ast.Expression) -> bool:
    """Whether the formula works something out, rather than passing a value on."""
    return not isinstance(node, ast.Literal | ast.Word | ast.Name)


def of_expression(node: ast.Expression, field: Field, handbook: Handbook, language: Language) -> Template:
    """The formula in words; literals that stand alone are read as values of `field`."""
    return merged(_expression(node, field, handbook, language)[0])


def of_test(test: ast.Test, column: Field, handbook: Handbook, language: Language) -> Template:
    """The unary test in words, as it reads after the column's label.

    >>> from rulebook.bilingual import Words
    >>> from rulebook.language.parse import cell
    >>> from rulebook.language import NumberType
    >>> from rulebook.problem import Place
    >>> points = Field("points", Words("分", "points"), NumberType((), 0), {}, Place("a"))
    >>> of_test(cell("[60..72)"), points, Handbook(), "en")
    ('at least 60 and less than 72',)
    """
    return merged(_test(test, column, handbook, language))


def _put(key: str, language: Language, *operands: Parts) -> Parts:
    """The wording for `key` with its numbered braces replaced by the operands."""
    parts: Parts = []
    for piece in _pieces(WORDING[key][language]):
        parts += operands[piece] if isinstance(piece, int) else [piece]
    return parts


@lru_cache
def _pieces(text: str) -> tuple[str | int, ...]:
    pieces: list[str | int] = []
    for i, piece in enumerate(text.split("{")):
        number, _, rest = piece.partition("}") if i else ("", "", piece)
        pieces += [int(number), rest] if i else [rest]
    return tuple(pieces)


def _listed(key: str, language: Language, operands: list[Parts]) -> Parts:
    """A wording for two operands, carried on for more: the separator stands between all of them."""
    first, *rest = operands
    before, middle, after = (piece for piece in _pieces(WORDING[key][language]) if isinstance(piece, str))
    parts: Parts = [before, *first]
    for operand in rest:
        parts += [middle, *operand]
    return [*parts, after]


def _expression(node: ast.Expression, field: Field | None, handbook: Handbook, language: Language) -> tuple[Parts, int]:
    def inner(part: ast.Expression, level: int) -> Parts:
        parts, own = _expression(part, None, handbook, language)
        return parts if own >= level else ["(", *parts, ")"]

    match node:
        case ast.Literal(value):
            return [_literal(value, field, handbook, language)], _ATOM
        case ast.Word(id):
            return [_choice(id, field, language)], _ATOM
        case ast.Name():
            return [Slot(node)], _ATOM
        case ast.Negate(operand):
            return _put("negate", language, inner(operand, _ATOM)), _LEVELS["negate"]
        case ast.Logic(sign, ast.Name() as name, ast.Word(id)) | ast.Logic(sign, ast.Word(id), ast.Name() as name):
            return _put(sign, language, [Slot(name)], [_choice(id, handbook.field_of(name), language)]), _LEVELS[sign]
        case ast.Binary(sign, left, right) | ast.Logic(sign, left, right):
            level = _LEVELS[sign]
            return _put(sign, language, inner(left, level), inner(right, level + 1)), level
        case ast.If(condition, yes, no):
            branches = [
                inner(condition, 0),
                *(_expression(part, field, handbook, language)[0] for part in (yes, no)),
            ]
            return ["(", *_put("if", language, *branches), ")"], _ATOM
        case ast.Call("number", (part,)):
            return _expression(part, None, handbook, language)
        case ast.Call("min" | "max" as function, arguments):
            return _listed(function, language, [inner(argument, 0) for argument in arguments]), _ATOM
        case ast.Call():
            return _call(node, inner, language)


def _call(node: ast.Call, inner: Callable[[ast.Expression, int], Parts], language: Language) -> tuple[Parts, int]:
    """A function in words; sums with a day read as sums, and weekdays of rest as one list."""

    def put(key: str, operands: list[Parts], days: Sequence[ast.Expression] = ()) -> Parts:
        if not days:
            return _put(key, language, *operands)
        listed = _listed("weekdays and", language, [inner(day, 0) for day in days])
        return _put(f"{key} rest", language, *operands, listed)

    match node:
        case ast.Call("workday", (ast.Call("add_days", (day, ast.Literal(1))), ast.Negate(ast.Literal(1)), *days)):
            return put("workday until", [inner(day, 0)], days), _ATOM
        case ast.Call("workday", (ast.Call("add_days", (day, ast.Negate(ast.Literal(1)))), count, *days)) if (
            not isinstance(count, ast.Negate)
        ):
            if count == ast.Literal(Decimal(1)):
                return put("workday first", [inner(day, 0)], days), _ATOM
            return put("workday from", [inner(day, 0), inner(count, 0)], days), _ATOM
        case ast.Call("add_days", (day, ast.Negate(ast.Literal(1)))):
            return put("day before", [inner(day, _ATOM)]), _ATOM
        case ast.Call("add_days", (day, ast.Binary("-", count, ast.Literal(1)))):
            return put("days from", [inner(day, 0), inner(count, 0)]), _ATOM
        case ast.Call("minutes", (first, last)):
            return put("minutes", [inner(first, 0), inner(last, 0)]), _LEVELS["*"]
        case ast.Call("add_days" | "add_months" | "add_hours" | "workday" as function, (day, count, *days)):
            key, less = ("workday", "workday less") if function == "workday" else ("+", "-")
            if isinstance(count, ast.Negate):
                key, count = less, count.operand
            sums = _LEVELS["+"]
            return put(key, [inner(day, sums), inner(count, sums + 1)], days), sums
        case ast.Call("networkdays" | "weekdays" as function, (first, last, *days)):
            return put(function, [inner(first, 0), inner(last, 0)], days), _ATOM
        case _:
            return put(node.function, [inner(argument, 0) for argument in node.arguments]), _ATOM


def _literal(value: ast.Value, field: Field | None, handbook: Handbook, language: Language) -> str:
    if isinstance(value, Decimal) and field is None:
        return digits(value)
    return in_words(value, field, handbook, language)


def _choice(id: str, field: Field | None, language: Language) -> str:
    """The label of a choice of the field, or of a weekday."""
    words = field.choices.get(id) if field is not None else None
    words = words or (WORDING[id] if id in WEEKDAYS else None)
    return words[language] if words else id


def _test(test: ast.Test, column: Field, handbook: Handbook, language: Language) -> Parts:
    def operand(node: ast.Expression) -> Parts:
        return _expression(node, column, handbook, language)[0]

    def bound(sign: str, node: ast.Expression) -> Parts:
        dated = " date" if isinstance(column.type, MomentType) and sign in ("<", "<=", ">", ">=") else ""
        return _put(f"test {sign}{dated}", language, operand(node))

    match test:
        case ast.Any():
            return [WORDING["any"][language]]
        case ast.Compare(sign, node):
            return bound(sign, node)
        case ast.Interval(low, high, closed_low, closed_high):
            ends = bound(">=" if closed_low else ">", low), bound("<=" if closed_high else "<", high)
            return _put("test both", language, *ends)
        case ast.OneOf(tests):
            return _listed("test or", language, [_test(part, column, handbook, language) for part in tests])
        case ast.Not(tests):
            inner = _listed("test or", language, [_test(part, column, handbook, language) for part in tests])
            return _put("test !=", language, inner)
