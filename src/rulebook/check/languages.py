"""Each text is in its own language, finished, and said once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.bilingual import LANGUAGES, Language
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.problem import Place, Problem

__all__ = ["texts_are_finished", "texts_are_said_once"]


_HAN = re.compile(r"[\u3400-\u9fff]+")
_UNFINISHED = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|待补充|待填写|待完善|此处填|〔待|【待|\?\?\?|？？？")
_EXPLAINED = re.compile(r"[\u3400-\u9fff]+(?=\s*[(（])|(?<=[‘'“\"])[\u3400-\u9fff、]+(?=[’'”\"])")
"""Chinese that English speaks of: followed by what it means, or in quotes."""


def texts_are_finished(subject: Subject) -> Iterator[Problem]:
    """No Chinese stands in the English but what it speaks of, and no text says of itself that it is to be written."""
    for text in subject.prose:
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for match in _UNFINISHED.finditer(words):
                message = said("unfinished", found=match[0])
                yield Problem(_at(place, match), "unfinished-text", message, said("unfinished hint"))
        spoken_of = [match.span() for match in _EXPLAINED.finditer(text.words.en)]
        mentioned = "Chinese" in text.words.en
        for match in _HAN.finditer(text.words.en):
            explained = any(start <= match.start() and match.end() <= end for start, end in spoken_of)
            if not explained and not mentioned:
                message = said("chinese", found=match[0])
                yield Problem(_at(text.en, match), "chinese-in-english", message, said("chinese hint"))


def _at(place: Place, match: re.Match[str]) -> Place:
    return place.shifted(match.start(), len(match[0]))


def texts_are_said_once(subject: Subject) -> Iterator[Problem]:
    """No two clauses of one policy say the same, and no clause says in English what it says in Chinese."""
    book = subject.handbook
    first: dict[tuple[str, Language, str], Place] = {}
    for clause in book.clauses.values():
        if clause.words.zh == clause.words.en:
            message = said("no english", found=clause.words.en)
            yield Problem(clause.place, "chinese-in-english", message, said("no english hint"))
        for language in LANGUAGES:
            key = (clause.policy, language, clause.words[language])
            if (place := first.setdefault(key, clause.place)) is not clause.place:
                message = said("languages twice", first=place)
                yield Problem(clause.place, "said-twice", message, said("languages twice hint"))
                break
