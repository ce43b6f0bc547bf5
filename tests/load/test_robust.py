"""Whatever an author types, checking ends with problems and never with an exception."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.check import CODES, check
from rulebook.problem import render
from tests.check.test_checks import BAD, CASES, lay
from tests.tools.band_edges import DAY
from tests.tools.small import text as book_text

RICH = book_text("rich")
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
    return [render(problem, loaded.texts, "en") for problem in found]


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
