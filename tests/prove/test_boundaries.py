"""Boundary cases: every limit that a fact can meet is tried, and none that only others meet."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from rulebook.handbook import current
from rulebook.load import handbook
from rulebook.prove import boundary_values

BOOK = handbook(Path(__file__).parents[2])


def limit(name: str) -> Decimal:
    dated = current(BOOK.parameters[name].values, date(2026, 11, 21))
    assert dated is not None
    assert isinstance(dated.value, Decimal)
    return dated.value


def tried(calculator: str, fact: str) -> set[Decimal]:
    return set(map(Decimal, boundary_values(BOOK, calculator, BOOK.facts[fact])))


def test_a_fact_is_tried_at_its_own_limits_and_a_step_to_each_side():
    own = limit("measure_accuracy_pass_from")
    assert {own - Decimal("0.01"), own, own + Decimal("0.01")} <= tried("operator-grades", "accuracy")


def test_a_fact_is_not_tried_at_the_limits_of_others():
    others = {limit("measure_daily_exam_good_from"), limit("measure_daily_exam_pass_from")}
    assert others <= tried("operator-grades", "daily_exam")
    assert others.isdisjoint(tried("operator-grades", "accuracy"))


def test_a_fact_is_tried_at_the_limits_of_what_is_computed_from_it():
    assert limit("poor_slips") in tried("operator-grades", "early_or_slipped_out")
    assert limit("month_pass_mark") in tried("outbound-month", "achievement")
