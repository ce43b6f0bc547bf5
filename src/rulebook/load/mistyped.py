"""Where a file that is no YAML went wrong, as its author sees it: the mark, quote, brace or character to mend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from rulebook.bilingual import Words
from rulebook.language import lookalike
from rulebook.load.sentences import said
from rulebook.problem import Place, Problem

__all__ = ["Unfinished", "broken", "merge_conflicts", "mistyped", "odd"]


def merge_conflicts(text: str, file: str) -> Iterator[Problem]:
    r"""Every merge conflict that nobody has settled, where it or what is left of it begins.

    >>> [problem.place.line for problem in merge_conflicts("a: 1\n<<<<<<< HEAD\nb: 2\n=======\n", "a.yaml")]
    [2]
    """
    begun = False
    for number, line in enumerate(text.splitlines(), 1):
        if mark := re.match(r"<{7}(?= |$)|={7}$|>{7}(?= |$)", line):
            if not begun or mark[0][0] == "<":
                yield Problem(Place(file, number, 1, 7), "merge-conflict", said("conflict"), said("settle conflict"))
            begun = mark[0][0] != ">"


_LINE = re.compile(
    r"""(?P<indent>[^\S\n]*)(?:-\ +)?(?P<name>[A-Za-z][\w-]*)
        (?:\ *(?P<wide>：)                               # zh：文字
        | (?P<close>:)(?=[^\s/])                         # zh:文字
        | :(?P<gap>[^\S\ \t\n]+)                         # a space that is none
        | :\ +(?P<brace>\{[a-z_]\w*(?::\w+)?\})\ *(?=[^\s,}\]\#])  # zh: {name}文字
        | :(?=\s|$))""",
    re.VERBOSE,
)
_BLOCK = re.compile(r"^( *).*(?::|-) [|>][+-]?\s*$")


def mistyped(text: str, file: str) -> Iterator[Problem]:
    r"""What stands where a name, its colon and its text begin, and is not what YAML needs there, line by line.

    >>> print(*(problem.line("en") for problem in mistyped("terms:\n  zh：术语\n  en:term\n", "a.yaml")), sep="\n")
    a.yaml:2:5: a full-width '：' stands after 'zh' [yaml-syntax]
    a.yaml:3:5: a space is missing after 'en:' [yaml-syntax]
    """
    block: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if block is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > block):
            continue
        begun = _BLOCK.match(line)
        block = len(begun[1]) if begun else None
        found = _LINE.match(line)
        if found is None:
            continue
        told = odd(found["indent"], Place(file, number), "yaml-syntax")
        told = told or odd(found["gap"] or "", Place(file, number, found.start("gap") + 1), "yaml-syntax")
        if told is not None:
            yield told
        elif found["wide"]:
            name = found["name"]
            yield _problem(
                file, number, found.start("wide"), said("wide colon", name=name), said("write colon", name=name)
            )
        elif found["close"]:
            name = found["name"]
            hint = said("write colon", name=name)
            yield _problem(file, number, found.start("close"), said("colon without space", name=name), hint)
        elif found["brace"]:
            shown = line[found.start("brace") :].strip()
            hint = said("quote braces", name=found["name"], text=shown if len(shown) < 30 else shown[:29] + "…")
            yield _problem(file, number, found.start("brace"), said("braces first"), hint)


def odd(text: str, place: Place, code: str) -> Problem | None:
    """The problem of the first character in the text at the place that looks like another; None where there is none."""
    for offset, character in enumerate(text):
        if known := lookalike(character):
            return Problem(place.shifted(offset), code, said("odd here", character=known[0]), known[1])
    return None


def _problem(file: str, line: int, offset: int, message: Words, hint: Words) -> Problem:
    return Problem(Place(file, line, offset + 1), "yaml-syntax", message, hint)


_CLOSING = {"{": "}", "[": "]"}
_PLAIN = {
    "mapping values are not allowed in this context": ("colon inside", "quote it"),
    "did not find expected key": ("does not go on", "check indentation"),
    "did not find expected '-' indicator": ("list does not go on", "begin with dash"),
    "could not find expected ':'": ("colon missing", "name first"),
    "did not find expected <document start>": ("second document", "one document"),
    "did not find expected node content": ("value missing", "write value"),
}
"""What the parser's commonest complaints mean to an author, and what to do."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What had begun when the parser gave up: the last quoted text, and the braces and brackets that were open.

    A mark is where libyaml stands; `quoted` begins at the first of its two and ends at the second.
    """

    quoted: tuple[Any, Any] | None
    flows: Sequence[Any]


def broken(error: yaml.MarkedYAMLError, text: str, file: str, unfinished: Unfinished) -> Problem:
    """The parser's complaint where its cause is: a quote or a brace that is not closed is shown where it begins."""
    complaint, lines = str(error.problem or error.context), text.splitlines()
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(file), "yaml-syntax", said("broken"), said("check around"))
    ended = complaint == "found unexpected end of stream"
    quoted = (error.context_mark, mark) if ended and error.context_mark else unfinished.quoted
    if quoted is not None and quoted[0].line < quoted[1].line and mark.line <= quoted[1].line + 1:
        opened = quoted[0]
        hint = said("close quote", quote=lines[opened.line][opened.column])
        return _problem(file, opened.line + 1, opened.column, said("open quote"), hint)
    line = lines[mark.line] if mark.line < len(lines) else ""
    if unfinished.flows and (told := _in_brackets(complaint, mark, unfinished.flows[-1], lines, file)):
        return told
    if complaint == "found character that cannot start any token":
        character = line[mark.column : mark.column + 1]
        tab = said("tab"), said("indent with spaces")
        told_of = tab if character == "\t" else (said("no text begins", character=character), said("quote it"))
        return _problem(file, mark.line + 1, mark.column, *told_of)
    if complaint.startswith("mapping values") and re.fullmatch(r"\s*(- +)?[\w-]+", line[: mark.column]):
        complaint = "did not find expected key"  # nothing but its indentation tells it from an entry of its own
    message, hint_key = _PLAIN.get(complaint, ("broken", "check around"))
    return _problem(file, mark.line + 1, mark.column, said(message), said(hint_key))


def _in_brackets(complaint: str, mark: Any, opened: Any, lines: Sequence[str], file: str) -> Problem | None:
    """What is wrong between a brace or bracket that was `opened` and the mark."""
    bracket = lines[opened.line][opened.column]
    closing = _CLOSING[bracket]
    if opened.line < mark.line or lines[mark.line][mark.column] in _CLOSING.values():
        message = said("open bracket", bracket=bracket)
        return _problem(file, opened.line + 1, opened.column, message, said("close bracket", closing=closing))
    if wide := re.search("[，；]\\s*[A-Za-z_]*$", lines[mark.line][: mark.column]):
        return odd(wide[0], Place(file, mark.line + 1, wide.start() + 1), "yaml-syntax")
    if complaint.startswith("did not find expected ','"):
        message, hint = said("comma missing", closing=closing), said("add comma", closing=closing)
        return _problem(file, mark.line + 1, mark.column, message, hint)
    return None
