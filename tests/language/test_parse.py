"""Text to syntax tree and back: what is written is read again, and no text breaks the parser."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulebook.language import ast, write
from rulebook.language.ast import walk
from rulebook.language.parse import MAX_DEPTH, MAX_LENGTH, ParseError, _depth, bare_words, cell, expression
from tests.language.formulas import CELLS, EXPRESSIONS, WORDS

READERS = (expression, cell, bare_words)
# What comes near the language, so that the parser gets further than the first character.
TOKENS = [
    "if ",
    " then ",
    " else ",
    " and ",
    " or ",
    "not(",
    "min(",
    "floor(",
    "round(",
    "date(",
    "time(",
    '"',
    "(",
    ")",
    "[",
]
TOKENS += [
    "]",
    "..",
    ",",
    "-",
    "+",
    "*",
    "/",
    "<",
    "<=",
    "=",
    "!=",
    ">",
    "1",
    "0.5",
    "a",
    "b.c",
    "true",
    "null",
    "yes",
    ".",
    " ",
]
NEAR = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)


def small(node):
    return len(write(node)) <= MAX_LENGTH and _depth(node) <= MAX_DEPTH


def refusal(read, text):
    try:
        read(text)
    except ParseError as error:
        return error


@given(EXPRESSIONS.filter(small))
def test_a_written_formula_is_read_as_it_was(node):
    assert expression(write(node)) == node


@given(CELLS.filter(small))
def test_a_written_cell_is_read_as_it_was(test):
    assert cell(write(test)) == test


@given(WORDS.filter(small))
def test_a_written_cell_of_choices_is_read_as_it_was(test):
    assert bare_words(write(test)) == test


@given(EXPRESSIONS.filter(small))
def test_every_node_knows_the_text_it_came_from(node):
    text = write(node)
    read = expression(text)
    for part in walk(read):
        source = text[part.start : part.end]
        assert refusal(expression, source) is None
        assert expression(source) == part or isinstance(part, ast.Literal)


@given(st.text() | NEAR, st.sampled_from(READERS))
@example("(" * 1_000, expression)
@example("(" * 250 + "1" + ")" * 249, expression)
@example("(" * 249 + "1" + ")" * 249, cell)
@example("1" * 10_000, expression)
@example("lates+" * 1_600 + "1", expression)
@example("-" * 499 + "1", cell)
@example("not(" * 100 + "a" + ")" * 100, bare_words)
@example("\x00", expression)
@example("😀" * 300, bare_words)
@example("1\n+ 1", expression)
@example("\ud800", expression)
@example('date("' + "9" * 30 + '")', expression)
def test_any_text_is_read_or_refused(text, read):
    error = refusal(read, text)
    assert error is None or (error.message and 0 <= error.start < error.end <= max(1, len(text)))


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        (expression, "x" * 10_000, "10,000 characters are too long for one formula"),
        (expression, "(" * 1_000, "1,000 characters are too long for one formula"),
        (expression, "not(" * 45 + "true" + ")" * 45, "nested more than 40 levels deep"),
        (expression, "", "the text ends too early"),
        (expression, "１２ + 1", "the full-width '１' is not expected here"),
        (expression, "__import__('os')", "'_' is not expected here"),
        (expression, "eval(1)", "unknown function 'eval'"),
        (cell, "[1..2", "the text ends too early"),
        (bare_words, "公交", "'公交' is not expected here"),
    ],
)
def test_a_refusal_says_what_was_found(read, text, found):
    with pytest.raises(ParseError) as error:
        read(text)
    assert found in error.value.message["en"]


@pytest.mark.parametrize(
    "text", ["1e3", "1_000", ".5", "5.", "0x10", "NaN", "Infinity", "1,5", "١٢", "2 ** 3", "a[0]", "a = 1; b", "x -> y"]
)
def test_numbers_and_signs_of_other_languages_are_refused(text):
    with pytest.raises(ParseError):
        expression(text)
