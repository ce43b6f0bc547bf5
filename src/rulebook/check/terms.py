"""The glossary explains a word once."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.bilingual import LANGUAGES
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Term
from rulebook.problem import Problem

__all__ = ["twice_explained"]


def twice_explained(subject: Subject) -> Iterator[Problem]:
    """No two terms are the same word in a language, as capitals do not tell words apart; `also` may be shared."""
    for language in LANGUAGES:
        first: dict[str, Term] = {}
        for term in subject.handbook.terms.values():
            word = term.words[language]
            if (other := first.setdefault(word.casefold(), term)) is not term:
                tongue = said(language)
                message = said("twice explained", first=other.id, second=term.id, word=word, language=tongue)
                hint = said("one term", language=tongue, place=other.place)
                yield Problem(term.place, "twice-explained", message, hint)
