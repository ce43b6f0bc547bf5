"""The formatter of policy files: it aligns the tables in block scalars and touches nothing else."""

from __future__ import annotations

from rulebook.strict_yaml import Document, read
from rulebook.table import align

__all__ = ["formatted"]

_TABLES = ("table", "examples")


def formatted(text: str, file: str) -> str:
    r"""The file's text with every decision table and example table aligned; unreadable text comes back as it is.

    >>> print(
    ...     formatted(
    ...         "decisions:\n  d:\n    table: |\n      a || b | clause\n      < 10 || 1 | x-1\n",
    ...         "a.yaml",
    ...     )
    ... )
    decisions:
      d:
        table: |
          a    || b | clause
          < 10 || 1 | x-1
    <BLANKLINE>
    """
    document, _ = read(text.encode(), file)
    if document is None:
        return text
    lines = text.split("\n")
    for path in sorted(document.blocks, key=lambda path: document.places[path]):
        if path[-1] in _TABLES:
            _align(document, path, lines)
    return "\n".join(lines)


def _align(document: Document, path: tuple[str | int, ...], lines: list[str]) -> None:
    rows = [(place, row) for place, row in document.lines(*path) if row.strip()]
    if not rows:
        return
    indent = " " * (rows[0][0].column - 1)
    for (place, _), row in zip(rows, align("\n".join(row for _, row in rows)).split("\n"), strict=True):
        lines[place.line - 1] = indent + row
