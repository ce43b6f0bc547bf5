"""After an answer: what to do next and by whom, the forms for it, and whom to ask. All of it is in the policy."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from rulebook.answer import Answer, Evaluator, answer, answer_values, next_steps, report
from rulebook.answer.next_steps import NextSteps, Todo
from rulebook.bilingual import LANGUAGES
from rulebook.handbook import examples_for, reach
from rulebook.language import typed
from rulebook.load import handbook as load
from rulebook.prove.boundaries import boundary_cases
from rulebook.wording import Refusal
from tests.tools.small import book

BOOK = load(Path(__file__).parents[2])
TODAY = date(2026, 11, 21)
WITH_NEXT_STEPS = [id for id, calculator in BOOK.calculators.items() if calculator.then]

SMALL = book("next-steps")


def after(lates: str, day: date = TODAY, book=SMALL, calculator="late-talk", language="en") -> NextSteps:
    facts = {"lates": lates} if lates else {}
    return next_steps(book, answer(book, calculator, facts, day), language)


def test_the_steps_of_a_clause_come_with_who_takes_them_and_a_clause_without_steps_as_it_stands():
    assert after("3").todo == (
        Todo("talk-1", "head", "Talks with the agent"),
        Todo("talk-1", "agent", "Explains why there were more than 2 lates"),
        Todo("talk-2", None, "Lateness is put on record."),
    )


def test_only_the_cases_that_hold_are_followed_and_each_clause_once():
    assert [todo.clause for todo in after("1").todo] == ["talk-2", "talk-1", "talk-1"]
    assert after("0").todo == ()


def test_a_clause_is_followed_only_while_it_is_in_force():
    assert [todo.clause for todo in after("3", date(2027, 1, 1)).todo] == ["talk-1", "talk-1", "talk-3", "talk-2"]


def test_forms_are_those_of_the_clauses_to_follow():
    assert after("3").forms == ("note", "receipt")
    assert after("0").forms == ()
    assert next_steps(SMALL, answer(SMALL, "lateness", {"lates": "3"}, TODAY), "en").forms == ()


def test_nothing_follows_while_the_answer_is_incomplete():
    assert after("") == NextSteps((), (), (), ())


def test_questions_go_to_the_owner_and_to_those_who_decide_what_is_open():
    assert after("0").ask == ("agent",)
    found = answer(BOOK, "overrun", {"overrun_days": "16"}, TODAY)
    assert next_steps(BOOK, found, "zh").ask == ("training-supervisor", "personnel")


def test_the_language_changes_the_texts_and_nothing_else():
    zh, en = (after("3", language=language) for language in LANGUAGES)
    assert [(todo.clause, todo.role) for todo in zh.todo] == [(todo.clause, todo.role) for todo in en.todo]
    assert zh.todo[1].text == "说明为何迟到超过 2 次"
    assert (zh.forms, zh.ask) == (en.forms, en.ask)


def test_the_report_holds_what_follows():
    found = answer(SMALL, "late-talk", {"lates": "3"}, TODAY)
    then = report(SMALL, found, "en")["then"]
    assert then["todo"][0] == {"clause": "talk-1", "role": "head", "text": "Talks with the agent"}
    assert (then["forms"], then["ask"]) == (["note", "receipt"], ["agent"])


def test_an_answer_of_nearly_every_calculator_has_something_to_do():
    # The source says nothing of what an operator's grade leads to.
    assert len(WITH_NEXT_STEPS) >= 20
    assert "operator-score" not in WITH_NEXT_STEPS


def answers(calculator: str) -> Iterator[Answer]:
    """The answers to the calculator's worked examples, and then to its boundary cases with 1 for what is unset."""
    reached = reach(BOOK, BOOK.calculators[calculator].decisions).parameters
    unset = {name: "1" for name in reached if BOOK.parameters[name].values[-1].unset}
    for example in examples_for(BOOK, BOOK.calculators[calculator]):
        with suppress(Refusal):
            yield answer_values(BOOK, BOOK.calculators[calculator], example.facts, TODAY, example.parameters)
    for facts in boundary_cases(BOOK, calculator):
        with suppress(Refusal):
            yield answer(BOOK, calculator, facts, TODAY, unset)


@pytest.mark.parametrize("calculator", WITH_NEXT_STEPS)
def test_every_case_of_a_calculator_comes_up(calculator):
    then = BOOK.calculators[calculator].then
    never = set(range(len(then)))
    for found in (found for found in answers(calculator) if not found.missing):
        evaluator = Evaluator(BOOK, found.facts, TODAY, found.what_if)
        never -= {i for i in never if then[i].when is None or evaluator.printed(then[i].when) is True}
        if not never:
            break
    assert never == set()


@pytest.mark.parametrize(
    ("calculator", "facts", "onward"),
    [
        (
            "training-length",
            {"situation": "internal-transfer"},
            [("Plan 10 training days", {"days": 10}), ("Plan 30 training days", {"days": 30})],
        ),
        ("training-length", {"situation": "return", "leave_days": "12"}, [("Plan 2 training days", {"days": 2})]),
        ("training-length", {"situation": "return", "leave_days": "3"}, []),  # no training: beyond the plan's range
        ("training-length", {"situation": "external-transfer"}, []),
        ("training-length", {"situation": "standby-complaint"}, [("Plan 1 month", {"months": 1})]),
        ("training-length", {"situation": "return"}, []),
        (
            "standby",
            {"cause": "breach", "standbys_this_year": "0"},
            [("Plan 1 training day", {"days": 1}), ("Plan 3 training days", {"days": 3})],
        ),
        ("standby", {"cause": "breach", "standbys_this_year": "2"}, []),
        ("overrun", {"overrun_days": "3"}, []),
    ],
)
def test_a_calculator_goes_on_with_another_where_its_answer_makes_the_facts(calculator, facts, onward):
    found = next_steps(BOOK, answer(BOOK, calculator, facts, TODAY), "en").onward
    assert [(way.text, way.facts) for way in found] == onward
    for way in found:
        told = {name: typed(value) for name, value in way.facts.items()}
        assert answer(BOOK, way.calculator, told, TODAY).missing == ("start",)
