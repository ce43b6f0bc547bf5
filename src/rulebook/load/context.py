"""What is known while a handbook is gathered: the files, what could not be read, and the problems on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rulebook.bilingual import NO_WORDS, Words
from rulebook.handbook import Field
from rulebook.language import RuleError, ast, parse
from rulebook.load import schema
from rulebook.load.mistyped import odd
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document, Path
from rulebook.problem import Place, Problem, did_you_mean, labelled
from rulebook.wording import Refusal, read_value

__all__ = ["Broken", "Cascade", "Context", "Files", "Formula", "SourceFile"]

N = TypeVar("N")


class Broken(set[str]):
    """Names whose declarations could not be read: what names one of them is not wrong for that.

    Where a file or a section could not be read at all, that may be any name.
    """

    any = False

    def __init__(self) -> None:
        super().__init__()
        self.families: set[str] = set()
        """How the names begin that would be made of something which could not be read."""

    @property
    def some(self) -> bool:
        """Whether there are such names."""
        return self.any or bool(self)

    def __contains__(self, name: object) -> bool:
        return self.any or super().__contains__(name) or str(name).startswith(tuple(self.families))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file under ``policy/`` as read: where every value stands, what the schema makes of it, and whose it is.

    `policy` is the policy that the file is or is a part of; none where it holds what policies share.
    """

    document: Document
    content: schema.File
    policy: str = ""


Files = tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as read, and the place where it begins."""

    node: ast.Expression
    place: Place


class Cascade(Exception):
    """A name whose own declaration has problems: reported there, not again where it is named."""


@dataclass(slots=True)
class Context:
    """The problems on the way, the names that are `broken`, and those in the handbook that are `failing`.

    `labels` are those of everything that the files declare.
    """

    broken: Broken
    labels: Mapping[str, Words] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)

    def problem(self, place: Place, code: str, message: Words, hint: Words = NO_WORDS) -> None:
        """Note a problem."""
        self.problems.append(Problem(place, code, message, hint))

    def value(self, place: Place, field: Field, text: str) -> ast.Value:
        """The value of the field that a text says, or None once its problem has been noted."""
        try:
            return read_value(field, text)
        except Refusal as refusal:
            if told := odd(text, place, "wrong-value"):
                self.problems.append(told)
                return None
            zh, en = refusal.words.zh.rstrip("。"), refusal.words.en.rstrip(".")
            named = labelled(text, field.choices)
            hint = did_you_mean(text, named, field.choices) if named else NO_WORDS
            self.problem(place, "wrong-value", Words(zh, en), hint)
            return None

    def formula(self, document: Document, path: Path, text: str) -> Formula | None:
        """The formula at the path, or None where it cannot be read."""
        place = next((place for place, _ in document.lines(*path)), document.place(*path))
        node = self.parsed(parse.expression, " ".join(text.split()), place)
        return None if node is None else Formula(node, place)

    def parsed(self, read: Callable[[str], N], text: str, place: Place) -> N | None:
        """What is read from the text, or None once its problem has been noted."""
        try:
            return read(text)
        except parse.ParseError as error:
            at = place.shifted(error.start, error.end - error.start)
            shown = text if len(text) <= 80 else text[:79] + "…"
            wrong = text[error.start : error.end]
            named = labelled(wrong, self.labels)
            hint = did_you_mean(wrong, named, self.labels) if named else error.hint
            self.problem(at, "syntax", said("quoted text", message=error.message, text=shown), hint)
            return None

    def typed(self, place: Place, owner: str, check: Callable[[], N]) -> N | None:
        """What `check` makes of the text at the place, or None once its problem has been noted; then `owner` fails."""
        try:
            return check()
        except RuleError as error:
            self.problem(place.shifted(error.start, error.end - error.start), error.code, error.message, error.hint)
        except Cascade:
            pass
        self.failing.add(owner)
        return None
