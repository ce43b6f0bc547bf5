"""Under an answer stand the questions whose other readings change it: found here by asking under every reading."""

from datetime import date
from itertools import product
from math import prod
from random import Random

import pytest

from rulebook.answer import answer, chosen_readings
from rulebook.compile import page_rules
from rulebook.handbook import reach
from rulebook.language import Missing, typed
from rulebook.prove import boundary_values
from rulebook.wording import Refusal
from tests.tools.node import evaluated
from tests.tools.small import book
from tests.tools.small_site import small_book

DAY = date(2026, 11, 21)
BOOKS = {"small site": small_book(), **{name: book(name) for name in ("readings", "score-sheets")}}
CALCULATORS = [(name, id) for name, in_book in BOOKS.items() for id in in_book.calculators]


def asked(in_book, calculator, count=25):
    """Requests at the edges of the rules that can be answered, some facts left out."""
    random = Random(calculator)  # noqa: S311 (nothing secret)
    asks = in_book.calculators[calculator].asks
    values = {name: boundary_values(in_book, calculator, in_book.facts[name]) for name in asks}
    for _ in range(30 * count):
        facts = {name: random.choice(texts) for name, texts in values.items() if texts and random.random() < 0.9}
        try:
            found = answer(in_book, calculator, facts, DAY)
        except Refusal:
            continue
        if not set(found.missing) & set(asks):
            yield facts, found
            count -= 1
        if not count:
            return


def told(in_book, calculator, facts, readings):
    try:
        found = answer(in_book, calculator, facts, DAY, readings)
    except Refusal as refusal:
        return refusal.subject, refusal.words
    laid = found.calculator.schedule
    values = [*found.outputs.values(), *(found.evaluator.printed(node) for node in (laid.formulas if laid else ()))]
    return ["?" if isinstance(value, Missing) else value for value in values], found.missing


def changing(in_book, calculator, facts):
    """The questions of which another reading, alone or beside any others, changes what is told."""
    parameters = in_book.parameters
    names = reach(in_book, in_book.calculators[calculator].decisions).parameters
    names = [name for name in names if parameters[name].choices and parameters[name].questions]
    choices = [list(map(typed, parameters[name].choices)) for name in names]
    assert prod(map(len, choices)) < 2_000
    cases = {case: told(in_book, calculator, facts, dict(zip(names, case, strict=True))) for case in product(*choices)}
    found = set()
    for i, name in enumerate(names):
        first = {}
        if any(first.setdefault(case[:i] + case[i + 1 :], says) != says for case, says in cases.items()):
            found.update(parameters[name].questions)
    return found


@pytest.mark.parametrize(("name", "calculator"), CALCULATORS)
def test_the_questions_listed_are_those_that_could_change_the_answer(name, calculator):
    in_book = BOOKS[name]
    could_be_asked = chosen_readings(in_book)
    tried = 0
    for facts, found in asked(in_book, calculator):
        truth = changing(in_book, calculator, facts)
        assert truth <= set(found.questions), facts
        undated = {id for policy in found.calculator.policies for id in in_book.policies[policy].undated}
        assert set(found.questions) & could_be_asked <= truth | undated, facts
        tried += 1
    assert tried


@pytest.mark.parametrize(("n", "questions"), [("1", []), ("4", ["Q-02"]), ("6", ["Q-02", "Q-03"])])
def test_a_reading_counts_that_a_row_not_hit_asks_for_alone_or_beside_another(n, questions):
    in_book = BOOKS["readings"]
    found = answer(in_book, "count", {"n": n}, DAY)
    assert [id for id in found.questions if id in {"Q-02", "Q-03"}] == questions
    script = "(rules, facts, day) => rulebook.work(rules, facts, day, {}).questions"
    assert evaluated(script, page_rules(in_book, "count", "en"), {"n": n}, str(DAY)) == list(found.questions)
