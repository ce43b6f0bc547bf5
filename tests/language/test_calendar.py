"""Days: what is computed with them, within the years whose statutory holidays are known."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.answer import answer
from rulebook.language import WEEKDAYS, Beyond, Calendar, filled, networkdays, workday
from rulebook.language.calendar import holidays, weekdays
from rulebook.language.parse import expression
from rulebook.wording import Refusal, of_expression
from tests.tools.small import book

DAY = date(2026, 11, 21)

BOOK = book("days")

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALENDARS = st.sets(DAYS, max_size=80).map(lambda days: Calendar(days, dict.fromkeys(range(2023, 2030), True)))
REST = st.sets(st.sampled_from([*WEEKDAYS, "none"]), max_size=3)


@given(CALENDARS, DAYS, st.integers(1, 200), REST)
def test_a_working_day_counted_from_a_day_is_counted_again_between_them(calendar, day, count, rest):
    later = workday(calendar, day, Decimal(count), *rest)
    assert networkdays(calendar, day + timedelta(days=1), later, *rest) == count
    assert calendar.is_working(later, rest)
    earlier = workday(calendar, day, Decimal(-count), *rest)
    assert networkdays(calendar, earlier, day - timedelta(days=1), *rest) == count
    assert calendar.is_working(earlier, rest)


@given(CALENDARS, DAYS, DAYS, REST)
def test_every_day_is_a_working_day_a_rest_day_or_a_holiday(calendar, first, last, rest):
    parts = networkdays(calendar, first, last, *rest), weekdays(calendar, first, last, *rest)
    assert sum(parts) + holidays(calendar, first, last) == max(0, (last - first).days + 1)


def test_years_that_are_not_known_are_not_looked_into():
    calendar = Calendar({date(2026, 12, 31)}, {2026: True})
    assert workday(calendar, date(2027, 1, 1), Decimal(-1)) == date(2026, 12, 30)
    with pytest.raises(Beyond):
        workday(calendar, date(2026, 12, 30), Decimal(1))


ASKED = {"from_day": "2026-09-30", "count": "1", "in_months": "0", "received": "2026-03-01 06:00"}


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        (
            {"from_day": "2028-01-02"},
            (
                "“首日”（from_day）填的是 2028 年 1 月 2 日："
                "这要用到 2028 年 1 月 3 日前后的法定节假日，但手册只有 2026 年至 2027 年的。"
            ),
            (
                "start (from_day) is 2028-01-02: "
                "the statutory holidays around 2028-01-03 are needed, and the handbook has those of 2026 to 2027 only."
            ),
        ),
        (
            {"from_day": "1900-01-01", "count": "-1"},
            "“首日”（from_day）填的是 1900 年 1 月 1 日：这样算出的日期不在 1900 年至 2199 年之内，因此不作答。",
            "start (from_day) is 1900-01-01: this leads to a day outside 1900 to 2199, so there is no answer.",
        ),
        (
            {"received": "2026-02-01 24:00"},
            "“收到”（received）填的是“2026-02-01 24:00”，不是有效的日期和时刻；请写成 2026-03-01 07:50 的样子。",
            "received (received): '2026-02-01 24:00' is not a date with a time of day; write it like 2026-03-01 07:50.",
        ),
    ],
    ids=["beyond the holidays", "beyond all years", "no such time"],
)
def test_what_cannot_be_reckoned_with_is_refused_in_a_plain_sentence(facts, zh, en):
    with pytest.raises(Refusal) as refused:
        answer(BOOK, "days", {**ASKED, **facts}, DAY)
    assert (refused.value.words.zh, refused.value.words.en) == (zh, en)
    assert refused.value.subject in facts


@pytest.mark.parametrize(
    ("formula", "zh", "en"),
    [
        ("add_days(from_day, 3)", "首日 + 3", "start + 3"),
        ("add_days(from_day, -count)", "首日 − 天数", "start − count"),
        ("add_hours(received, -(2 + 1))", "收到 − (2 + 1)", "received − (2 + 1)"),
        ("add_days(add_months(from_day, 1), -1)", "(首日 + 1)的前一天", "the day before (start + 1)"),
        ("number(count + 1) * 2", "(天数 + 1) × 2", "(count + 1) × 2"),
        ("workday(from_day, 2)", "首日 + 2（法定节假日不计）", "start + 2 (statutory holidays left out)"),
        ("workday(from_day, -2)", "首日 − 2（法定节假日不计）", "start − 2 (statutory holidays left out)"),
        (
            "workday(from_day, -2, off)",
            "首日 − 2（每周休息日：休；法定节假日不计）",
            "start − 2 (weekly rest: off; statutory holidays left out)",
        ),
        (
            'workday(from_day, 2, "saturday", "sunday")',
            "首日 + 2（每周休息日：星期六、星期日；法定节假日不计）",
            "start + 2 (weekly rest: Saturday or Sunday; statutory holidays left out)",
        ),
        (
            "workday(add_days(from_day, -1), count)",
            "从首日起满 天数（法定节假日不计）",
            "count counted from start on (statutory holidays left out)",
        ),
        (
            "workday(add_days(from_day, -1), count, off)",
            "从首日起满 天数（每周休息日：休；法定节假日不计）",
            "count counted from start on (weekly rest: off; statutory holidays left out)",
        ),
        (
            "workday(add_days(from_day, 1), -1)",
            "不晚于首日的最后工作日（法定节假日不计）",
            "last working day up to start (statutory holidays left out)",
        ),
        (
            "workday(add_days(from_day, 1), -1, off)",
            "不晚于首日的最后工作日（每周休息日：休；法定节假日不计）",
            "last working day up to start (weekly rest: off; statutory holidays left out)",
        ),
        (
            "networkdays(from_day, from_day)",
            "首日至首日的天数（法定节假日不计）",
            "days from start to start (statutory holidays left out)",
        ),
        (
            'weekdays(from_day, from_day, "friday")',
            "首日至首日的天数（只计星期五，法定节假日除外）",
            "days from start to start (only Friday; statutory holidays left out)",
        ),
        ("holidays(from_day, from_day)", "首日至首日的法定节假日天数", "statutory holidays from start to start"),
    ],
)
def test_sums_and_counts_of_days_read_as_one_would_say_them(formula, zh, en):
    def said(language):
        template = of_expression(expression(formula), BOOK.outputs["ends"], BOOK, language)
        return filled(template, lambda slot: BOOK.field_of(slot.name).words[language])

    assert (said("zh"), said("en")) == (zh, en)


def test_an_answer_that_looked_into_a_year_not_announced_says_so():
    assert answer(BOOK, "days", ASKED, DAY).notes == ()
    (note,) = answer(BOOK, "days", {**ASKED, "count": "100"}, DAY).notes
    assert "2027" in note.zh
    assert "2027 has not been announced" in note.en
