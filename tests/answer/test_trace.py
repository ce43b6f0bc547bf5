"""An answer always says what it rests on: partial answers, open rows, derivations, defaults, lists."""

from datetime import date

import pytest

from rulebook.answer import answer, explain
from rulebook.check import check
from rulebook.wording import Refusal
from tests.tools.small import BASE, book, handbook

NOT_DECIDED = "The policy has not decided this, so there is no answer yet"
TODAY = date(2026, 11, 21)
TRAINING = book("training")
BOOK = book("partial")


def test_rows_still_possible_that_agree_name_what_they_rest_on_and_no_clause_that_need_not_apply():
    facts = {"cause": "complaint", "serious": "yes", "major_over_level": "yes", "standbys_this_year": "0"}
    found = answer(TRAINING, "standby", facts, TODAY)
    assert found["outcome"] == "standby"
    assert not found.missing
    assert "sta-7" not in found.clauses  # it is about a number of complaints that nobody told
    assert "Q-33" in found.questions  # "serious" and "major" are what decided


def test_a_single_date_is_not_passed_over():
    facts = {"situation": "return", "leave_days": "89", "leave_from": "2026-02-01"}
    assert answer(TRAINING, "training-length", facts, TODAY).missing == ("leave_to",)


def test_what_the_facts_make_is_held_to_its_range_before_anything_is_computed_from_it():
    assert answer(BOOK, "shares", {"lates": "9", "before": "4"}, TODAY)["shares"] == 3
    with pytest.raises(Refusal, match=r"left \(left\): the facts make it 0, which is out of range; 1 to 9 is allowed"):
        answer(BOOK, "shares", {"lates": "9", "before": "1"}, TODAY)


def test_a_constraint_holds_a_default_as_if_it_had_been_told():
    with pytest.raises(Refusal, match="The plan cannot exceed what happened"):
        answer(BOOK, "extra", {"lates": "1"}, TODAY)
    assert answer(BOOK, "extra", {"lates": "31"}, TODAY)["extra"] == 61


def test_a_row_that_holds_from_a_later_day_only_does_not_stop_the_question_that_would_exclude_it():
    assert answer(BOOK, "price", {}, TODAY).missing == ("rude",)
    assert answer(BOOK, "price", {"rude": "no"}, TODAY)["price"] == 0
    with pytest.raises(Refusal, match="has no value on 2026-11-21"):
        answer(BOOK, "price", {"rude": "yes"}, TODAY)


def test_a_branch_that_is_not_taken_need_not_be_known_and_nothing_rests_on_it():
    untouched = answer(BOOK, "relief", {"rude": "no", "lazy": "no", "lates": "3"}, TODAY)
    assert untouched["relief"] == 30  # although the price of the other branch has no value yet
    assert untouched.clauses == ("late-2", "late-1")
    assert [step.decision for step in untouched.steps] == ["shares_price", "relief"]
    taken = answer(BOOK, "relief", {"rude": "no", "lazy": "yes"}, TODAY)
    assert (taken["relief"], taken.missing) == (0, ())
    assert [step.decision for step in taken.steps] == ["price", "relief"]
    assert explain(BOOK, taken, "en").because[-1].text == "Lazy: yes; so the result above is taken."


def test_a_fact_that_only_one_branch_needs_is_missing_only_once_the_branch_is_taken():
    assert answer(BOOK, "relief", {}, TODAY).missing == ("rude", "lazy")
    assert answer(BOOK, "relief", {"rude": "no", "lazy": "no"}, TODAY).missing == ("lates",)


@pytest.mark.parametrize(
    ("rude", "lazy", "grounds", "said"),
    [("yes", "yes", ("was-rude", "was-lazy"), "rude, lazy"), ("no", "no", (), "not applicable")],
)
def test_grounds_are_collected_into_a_list(rude, lazy, grounds, said):
    found = answer(BOOK, "grounds", {"rude": rude, "lazy": lazy}, TODAY)
    assert found["grounds"] == grounds
    assert explain(BOOK, found, "en").sentence == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "价：0 元。要得出“减免”，还需要填写当月迟到次数。"),
        ("en", "Price: 0 yuan. Still needed for “relief”: lates this month."),
    ],
)
def test_an_incomplete_answer_says_what_is_known_already_and_leaves_out_empty_lists(language, said):
    found = answer(BOOK, "all", {"rude": "no", "lazy": "no"}, TODAY)
    assert found["grounds"] == ()
    assert explain(BOOK, found, language).sentence == said


def test_examples_are_held_against_every_later_day(tmp_path):
    (tmp_path / "policy").mkdir()
    for path in BASE.glob("*.yaml"):
        before = "values: [{from: undated, value: 10, reason: HR-01}]"
        after = "values: [{from: undated, value: 10, reason: HR-01}, {from: 2027-01-01, value: 12, reason: HR-01}]"
        (tmp_path / "policy" / path.name).write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    _, problems = check(tmp_path, TODAY)
    assert {problem.code for problem in problems} == {"failing-example", "wrong-answer"}
    assert all(
        "from 2027-01-01: “deduction” (fine) should be 10 yuan but is 12 yuan" in problem.message.en
        for problem in problems
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "还需要填写当月迟到次数。制度还没有规定倍数（待定问题 Q-01），所以算不出答案。"),
        ("en", f"Still needed: lates this month. {NOT_DECIDED}: factor (open question Q-01)."),
    ],
)
def test_what_the_policy_has_not_decided_is_no_fault_of_whoever_asks(language, said):
    book = handbook("""
        parameters:
          factor: {zh: 倍数, en: factor, unit: "1", range: 1 to 9, questions: [Q-01],
                   values: [{from: undated, reason: Q-01}]}
        outputs:
          due: {zh: 应付, en: due, unit: yuan}
        decisions:
          due: {zh: 应付, en: Due, formula: late_rate * lates * factor, clause: late-2}
        calculators:
          due: {zh: 应付, en: Due, about: {zh: 付, en: Due}, asks: [lates], decisions: [due],
                sentences: [{zh: "{due}", en: "{due}"}]}
    """)
    found = answer(book, "due", {}, TODAY)
    assert (found.missing, found.undecided) == (("lates", "factor"), ("factor",))
    assert explain(book, found, language).sentence == said
