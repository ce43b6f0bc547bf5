"""The command line, a module for each group of commands.

Exit codes of ``calc``: 0 answered, 1 incomplete, 2 bad request; ``batch`` ends with 1 where any row has no answer.
Of the others: 0 done, 1 problems found.
"""

from __future__ import annotations

import sys

from rulebook.cli import batch, calc, check, exam, files, site
from rulebook.cli.base import app, fail
from rulebook.problem import HandbookError

__all__ = ["app", "batch", "calc", "check", "exam", "files", "main", "site"]


def main() -> None:
    """Run the command line; a handbook with problems is printed as such, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except HandbookError as error:
        fail(f"{error}\n\nThe handbook has problems; 'rulebook check' lists them.", 2)
