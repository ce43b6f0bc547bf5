"""Boundary cases: every limit that a fact can meet is tried, and none that only others meet."""

from decimal import Decimal

from rulebook.handbook import Handbook
from rulebook.prove import boundary_values
from tests.tools.small import book

TRAINING, SHEETS = book("training"), book("score-sheets")


def limit(handbook: Handbook, name: str) -> Decimal:
    value = handbook.parameters[name].values[-1].value
    assert isinstance(value, Decimal)
    return value


def tried(handbook: Handbook, calculator: str, fact: str) -> set[Decimal]:
    return set(map(Decimal, boundary_values(handbook, calculator, handbook.facts[fact])))


def test_a_fact_is_tried_at_its_own_limits_and_a_step_to_each_side():
    own = limit(TRAINING, "overrun_limit")
    assert {own - 1, own, own + 1} <= tried(TRAINING, "overrun", "overrun_days")


def test_a_fact_is_not_tried_at_the_limits_of_others():
    others = {limit(TRAINING, "serious_complaints"), limit(TRAINING, "repeat_complaints")}
    assert others <= tried(TRAINING, "standby", "upheld_complaints")
    assert limit(TRAINING, "overrun_limit") not in tried(TRAINING, "standby", "upheld_complaints")


def test_a_fact_is_tried_at_limits_that_are_worked_out():
    assert {Decimal("13.32"), Decimal("13.33"), Decimal("13.34")} <= tried(SHEETS, "outbound", "skill")


def test_a_fact_is_tried_at_the_limits_of_what_is_computed_from_it():
    longest = limit(TRAINING, "long_leave_months") * limit(TRAINING, "days_per_month")
    assert {longest - 1, longest} <= tried(TRAINING, "training-length", "leave_days")
