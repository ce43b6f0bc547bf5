"""What a check looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath

from rulebook.bilingual import Words
from rulebook.handbook import Handbook, Row, names_reached
from rulebook.load import Loaded, Path, SourceFile, schema
from rulebook.problem import Place

__all__ = ["Prose", "Subject"]


@dataclass(frozen=True, slots=True)
class Prose:
    """A pair of texts written for readers, what it belongs to, and where each stands.

    Beside parameters it may name what its owner asks and answers, or `fact` alone.
    """

    words: Words
    owner: str
    zh: Place
    en: Place
    allowed: tuple[tuple[str, Place], ...] = ()
    fact: str | None = None


@dataclass(frozen=True)
class Subject:
    """The project's folder, what was loaded from it, and the day to check for."""

    root: FilePath
    loaded: Loaded
    as_of: date

    @property
    def handbook(self) -> Handbook:
        return self.loaded.handbook

    def sound(self, decision: str) -> bool:
        """Whether the decision and all that it reads could be read and typed, so that it can be evaluated."""
        book = self.handbook
        known = book.decisions.keys() | book.facts.keys() | book.parameters.keys()
        reached = set(names_reached(book, [decision]))
        outputs = {output for id in reached & book.decisions.keys() for output in book.decisions[id].outputs}
        return reached <= known and (reached | outputs).isdisjoint(self.loaded.broken | self.loaded.failing)

    def clause_of(self, row: Row) -> Place:
        """Where the row names its clause: in the last cell of its line; the row itself where it is a formula."""
        place, clause = row.place, row.clause
        line = self.loaded.texts[place.file].splitlines()[place.line - 1].rstrip()
        return (
            place.shifted(len(line) - len(clause) + 1 - place.column, len(clause)) if line.endswith(clause) else place
        )

    def page(self, path: str) -> str:
        """What a page or a notebook says; nothing where it is not there or not UTF-8, which none can be made of."""
        if path not in self._pages:
            try:
                self._pages[path] = (self.root / path).read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                self._pages[path] = ""
        return self._pages[path]

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {}

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Every pair of texts in which parameters may be named and quantities may not be typed."""
        return tuple(
            text
            for file in self.loaded.files
            for text in (*_of_clauses(file), *_of_the_rules(file), *_of_the_rest(file))
        )


def _pair(file: SourceFile, path: Path, texts: schema.Texts, owner: str) -> Prose:
    place = file.document.place
    return Prose(Words(texts.zh, texts.en), owner, place(*path, "zh"), place(*path, "en"))


def _of_clauses(file: SourceFile) -> Iterator[Prose]:
    for id, clause in file.content.clauses.items():
        path = ("clauses", id)
        allowed = tuple(
            (exception.text, file.document.place(*path, "allow", i, "text")) for i, exception in enumerate(clause.allow)
        )
        yield replace(_pair(file, path, clause, id), allowed=allowed)
        for i, step in enumerate(clause.steps):
            yield _pair(file, (*path, "steps", i), step, id)


def _of_the_rules(file: SourceFile) -> Iterator[Prose]:
    content = file.content
    for id, calculator in content.calculators.items():
        yield _pair(file, ("calculators", id, "about"), calculator.about, id)
        for i, sentence in enumerate(calculator.sentences):
            yield _pair(file, ("calculators", id, "sentences", i), sentence, id)
        for i, onward in enumerate(calculator.onward):
            yield _pair(file, ("calculators", id, "onward", i), onward, id)
    for name, fact in content.facts.items():
        if fact.ask is not None:
            yield _pair(file, ("facts", name, "ask"), fact.ask, name)
        for key, told in (("told", fact.told), ("told_not", fact.told_not)):
            if told is not None:
                yield replace(_pair(file, ("facts", name, key), told, name), fact=name)
    for id, decision in content.decisions.items():
        for output, asked in decision.asked.items():
            yield _pair(file, ("decisions", id, "asked", output), asked, id)
    for name, constraint in content.constraints.items():
        yield _pair(file, ("constraints", name), constraint, name)


def _of_the_rest(file: SourceFile) -> Iterator[Prose]:
    content = file.content
    for id, question in content.questions.items():
        yield _pair(file, ("questions", id), question, id)
        yield _pair(file, ("questions", id, "interpretation"), question.interpretation, id)
        yield _pair(file, ("questions", id, "effect"), question.effect, id)
    for id, form in content.forms.items():
        yield _pair(file, ("forms", id, "about"), form.about, id)
    for id, role in content.roles.items():
        yield _pair(file, ("roles", id, "about"), role.about, id)
    for id, asked in content.most_asked.items():
        yield _pair(file, ("most_asked", id), asked, id)
    for id, term in content.terms.items():
        yield _pair(file, ("terms", id, "means"), term.means, id)
