"""Text to syntax tree. The grammar is `grammar.lark`; the error texts are ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any as Anything

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError

from rulebook.language import ast
from rulebook.language.calendar import FIRST_YEAR, LAST_YEAR
from rulebook.language.functions import FUNCTIONS
from rulebook.problem import did_you_mean, listing

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "ParseError", "cell", "expression", "words"]

MAX_LENGTH = 500
MAX_DEPTH = 40


class ParseError(Exception):
    """What is wrong with a text, where in it (`start` to `end`, from 0), and a hint."""

    def __init__(self, message: str, start: int = 0, end: int | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.start, self.hint = message, start, hint
        self.end = start + 1 if end is None else end


@lru_cache(maxsize=4096)
def expression(text: str) -> ast.Expression:
    """The formula that the text writes. Raises `ParseError`.

    >>> expression("overrun_rate * min(overrun_days, overrun_limit)").operator
    '*'
    """
    node: ast.Expression = _parse(text, "expression")
    return node


@lru_cache(maxsize=4096)
def cell(text: str) -> ast.Test:
    """The unary test of a cell in a column of numbers, dates or times. Raises `ParseError`.

    >>> cell("[60..72)").closed_high
    False
    """
    node: ast.Test = _parse(text, "tests")
    return node


@lru_cache(maxsize=4096)
def words(text: str) -> ast.Test:
    """The unary test of a cell in a column of choices or of yes and no. Raises `ParseError`.

    >>> [test.operand.id for test in words("service, complaint").tests]
    ['service', 'complaint']
    """
    node: ast.Test = _parse(text, "words")
    return node


def _parse(text: str, start: str) -> Anything:
    if len(text) > MAX_LENGTH:
        raise ParseError(
            f"{len(text):,} characters are too long for one formula; at most {MAX_LENGTH} are allowed",
            0, len(text), "name the parts as decisions of their own",
        )  # fmt: skip
    try:
        node: Anything = _parser().parse(text, start=start)
    except UnexpectedInput as error:
        raise _explained(error, text, start) from None
    except VisitError as error:
        if isinstance(error.orig_exc, ParseError):
            raise error.orig_exc from None
        raise
    if _depth(node) > MAX_DEPTH:
        message = f"nested more than {MAX_DEPTH} levels deep"
        raise ParseError(message, 0, len(text), "name the parts as decisions of their own")
    return node


@cache
def _parser() -> Lark:
    grammar = files("rulebook.language").joinpath("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", start=["expression", "tests", "words"], transformer=_Builder())


def _depth(node: ast.Node) -> int:
    deepest, open_nodes = 0, [(node, 1)]
    while open_nodes:
        part, depth = open_nodes.pop()
        deepest = max(deepest, depth)
        open_nodes += [(child, depth + 1) for child in ast.children(part)]
    return deepest


def _explained(error: UnexpectedInput, text: str, start: str) -> ParseError:
    at = min(error.pos_in_stream or 0, len(text))  # type: ignore[redundant-expr] # None at the end
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        found = f"'{error.token}'"
        end = at + len(error.token)
    elif isinstance(error, UnexpectedCharacters):
        found, end = f"'{text[at]}'", at + 1
    else:
        at = len(text)
        return ParseError("the text ends too early", max(0, at - 1), max(1, at), _hint(text, at, start))
    return ParseError(f"{found} is not expected here", at, end, _hint(text, at, start))


_HINTS = (
    (r"(&&|\|\|)", "write 'and' or 'or'"),
    (r"(?<==)=|==", "equality is one '='"),
    (r"(?<==)[<>]", "write '<=' or '>='"),
    (r"[≤≥≠]", "write '<=', '>=' or '!='"),
    (r"['“”‘’]", 'texts stand in straight double quotes: "none"'),
    (r"[０-９，（）＜＞＝＊／＋－。、；：［］]", "use half-width (ASCII) digits and signs"),
    (r"[是否]$", "write yes or no"),
    (r"[^\x00-\x7f]", "names are written in a-z, 0-9 and '_'; labels carry the Chinese"),
    (r"[A-Z]", "names are written in lower case"),
    (r";", "separate what may hold with commas"),
    (r"(?<=\*)\*", "there are no powers; multiply"),
    (r"(?<=[0-9])(_|e[0-9])", "write numbers out in plain digits: 1000"),
    (r"\.[0-9]", "write 0.5 with its zero"),
    (r"between\b", "write x >= 1 and x <= 2"),
    (r"\[", "lists and filters are not part of the language"),
)
_CELL_HINTS = (
    (r"\.\.", "write an interval with its brackets: [1..3], (1..3), [1..3) or (1..3]"),
    (r"(and|or)\b", "a cell is one test such as < 3, an interval such as [1..3), or several separated by commas"),
    (r"(?<=not ).", "write not(…)"),
    (r"([<>]=?|!?=)", "the column is what is tested: write only < 3, not x < 3; several tests are separated by commas"),
)
_WORD_HINTS = (
    (r"!=", "write not(…)"),
    (r'"', "choices stand in a cell without quotes"),
)
"""What an author may have meant by what stands where the text cannot be read on."""


def _hint(text: str, at: int, start: str) -> str:
    own = {"tests": _CELL_HINTS, "words": _WORD_HINTS}.get(start, ())
    for pattern, hint in (*own, *_HINTS):
        if re.compile(pattern).match(text, at):
            return hint
    if text.count("(") + text.count("[") != text.count(")") + text.count("]"):
        return "count the brackets: each one opened must be closed"
    if re.match(r"\s*if\b(?!.*\belse\b)", text):
        return "write if … then … else …"
    return _ALLOWED[start]


_ALLOWED = {
    "expression": "write a formula such as rate * min(days, limit)",
    "tests": "write a test such as 5, < 5, [5..9) or not(5), '-' where the column does not matter",
    "words": "write choices (or yes, no) separated by commas, not(…) of them, '-' where the column does not matter",
}
"""What each of the grammar's entry points reads, by example."""


class _Builder(Transformer[Token, Anything]):
    """Builds a node as soon as the parser has read it, so that no recursion depends on the text's depth."""

    def choose(self, parts: list[Anything]) -> ast.If:
        _, condition, yes, no = parts
        return ast.If(condition, yes, no, **_span(parts))

    def logic(self, parts: list[Anything]) -> ast.Logic:
        left, operator, right = parts
        return ast.Logic(str(operator), left, right, **_span(parts))

    conjunction = disjunction = comparison = logic

    def binary(self, parts: list[Anything]) -> ast.Binary:
        left, operator, right = parts
        return ast.Binary(str(operator), left, right, **_span(parts))

    def negate(self, parts: list[Anything]) -> ast.Expression:
        return ast.Negate(parts[1], **_span(parts))

    def number(self, parts: list[Anything]) -> ast.Literal:
        return ast.Literal(Decimal(parts[0]), **_span(parts))

    def word(self, parts: list[Anything]) -> ast.Word:
        return ast.Word(parts[0][1:-1], **_span(parts))

    def constant(self, parts: list[Anything]) -> ast.Literal:
        return ast.Literal({"true": True, "false": False, "null": None}[parts[0]], **_span(parts))

    def name(self, parts: list[Anything]) -> ast.Name:
        return ast.Name(str(parts[0]), None, **_span(parts))

    def path(self, parts: list[Anything]) -> ast.Name:
        return ast.Name(str(parts[0]), str(parts[1]), **_span(parts))

    def group(self, parts: list[Anything]) -> ast.Expression:
        node: ast.Expression = replace(parts[1], **_span(parts))
        return node

    def call(self, parts: list[Anything]) -> ast.Expression:
        name, _, *arguments, _ = parts
        arguments = [argument for argument in arguments if argument is not None]
        span = _span(parts)
        if name in _ISO and len(arguments) == 1 and isinstance(arguments[0], ast.Word):
            return ast.Literal(_moment(str(name), arguments[0]), **span)
        function = FUNCTIONS.get(str(name))
        if function is None:
            hint = did_you_mean(str(name), FUNCTIONS) or f"allowed: {listing(sorted(FUNCTIONS))}"
            raise ParseError(f"unknown function '{name}'", name.start_pos or 0, name.end_pos, hint)
        if not function.fewest <= len(arguments) <= function.most:
            message = f"'{name}' takes {function.takes}; {len(arguments)} given"
            raise ParseError(message, name.start_pos or 0, name.end_pos, f"write {function.usage}")
        return ast.Call(str(name), tuple(arguments), **span)

    def any(self, parts: list[Anything]) -> ast.Any:
        return ast.Any(**_span(parts))

    def negated(self, parts: list[Anything]) -> ast.Not:
        _, _, inner, _ = parts
        tests = inner.tests if isinstance(inner, ast.OneOf) else (inner,)
        return ast.Not(tests, **_span(parts))

    def one_of(self, parts: list[Anything]) -> ast.Test:
        test: ast.Test = parts[0] if len(parts) == 1 else ast.OneOf(tuple(parts), **_span(parts))
        return test

    def equal(self, parts: list[Anything]) -> ast.Compare:
        return ast.Compare("=", parts[0], **_span(parts))

    def compare(self, parts: list[Anything]) -> ast.Compare:
        return ast.Compare(str(parts[0]), parts[1], **_span(parts))

    def interval(self, parts: list[Anything]) -> ast.Interval:
        opening, low, high, closing = parts
        return ast.Interval(low, high, opening == "[", closing == "]", **_span(parts))

    def some_words(self, parts: list[Anything]) -> ast.Test:
        tests = [ast.Compare("=", _choice(word), **_span([word])) for word in parts]
        return tests[0] if len(tests) == 1 else ast.OneOf(tuple(tests), **_span(parts))


def _choice(word: Token) -> ast.Expression:
    if word in ("yes", "no"):
        return ast.Literal(word == "yes", **_span([word]))
    return ast.Word(str(word), **_span([word]))


_ISO: dict[str, tuple[re.Pattern[str], type[date | time], str]] = {
    "date": (re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), date, "2026-02-01"),
    "time": (re.compile("[0-9]{2}:[0-9]{2}"), time, "07:50"),
    "datetime": (re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"), datetime, "2026-02-01T07:50"),
}
"""How dates, times and both are written in a formula, by the name before the parenthesis."""


def _moment(kind: str, text: ast.Word) -> date | time:
    form, made, example = _ISO[kind]
    try:
        if form.fullmatch(text.id):
            moment = made.fromisoformat(text.id)
            if isinstance(moment, time) or FIRST_YEAR <= moment.year <= LAST_YEAR:
                return moment
    except ValueError:
        pass
    raise ParseError(f"'{text.id}' is not a {kind}", text.start, text.end, f'write {kind}("{example}")')


def _span(parts: list[Anything]) -> dict[str, int]:
    def edge(part: Anything, name: str) -> int:
        return int(getattr(part, name + "_pos" if isinstance(part, Token) else name) or 0)

    known = [part for part in parts if part is not None]
    return {"start": edge(known[0], "start"), "end": edge(known[-1], "end")} if known else {}
