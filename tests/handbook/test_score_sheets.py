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
from tests.tools.small import book, loaded, text

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)

SHEETS = text("score-sheets")
BOOK = book("score-sheets")


def value(name: str, **what_if: object) -> Decimal:
    return Evaluator(BOOK, {}, DAY, what_if)[name]


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
    assert line[one.place.column - 1 :].startswith("20..26.99 ")
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
    changed = SHEETS.replace(old, new, 1)
    assert changed != SHEETS
    sheet = loaded(changed).handbook.score_sheets["inbound"]
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
        assert Evaluator(BOOK, {}, DAY, supposed)[parameter.name] == supposed[parameter.name]
