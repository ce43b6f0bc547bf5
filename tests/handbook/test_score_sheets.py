"""Score sheets: the points as printed are parameters, readings of a question rescale them, weights bound the facts."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from rulebook.answer import Evaluator, answer
from rulebook.bilingual import LANGUAGES, Words
from rulebook.compile import page_rules
from rulebook.handbook import examples_for, faults, leaves_finer, narrowed_to
from rulebook.language import measure
from rulebook.prove.boundaries import boundary_cases
from rulebook.wording import Refusal
from tests.tools.small import handbook, loaded

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)

# Two sheets for the same criteria; in the second, the weights of two are not what their bands reach to.
SHEETS = """
    policy: appraisal
    zh: 考核
    en: Appraisal
    source: house
    owner: agent
    review_by: 2199-12-31
    sections:
      study: {zh: 学习考核, en: Study appraisal}
    clauses:
      study-1:
        covers: [HR-01]
        applies_to: [agent]
        zh: 按评分表打分。
        en: Points are given by the score sheet.
    units:
      point: {zh: 分, en: point, plural: points}
    facts:
      study: {zh: 业务学习, en: study, ask: {zh: 几分？, en: Points?}, unit: point, scale: 2, range: 0 to 40}
      skill: {zh: 技能, en: skill, ask: {zh: 几分？, en: Points?}, unit: point, scale: 2, range: 0 to 40}
      speed: {zh: 速度, en: speed, ask: {zh: 每分钟几个？, en: How many a minute?}, unit: "1", range: 0 to 500}
    outputs:
      points: {zh: 总分, en: total, unit: point, scale: 4}
      skill_grade:
        zh: 技能等级
        en: skill grade
        choices:
          good: {zh: 良好, en: good}
          fairly-good: {zh: 较好, en: fairly good}
          poor: {zh: 差, en: poor}
    parameters:
      q01_bands:
        zh: 分数段
        en: bands
        choices: {scaled: {zh: 按满分折算, en: scaled}, as-printed: {zh: 照印, en: as printed}}
        questions: [Q-01]
        values: [{from: undated, value: scaled, reason: Q-01}]
      q02_limits:
        zh: 界限取整
        en: limits
        choices: {half-up: {zh: 四舍五入, en: half up}, exact: {zh: 不取整, en: exact}}
        questions: [Q-02]
        values: [{from: undated, value: half-up, reason: Q-02}]
    questions:
      Q-02:
        about: [HR-01]
        zh: 折算出的界限除不尽时怎样取整，没有说明。
        en: How a limit is rounded that does not come out even is not said.
        interpretation: {zh: 四舍五入。, en: Half up.}
        effect: {zh: 个别分数会改变等级。, en: A few points would change their grade.}
        decider: agent
    score_sheets:
      inbound:
        zh: 接听评分表
        en: Inbound sheet
        clause: study-1
        grades: skill_grade
        table: |
          criterion | weight || good   | fairly-good | poor
          study     | 20     || 18..20 | 12..17.99   | 0..11.99
          skill     | 30     || 27..30 | 20..26.99   | 0..19.99
          points    | 50     || 45..50 | 32..44.9    | 0..31.9
          speed     | -      || 120    | 80          | < 80
        faults: |
          fault | criterion | grade       | figures   || question
          gap   | points    | fairly-good | 44.9 / 45 || Q-01
          gap   | points    | poor        | 31.9 / 32 || Q-01
      outbound:
        zh: 外呼评分表
        en: Outbound sheet
        clause: study-1
        grades: skill_grade
        left_out:
          fair: {zh: 一般, en: fair, question: Q-02}
        table: |
          criterion | weight || good   | fairly-good | fair      | poor
          study     | 40     || 18..20 | 12..17.99   | 12..17.99 | 0..11.99
          skill     | 20     || 27..30 | 20..26.99   | ?         | 0..19.99
        limit: >-
          if q01_bands = "as-printed" then printed
          else if q02_limits = "half-up" then round(printed * weight / top, 2)
          else ceiling(printed * weight * 100 / top) * 0.01
        faults: |
          fault     | criterion | grade | figures   || question
          weights   | study     | good  | 20 / 40   || Q-01
          weights   | skill     | good  | 30 / 20   || Q-01
          same-band | study     | fair  | 12..17.99 || Q-02
          damaged   | skill     | fair  | ?         || Q-02
    decisions:
      skill_grade:
        zh: 技能等级
        en: Skill grade
        hit: first
        table: |
          skill                              || skill_grade | clause
          >= outbound_skill_good_from        || good        | study-1
          >= outbound_skill_fairly_good_from || fairly-good | study-1
          -                                  || poor        | study-1
        examples: |
          zh       | en              | skill || skill_grade
          良好     | Good            | 18    || good
          较好     | Fairly good     | 13.33 || fairly-good
          差       | Poor            | 13.32 || poor
          超出满分 | Beyond the full | 30    || good
      points:
        zh: 总分
        en: Total
        formula: study + skill
        clause: study-1
        examples: |
          zh   | en        | study | skill || points
          相加 | Adding up | 20    | 30    || 50
    calculators:
      inbound:
        zh: 接听评分
        en: Inbound score
        about: {zh: 接听得几分？, en: What is the inbound score?}
        score_sheet: inbound
        asks: [study, skill]
        decisions: [points]
        sentences: [{zh: "总分 {points}。", en: "The total is {points}."}]
      outbound:
        zh: 外呼评分
        en: Outbound score
        about: {zh: 外呼得几分？, en: What is the outbound score?}
        score_sheet: outbound
        asks: [study, skill]
        decisions: [points, skill_grade]
        sentences: [{zh: "总分 {points}，{skill_grade}。", en: "{points}, {skill_grade}."}]
"""
BOOK = handbook(SHEETS)


def value(name: str, **what_if: object) -> Decimal:
    return Evaluator(BOOK, {}, DAY, what_if).named(name)


def test_every_figure_of_a_grade_is_a_parameter_at_its_cell():
    made = {p.name: p for p in BOOK.parameters.values() if p.sheet == "inbound"}
    study = ["weight", "good_from", "good_to", "fairly_good_from", "fairly_good_to", "poor_from", "poor_to"]
    expected = [f"inbound_{row}_{part}" for row in ("study", "skill", "points") for part in study]
    expected += [f"inbound_speed_{part}" for part in ("good_from", "fairly_good_from", "poor_below")]
    assert list(made) == expected
    one = made["inbound_skill_fairly_good_to"]
    assert one.words == Words("技能：“较好”上限", "skill: fairly good up to")
    assert one.values[0].value == Decimal("26.99")
    assert one.values[0].basis == ("HR-01",)
    assert one.type.measure == measure("point")
    line = SHEETS.splitlines()[one.place.line - 1]
    assert line[one.place.column + 3 :].startswith("20..26.99 ")  # the text above is indented by four
    assert made["inbound_points_good_from"].type.scale == 2  # as the criteria, not as the shared output


def test_a_column_that_is_left_out_makes_no_parameter():
    assert not [name for name in BOOK.parameters if "fair_" in name or name.endswith("fair")]


@pytest.mark.parametrize(
    ("bands", "limits", "study", "skill"),
    [
        ("scaled", "half-up", "24", "13.33"),
        ("scaled", "exact", "24", "13.34"),
        ("as-printed", "half-up", "12", "20"),
        ("as-printed", "exact", "12", "20"),
    ],
)
def test_every_reading_makes_limits_of_its_own(bands, limits, study, skill):
    supposed = {"q01_bands": bands, "q02_limits": limits}
    assert value("outbound_study_fairly_good_from", **supposed) == Decimal(study)
    assert value("outbound_skill_fairly_good_from", **supposed) == Decimal(skill)
    reached = [Decimal(n) / 100 for n in range(2001) if grade(Decimal(n) / 100, supposed) != "poor"]
    assert min(reached, default=None) == (min(20, Decimal(skill)))


def grade(skill: Decimal, supposed: dict[str, str]) -> str:
    return Evaluator(BOOK, {"skill": skill}, DAY, supposed).decision("skill_grade")["skill_grade"]


def test_the_exact_reading_is_the_comparison_in_proportion():
    limit = Fraction(20) * 20 / 30
    exact = {"q01_bands": "scaled", "q02_limits": "exact"}
    for hundredths in range(2001):
        points = Decimal(hundredths) / 100
        assert (grade(points, exact) != "poor") == (Fraction(points) >= limit)


def test_limits_follow_a_weight_that_is_supposed_otherwise():
    assert value("outbound_skill_good_from", outbound_skill_weight=Decimal(30)) == 27
    assert value("outbound_skill_good_from", outbound_skill_weight=Decimal(10)) == 9


def test_an_answer_rests_on_the_questions_of_the_limits_it_read():
    found = answer(BOOK, "outbound", {"study": "1", "skill": "13.33"}, DAY)
    assert found.outputs["skill_grade"] == "fairly-good"
    assert found.questions == ("Q-01", "Q-02")
    assert answer(BOOK, "inbound", {"study": "1", "skill": "13.33"}, DAY).questions == ()


RANGES = [
    ("inbound", "study", "20"),
    ("inbound", "skill", "30"),
    ("outbound", "study", "40"),
    ("outbound", "skill", "20"),
]


@pytest.mark.parametrize(("calculator", "fact", "most"), RANGES)
def test_points_reach_to_the_weight_in_the_sheet_of_the_calculator(calculator, fact, most):
    told = {"study": "1", "skill": "1"}
    assert answer(BOOK, calculator, {**told, fact: most}, DAY).missing == ()
    with pytest.raises(Refusal) as refused:
        answer(BOOK, calculator, {**told, fact: f"{most}.01"}, DAY)
    assert refused.value.words.en.endswith(f"'{most}.01' is out of range; 0 to {most} is allowed.")
    assert page_rules(BOOK, calculator, "en")["fields"][fact]["high"] == most
    assert BOOK.facts[fact].type.high == 40


def test_boundary_cases_go_to_the_weight_and_one_step_beyond():
    for calculator, fact, most in RANGES:
        texts = {case[fact] for case in boundary_cases(BOOK, calculator) if fact in case}
        numbers = {Decimal(text) for text in texts if text.replace(".", "").isdigit() and text.isascii()}
        assert Decimal(most) in numbers
        assert Decimal(f"{most}.01") in numbers
        assert {n for n in numbers if Decimal(f"{most}.01") < n < 100} == set()
    texts = {case["skill"] for case in boundary_cases(BOOK, "outbound") if "skill" in case}
    assert {"13.32", "13.33", "13.34", "17.99", "18"} <= texts


def test_a_calculator_is_asked_only_what_its_sheet_takes():
    names = {id: [example.words.en for example in examples_for(BOOK, BOOK.calculators[id])] for id in BOOK.calculators}
    assert names["inbound"] == ["Adding up"]
    assert names["outbound"] == ["Good", "Fairly good", "Poor"]  # not 'Beyond the full', which is 30 points too


def test_a_calculator_without_a_sheet_sees_the_handbook_as_it_is():
    assert narrowed_to(BOOK, BOOK.calculators["lateness"]) is BOOK


@pytest.mark.parametrize("sheet", BOOK.score_sheets.values(), ids=list(BOOK.score_sheets))
def test_what_is_found_is_what_is_listed(sheet):
    found = list(faults(sheet))
    assert len(found) > 1
    assert set(found) == {listed.fault for listed in sheet.listed}


def test_rows_whose_bands_leave_out_only_finer_values_are_told():
    rows = {row.criterion: leaves_finer(row) for row in BOOK.score_sheets["inbound"].rows}
    assert rows == {"study": True, "skill": True, "points": False, "speed": False}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("12..17.99   | 0..11.99", "12..17.98   | 0..11.99", ("gap", "study", "fairly-good", "17.98 / 18")),
        ("32..44.9 ", "32..44.8 ", ("gap", "points", "fairly-good", "44.8 / 45")),
        ("120    | 80 ", "120    | 130", ("order", "speed", "fairly-good", "120 / 130")),
        ("points    | 50 ", "points    | 60 ", ("sum", "points", "-", "50 / 60")),
        ("45..50 | 32..44.9 ", "44..50 | 32..44.9 ", ("minima", "points", "good", "45 / 44")),
    ],
)
def test_a_changed_figure_is_a_new_fault(old, new, found):
    text = SHEETS.replace(old, new, 1)
    assert text != SHEETS
    sheet = loaded(text).handbook.score_sheets["inbound"]
    known = {listed.fault for listed in sheet.listed}
    new_ones = {(f.kind, f.criterion, f.grade, f.figures) for f in faults(sheet) if f not in known}
    assert found in new_ones


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_the_documentation_is_as_the_check_wants_it(language):
    page = (ROOT / f"docs/{language}/maintain/format.md").read_text("utf-8")
    sheet = re.search(r"```yaml\n(score_sheets:.*?)```", page, re.DOTALL)[1].replace("stu-1", "late-1")
    facts = "\n".join(
        f"  {name}: {{zh: 分, en: points, ask: {{zh: 几分？, en: Points?}}, unit: late, scale: 2, range: 0 to 20}}"
        for name in ("typing", "business_study")
    )
    grades = ", ".join(f"{id}: {{zh: 级, en: grade}}" for id in ("excellent", "good", "fairly-good", "pass", "poor"))
    outputs = f"  total: {{zh: 总分, en: total, unit: late}}\n  grade: {{zh: 等级, en: grade, choices: {{{grades}}}}}"
    found = loaded(f"facts:\n{facts}\noutputs:\n{outputs}\n{sheet}")
    assert found.problems == ()
    one = found.handbook.score_sheets["operator"]
    assert len(one.listed) > 2
    assert set(faults(one)) == {listed.fault for listed in one.listed}
    assert {"operator_typing_fairly_good_to", "operator_typing_weight"} <= found.handbook.parameters.keys()


def test_every_figure_can_be_supposed_within_its_range():
    for parameter, end in product((p for p in BOOK.parameters.values() if p.sheet), ("low", "high")):
        supposed = {parameter.name: getattr(parameter.type, end)}
        assert Evaluator(BOOK, {}, DAY, supposed).named(parameter.name) == supposed[parameter.name]
