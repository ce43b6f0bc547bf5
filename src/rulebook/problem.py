"""Problem: an author's mistake, with its place, what was found, what is allowed and a hint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from rulebook.bilingual import NO_WORDS, Language, Words

__all__ = ["SENTENCES", "HandbookError", "Place", "Problem", "did_you_mean", "labelled", "listing", "render"]

SENTENCES: Mapping[str, Words] = {
    "warning": Words("提醒：", "warning: "),
    "hint": Words("  建议：{hint}", "  hint: {hint}"),
    "near": Words("是不是{word}？", "did you mean {word}?"),
    "by label": Words("这里写编号：“{label}”的编号是“{word}”", "write the id: that of '{label}' is '{word}'"),
    "delete it": Words("删掉它", "delete it"),
    "allowed": Words("可以写：{words}", "allowed: {words}"),
}
"""What is said around a problem, and by problems of every kind."""


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
    message: Words
    hint: Words = NO_WORDS
    warning: bool = False

    def line(self, language: Language) -> str:
        """Where it is, what it is, and its code."""
        return f"{self.place}: {SENTENCES['warning'][language] * self.warning}{self.message[language]} [{self.code}]"


class HandbookError(Exception):
    """The handbook has problems, so there is nothing to compute with. Carries them all, with the files' texts."""

    def __init__(self, problems: Iterable[Problem], texts: Mapping[str, str] | None = None) -> None:
        self.problems = tuple(sorted(problems))
        self.texts = texts or {}
        super().__init__(self.told("zh"))

    def told(self, language: Language) -> str:
        """All of them as their author reads them."""
        return "\n".join(render(problem, self.texts, language) for problem in self.problems)


def render(problem: Problem, texts: Mapping[str, str], language: Language) -> str:
    r"""The problem as its author reads it: message, source line with a caret, hint.

    `texts` maps file names to their contents; without the file's text the source line is left out.

    >>> place = Place("policy/overrun.yaml", 2, 10, 3)
    >>> found, hint = Words("没有“dya”", "unknown name 'dya'"), Words("是不是“day”？", "did you mean 'day'?")
    >>> texts = {"policy/overrun.yaml": "a: 1\nformula: dya * 2\n"}
    >>> print(render(Problem(place, "unknown-name", found, hint), texts, "en"))
    policy/overrun.yaml:2:10: unknown name 'dya' [unknown-name]
        2 | formula: dya * 2
          |          ^^^
      hint: did you mean 'day'?
    """
    lines = [problem.line(language)]
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
        lines.append(SENTENCES["hint"].filled(hint=problem.hint)[language])
    return "\n".join(lines)


def wide(character: str) -> bool:
    """Whether a terminal gives the character two columns, as it does Chinese ones."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uff60"


def did_you_mean(found: str, allowed: Iterable[str], labels: Mapping[str, Words] | None = None) -> Words:
    """A hint naming the nearest allowed word, or all of them when few, or nothing.

    With `labels`, a thing written by its label gets its id.

    >>> did_you_mean("overrun_day", ["overrun_days", "leave_days"]).en
    "did you mean 'overrun_days'?"
    >>> did_you_mean("客服", ["agent"], {"agent": Words("客服", "agent")}).zh
    '这里写编号：“客服”的编号是“agent”'
    """
    words = sorted(set(allowed))
    labels = labels or {}
    for word in labelled(found, {word: labels[word] for word in words if word in labels}):
        return SENTENCES["by label"].filled(label=found, word=word)
    if near := get_close_matches(found, words, n=1, cutoff=0.6):
        return SENTENCES["near"].filled(word=listing(near, labels))
    return SENTENCES["allowed"].filled(words=listing(words, labels)) if 0 < len(words) <= 12 else NO_WORDS


def labelled(label: str, labels: Mapping[str, Words]) -> list[str]:
    """The ids of the things that are called so in a language.

    >>> labelled("Agent", {"agent": Words("客服", "agent")})
    ['agent']
    """
    name = label.casefold()
    return sorted(id for id, words in labels.items() if name in (words.zh.casefold(), words.en.casefold()))


def listing(words: Iterable[str], labels: Mapping[str, Words] | None = None) -> Words:
    """The words in quotes, one after another, with their labels where there are some.

    >>> listing(["none", "return"], {"none": Words("不培训", "no training")}).en
    "'none' (no training), 'return'"
    """
    zh, en = [], []
    for word in words:
        label = (labels or {}).get(word, NO_WORDS)
        zh.append(f"“{word}”" + f"（{label.zh}）" * bool(label))
        en.append(f"'{word}'" + f" ({label.en})" * bool(label))
    return Words("、".join(zh), ", ".join(en))
