"""After an answer: what to do next and by whom, the forms for it, and whom to ask. All of it is in the policy."""

from datetime import date

import pytest

from rulebook.answer import answer, next_steps, report
from rulebook.answer.next_steps import NextSteps, Todo
from rulebook.bilingual import LANGUAGES
from rulebook.language import typed
from tests.tools.small import book

BOOK = book("training")
TODAY = date(2026, 11, 21)
SMALL = book("next-steps")


def after(lates: str, day: date = TODAY, asked=SMALL, calculator="late-talk", language="en") -> NextSteps:
    facts = {"lates": lates} if lates else {}
    return next_steps(asked, answer(asked, calculator, facts, day), language)


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
    assert next_steps(BOOK, found, "zh").ask == ("trainer", "centre-leader")


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
        ("training-length", {"situation": "standby-complaint"}, [("Plan 1 month", {"training_months": 1})]),
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
