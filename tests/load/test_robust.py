"""Whatever an author types, checking ends with problems and never with an exception."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulebook.check import CODES, check
from rulebook.problem import render
from tests.check.test_checks import BAD, CASES, lay
from tests.tools.band_edges import DAY

RICH = """
parameters:
  grace:
    zh: 宽限
    en: grace
    unit: late
    range: 0 to 9
    questions: [Q-01]
    values:
      - {from: undated, value: 1, reason: HR-01}
      - {from: 2026-03-01, value: 2, reason: "HR-01, Q-01"}
      - {from: 2026-09-01, reason: HR-01}
  usual: {zh: 通常, en: usual, unit: percent, scale: 1, values: [{from: undated, value: 12.5, reason: HR-01}]}
units:
  percent: {zh: "%", en: "%", plural: "%"}
facts:
  share: {zh: 比例, en: share, unit: percent, scale: 1, range: 0 to 100, default: usual}
  since: {zh: 自, en: since, ask: {zh: 自？, en: Since?}, type: date, clause: late-1}
  until: {zh: 至, en: until, ask: {zh: 至？, en: Until?}, type: date}
  at: {zh: 时, en: at, ask: {zh: 时？, en: At?}, type: time}
  paid: {zh: 付, en: paid, ask: {zh: 付？, en: Paid?}, type: yes-no}
  kind: {zh: 类, en: kind, ask: {zh: 类？, en: Kind?}, choices: {bus: {zh: 车, en: bus}, car: {zh: 轿, en: car}}}
constraints:
  in_order: {zh: 先后, en: In order, requires: since <= until}
outputs:
  pay: {zh: 付, en: pay, unit: yuan, scale: 3}
  way: {zh: 路, en: way, choices: {short: {zh: 短, en: short}, long: {zh: 长, en: long}}}
  twice: {zh: 二, en: twice, unit: yuan}
decisions:
  travel:
    zh: 行
    en: Travel
    hit: first
    table: |
      kind     | paid | lates    | at              || pay                            | way   | clause
      bus, car | yes  | [1..9)   | -               || late_rate * lates * share      | short | late-1
      not(bus) | -    | >= grace | -               || round(late_rate * lates / 3, 2) | long  | late-2
      -        | -    | -        | > time("12:00") || if paid then 1 else 2.5        | -     | late-2
      -        | -    | -        | -               || min(10, 20)                    | long  | late-2
    examples: |
      zh | en  | kind | paid | lates | at    | as_of      || pay | way
      甲 | one | bus  | yes  | 1     | -     | 2026-01-01 || 1.25 | short
      乙 | two | bus  | no   | 0     | 13:00 | -          || 2.5 | -
  twice:
    zh: 二
    en: Twice
    versions:
      - {from: undated, formula: "10", clause: late-1}
      - {from: 2026-09-01, formula: floor(travel.pay) * 2, clause: late-2}
calculators:
  trip:
    zh: 行
    en: Trip
    about: {zh: 几何？, en: How much?}
    asks: [kind, paid, lates, at]
    decisions: [travel, twice]
    sentences:
      - {when: way = "short" and pay > 1, zh: 短途。, en: A short way.}
      - zh: 付 {pay}。
        en: Pay {pay}.
"""
TOKENS = re.compile(r"[\w.]+|[^\w\s]|\n *| +")
POOL = [
    "undated",
    "2026-01-01",
    "null",
    "-",
    "0",
    "1",
    "99999999999999999999",
    "-5",
    "0.0000001",
    "lates",
    "grace",
    "late-1",
    "''",
    "",
]
POOL += [
    "share",
    "since",
    "pay",
    "travel",
    "travel.way",
    "twice",
    "kind",
    "bus",
    "yes",
    "floor",
    "months",
    "days",
    "minutes",
    "not",
]
POOL += [
    "||",
    "|",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ":",
    ",",
    "/",
    "*",
    "=",
    "..",
    "\n",
    "\n  ",
    "训",
    "４",
    "if",
    "{x}",
    "HR-01",
    "Q-01",
]


def problems(root: Path) -> list[str]:
    loaded, found = check(root, DAY)
    assert {problem.code for problem in found} <= CODES.keys()
    return [render(problem, loaded.texts) for problem in found]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("handbook")
    shutil.copytree(BAD / "base", folder, dirs_exist_ok=True)
    return folder


@st.composite
def mistyped(draw: st.DrawFn) -> str:
    """The rich file with up to three of its words, signs or line ends taken out, doubled or replaced."""
    tokens = TOKENS.findall(RICH)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(tokens) - 1))
        other = draw(st.sampled_from(POOL) | st.sampled_from(sorted(set(tokens))))
        tokens[at] = draw(st.sampled_from([other, other, "", tokens[at] + " " + other, tokens[at] * 2]))
    return "".join(tokens)


@settings(max_examples=250)
@given(mistyped())
def test_a_mistyped_file_makes_problems_and_no_exception(root, text):
    (root / "policy" / "case.yaml").write_text(text, "utf-8")
    for problem in problems(root):
        assert "Traceback" not in problem


@pytest.mark.parametrize(("one", "other"), list(zip(CASES, CASES[1:] + CASES[:1], strict=True)))
def test_two_bad_handbooks_at_once_are_told_too(one, other, tmp_path):
    lay(BAD / "base", tmp_path)
    lay(BAD / one, tmp_path)
    for path in (tmp_path / "policy").glob("case.yaml"):
        path.rename(path.with_name("first.yaml"))
    lay(BAD / other, tmp_path)
    assert problems(tmp_path)
