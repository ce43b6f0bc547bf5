"""Problem: an author's mistake, with its place, what was found, what is allowed and a hint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

__all__ = ["HandbookError", "Place", "Problem", "did_you_mean", "listing", "render"]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something stands: a file relative to the project, a line and a column, both counted from 1.

    ``length`` is the number of characters that the caret underlines.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = field(default=1, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, offset: int, length: int = 1) -> Place:
        """The place `offset` characters further right on the same line.

        >>> Place("policy/a.yaml", 3, 5).shifted(4, 2)
        Place(file='policy/a.yaml', line=3, column=9, length=2)
        """
        return Place(self.file, self.line, self.column + offset, max(1, length))


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake. Problems are data: they are gathered, sorted by place and printed together.

    A `warning` is said, and stops nothing.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {'warning: ' * self.warning}{self.message} [{self.code}]"


class HandbookError(Exception):
    """The handbook has problems, so there is nothing to compute with. Carries them all, rendered."""

    def __init__(self, problems: Iterable[Problem], texts: Mapping[str, str] | None = None) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(render(problem, texts or {}) for problem in self.problems))


def render(problem: Problem, texts: Mapping[str, str]) -> str:
    r"""The problem as its author reads it: message, source line with a caret, hint.

    `texts` maps file names to their contents; without the file's text the source line is left out.

    >>> place = Place("policy/overrun.yaml", 2, 10, 3)
    >>> print(
    ...     render(
    ...         Problem(place, "unknown-name", "unknown name 'dya'", "did you mean 'day'?"),
    ...         {"policy/overrun.yaml": "a: 1\nformula: dya * 2\n"},
    ...     )
    ... )
    policy/overrun.yaml:2:10: unknown name 'dya' [unknown-name]
        2 | formula: dya * 2
          |          ^^^
      hint: did you mean 'day'?
    """
    lines = [str(problem)]
    source = texts.get(problem.place.file, "").splitlines()
    if problem.place.line <= len(source):
        text = source[problem.place.line - 1]
        if len(text) <= 300:
            before = text[: problem.place.column - 1]
            pad = "".join("\t" if c == "\t" else "　" if wide(c) else " " for c in before)
            under = text[len(before) : len(before) + problem.place.length]
            caret = "".join("^^" if wide(c) else "^" for c in under) or "^"
            lines += [f"{problem.place.line:>5} | {text}", f"      | {pad}{caret}"]
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines)


def wide(character: str) -> bool:
    """Whether a terminal gives the character two columns, as it does Chinese ones."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uff60"


def did_you_mean(found: str, allowed: Iterable[str]) -> str:
    """A hint naming the nearest allowed word, or all of them when few, or nothing.

    >>> did_you_mean("overrun_day", ["overrun_days", "leave_days"])
    "did you mean 'overrun_days'?"
    """
    words = sorted(set(allowed))
    near = get_close_matches(found, words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"allowed: {listing(words)}" if 0 < len(words) <= 12 else ""


def listing(words: Iterable[object]) -> str:
    """The words in quotes, separated by commas.

    >>> listing(["none", "return"])
    "'none', 'return'"
    """
    return ", ".join(f"'{word}'" for word in words)
