"""A plan of lessons day by day: what its days are adds up to what the calculator answers, under every reading."""

from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest

from rulebook.answer import answer, report, schedule
from rulebook.wording import Refusal
from tests.tools.small import book, handbook, refused_courses

BOOK = book("course")
DAY = date(2026, 11, 21)


def planned(facts, what_if=None, language="en"):
    return report(BOOK, answer(BOOK, "course", facts, DAY, what_if), language)


def kinds(facts, what_if=None):
    return "".join(day["kind"][0] for day in planned(facts, what_if)["schedule"])


def test_every_day_of_a_plan_has_its_date_and_kind_and_a_holiday_its_name():
    found = planned({"start": "2026-09-30", "days": "2"})
    assert found["schedule"] == [
        {"date": "2026-09-30", "kind": "lesson"},
        {"date": "2026-10-01", "kind": "holiday", "name": "National Day"},
        {"date": "2026-10-02", "kind": "holiday", "name": "National Day"},
        {"date": "2026-10-03", "kind": "holiday", "name": "National Day"},
        {"date": "2026-10-04", "kind": "lesson"},
    ]
    assert planned({"start": "2026-09-30", "days": "2"}, language="zh")["schedule"][1]["name"] == "国庆节"


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"start": "2026-11-23", "days": "6"}, "llllll"),
        ({"start": "2026-11-23", "days": "7"}, "llllllrl"),
        ({"start": "2026-11-23", "days": "7", "rest_weekday": "monday"}, "rllllllrl"),
        ({"start": "2026-11-22", "days": "7"}, "rllllllrl"),
        ({"start": "2026-10-01", "days": "1"}, "hhhl"),
        ({"start": "2028-02-28", "days": "3"}, "lll"),
        ({"start": "2027-02-01", "days": "7"}, "llllhhhhlll"),
        ({"start": "2026-11-21", "months": "1"}, "lrllllllrllllllrllllllrllllll"),
    ],
)
def test_the_days_off_lie_where_they_should(facts, days):
    assert kinds(facts) == days


@pytest.mark.parametrize(
    ("facts", "what_if", "days"),
    [
        ({"start": "2026-11-23", "days": "9"}, {"rest_by": "taught"}, "lllllllll"),
        ({"start": "2026-11-22", "days": "15"}, {"rest_by": "taught"}, "lllllllrllllllrll"),
        ({"start": "2026-11-23", "days": "7"}, {"length_by": "all-days"}, "llllll"),
        ({"start": "2026-11-23", "days": "8"}, {"length_by": "all-days"}, "llllllrl"),
        ({"start": "2026-10-01", "days": "3"}, {"length_by": "all-days"}, ""),
        ({"start": "2026-11-23", "months": "1"}, {"month_by": "lesson-days"}, "llllll" + "rllllll" * 4),
        ({"start": "2026-11-23", "days": "7"}, {"rest_days_per_week": "0"}, "lllllll"),
    ],
)
def test_another_reading_changes_the_days(facts, what_if, days):
    assert kinds(facts, what_if) == days
    assert kinds(facts) != days


READINGS = [
    dict(zip(("notice_by", "length_by", "rest_by", "month_by"), chosen, strict=True))
    for chosen in product(
        ("calendar-days", "lesson-days"), ("taught-days", "all-days"), ("planned", "taught"),
        ("calendar-months", "lesson-days"),
    )
]  # fmt: skip
LENGTHS = [*({"days": str(days)} for days in (1, 2, 6, 7, 8, 13, 14, 40)), {"months": "1"}, {"months": "3"}]


@pytest.mark.parametrize("what_if", READINGS, ids=lambda reading: " ".join(reading.values()))
def test_the_days_add_up_to_the_answer_under_every_reading(what_if):
    """Held against the plain meaning: days laid out one by one, and counted."""
    for length, weekday, offset in product(LENGTHS, ("sunday", "thursday"), range(0, 400, 37)):
        start = date(2026, 9, 20) + timedelta(days=offset)
        facts = {"start": start.isoformat(), "rest_weekday": weekday, **length}
        found = planned(facts, what_if)
        outputs = {name: output["value"] for name, output in found["outputs"].items()}
        laid = found["schedule"]
        count = Counter(day["kind"] for day in laid)
        assert outputs["lesson_days"] == count["lesson"]
        assert (outputs["last_day"] is None) == (count["lesson"] == 0)
        if not laid:
            continue
        assert [outputs[name] for name in ("rest_days", "holidays")] == [count["rest"], count["holiday"]]
        assert outputs["minutes"] == 390 * count["lesson"]
        assert (laid[0]["date"], laid[-1]) == (facts["start"], {"date": outputs["last_day"], "kind": "lesson"})
        trained = [day["date"] for day in laid if day["kind"] == "lesson"]
        if what_if["length_by"] == "taught-days" and "days" in length:
            assert len(trained) == int(length["days"])
        if what_if["notice_by"] == "lesson-days" and len(trained) > 2:
            assert [outputs["notify_from"], outputs["notify_by"]] == trained[-3:-1]
        first_rest = next((i for i, day in enumerate(laid) if day["kind"] == "rest"), None)
        if what_if["rest_by"] == "taught" and first_rest is not None:
            assert sum(day["kind"] == "lesson" for day in laid[:first_rest]) >= 7


def test_an_unannounced_year_is_noted_and_an_unknown_one_refused():
    assert planned({"start": "2026-11-23", "days": "7"})["notes"] == []
    assert "2027" in planned({"start": "2026-12-20", "days": "20"})["notes"][0]
    with pytest.raises(Refusal, match=r"start of lessons \(start\) is 2028-12-01: .* 2029-01-01 .* 2025 to 2028 only"):
        planned({"start": "2028-12-01", "days": "60"})


@pytest.mark.parametrize("days", ["0", "367", "400"])
def test_a_length_out_of_range_is_refused(days):
    with pytest.raises(Refusal, match=rf"'{days}' is out of range; 1 to 366 is allowed"):
        planned({"start": "2026-11-23", "days": days})


@pytest.mark.parametrize("case", refused_courses(), ids=lambda case: str(case["facts"]))
def test_what_cannot_be_planned_is_refused_in_a_sentence(case):
    with pytest.raises(Refusal) as refused:
        planned(case["facts"])
    words = refused.value.words
    assert case["zh"] in words.zh
    assert case["en"] in words.en
    assert words.zh.endswith("。")
    assert words.en.endswith(".")
    assert "\n" not in words.zh + words.en


def test_a_leap_day_can_be_the_first_or_the_last():
    assert planned({"start": "2028-02-29", "days": "1"})["outputs"]["last_day"]["value"] == "2028-02-29"
    assert planned({"start": "2028-02-28", "days": "2"})["outputs"]["last_day"]["value"] == "2028-02-29"
    assert planned({"start": "2027-02-28", "days": "2"})["outputs"]["last_day"]["value"] == "2027-03-01"


def test_days_and_months_together_are_refused():
    with pytest.raises(Refusal, match="in days or in months"):
        planned({"start": "2026-11-23", "days": "7", "months": "1"})


def test_a_plan_not_known_yet_has_no_days():
    assert planned({"start": "2026-11-23"})["schedule"] == []
    assert "schedule" not in report(BOOK, answer(BOOK, "lateness", {}, DAY), "en")


def test_a_schedule_of_any_kind_of_work_can_be_laid_out():
    """Nothing in the engine knows of training: another calculator lays out its own days by the same few lines."""
    book = handbook("""
        facts:
          opens: {zh: 始, en: opening, ask: {zh: 何时？, en: When?}, type: date}
        outputs:
          closes: {zh: 末, en: closing, type: date}
        decisions:
          closes:
            zh: 末
            en: Closing
            formula: workday(opens, 2, "sunday")
            clause: late-1
            examples: |
              zh | en  | opens      || closes
              甲 | one | 2026-11-28 || 2026-12-02
        calculators:
          fair:
            zh: 展
            en: Fair
            about: {zh: 哪天？, en: Which days?}
            asks: [opens]
            decisions: [closes]
            schedule: {from: opens, to: closes, rest: '"sunday"', kind: open, zh: 开放, en: open}
            sentences: [{zh: '到 {closes}', en: 'Until {closes}'}]
        holidays:
          "2026": {arrangement: announced, days: {2026-11-30: {zh: 假, en: A holiday}}}
    """)
    laid = schedule(book, answer(book, "fair", {"opens": "2026-11-28"}, DAY))
    assert [(day.day.day, day.kind, day.words.en) for day in laid] == [
        (28, "open", "open"), (29, "rest", "rest"), (30, "holiday", "A holiday"),
        (1, "open", "open"), (2, "open", "open"),
    ]  # fmt: skip
