"""The formatter of policy files: it aligns the tables in block scalars and touches nothing else."""

from __future__ import annotations

from rulebook.load.strict_yaml import Document, read
from rulebook.load.text_table import align
from rulebook.problem import Problem

__all__ = ["formatted"]

_TABLES = ("table", "examples", "faults")


def formatted(source: bytes, file: str) -> tuple[bytes, list[Problem]]:
    r"""The file with every decision table and example table aligned, or the problems that keep it from being read.

    >>> source = b"decisions:\n  d:\n    table: |\n      a || b | clause\n      < 10 || 1 | x-1\n"
    >>> print(formatted(source, "a.yaml")[0].decode())
    decisions:
      d:
        table: |
          a    || b | clause
          < 10 || 1 | x-1
    <BLANKLINE>
    """
    document, problems = read(source, file)
    if document is None:
        return source, problems
    lines = source.decode("utf-8").split("\n")
    for path in sorted(document.blocks, key=lambda path: document.spots[path]):
        if path[-1] in _TABLES:
            _align(document, path, lines)
    return "\n".join(lines).encode(), []


def _align(document: Document, path: tuple[str | int, ...], lines: list[str]) -> None:
    rows = [(place, row) for place, row in document.lines(*path) if row.strip()]
    if not rows:
        return
    indent = " " * (rows[0][0].column - 1)
    for (place, _), row in zip(rows, align("\n".join(row for _, row in rows)).split("\n"), strict=True):
        ending = "\r" if lines[place.line - 1].endswith("\r") else ""
        lines[place.line - 1] = indent + row + ending
