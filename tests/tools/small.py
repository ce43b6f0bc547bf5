"""Small handbooks for tests.

A file of `books/` is laid over the base of `tests/check/bad`, as other lines of YAML may be; `books/training` is a
project's folder of its own, by which commands and the documentation can answer.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any

import yaml

from rulebook.handbook import Handbook
from rulebook.load import Loaded, load
from rulebook.load import handbook as load_handbook
from rulebook.problem import render

TESTS = Path(__file__).parents[1]
BASE = TESTS / "check/bad/base/policy"
TRAINING = TESTS / "books/training"


def text(name: str) -> str:
    """The text of the book of that name, which is laid over the base."""
    return (TESTS / f"books/{name}.yaml").read_text("utf-8")


@cache
def book(name: str) -> Handbook:
    """The small handbook of that name."""
    return load_handbook(TESTS / f"books/{name}") if (TESTS / f"books/{name}").is_dir() else handbook(text(name))


def refused_courses() -> list[dict[str, Any]]:
    """The plans that the book `course` refuses: the `facts`, and what is said in `zh` and `en`."""
    found: list[dict[str, Any]] = yaml.safe_load(text("course-refused"))
    assert found
    return found


def lay(more: str, root: Path) -> None:
    """Write the base handbook with one more file of this text below the folder."""
    (root / "policy").mkdir()
    for path in BASE.glob("*.yaml"):
        (root / "policy" / path.name).write_bytes(path.read_bytes())
    (root / "policy" / "case.yaml").write_text(dedent(more), "utf-8")


def loaded(more: str) -> Loaded:
    """The base handbook with one more file of this text, and whatever problems reading it makes."""
    with TemporaryDirectory() as folder:
        lay(more, Path(folder))
        return load(Path(folder))


def handbook(more: str) -> Handbook:
    """The same, without problems."""
    found = loaded(more)
    assert not found.problems, "\n".join(render(problem, found.texts, "zh") for problem in found.problems)
    return found.handbook
