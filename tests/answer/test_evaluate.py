"""Evaluation: what is known, what is missing, on which day, under which supposition, and by which rows."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.answer import Evaluator, NotYet, Uncovered
from rulebook.language import Missing
from tests.tools.small import handbook

TODAY = date(2026, 11, 21)
BOOK = handbook("""
    units:
      point: {zh: 分, en: point, plural: points}
      percent: {zh: "%", en: "%", plural: "%"}
    parameters:
      limit:
        zh: 上限
        en: limit
        unit: point
        values:
          - {from: 2026-01-01, value: 5, reason: HR-01}
          - {from: 2026-07-01, value: 7, reason: HR-01}
      open: {zh: 未定, en: open, unit: point, range: 1 to 9, values: [{from: undated, reason: HR-01}]}
      usual: {zh: 通常, en: usual, unit: point, values: [{from: undated, value: 3, reason: HR-01}]}
      share: {zh: 比例, en: share, unit: percent, scale: 1, values: [{from: undated, value: 12.5, reason: HR-01}]}
    facts:
      points: {zh: 分, en: points, unit: point, range: 0 to 10}
      bonus: {zh: 加, en: bonus, unit: point, range: 0 to 10, default: usual}
      both: {zh: 和, en: both, unit: point, range: 0 to 20, derived: [points + bonus]}
      paid: {zh: 付, en: paid, type: yes-no}
      late: {zh: 迟, en: late, type: yes-no}
      kind: {zh: 类, en: kind, choices: {bus: {zh: 公交, en: bus}, car: {zh: 车, en: car}, foot: {zh: 步, en: foot}}}
    outputs:
      within: {zh: 内, en: within, type: yes-no}
      passed: {zh: 过, en: passed, type: yes-no}
      rate: {zh: 率, en: rate, unit: yuan}
      fare: {zh: 费, en: fare, unit: yuan}
      level: {zh: 级, en: level, choices: {low: {zh: 低, en: low}, high: {zh: 高, en: high}}}
      ground: {zh: 由, en: ground, choices: {was-late: {zh: 迟到, en: late}, not-paid: {zh: 未付, en: unpaid}}}
      part: {zh: 部分, en: part, unit: point, scale: 3}
      total: {zh: 计, en: total, unit: point}
      twice: {zh: 二, en: twice, unit: yuan}
    decisions:
      within:
        zh: 内
        en: Within
        table: |
          points   || within | clause
          <= limit || yes    | late-1
          > limit  || no     | late-1
      passed:
        zh: 过
        en: Passed
        table: |
          points  || passed | clause
          >= open || yes    | late-1
          < open  || no     | late-1
      travel:
        zh: 行
        en: Travel
        table: |
          kind      | paid || fare | level | clause
          bus       | yes  || 0    | low   | late-1
          bus       | no   || 2    | low   | late-1
          car, foot | -    || 9    | high  | late-2
      firsts:
        zh: 先
        en: First
        hit: first
        table: |
          late | points || rate | clause
          yes  | -      || 5    | late-1
          -    | >= 5   || 5    | late-1
          -    | -      || 1    | late-2
      grounds:
        zh: 由
        en: Grounds
        hit: collect
        table: |
          late | paid || ground   | clause
          yes  | -    || was-late | late-1
          -    | no   || not-paid | late-2
      part: {zh: 部分, en: Part, formula: share * points, clause: late-1}
      total: {zh: 计, en: Total, formula: both, clause: late-1}
      twice:
        zh: 二
        en: Twice
        versions:
          - {from: 2026-03-01, formula: "10", clause: late-1}
          - {from: 2026-09-01, formula: "20", clause: late-2}
    """)
FACTS = {"points": Decimal(4), "paid": True, "late": False, "kind": "bus"}


def decide(id, told=None, day=TODAY, **what_if):
    evaluator = Evaluator(BOOK, told or {}, day, {name: Decimal(value) for name, value in what_if.items()})
    return evaluator.decision(id), evaluator.run([id]).steps


def value(id, told=None, day=TODAY, **what_if):
    outputs, _ = decide(id, told, day, **what_if)
    (found,) = outputs.values()
    return found


@pytest.mark.parametrize(
    ("day", "limit"),
    [
        (date(2026, 1, 1), 5),
        (date(2026, 6, 30), 5),
        (date(2026, 7, 1), 7),
        (date(2026, 7, 2), 7),
        (date(2199, 1, 1), 7),
    ],
)
def test_a_parameter_has_the_value_of_the_day(day, limit):
    assert value("within", {"points": Decimal(limit)}, day) is True
    assert value("within", {"points": Decimal(limit + 1)}, day) is False


def test_before_the_first_value_there_is_none():
    with pytest.raises(NotYet) as error:
        value("within", {"points": Decimal(1)}, date(2025, 12, 31))
    assert (error.value.name, error.value.first) == ("limit", date(2026, 1, 1))


@pytest.mark.parametrize(("day", "amount"), [(date(2026, 3, 1), 10), (date(2026, 8, 31), 10), (date(2026, 9, 1), 20)])
def test_a_decision_has_the_version_of_the_day(day, amount):
    assert value("twice", day=day) == amount


def test_before_its_first_version_a_decision_decides_nothing():
    with pytest.raises(NotYet) as error:
        value("twice", day=date(2026, 2, 28))
    assert (error.value.name, error.value.first) == ("twice", date(2026, 3, 1))


def test_a_what_if_value_stands_in_for_what_the_day_has_and_for_what_it_has_not():
    assert value("within", {"points": Decimal(9)}, limit=9) is True
    assert value("within", {"points": Decimal(9)}, date(2020, 1, 1), limit=9) is True
    assert value("passed", {"points": Decimal(5)}, open=5) is True
    assert value("passed", {"points": Decimal(5)}, open=6) is False


def test_an_unset_parameter_is_missing_and_so_is_what_needs_it():
    assert value("passed", {"points": Decimal(5)}) == Missing(("open",))
    assert value("passed") == Missing(("points", "open"))


@pytest.mark.parametrize(
    ("told", "fare", "level"),
    [
        ({"kind": "bus", "paid": True}, Decimal(0), "low"),
        ({"kind": "bus", "paid": False}, Decimal(2), "low"),
        ({"kind": "foot"}, Decimal(9), "high"),  # the one row left does not test `paid`
        ({"kind": "bus"}, Missing(("paid",)), "low"),  # both rows left agree on the level
        ({"paid": True}, Missing(("kind",)), Missing(("kind",))),
        ({}, Missing(("kind", "paid")), Missing(("kind", "paid"))),
    ],
)
def test_a_fact_is_missing_only_where_a_row_still_possible_tests_it(told, fare, level):
    outputs, steps = decide("travel", told)
    assert outputs == {"fare": fare, "level": level}
    known = {name: value for name, value in outputs.items() if not isinstance(value, Missing)}
    assert [dict(step.outputs) for step in steps] == ([known] if known else [])


@pytest.mark.parametrize(
    ("told", "rate", "rows"),
    [
        ({"late": True}, 5, (1, ())),
        ({"late": False, "points": Decimal(5)}, 5, (2, ())),
        ({"late": False, "points": Decimal(4)}, 1, (3, ())),
        ({"points": Decimal(7)}, 5, (None, (1, 2))),  # late or not, the answer is the same
        ({"points": Decimal(4)}, Missing(("late",)), None),
        ({"late": False}, Missing(("points",)), None),
        ({}, Missing(("late", "points")), None),
    ],
)
def test_the_first_row_decides_and_rows_before_it_that_may_hold_leave_it_open(told, rate, rows):
    outputs, steps = decide("firsts", told)
    assert outputs == {"rate": rate}
    assert [(step.row, step.open_rows) for step in steps] == ([rows] if rows else [])


@pytest.mark.parametrize(
    ("late", "paid", "grounds"),
    [
        (True, False, ("was-late", "not-paid")),
        (True, True, ("was-late",)),
        (False, False, ("not-paid",)),
        (False, True, ()),
        (None, True, Missing(("late",))),
        (True, None, Missing(("paid",))),
    ],
)
def test_collect_gathers_every_row_that_holds_in_order(late, paid, grounds):
    told = {name: fact for name, fact in (("late", late), ("paid", paid)) if fact is not None}
    outputs, steps = decide("grounds", told)
    assert outputs == {"ground": grounds}
    assert [step.outputs["ground"] for step in steps] == ([] if isinstance(grounds, Missing) else list(grounds))


def test_a_percentage_is_a_hundredth_exactly():
    assert value("part", {"points": Decimal(3)}) == Decimal("0.375")
    assert value("part", {"points": Decimal(3)}, share="33.3") == Decimal("0.999")


def test_a_default_stands_in_for_what_was_not_told_and_the_trace_says_so():
    outputs, steps = decide("total", {"points": Decimal(4)})
    assert outputs == {"total": Decimal(7)}
    assert [(step.decision, dict(step.reads)) for step in steps] == [
        ("bonus", {"usual": 3}),
        ("both", {"points": 4, "bonus": 3}),
        ("total", {"both": 7}),
    ]
    assert value("total", {"points": Decimal(4), "bonus": Decimal(0)}) == 4


def test_told_beats_derived():
    assert value("total", {"both": Decimal(1), "points": Decimal(4)}) == 1


def test_what_is_derived_and_not_told_is_missing_by_what_it_is_derived_from():
    assert value("total") == Missing(("points",))
    assert value("total", {"bonus": Decimal(1)}) == Missing(("points",))


@pytest.mark.parametrize("what_if", [{"limit": 3}, {"limit": 8}])
def test_rows_that_overlap_or_leave_a_gap_under_a_supposition_are_never_chosen_between(what_if):
    book = handbook("""
        parameters:
          limit: {zh: 限, en: limit, unit: 1, range: 0 to 9, values: [{from: undated, value: 5, reason: HR-01}]}
        facts:
          n: {zh: 数, en: n, unit: 1, range: 0 to 9}
        outputs:
          side: {zh: 边, en: side, type: yes-no}
        decisions:
          side:
            zh: 边
            en: Side
            table: |
              n       || side | clause
              < limit || yes  | late-1
              >= 5    || no   | late-1
        """)
    told = {"n": Decimal(6) if what_if["limit"] == 8 else Decimal(4)}
    evaluator = Evaluator(book, told, TODAY, {name: Decimal(n) for name, n in what_if.items()})
    with pytest.raises(Uncovered) as error:
        evaluator.decision("side")
    assert error.value.rows == ((1, 2) if what_if["limit"] == 8 else ())
    assert dict(error.value.reads) == told


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "points": st.integers(0, 10).map(Decimal),
            "paid": st.booleans(),
            "late": st.booleans(),
            "kind": st.sampled_from(["bus", "car", "foot"]),
        },
    ),
    st.sets(st.sampled_from(sorted(FACTS))),
)
def test_telling_more_never_changes_an_output_that_is_known(told, kept):
    for id in ("within", "travel", "firsts", "grounds", "part", "total"):
        few = Evaluator(BOOK, {name: told[name] for name in told.keys() & kept}, TODAY).decision(id)
        many = Evaluator(BOOK, told, TODAY).decision(id)
        for output, known in few.items():
            if not isinstance(known, Missing):
                assert many[output] == known
