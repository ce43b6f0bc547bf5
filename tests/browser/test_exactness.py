"""A score weighted by one-decimal weights, at every edge of its bands: the page is never wrong, floats are."""

from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from rulebook.answer import answer
from rulebook.browser import script
from rulebook.compile import page_rules
from rulebook.load import load
from tests.tools.engines import node

POLICY = """\
policy: score
zh: 评分
en: Score
source: made-up
owner: trainer
in_force: undated
review_by: 2099-01-01
sections: {sum: {zh: 总分, en: Total}}
clauses:
  sum-1: {covers: [S-01], applies_to: [trainer], zh: 按权重相加。, en: Marks are weighted and added.}
facts:
  theory: {zh: 理论, en: theory, ask: {zh: 理论？, en: Theory?}, unit: point, scale: 1, range: 0 to 100}
  practice: {zh: 实操, en: practice, ask: {zh: 实操？, en: Practice?}, unit: point, scale: 1, range: 0 to 100}
  attitude: {zh: 态度, en: attitude, ask: {zh: 态度？, en: Attitude?}, unit: point, scale: 1, range: 0 to 100}
outputs:
  total: {zh: 总分, en: total, unit: point, scale: 2}
  grade:
    zh: 等级
    en: grade
    choices:
      poor: {zh: 差, en: poor}
      pass: {zh: 合格, en: pass}
      good: {zh: 良好, en: good}
      top: {zh: 优秀, en: top}
decisions:
  total:
    zh: 总分
    en: Total
    formula: 0.3 * theory + 0.6 * practice + 0.1 * attitude
    clause: sum-1
    examples: |
      zh | en  | theory | practice | attitude || total
      满分 | All | 100    | 100      | 100      || 100
  grade:
    zh: 等级
    en: Grade
    table: |
      total      || grade | clause
      < 60       || poor  | sum-1
      [60..72)   || pass  | sum-1
      [72..94.9) || good  | sum-1
      >= 94.9    || top   | sum-1
    examples: |
      zh | en   | theory | practice | attitude || grade
      零分 | None | 0      | 0        | 0        || poor
calculators:
  score:
    zh: 评分
    en: Score
    about: {zh: 多少分？, en: How many points?}
    asks: [theory, practice, attitude]
    decisions: [total, grade]
    sentences: [{zh: "{total}，{grade}。", en: "{total}, {grade}."}]
units:
  point: {zh: 分, en: point, plural: points}
roles:
  trainer: {zh: 培训员, en: trainer, about: {zh: 培训, en: Trains.}}
sources:
  made-up: {zh: 虚构, en: Made up, dated: undated, facts: {S-01: {zh: 加权, en: Weighted.}}}
"""
BANDS = {Decimal(60): "pass", Decimal(72): "good", Decimal("94.9"): "top"}
WEIGHTS = Decimal("0.3"), Decimal("0.6"), Decimal("0.1")
DAY = date(2026, 11, 21)

ANSWER_ALL = """([rules, cases]) => cases.map(([theory, practice, attitude]) => {
  const {outputs} = rulebook.answer(rules, {theory, practice, attitude}, "2026-11-21");
  return [outputs.total.value, outputs.grade.value];
})"""
BY_FLOATS = """([cases, edges]) => cases.filter(([a, b, c], i) => {
  const total = 0.3 * parseFloat(a) + 0.6 * parseFloat(b) + 0.1 * parseFloat(c);
  return total < parseFloat(edges[i]);
}).length"""


def edges() -> list[tuple[list[str], Decimal]]:
    """All marks, theory and practice in steps of 1.1, whose total is exactly the lowest of a band."""
    marks = [Decimal(i) * Decimal("1.1") for i in range(91)]
    found = []
    for (theory, practice), band in product(product(marks, marks), BANDS):
        attitude = (band - WEIGHTS[0] * theory - WEIGHTS[1] * practice) / WEIGHTS[2]
        if 0 <= attitude <= 100 and attitude == attitude.quantize(Decimal("0.1")):
            found.append(([f"{mark:f}" for mark in (theory, practice, attitude.quantize(Decimal("0.1")))], band))
    return found


def test_every_band_edge_is_right_and_floats_get_some_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy/score.yaml").write_text(POLICY, "utf-8")
    loaded = load(tmp_path)
    assert loaded.problems == ()
    book = loaded.handbook
    cases = edges()
    assert len(cases) > 300
    texts = [marks for marks, _ in cases]
    with node(script(), script("why.js")) as engine:
        found = engine.evaluate(ANSWER_ALL, [page_rules(book, "score", "en"), texts])
        floats = engine.evaluate(BY_FLOATS, [texts, [f"{band:f}" for _, band in cases]])
    expected = [[f"{band:f}", BANDS[band]] for _, band in cases]
    wrong = sum(a != b for a, b in zip(found, expected, strict=True))
    with capsys.disabled():
        print(f"\n{len(cases)} band edges: {wrong} wrong in the page, {floats} wrong with plain floats")
    assert wrong == 0
    assert floats > 0
    for marks, band in cases[::25]:
        told = dict(zip(("theory", "practice", "attitude"), marks, strict=True))
        assert answer(book, "score", told, DAY)["grade"] == BANDS[band]
