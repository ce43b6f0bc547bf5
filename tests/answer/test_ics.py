"""The calendar file of a plan, read back by a library: its days, its names, and what a second import does."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from rulebook.answer import answer, ics, report, schedule
from rulebook.bilingual import LANGUAGES
from rulebook.cli import app
from rulebook.wording import cited
from tests.tools.small import book, handbook, lay, text

BOOK = book("course")
DAY = date(2026, 11, 21)
MADE = datetime(2026, 11, 21, 9, 30, 7, tzinfo=UTC)
PLANS = [
    {"start": "2026-11-23", "days": "1"},
    {"start": "2026-11-23", "days": "7"},
    {"start": "2026-12-21", "days": "30", "rest_weekday": "monday"},
    {"start": "2026-09-15", "months": "1"},
    {"start": "2026-01-05", "days": "366"},
]


def written(facts, language="en", what_if=None, *, as_of=DAY, made=MADE, in_book=BOOK):
    return ics(in_book, answer(in_book, "course", facts, as_of, what_if), language, made).encode()


def events(text):
    read = Calendar.from_ical(text)
    assert read.errors == []
    found = read.walk("VEVENT")
    assert all(event.errors == [] for event in found)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", PLANS, ids=str)
def test_the_days_read_back_are_those_of_the_plan(facts, language):
    found = answer(BOOK, "course", facts, DAY)
    trained = [day.day for day in schedule(BOOK, found) if day.kind == "lesson"]
    *sessions, notice = events(written(facts, language))
    hours = (("08:00", "12:00"), ("13:30", "16:00"))
    assert [(event.decoded("DTSTART"), event.decoded("DTEND")) for event in sessions] == [
        (moment(day, start), moment(day, end)) for day in trained for start, end in hours
    ]
    minutes = sum(((event.decoded("DTEND") - event.decoded("DTSTART")) for event in sessions), timedelta())
    assert minutes == timedelta(minutes=int(found["minutes"]))
    name = {"zh": "上课（1/{}）", "en": "Lesson (1 of {})"}[language]
    assert sessions[0]["SUMMARY"] == sessions[1]["SUMMARY"] == name.format(len(trained))
    assert notice["SUMMARY"] == {"zh": "通知组长", "en": "Tell the head"}[language]
    window = notice.decoded("DTSTART"), notice.decoded("DTEND") - timedelta(days=1)
    assert window == (found["notify_from"], found["notify_by"])


def moment(day, clock):
    return datetime.fromisoformat(f"{day}T{clock}+08:00")


def test_an_alarm_rings_for_the_notice_when_the_day_begins():
    notice = events(written(PLANS[1]))[-1]
    (alarm,) = notice.walk("VALARM")
    assert (alarm["ACTION"], alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(hours=8))
    assert "Nothing is deducted" in notice["DESCRIPTION"]
    assert f"Clauses: {cited(BOOK, 'late-1', 'en')}" in notice["DESCRIPTION"].splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_event_names_the_clauses_the_rules_and_what_is_uncertain(language):
    facts, supposed = PLANS[2], {"rest_by": "taught"}
    found = report(BOOK, answer(BOOK, "course", facts, DAY, supposed), language)
    assert len(found["notes"]) == 2
    first, *_ = events(written(facts, language, supposed))
    lines = first["DESCRIPTION"].splitlines()
    assert all(cited(BOOK, clause, language) in lines[0] for clause in found["clauses"])
    assert BOOK.version in lines[1]
    assert lines[2:] == found["notes"]


def test_a_second_import_changes_events_and_adds_none():
    def ids(*plan, **asked):
        return [event["UID"] for event in events(written(*plan, **asked))]

    plan = PLANS[1]
    once = ids(plan)
    assert len(set(once)) == len(once) == 15
    assert ids(plan, language="zh") == ids(plan, as_of=date(2026, 11, 22)) == once
    others = [{**plan, "start": "2026-11-24"}, {**plan, "days": "8"}, {**plan, "rest_weekday": "monday"}]
    for other in others:
        assert not set(once) & set(ids(other))
    assert not set(once) & set(ids(plan, what_if={"rest_by": "taught"}))
    assert written(plan) == written(plan)


def test_a_calendar_knows_which_of_two_files_of_a_plan_is_the_later_one():
    """As RFC 5545, 3.8.7 has it: a revision of the same UID has a higher SEQUENCE and says when it was made."""
    for event in events(written(PLANS[1])):
        assert (event.decoded("DTSTAMP"), event.decoded("LAST-MODIFIED")) == (MADE, MADE)
    moments = [MADE, MADE + timedelta(seconds=1), MADE + timedelta(days=1), datetime(2087, 12, 31, tzinfo=UTC)]
    revisions = [{event["SEQUENCE"] for event in events(written(PLANS[1], made=moment))} for moment in moments]
    assert [len(revision) for revision in revisions] == [1] * 4
    assert all(0 < min(earlier) < max(later) < 2**31 for earlier, later in pairwise(revisions))


def test_a_plan_that_changes_on_the_same_day_moves_the_events_of_the_one_before():
    """Whether the rules have changed since, or another day is asked for: what is made later counts."""
    first, later = events(written(PLANS[1])), MADE + timedelta(minutes=1)
    holiday = "2026-11-25: {zh: 校庆, en: Founders' Day}"
    changed = handbook(text("course").replace("      2026-10-01:", f"      {holiday}\n      2026-10-01:", 1))
    moved = events(written(PLANS[1], made=later, in_book=changed))
    assert [event["UID"] for event in moved] == [event["UID"] for event in first]
    days = [event.decoded("DTSTART").date() for event in moved[:-1:2]]
    assert date(2026, 11, 25) not in days
    assert days[-1] == first[-2].decoded("DTSTART").date() + timedelta(days=1)
    for revision in (moved, events(written(PLANS[1], made=later, as_of=DAY - timedelta(days=30)))):
        assert all(one["SEQUENCE"] > other["SEQUENCE"] for one, other in zip(revision, first, strict=True))


@pytest.mark.parametrize("facts", PLANS, ids=str)
def test_names_of_events_are_short_and_hold_nothing_of_what_was_told(facts):
    names = [event["UID"] for event in events(written(facts))]
    assert max(len(name) for name in names) < 60
    assert all(re.fullmatch(r"[0-9a-f]{16}-[0-9a-z-]+@rulebook", name) for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_as_the_standard_wants_them(language):
    plan = written(PLANS[1], language)
    *lines, end = plan.split(b"\r\n")
    assert end == b""
    assert b"\n" not in plan.replace(b"\r\n", b"")
    assert 60 < max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines]  # no character is cut in two


def test_what_a_policy_writes_is_escaped_and_whole_days_need_no_hours():
    book = handbook(r"""
        facts:
          opens: {zh: 始, en: opening, ask: {zh: 何时？, en: When?}, type: date}
        outputs:
          closes: {zh: 末, en: closing, type: date}
        decisions:
          closes:
            zh: 末
            en: Closing
            formula: opens
            clause: late-1
            examples: |
              zh | en  | opens      || closes
              甲 | one | 2026-11-28 || 2026-11-28
        calculators:
          fair:
            zh: 展
            en: Fair
            about: {zh: 哪天？, en: Which days?}
            asks: [opens]
            decisions: [closes]
            schedule:
              from: opens
              to: opens
              rest: '"none"'
              kind: open
              zh: '开\放;,'
              en: 'open\n; a, b END:VEVENT'
              marks: [{from: opens, to: closes, clause: late-1, zh: 记, en: 'tell: a; b'}]
            sentences: [{zh: '到 {closes}', en: 'Until {closes}'}]
        holidays:
          "2026": {arrangement: announced, days: {2026-11-30: {zh: 假, en: A holiday}}}
    """)
    found = answer(book, "fair", {"opens": "2026-11-28"}, DAY)
    event, mark = events(ics(book, found, "en", MADE))
    assert event["SUMMARY"] == r"Open\n; a, b END:VEVENT (1 of 1)"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 11, 28), date(2026, 11, 29))
    assert (mark["SUMMARY"], mark.decoded("DTSTART")) == ("tell: a; b", date(2026, 11, 28))


def test_the_command_writes_the_file_or_says_why_not(tmp_path):
    lay(text("course"), tmp_path)

    def calc(*arguments):
        options = ["--root", str(tmp_path), "--as-of", str(DAY), "--lang", "en"]
        return CliRunner().invoke(app, ["calc", *arguments, *options])

    file = tmp_path / "plan.ics"
    plan = ["course", "start=2026-11-23", "days=7"]
    run = calc(*plan, "--json", "--ics", str(file))
    assert run.exit_code == 0
    assert run.stdout.endswith("}\n")
    made = events(file.read_bytes())[0].decoded("LAST-MODIFIED")
    assert file.read_bytes() == written(PLANS[1], made=made)
    assert calc("lateness", "lates=3", "--ics", str(file)).stderr == (
        "The calculator lateness lays out no days, so there is no calendar file of it.\n"
    )
    missing = tmp_path / "no" / "plan.ics"
    assert "cannot be written: No such file or directory" in calc(*plan, "--ics", str(missing)).stderr
    open_plan = tmp_path / "open.ics"
    assert calc("course", "days=7", "--ics", str(open_plan)).exit_code == 1
    assert not open_plan.exists()
