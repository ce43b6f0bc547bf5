"""The checks of decision tables, held against brute force: every value of every column, row by row."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.answer import Evaluator, Uncovered
from rulebook.check.subject import Subject
from rulebook.check.tables import tables_cover
from rulebook.language import MomentType
from rulebook.language.ast import Any
from rulebook.language.semantics import passes
from rulebook.prove.partition import representatives
from tests.tools.small import loaded

TODAY = date(2026, 11, 21)
# Columns with few enough values to try them all, and a parameter that tests may name.
COLUMNS = {
    "points": [Decimal(n) / 10 for n in range(51)],
    "count": [Decimal(n) for n in range(-3, 8)],
    "kind": ["bus", "car", "foot"],
    "paid": [False, True],
}
FACTS = """
parameters:
  middle: {zh: 中, en: middle, unit: 1, scale: 1, values: [{from: undated, value: 2.5, reason: HR-01}]}
facts:
  points: {zh: 分, en: points, unit: 1, scale: 1, range: 0 to 5}
  count: {zh: 数, en: count, unit: 1, range: -3 to 7}
  paid: {zh: 付, en: paid, type: yes-no}
  kind:
    zh: 类
    en: kind
    choices: {bus: {zh: 公交, en: bus}, car: {zh: 车, en: car}, foot: {zh: 步, en: foot}}
outputs:
  row: {zh: 行, en: row, unit: 1, range: 0 to 20}
decisions:
  row:
    zh: 行
    en: Row
    hit: HIT
    table: |
"""


def ends(column: str) -> st.SearchStrategy[str]:
    # Ends beyond the range and between the steps, too.
    whole = st.integers(-5, 9).map(str)
    fine = st.integers(-20, 120).map(lambda n: str(Decimal(n) / 20))
    return whole | fine | st.just("middle") if column == "points" else whole | st.just("middle")


def cells(column: str) -> st.SearchStrategy[str]:
    if column == "paid":
        return st.sampled_from(["-", "yes", "no", "yes, no", "not(no)"])
    if column == "kind":
        words = st.lists(st.sampled_from(["bus", "car", "foot"]), min_size=1, max_size=3).map(", ".join)
        return st.just("-") | words | words.map("not({})".format)
    compare = st.builds("{} {}".format, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), ends(column)) | ends(column)
    interval = st.builds("{}{}..{}{}".format, st.sampled_from("[("), ends(column), ends(column), st.sampled_from("])"))
    one = compare | interval
    several = st.lists(one, min_size=2, max_size=2).map(", ".join)
    return st.just("-") | one | one | several | (one | several).map("not({})".format)


@st.composite
def bands(draw: st.DrawFn) -> list[str]:
    """Bands of points that follow each other, but for a boundary that may be off by a step or an end."""
    cuts = [Decimal(n) / 10 for n in sorted(draw(st.sets(st.integers(0, 50), min_size=2, max_size=4)))]
    off = st.sampled_from([Decimal(0)] * 3 + [Decimal("0.1"), Decimal("-0.1"), Decimal("0.05")])
    inner = [
        f"{draw(st.sampled_from('[[[('))}{low}..{high + draw(off)}{draw(st.sampled_from(')))]'))}"
        for low, high in pairwise(cuts)
    ]
    return [f"< {cuts[0]}", *inner, f">= {cuts[-1]}"]


@st.composite
def tables(draw: st.DrawFn, hit: str) -> tuple[list[str], str]:
    columns = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=3, unique=True))
    rows = draw(st.lists(st.tuples(*map(cells, columns)), min_size=1, max_size=5))
    if draw(st.booleans()):
        columns = ["points", *(column for column in columns if column == "paid")]
        rest = [()] if columns == ["points"] else [("yes",), ("no",)]
        rows = [(band, *more) for band in draw(bands()) for more in rest]
    lines = [" | ".join(columns) + " || row | clause"]
    lines += [" | ".join(row) + f" || {number} | late-1" for number, row in enumerate(rows, 1)]
    return columns, FACTS.replace("HIT", hit) + "".join(f"      {line}\n" for line in lines)


def checked(text: str):
    found = loaded(text)
    assert found.problems == ()
    book = found.handbook
    version = book.decisions["row"].versions[0]
    problems = list(tables_cover(Subject(Path(), found, TODAY)))
    return book, version, [problem for problem in problems if "(row)" in problem.message.en]


def covering(book, version, case: dict) -> list[int]:
    values = Evaluator(book, case, TODAY)
    return [
        row.number
        for row in version.rows
        if all(
            isinstance(test, Any) or passes(test)(case[column.name], values)
            for column, test in zip(version.columns, row.tests, strict=True)
        )
    ]


def value_of(text: str):
    if text in ("yes", "no"):
        return text == "yes"
    return text if text.isalpha() else Decimal(text)


def counterexample(message: str) -> dict:
    """The values that a message names; columns that it leaves out make no difference."""
    return {name: value_of(text) for name, text in re.findall(r"\((\w+)\) = '?([^\s']+)", message)}


def cases(columns: list[str], given: dict):
    """Every combination of values, with some of them given."""
    return (
        dict(zip(columns, values, strict=True))
        for values in product(*([given[column]] if column in given else COLUMNS[column] for column in columns))
    )


def grid(columns: list[str]):
    return cases(columns, {})


@given(tables("unique"))
def test_a_unique_table_is_complete_and_disjoint_just_when_every_value_says_so(table):
    columns, text = table
    book, version, problems = checked(text)
    hits = [covering(book, version, case) for case in grid(columns)]
    codes = {problem.code for problem in problems}
    assert ("gap" in codes) == any(not rows for rows in hits)
    assert ("overlap" in codes) == any(len(rows) > 1 for rows in hits)
    assert ("unreachable-row" in codes) == ({row.number for row in version.rows} != {n for rows in hits for n in rows})


@given(tables("unique"))
def test_a_counterexample_is_real(table):
    columns, text = table
    book, version, problems = checked(text)
    for problem in problems:
        example = counterexample(problem.message.en)
        if problem.code == "gap":
            assert all(covering(book, version, case) == [] for case in cases(columns, example))
            with pytest.raises(Uncovered):
                Evaluator(book, next(cases(columns, example)), TODAY).decision("row")
        if problem.code == "overlap":
            first, second = map(int, re.findall(r"rows (\d+) and (\d+)", problem.message.en)[0])
            (case,) = cases(columns, example)
            assert {first, second} <= set(covering(book, version, case))


@given(tables("first"))
def test_a_first_table_covers_and_reaches_just_what_every_value_says(table):
    columns, text = table
    book, version, problems = checked(text)
    hits = [covering(book, version, case) for case in grid(columns)]
    unreachable = {
        int(n) for p in problems for n in re.findall(r"row (\d+) of", p.message.en) if p.code == "unreachable-row"
    }
    assert any(problem.code == "gap" for problem in problems) == any(not rows for rows in hits)
    assert unreachable == {row.number for row in version.rows} - {rows[0] for rows in hits if rows}


@given(tables("unique"), st.data())
def test_what_a_sound_table_decides_is_what_its_one_row_says_whatever_else_is_told(table, data):
    columns, text = table
    book, version, problems = checked(text)
    if problems:
        return
    case = {column: data.draw(st.sampled_from(COLUMNS[column])) for column in columns}
    told = {name: case[name] for name in data.draw(st.sets(st.sampled_from(columns)))}
    (row,) = covering(book, version, case)
    assert Evaluator(book, case, TODAY).decision("row") == {"row": Decimal(row)}
    partly = Evaluator(book, told, TODAY).decision("row")["row"]
    possible = {n for full in cases(columns, told) for n in covering(book, version, full)}
    if isinstance(partly, Decimal):
        assert possible == {row}
    else:
        assert partly.names
        assert not set(partly.names) & told.keys()


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("points || row | clause\n>= 3 || 1 | late-1\n< 3 || 2 | late-1", []),
        (
            "points || row | clause\n> 3 || 1 | late-1\n< 3 || 2 | late-1",
            ["no row of “Row” (row) covers “points” (points) = 3"],
        ),
        ("points || row | clause\n>= 3 || 1 | late-1\n< 2.95 || 2 | late-1", []),  # no value lies between
        (
            "points || row | clause\n>= 3 || 1 | late-1\n<= 2.8 || 2 | late-1",
            ["no row of “Row” (row) covers “points” (points) = 2.9"],
        ),
        (
            "points || row | clause\n- || 1 | late-1\n5 || 2 | late-1",
            ["rows 1 and 2 of “Row” (row) both cover “points” (points) = 5"],
        ),
        ("kind || row | clause\nbus, car || 1 | late-1",
         ["no row of “Row” (row) covers “kind” (kind) = 'foot' (foot)"]),
        ("paid | count || row | clause\nyes | - || 1 | late-1\nno | > 0 || 2 | late-1",
         ["no row of “Row” (row) covers “paid” (paid) = no and “count” (count) = -3"]),
    ],
)  # fmt: skip
def test_the_counterexample_is_the_first_and_says_no_more_than_it_needs(table, found):
    text = FACTS.replace("HIT", "unique") + "".join(f"      {line}\n" for line in table.split("\n"))
    assert [problem.message.en for problem in checked(text)[2]] == found


def test_a_table_of_dates_is_checked_at_each_change_of_its_parameters():
    text = """
        parameters:
          turn:
            zh: 变更日
            en: turn
            type: date
            values:
              - {from: undated, value: 2026-01-01, reason: HR-01}
              - {from: 2027-01-01, value: 2027-01-01, reason: HR-01}
        facts:
          day: {zh: 日, en: day, type: date}
        outputs:
          old: {zh: 旧, en: old, type: yes-no}
        decisions:
          old:
            zh: 旧
            en: Old
            table: |
              day                  || old | clause
              < turn               || yes | late-1
              >= date("2026-01-01") || no  | late-1
        """
    found = loaded(text)
    assert found.problems == ()
    problems = [problem.message.en for problem in tables_cover(Subject(Path(), found, TODAY))]
    assert problems == ["rows 1 and 2 of “Old” (old) both cover “day” (day) = 2026-01-01 from 2027-01-01"]


def test_an_unset_threshold_is_no_problem_and_dates_stay_within_the_years_that_can_be_told():
    for end in ("1900-01-01", "2199-12-31"):
        text = f"""
            parameters:
              pass_mark:
                {{zh: 线, en: mark, unit: late, range: 0 to 31, values: [{{from: undated, reason: HR-01}}]}}
            facts:
              day: {{zh: 日, en: day, type: date}}
            outputs:
              passed: {{zh: 过, en: passed, type: yes-no}}
              late: {{zh: 晚, en: late, type: yes-no}}
            decisions:
              passed:
                zh: 过
                en: Passed
                table: |
                  lates        || passed | clause
                  < pass_mark  || no     | late-1
                  >= pass_mark || yes    | late-1
              late:
                zh: 晚
                en: Late
                table: |
                  day             || late | clause
                  = date("{end}")  || yes  | late-1
                  != date("{end}") || no   | late-1
        """
        made = loaded(text)
        assert not made.problems
        assert not list(tables_cover(Subject(Path(), made, TODAY)))


def test_days_beyond_the_years_are_no_days_of_a_column():
    days = representatives(MomentType("date"), [date(1900, 1, 1), date(2199, 12, 31), date.min, date.max])
    assert days == [date(1900, 1, 1), date(1900, 1, 2), date(2199, 12, 30), date(2199, 12, 31)]
