"""The reason in one sentence: what decided, in the order of the rules, the sum, and no more."""

from datetime import date

import pytest

from rulebook.answer import answer, explain
from tests.tools.small import book, handbook

TODAY = date(2026, 11, 21)
TRAINING = book("training")
PARTIAL = book("partial")
CHECKS = handbook("""
    parameters:
      limit: {zh: 上限, en: limit, unit: late, range: 1 to 9, values: [{from: undated, value: 3, reason: HR-01}]}
      days_per_late: {zh: 折算, en: days for a late, unit: late/day, range: 1 to 9,
                      values: [{from: undated, value: 2, reason: HR-01}]}
    facts:
      rude: {zh: 无礼, en: rude, ask: {zh: 无礼吗？, en: Rude?}, type: yes-no}
      lazy: {zh: 懒散, en: lazy, ask: {zh: 懒散吗？, en: Lazy?}, type: yes-no}
      warned: {zh: 已警告次数, en: warnings so far, ask: {zh: 几次？, en: How many?}, unit: late, range: 0 to 9}
    outputs:
      outcome: {zh: 结果, en: outcome, choices: {talk: {zh: 谈话, en: talk}, none: {zh: 无, en: none}}}
      penalty: {zh: 罚, en: penalty, unit: day}
      owed: {zh: 应付, en: owed, unit: yuan}
    decisions:
      outcome:
        zh: 结果
        en: Outcome
        hit: first
        table: |
          rude | lazy | lates    | warned   || outcome | clause
          yes  | -    | -        | -        || talk    | late-1
          -    | yes  | -        | -        || talk    | late-1
          -    | -    | >= limit | < limit  || talk    | late-2
          -    | -    | -        | -        || none    | late-2
        examples: |
          zh | en   | rude | lazy | lates | warned || outcome
          粗 | Rude | yes  | no   | 0     | 0      || talk
          懒 | Lazy | no   | yes  | 0     | 0      || talk
          迟 | Late | no   | no   | 3     | 0      || talk
          好 | Fine | no   | no   | 0     | 0      || none
      penalty: {zh: 罚, en: Penalty, formula: floor(lates / days_per_late), clause: late-2}
      owed: {zh: 应付, en: Owed, formula: "max(0, late_rate * lates) + late_rate * warned", clause: late-1}
    calculators:
      outcome: {zh: 结果, en: Outcome, about: {zh: 果, en: What}, asks: [rude, lazy, lates, warned],
                decisions: [outcome], sentences: [{zh: "{outcome}", en: "{outcome}"}]}
      penalty: {zh: 罚, en: Penalty, about: {zh: 罚, en: What}, asks: [lates], decisions: [penalty],
                sentences: [{zh: "{penalty}", en: "{penalty}"}]}
      owed: {zh: 应付, en: Owed, about: {zh: 付, en: What}, asks: [lates, warned], decisions: [owed],
             sentences: [{zh: "{owed}", en: "{owed}"}]}
""")


@pytest.mark.parametrize(
    ("calculator", "facts", "zh", "en", "clauses"),
    [
        (
            "training-length",
            {"situation": "return", "leave_days": "12"},
            "休假天数 12 天，达到 5 天；每满 5 天计 1 个培训日，共 2 个培训日。",
            "Length of leave: 12 days (at least 5 days); 1 training day for each full 5 days: 2 training days.",
            ("ret-3", "ret-4"),
        ),
        (
            "overrun",
            {"overrun_days": "16"},
            "延期天数 16 天，超过 15 天；10 元/天 × 15 天 = 150 元。",
            "Overrun: 16 days (more than 15 days); 10 yuan/day × 15 days = 150 yuan.",
            ("ext-4",),
        ),
    ],
)
def test_it_tells_what_was_told_and_the_sum_with_their_clauses(calculator, facts, zh, en, clauses):
    found = answer(TRAINING, calculator, facts, TODAY)
    assert [explain(TRAINING, found, language).reason.text for language in ("zh", "en")] == [zh, en]
    assert explain(TRAINING, found, "en").reason.clauses == clauses


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"rude": "yes"}, "Rude: yes."),
        ({"rude": "no", "lazy": "no", "lates": "3", "warned": "0"}, "Lates this month: 3 lates (at least 3 lates)."),
        (
            {"rude": "no", "lazy": "no", "lates": "2", "warned": "0"},
            "None of these: rude, lazy; lates this month: 2 lates (less than 3 lates).",
        ),
    ],
)
def test_noughts_go_without_saying_and_several_noes_are_one(facts, said):
    assert explain(CHECKS, answer(CHECKS, "outcome", facts, TODAY), "en").reason.text == said


def test_a_sum_is_told_as_it_went_and_only_where_it_came_to_something():
    found = answer(CHECKS, "owed", {"lates": "2", "warned": "0"}, TODAY)
    assert explain(CHECKS, found, "en").arithmetic == ("10 yuan/late × 2 lates = 20 yuan",)
    nothing = answer(CHECKS, "penalty", {"lates": "1"}, TODAY)
    assert explain(CHECKS, nothing, "en").arithmetic == ()
    something = answer(CHECKS, "penalty", {"lates": "5"}, TODAY)
    assert explain(CHECKS, something, "en").arithmetic == ("5 lates, 1 day for each full 2 lates: 2 days",)


def test_a_branch_is_told_by_what_chose_it():
    found = answer(PARTIAL, "relief", {"rude": "no", "lazy": "no", "lates": "3"}, TODAY)
    told = explain(PARTIAL, found, "en")
    assert told.because[-1].text == "None of these: rude, lazy; so the result above is taken."
    assert told.reason.text == "None of these: rude, lazy; 10 yuan/late × 3 lates = 30 yuan."
