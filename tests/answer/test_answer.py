"""Answers: what a person asks is answered or refused in one plain sentence, whatever they type."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulebook.answer import Missing, answer, explain, nearby, report
from rulebook.language import ChoiceType, MomentType, NumberType, typed
from rulebook.prove.boundaries import BAD_TEXTS
from rulebook.wording import Refusal
from tests.tools.small import book, handbook

TODAY = date(2026, 11, 21)
BOOK = book("training")
SMALL = handbook("""
    policy: trips
    zh: 出差
    en: Trips
    source: house
    owner: agent
    in_force: 2026-01-01
    review_by: 2026-12-31
    parameters:
      allowance:
        zh: 补贴
        en: allowance
        unit: yuan/day
        range: 0 to 1000
        values:
          - {from: 2026-02-01, value: 50, reason: HR-01}
          - {from: 2026-08-01, value: 60, reason: "HR-01, Q-01"}
      longest:
        zh: 最长
        en: longest trip
        unit: day
        range: 1 to 90
        values: [{from: undated, value: 30, reason: HR-01}]
    facts:
      trip_days:
        zh: 天数
        en: days of the trip
        ask: {zh: 几天？, en: How many days?}
        unit: day
        range: 1 to 90
        derived: [last_day_number - first_day_number]
      first_day_number: {zh: 起, en: first day, ask: {zh: 起？, en: From?}, unit: day, range: 0 to 366}
      last_day_number: {zh: 止, en: last day, ask: {zh: 止？, en: To?}, unit: day, range: 0 to 366}
    outputs:
      pay: {zh: 补贴, en: allowance, unit: yuan}
      trip_length: {zh: 长短, en: length, choices: {short: {zh: 短, en: short}, long: {zh: 长, en: long}}}
    decisions:
      pay: {zh: 补贴, en: Allowance, formula: allowance * trip_days, clause: late-1}
      trip_length:
        zh: 长短
        en: Length
        table: |
          trip_days || trip_length | clause
          < longest || short       | late-1
          >= 30     || long        | late-2
    calculators:
      trip:
        zh: 出差
        en: Trip
        about: {zh: 补多少？, en: How much?}
        asks: [trip_days, first_day_number, last_day_number]
        decisions: [pay, trip_length]
        sentences:
          - zh: 补贴 {pay}。
            en: The allowance is {pay}.
    """)


def trip(day=TODAY, what_if=None, **facts):
    return answer(SMALL, "trip", facts, day, what_if)


def refused(run, *arguments, **keywords):
    """The sentence in which a request is refused, in English; the Chinese one is there, too."""
    with pytest.raises(Refusal) as error:
        run(*arguments, **keywords)
    for sentence in (error.value.words.zh, error.value.words.en):
        assert sentence
        assert "\n" not in sentence
        assert not re.search(r"[{}]|None|Decimal", sentence)
    return error.value.words.en


def answered(*request):
    """The answer, or the refusal."""
    try:
        return answer(*request)
    except Refusal as refusal:
        return refusal


# Days.


@pytest.mark.parametrize(
    ("day", "pay"), [(date(2026, 2, 1), 100), (date(2026, 7, 31), 100), (date(2026, 8, 1), 120), (TODAY, 120)]
)
def test_the_answer_is_that_of_the_day(day, pay):
    found = trip(day, trip_days="2")
    assert found["pay"] == pay
    assert found.as_of == day


def test_before_anything_is_known_there_is_no_answer():
    assert refused(trip, date(2026, 1, 31), trip_days="2") == (
        "allowance (allowance) has no value on 2026-01-31; the first holds from 2026-02-01."
    )
    assert (
        refused(trip, date(2025, 12, 31), trip_days="2")
        == "Trips (trips) is not in force on 2025-12-31; it holds from 2026-01-01."
    )


def test_a_supposed_value_answers_for_a_day_without_one():
    found = trip(date(2026, 1, 31), {"allowance": "7"}, trip_days="2")
    assert found["pay"] == 14
    assert found.what_if == {"allowance": 7}
    assert "this is not policy" in explain(SMALL, found, "en").notes[-1]


@pytest.mark.parametrize(("day", "notes"), [(date(2026, 12, 31), 0), (date(2027, 1, 1), 1)])
def test_a_review_date_that_has_passed_is_said(day, notes):
    found = trip(day, trip_days="2")
    assert [note.en for note in found.notes] == ["“Trips” was due for review by 2026-12-31; that day has passed."][
        :notes
    ]


def test_every_policy_that_an_answer_can_rest_on_is_looked_at():
    other = SMALL.policies["lateness"]  # trips are paid under its clauses

    def asked(**changes):
        changed = replace(SMALL, policies={**SMALL.policies, other.id: replace(other, **changes)})
        return answer(changed, "trip", {"trip_days": "2"}, TODAY)

    assert asked().notes == ()
    assert [note.en for note in asked(review_by=date(2026, 6, 30)).notes] == [
        "“Lateness” was due for review by 2026-06-30; that day has passed."
    ]
    assert refused(asked, since=date(2027, 1, 1)) == (
        "Lateness (lateness) is not in force on 2026-11-21; it holds from 2027-01-01."
    )


def test_the_answer_names_the_questions_it_rests_on_and_only_those():
    assert "Q-01" not in trip(TODAY, trip_days="2").questions
    assert BOOK.parameters["q01_rounding"].questions == ("Q-01",)
    assert "Q-01" in answer(BOOK, "training-length", {"situation": "return", "leave_days": "12"}, TODAY).questions
    assert "Q-01" not in answer(BOOK, "training-length", {"situation": "return", "leave_days": "4"}, TODAY).questions


# Facts that do not go together.


def test_facts_that_contradict_each_other_are_refused():
    assert refused(trip, trip_days="5", first_day_number="1", last_day_number="4") == (
        "days of the trip (trip_days): 5 days was given, but the other facts make it 3 days; correct one of them."
    )
    assert trip(trip_days="3", first_day_number="1", last_day_number="4")["pay"] == 180


@pytest.mark.parametrize(("first", "last", "made"), [("9", "9", "0"), ("9", "4", "-5"), ("0", "91", "91")])
def test_what_the_facts_make_must_lie_in_its_range(first, last, made):
    assert refused(trip, first_day_number=first, last_day_number=last) == (
        f"days of the trip (trip_days): the facts make it {made}, which is out of range; 1 to 90 is allowed."
    )


def test_two_rows_under_a_supposition_are_refused_and_named():
    assert refused(trip, TODAY, {"longest": "40"}, trip_days="35") == (
        "Rows 1 and 2 of “Length” both cover days of the trip is 35 days, so there is no answer."
    )
    assert refused(trip, TODAY, {"longest": "20"}, trip_days="25") == (
        "No row of “Length” covers days of the trip is 25 days, so there is no answer."
    )


def test_leave_cannot_end_before_it_starts():
    facts = {"situation": "return", "leave_from": "2026-03-02", "leave_to": "2026-03-01"}
    sentence = refused(answer, BOOK, "training-length", facts, TODAY)
    assert sentence.startswith("Leave cannot start after it ends (given: ")


def test_days_and_dates_of_leave_must_agree():
    facts = {"situation": "return", "leave_days": "88", "leave_from": "2026-02-01", "leave_to": "2026-04-30"}
    assert "88 days was given, but the other facts make it 89 days" in refused(
        answer, BOOK, "training-length", facts, TODAY
    )


# What is missing.


@pytest.mark.parametrize(
    ("calculator", "facts", "missing"),
    [
        ("training-length", {}, ("situation", "leave_days")),
        ("training-length", {"situation": "return"}, ("leave_days",)),
        ("training-length", {"situation": "return", "leave_from": "2026-02-01"}, ("leave_to",)),
        ("training-length", {"situation": "standby-service"}, ()),
        ("overrun", {}, ("overrun_days",)),
        ("standby", {"cause": "complaint"}, ("upheld_complaints", "serious", "major_over_level", "standbys_this_year")),
        ("standby", {"cause": "complaint", "upheld_complaints": "2", "standbys_this_year": "0"}, ()),
        ("standby", {"cause": "service"}, ("standbys_this_year",)),
    ],
)
def test_what_is_still_needed_is_named_and_nothing_else(calculator, facts, missing):
    assert answer(BOOK, calculator, facts, TODAY).missing == missing


# Whatever people type.

HOSTILE = [
    *BAD_TEXTS,
    "1e40",
    "10" * 20,
    "9" * 61,
    "-0",
    "+1",
    "٣",
    "三",
    "１２",
    "12\x00",
    "1 2",
    "1,2",
    "12 天",
    "{{ 1 }}",
    "</script>",
]


def told(field, text):
    """What the text means, if it is written as values are: digits, an id, yes or no, an ISO date, hours and minutes."""
    match field.type:
        case NumberType(_, scale, low, high):
            if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text, re.ASCII) or len(text.partition(".")[2]) > scale:
                return None
            number = Decimal(text)
            return number if (low is None or number >= low) and (high is None or number <= high) else None
        case ChoiceType(choices):
            return text if text in choices else None
        case MomentType("date"):
            try:
                return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
            except ValueError:
                return None
        case _:
            return {"yes": True, "no": False}.get(text)


ASKED = [(id, name) for id, calculator in BOOK.calculators.items() for name in calculator.asks]
TEXTS = st.text(max_size=30) | st.from_regex(r"[-+]?[0-9]{0,12}([.,_][0-9]{0,8})?(e[0-9]{1,3})?", fullmatch=True)


@given(st.sampled_from(ASKED), st.sampled_from(HOSTILE) | TEXTS | st.dates().map(str))
@example(("overrun", "overrun_days"), "1" * 10_000)
@example(("overrun", "overrun_days"), "0" * 61 + "5")
@example(("training-length", "leave_from"), "0001-01-01")
@example(("training-length", "leave_to"), "9999-12-31")
def test_whatever_is_typed_for_a_fact_is_taken_as_it_stands_or_refused(asked, text):
    calculator, name = asked
    field = BOOK.facts[name]
    meant = told(field, text)
    found = answered(BOOK, calculator, {name: text}, TODAY)
    if isinstance(found, Refusal):
        assert found.subject == name
        assert name in found.words.en
        assert len(found.words.en) < 400
        # Only what is written too long, or outside the centuries that are known, may be refused besides.
        assert meant is None or len(text) > 30 or (isinstance(meant, date) and not 1900 <= meant.year <= 2199)
    else:
        # What people write in other ways than the plainest is the same as what it is written as in the plainest.
        value = found.facts[name]
        assert meant in (None, value)
        assert answered(BOOK, calculator, {name: typed(value)}, TODAY).facts == {name: value}
        explain(BOOK, found, "zh")
        report(BOOK, found, "en")


@pytest.mark.parametrize("calculator", ["overrun", "no-such-calculator", ""])
def test_hostile_names_and_values_get_one_sentence(calculator):
    rate = BOOK.parameters["overrun_rate"]
    for text in HOSTILE:
        for facts, what_if in (({text: "1"}, {}), ({}, {text: "1"}), ({"overrun_days": "3"}, {"overrun_rate": text})):
            found = answered(BOOK, calculator, facts, TODAY, what_if)
            if isinstance(found, Refusal):
                assert len(found.words.en) < 150 + len(", ".join(BOOK.calculators))  # which it may list
            else:
                supposed = found.what_if["overrun_rate"]
                assert told(rate, text) in (None, supposed)
                assert found["deduction"] == 3 * supposed


@given(
    st.fixed_dictionaries(
        {"situation": st.sampled_from(["return", "standby-service", "internal-transfer"])},
        optional={
            "leave_days": st.integers(-2, 4_000).map(str),
            "leave_from": st.dates(date(2025, 1, 1), date(2027, 1, 1)).map(str),
            "leave_to": st.dates(date(2025, 1, 1), date(2027, 1, 1)).map(str),
        },
    )
)
def test_the_length_of_training_is_what_the_book_says(facts):
    """Its rules again, by hand, with the working interpretations."""
    first, last = (date.fromisoformat(facts[name]) if name in facts else None for name in ("leave_from", "leave_to"))
    dated = (last - first).days + 1 if first and last else None
    days = int(facts["leave_days"]) if "leave_days" in facts else dated
    found = answered(BOOK, "training-length", facts, TODAY)
    if isinstance(found, Refusal):
        contradiction = dated is not None and days != dated
        assert contradiction or (dated is not None and dated < 1) or not 0 <= days <= 3650
        return
    lengths = (found["shortest_days"], found["longest_days"])
    if facts["situation"] != "return":
        assert lengths == {"standby-service": (3, 7), "internal-transfer": (10, 30)}[facts["situation"]]
    elif days is None or (days >= 5 and (first is None) != (last is None)):
        # A single date is not passed over: what the other is may decide.
        assert found.missing
    elif days < 5:
        assert lengths == (0, 0)
    else:
        assert lengths == ((20, 30) if is_long(days, first, last) else (days // 5, days // 5))


def is_long(days, first, last):
    """Three calendar months where the dates are known, ninety days where only their number is."""
    if not (first and last):
        return days >= 90
    year, month = divmod(first.year * 12 + first.month - 1 + 3, 12)
    end = min(first.day, (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day)
    return last >= date(year, month + 1, end) - timedelta(days=1)


@given(st.integers(0, 366))
def test_the_deduction_is_what_the_book_says(days):
    found = answer(BOOK, "overrun", {"overrun_days": str(days)}, TODAY)
    assert found["deduction"] == 10 * min(days, 15)
    assert found["outcome"] == ("on-plan" if days == 0 else "extended" if days <= 15 else "leader-talk")


@given(
    st.sampled_from(["service", "complaint", "business", "breach"]),
    st.integers(0, 4),
    st.booleans(),
    st.booleans(),
    st.integers(0, 4),
)
def test_standby_is_what_the_book_says(cause, upheld, serious, major, before):
    facts = {"cause": cause, "upheld_complaints": str(upheld), "standbys_this_year": str(before)}
    facts |= {"serious": "yes" if serious else "no", "major_over_level": "yes" if major else "no"}
    found = answer(BOOK, "standby", facts, TODAY)
    due = cause != "complaint" or upheld >= 2 or (upheld == 1 and serious) or major
    outcome = "none" if not due else "dismissal" if before >= 2 else "standby"
    assert found["outcome"] == outcome
    lengths = {"service": (3, 7, None), "complaint": (None, None, 1), "business": (2, 7, None), "breach": (1, 3, None)}
    expected = lengths[cause] if outcome == "standby" else (None, None, None)
    assert (found["shortest_days"], found["longest_days"], found["months"]) == expected


# What would have changed it.


@pytest.mark.parametrize(
    ("calculator", "facts", "changes"),
    [
        # The deduction grows with every day; what changes at a boundary is what follows.
        ("overrun", {"overrun_days": "12"}, [("overrun_days", "0"), ("overrun_days", "16")]),
        ("overrun", {"overrun_days": "15"}, [("overrun_days", "0"), ("overrun_days", "16")]),
        ("overrun", {"overrun_days": "20"}, [("overrun_days", "15")]),
        ("training-length", {"situation": "return", "leave_days": "12"}, [("leave_days", "9"), ("leave_days", "15")]),
        ("training-length", {"situation": "return"}, []),
    ],
)
def test_the_nearest_other_answers_are_the_nearest_boundaries(calculator, facts, changes):
    found = answer(BOOK, calculator, facts, TODAY)
    near = [(change.fact, change.value) for change in nearby(BOOK, found)]
    assert near == [(name, Decimal(text)) for name, text in changes]
    for change in nearby(BOOK, found):
        assert change.answer.outputs != found.outputs
        assert not any(isinstance(value, Missing) for value in change.answer.outputs.values())
