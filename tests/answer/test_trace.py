"""An answer always says what it rests on: partial answers, open rows, derivations, defaults, lists."""

from datetime import date

import pytest

from rulebook.answer import answer, explain
from rulebook.check import check
from rulebook.load import handbook as project
from rulebook.wording import Refusal
from tests.tools.preview import ROOT
from tests.tools.small import handbook

TODAY = date(2026, 11, 21)
POLICY = project(ROOT)
BOOK = handbook("""
    parameters:
      usual: {zh: 通常, en: usual, unit: late, range: 0 to 31, values: [{from: undated, value: 30, reason: HR-01}]}
      later: {zh: 以后, en: later, unit: yuan, range: 0 to 99, values: [{from: 2027-01-01, value: 9, reason: HR-01}]}
    facts:
      before: {zh: 之前, en: before, ask: {zh: 多少？, en: How many?}, unit: late, range: 0 to 9}
      left: {zh: 剩余, en: left, unit: late, range: 1 to 9, derived: [before - 1]}
      planned: {zh: 计划, en: planned, ask: {zh: 计划？, en: Planned?}, unit: late, range: 0 to 31, default: usual}
      rude: {zh: 无礼, en: rude, ask: {zh: 无礼吗？, en: Rude?}, type: yes-no}
      lazy: {zh: 懒, en: lazy, ask: {zh: 懒吗？, en: Lazy?}, type: yes-no}
    constraints:
      planned_first: {zh: 计划不能多于实际, en: The plan cannot exceed what happened, requires: planned <= lates}
    outputs:
      relief: {zh: 减免, en: relief, unit: yuan}
      shares: {zh: 份, en: shares, unit: "1"}
      shares_price: {zh: 份价, en: price of shares, unit: yuan}
      extra: {zh: 多出, en: extra, unit: late}
      price: {zh: 价, en: price, unit: yuan}
      grounds: {zh: 理由, en: grounds, choices: {was-rude: {zh: 无礼, en: rude}, was-lazy: {zh: 懒, en: lazy}}}
    decisions:
      shares: {zh: 份, en: Shares, formula: floor(lates / left), clause: late-1}
      extra: {zh: 多出, en: Extra, formula: lates + planned, clause: late-1}
      relief: {zh: 减免, en: Relief, formula: if rude or lazy then price else shares_price, clause: late-1}
      shares_price: {zh: 份价, en: Price of shares, formula: late_rate * lates, clause: late-2}
      price:
        zh: 价
        en: Price
        table: |
          rude || price | clause
          yes  || later | late-1
          no   || 0     | late-2
      grounds:
        zh: 理由
        en: Grounds
        hit: collect
        table: |
          rude | lazy || grounds  | clause
          yes  | -    || was-rude | late-1
          -    | yes  || was-lazy | late-2
        examples: |
          zh   | en   | rude | lazy || grounds
          两样 | Both | yes  | yes  || was-rude, was-lazy
          都不 | None | no   | no   || -
    calculators:
      shares:
        {zh: 份, en: Shares, about: {zh: 份, en: Shares}, asks: [lates, before], decisions: [shares],
         sentences: [{zh: "{shares}", en: "{shares}"}]}
      extra:
        {zh: 多, en: Extra, about: {zh: 多, en: Extra}, asks: [lates, planned], decisions: [extra],
         sentences: [{zh: "{extra}", en: "{extra}"}]}
      price:
        {zh: 价, en: Price, about: {zh: 价, en: Price}, asks: [rude], decisions: [price],
         sentences: [{zh: "{price}", en: "{price}"}]}
      relief:
        {zh: 减, en: Relief, about: {zh: 减, en: Relief}, asks: [rude, lazy, lates], decisions: [relief],
         sentences: [{zh: "{relief}", en: "{relief}"}]}
      grounds:
        {zh: 由, en: Grounds, about: {zh: 由, en: Why}, asks: [rude, lazy], decisions: [grounds],
         sentences: [{zh: "{grounds}", en: "{grounds}"}]}
    """)


def test_rows_still_possible_that_agree_name_what_they_rest_on_and_no_clause_that_need_not_apply():
    facts = {"cause": "complaint", "serious": "yes", "major_over_level": "yes", "standbys_this_year": "0"}
    found = answer(POLICY, "standby", facts, TODAY)
    assert found["outcome"] == "standby"
    assert not found.missing
    assert "sta-7" not in found.clauses  # it is about a number of complaints that nobody told
    assert "Q-33" in found.questions  # "serious" and "major" are what decided


def test_a_single_date_is_not_passed_over():
    facts = {"situation": "return", "leave_days": "89", "leave_from": "2026-02-01"}
    assert answer(POLICY, "training-length", facts, TODAY).missing == ("leave_to",)


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
    assert explain(BOOK, taken, "en").arithmetic == (
        "(if rude is no or lazy is yes then 0 yuan, otherwise price of shares) = 0 yuan",
    )


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
        ("zh", "还不能回答，缺少：发起人。已经可以确定：可以出差：否；差旅费可以报销：否。"),
        (
            "en",
            (
                "Not enough to answer yet; missing: who started the trip. "
                "Known already: trip may go ahead: no; costs reimbursed: no."
            ),
        ),
    ],
)
def test_an_incomplete_answer_says_what_is_known_already_and_leaves_out_empty_lists(language, said):
    found = answer(POLICY, "field-trip", {"post_head": "no"}, TODAY)
    assert found["mentor_assessed_by"] == ()
    assert explain(POLICY, found, language).sentence == said


def test_examples_are_held_against_every_later_day(tmp_path):
    (tmp_path / "policy").mkdir()
    for path in (ROOT / "policy").glob("*.yaml"):
        text = path.read_text("utf-8")
        before = "values: [{from: undated, value: 10, reason: RTS-09}]"
        after = "values: [{from: undated, value: 10, reason: RTS-09}, {from: 2027-01-01, value: 12, reason: RTS-09}]"
        (tmp_path / "policy" / path.name).write_text(text.replace(before, after), "utf-8")
    _, problems = check(tmp_path, TODAY)
    assert {problem.code for problem in problems} == {"failing-example"}
    assert all("does not hold from 2027-01-01: deduction should be" in problem.message for problem in problems)
