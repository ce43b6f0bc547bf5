"""Everything that can be wrong with a handbook, found in one run and sorted by place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rulebook.check.checks import CHECKS, Subject
from rulebook.load import Loaded, loaded, too_long_chain
from rulebook.problem import Problem

__all__ = ["check"]


def check(root: Path, as_of: date) -> tuple[Loaded, tuple[Problem, ...]]:
    """Load the project's handbook and check it as it stands on a day.

    Checks that need formulas or values run on what could be loaded, so that all problems of all files show
    at once.
    """
    read = loaded(root)
    subject = Subject(root, read, as_of)
    try:
        found = {problem for run in CHECKS for problem in run(subject)}
    except RecursionError:
        found = {too_long_chain()}
    told = {(problem.place, problem.code) for problem in found}
    found = {problem for problem in found if (problem.place, _FOLLOWS.get(problem.code)) not in told}
    return read, tuple(sorted({*read.problems, *found}))


_FOLLOWS = {"row-without-example": "unreachable-row", "unlike-clause": "other-section"}
"""What follows from another problem at the same place, and is not told beside it."""
