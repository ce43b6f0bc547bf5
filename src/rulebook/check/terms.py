"""The glossary explains a word once."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.bilingual import LANGUAGES
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
                message = f"the terms '{other.id}' and '{term.id}' are both called '{word}'"
                hint = f"make one term of them, or tell them apart by their {language}; the first is at {other.place}"
                yield Problem(term.place, "twice-explained", message, hint)
