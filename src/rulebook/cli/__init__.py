"""The command line, a module for each group of commands.

Exit codes of ``calc``: 0 answered, 1 incomplete, 2 bad request; ``batch`` ends with 1 where any row has no answer.
Of the others: 0 done, 1 problems found.
"""

from __future__ import annotations

import sys

from rulebook.cli import batch, calc, check, exam, files, site
from rulebook.cli.base import app

__all__ = ["app", "batch", "calc", "check", "exam", "files", "main", "site"]


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    app()
