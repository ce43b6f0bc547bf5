"""The handbook as JSON is the handbook: what is read back is equal, and answers the same."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from rulebook.answer import answer, answer_values, explain
from rulebook.compile import packed, unpacked
from rulebook.compile.portable import converter, read_bound, read_value, write_value
from rulebook.handbook import ProcedureStep, examples_for
from rulebook.language.ast import Span
from rulebook.load import handbook, load
from rulebook.prove.boundaries import boundary_cases
from rulebook.wording import Refusal
from tests.tools.day import DAY

BOOK = handbook(Path())
TEXTS = load(Path()).texts
READ, READ_TEXTS, READ_DAY = unpacked(packed(BOOK, TEXTS, DAY))


def test_what_is_read_back_is_equal():
    assert READ == BOOK
    assert (READ_TEXTS, READ_DAY) == (TEXTS, DAY)


def test_nothing_gets_lost_that_does_not_count_for_equality():
    places = spans = 0
    pairs = [(BOOK, READ)]
    while pairs:
        one, other = pairs.pop()
        assert type(one) is type(other)
        if isinstance(one, dict):
            assert list(one) == list(other)
            pairs += zip(one.values(), other.values(), strict=True)
        elif isinstance(one, tuple):
            pairs += zip(one, other, strict=True)
        elif is_dataclass(one):
            spans += isinstance(one, Span)
            places += hasattr(one, "column")
            pairs += [(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)]
        else:
            assert one == other
    assert places > len(BOOK.clauses)
    assert spans > len(BOOK.decisions)


@pytest.mark.parametrize("calculator", BOOK.calculators)
def test_it_answers_and_explains_the_same(calculator):
    def told(book, ask):
        try:
            found = ask(book)
        except Refusal as refusal:
            return refusal.words
        return found.outputs, found.steps, found.missing, explain(book, found, "zh"), explain(book, found, "en")

    tried = 0
    for example in examples_for(BOOK, BOOK.calculators[calculator]):

        def by_example(book, example=example):
            found = book.calculators[calculator]
            return answer_values(book, found, example.facts, DAY, example.parameters)

        assert told(READ, by_example) == told(BOOK, by_example)
        tried += 1
    for case in list(boundary_cases(BOOK, calculator))[::97]:

        def by_case(book, case=case):
            return answer(book, calculator, case, DAY)

        assert told(READ, by_case) == told(BOOK, by_case)
        tried += 1
    assert tried


@pytest.mark.parametrize(
    "value",
    [
        *(Decimal("9.50"), Decimal("-0"), True, None, "yes", "2026-11-21", (), ("a", "b")),
        *(date(2026, 2, 28), datetime.fromisoformat("2026-02-28T07:50"), time(7, 50)),
    ],
)
def test_a_value_stays_what_it_is(value):
    read = read_value(json.loads(json.dumps(write_value(value))))
    assert (type(read), str(read)) == (type(value), str(value))


def test_ends_of_ranges_stay_exact():
    assert [read_bound(text) for text in ("9.50", "1/3", None)] == [Decimal("9.50"), Fraction(1, 3), None]


def test_an_object_with_a_strange_key_is_refused():
    from cattrs.errors import ForbiddenExtraKeysError

    with pytest.raises(ForbiddenExtraKeysError):
        converter().structure({"role": "agent", "words": {"zh": "", "en": ""}, "more": 1}, ProcedureStep)
