"""Weighted scores whose total is exactly the edge of a band: where plain floats put some into the band below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from rulebook.answer import answer
from rulebook.handbook import Handbook
from tests.tools.small import handbook

EDGES = {60: "pass", 72: "fairly-good", 85: "good", 95: "excellent"}
BELOW = {60: "poor", 72: "pass", 85: "fairly-good", 95: "good"}
DAY = date(2026, 11, 21)
RULES = """
    parameters:
      weight:
        zh: 理论权重
        en: weight of theory
        unit: 1
        scale: 1
        range: 0 to 1
        values: [{from: undated, reason: HR-01}]
    facts:
      theory: {zh: 理论, en: theory, ask: {zh: 理论？, en: Theory?}, unit: point, scale: 1, range: 0 to 100}
      practice: {zh: 实操, en: practice, ask: {zh: 实操？, en: Practice?}, unit: point, scale: 1, range: 0 to 100}
    units:
      point: {zh: 分, en: point, plural: points}
    outputs:
      total: {zh: 总分, en: total, unit: point, scale: 2}
      grade:
        zh: 等级
        en: grade
        choices:
          excellent: {zh: 优秀, en: excellent}
          good: {zh: 良好, en: good}
          fairly-good: {zh: 较好, en: fairly good}
          pass: {zh: 合格, en: pass}
          poor: {zh: 差, en: poor}
    decisions:
      total: {zh: 总分, en: Total, formula: weight * theory + (1 - weight) * practice, clause: late-1}
      grade:
        zh: 等级
        en: Grade
        table: |
          total    || grade       | clause
          >= 95    || excellent   | late-1
          [85..95) || good        | late-1
          [72..85) || fairly-good | late-1
          [60..72) || pass        | late-1
          < 60     || poor        | late-1
    calculators:
      score:
        zh: 总分
        en: Score
        about: {zh: 几等？, en: Which grade?}
        asks: [theory, practice]
        decisions: [total, grade]
        sentences:
          - zh: 评为{grade}。
            en: The grade is {grade}.
    """


@dataclass(frozen=True)
class Case:
    """Scores and a weight in tenths, and the edge that their total is, exactly."""

    weight: int
    theory: int
    practice: int
    edge: int


def cases() -> Iterator[Case]:
    """All scores with one decimal whose total, weighted by 0.1 to 0.9, is exactly the edge of a band."""
    for weight in range(1, 10):
        for theory in range(1001):
            for edge in EDGES:
                practice, rest = divmod(100 * edge - weight * theory, 10 - weight)
                if rest == 0 and 0 <= practice <= 1000:
                    yield Case(weight, theory, practice, edge)


def wrong(grade: Callable[[Case], str]) -> int:
    """How many of the cases are put into another band than the one that their total begins."""
    return sum(grade(case) != EDGES[case.edge] for case in cases())


def by_floats(case: Case) -> str:
    """The grade as a spreadsheet or a short script works it out."""
    weight = case.weight / 10
    total = weight * (case.theory / 10) + (1 - weight) * (case.practice / 10)
    return next((grade for edge, grade in sorted(EDGES.items(), reverse=True) if total >= edge), "poor")


@cache
def book() -> Handbook:
    return handbook(RULES)


def by_handbook(case: Case) -> str:
    """The grade that a handbook with this weight gives to what a person types."""
    typed = {"theory": f"{Decimal(case.theory) / 10}", "practice": f"{Decimal(case.practice) / 10}"}
    return str(answer(book(), "score", typed, DAY, {"weight": f"{Decimal(case.weight) / 10}"})["grade"])
