"""Text to syntax tree. The grammar is `grammar.lark`; the error texts are ours."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any as Anything

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError

from rulebook.bilingual import NO_WORDS, Words
from rulebook.language import ast
from rulebook.language.calendar import FIRST_YEAR, LAST_YEAR
from rulebook.language.functions import FUNCTIONS
from rulebook.language.lookalike import lookalike
from rulebook.language.sentences import said
from rulebook.problem import did_you_mean, listing

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "ParseError", "bare_words", "cell", "expression"]

MAX_LENGTH = 500
MAX_DEPTH = 40


class ParseError(Exception):
    """What is wrong with a text, where in it (`start` to `end`, from 0), and a hint."""

    def __init__(self, message: Words, start: int = 0, end: int | None = None, hint: Words = NO_WORDS) -> None:
        super().__init__(message.en)
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
def bare_words(text: str) -> ast.Test:
    """The unary test of a cell in a column of choices or of yes and no. Raises `ParseError`.

    >>> [test.operand.id for test in bare_words("service, complaint").tests]
    ['service', 'complaint']
    """
    node: ast.Test = _parse(text, "words")
    return node


def _parse(text: str, start: str) -> Anything:
    if len(text) > MAX_LENGTH:
        message = said("too long", count=f"{len(text):,}", most=MAX_LENGTH)
        raise ParseError(message, 0, len(text), said("name the parts"))
    try:
        node: Anything = _parser().parse(text, start=start)
    except UnexpectedInput as error:
        raise _explained(error, text, start) from None
    except VisitError as error:
        if isinstance(error.orig_exc, ParseError):
            raise error.orig_exc from None
        raise
    if _depth(node) > MAX_DEPTH:
        raise ParseError(said("too deep", most=MAX_DEPTH), 0, len(text), said("name the parts"))
    return node


@cache
def _parser() -> Lark:
    """The parser of the grammar, whose tables are kept beside the bytecode; lark knows them by the grammar's hash."""
    grammar = files("rulebook.language").joinpath("grammar.lark").read_text("utf-8")
    kept = Path(cache_from_source(__file__)).with_suffix(".grammar")
    with suppress(OSError):  # where nothing may be written, the tables are worked out every time
        kept.parent.mkdir(exist_ok=True)
    starts = ["expression", "tests", "words"]
    return Lark(grammar, parser="lalr", start=starts, transformer=_Builder(), cache=str(kept))


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
        found = str(error.token)
    elif isinstance(error, UnexpectedCharacters):
        found = text[at]
        if known := lookalike(found):
            character, hint = known
            return ParseError(said("odd character", character=character), at, at + 1, hint)
        if chinese := re.compile("[⺀-鿿]+").match(text, at):
            found = chinese[0]
    else:
        at = len(text)
        return ParseError(said("ends early"), max(0, at - 1), max(1, at), _hint(text, at, start))
    return ParseError(said("unexpected", found=found), at, at + len(found), _hint(text, at, start))


_HINTS = (
    (r"(&&|\|\|)", "and or"),
    (r"(?<==)=|==", "one equals"),
    (r"(?<==)[<>]", "comparisons"),
    (r"'", "straight quotes"),
    (r"[是否]$", "yes or no"),
    (r"[^\x00-\x7f]", "no Chinese"),
    (r"[A-Z]", "lower case"),
    (r";", "commas"),
    (r"(?<=\*)\*", "no powers"),
    (r"(?<=[0-9])(_|e[0-9])", "plain digits"),
    (r"\.[0-9]", "leading zero"),
    (r"between\b", "between"),
    (r"\[", "no lists"),
)
_CELL_HINTS = (
    (r"\.\.", "interval"),
    (r"(and|or)\b", "one test"),
    (r"(?<=not ).", "write not"),
    (r"([<>]=?|!?=)", "column tested"),
)
_WORD_HINTS = (
    (r"!=", "write not"),
    (r'"', "no quotes"),
)
"""What an author may have meant by what stands where the text cannot be read on."""


def _hint(text: str, at: int, start: str) -> Words:
    own = {"tests": _CELL_HINTS, "words": _WORD_HINTS}.get(start, ())
    for pattern, hint in (*own, *_HINTS):
        if re.compile(pattern).match(text, at):
            return said(hint)
    if text.count("(") + text.count("[") != text.count(")") + text.count("]"):
        return said("count brackets")
    if re.match(r"\s*if\b(?!.*\belse\b)", text):
        return said("if then else")
    return said({"expression": "formula", "tests": "test", "words": "choices"}[start])


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
            hint = did_you_mean(str(name), FUNCTIONS) or said("functions", names=listing(sorted(FUNCTIONS)))
            raise ParseError(said("unknown function", name=name), name.start_pos or 0, name.end_pos, hint)
        if not function.fewest <= len(arguments) <= function.most:
            message = said("wrong count", name=name, takes=function.takes, given=len(arguments))
            raise ParseError(message, name.start_pos or 0, name.end_pos, said("write", usage=function.usage))
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
    hint = said("write", usage=f'{kind}("{example}")')
    raise ParseError(said(f"no {kind}", text=text.id), text.start, text.end, hint)


def _span(parts: list[Anything]) -> dict[str, int]:
    def edge(part: Anything, name: str) -> int:
        return int(getattr(part, name + "_pos" if isinstance(part, Token) else name) or 0)

    known = [part for part in parts if part is not None]
    return {"start": edge(known[0], "start"), "end": edge(known[-1], "end")} if known else {}
