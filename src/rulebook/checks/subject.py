"""What a check looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rulebook.handbook import Handbook, Words
from rulebook.load import Loaded
from rulebook.problem import Place
from rulebook.reach import names_reached

__all__ = ["Prose", "Subject"]


@dataclass(frozen=True, slots=True)
class Prose:
    """A pair of texts written for readers, what it belongs to, and where each stands."""

    words: Words
    owner: str
    zh: Place
    en: Place
    allowed: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """The project's folder, what was loaded from it, and the day to check for."""

    root: Path
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
        return reached <= known and not any(
            name in self.loaded.broken or name in self.loaded.failing for name in reached
        )

    def prose(self) -> Iterator[Prose]:
        """Every pair of texts in which parameters may be named and quantities may not be typed."""
        for file in self.loaded.files:
            document, content = file.document, file.content

            def pair(path: tuple[str | int, ...], texts: object, owner: str, document=document) -> Prose:  # type: ignore[no-untyped-def]
                words = Words(texts.zh, texts.en)  # type: ignore[attr-defined]
                return Prose(words, owner, document.place(*path, "zh"), document.place(*path, "en"))

            for id, clause in content.clauses.items():
                path = ("clauses", id)
                allowed = tuple(
                    (exception.text, document.place(*path, "allow", i, "text"))
                    for i, exception in enumerate(clause.allow)
                )
                whole = pair(path, clause, id)
                yield Prose(whole.words, id, whole.zh, whole.en, allowed)
                for i, step in enumerate(clause.steps):
                    yield pair((*path, "steps", i), step, id)
            for id, question in content.questions.items():
                yield pair(("questions", id), question, id)
                yield pair(("questions", id, "interpretation"), question.interpretation, id)
                yield pair(("questions", id, "effect"), question.effect, id)
            for id, calculator in content.calculators.items():
                yield pair(("calculators", id, "about"), calculator.about, id)
                for i, sentence in enumerate(calculator.sentences):
                    yield pair(("calculators", id, "sentences", i), sentence, id)
            for name, fact in content.facts.items():
                if fact.ask is not None:
                    yield pair(("facts", name, "ask"), fact.ask, name)
            for id, term in content.terms.items():
                yield pair(("terms", id, "means"), term.means, id)
