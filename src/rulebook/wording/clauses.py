"""Clauses as people cite them: by what their section is called and by their number."""

from __future__ import annotations

from rulebook.bilingual import Language
from rulebook.handbook import Handbook
from rulebook.wording.sentences import say

__all__ = ["cited"]


def cited(handbook: Handbook, clause: str, language: Language) -> str:
    """The clause's number in words, the same for as long as its id; KeyError for an unknown one.

    >>> from pathlib import Path
    >>> from rulebook.load import handbook
    >>> book = handbook(Path("tests/books/training"))
    >>> cited(book, "ret-4", "en"), cited(book, "ret-4", "zh")
    ('Return 4', '返岗 4')
    """
    section = handbook.policies[handbook.clauses[clause].policy].sections[handbook.clauses[clause].section]
    return say("cited", language, section=section.cited_as[language], number=clause.rpartition("-")[2])
