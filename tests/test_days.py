"""No test reads the clock, and those that ask the real handbook pass on later days as well."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CLOCK = {"today", "now", "utcnow", "localtime", "gmtime"}
FILES = sorted(TESTS.rglob("test_*.py"))


def asked_of_the_clock(path: Path) -> list[str]:
    return [
        f"{path.name}:{node.lineno}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
    ]


def test_no_test_reads_the_clock():
    assert [place for path in FILES for place in asked_of_the_clock(path)] == []


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2027-07-02", "2031-01-01"])
def test_what_asks_the_real_handbook_passes_on_later_days(day):
    asking = [str(path) for path in FILES if "tests.tools.day import" in path.read_text("utf-8")]
    assert len(asking) > 3
    environment = {**os.environ, "RULEBOOK_AS_OF": day}
    quick = [sys.executable, "-m", "pytest", "-q", "-m", "not (browser or slow or prove)", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*quick, *asking], cwd=TESTS.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-10_000:] + done.stderr[-2_000:]
