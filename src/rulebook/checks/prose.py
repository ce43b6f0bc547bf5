"""Texts for readers: no typed quantities, and the same parameters in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.checks.subject import Subject
from rulebook.phrase import of_text
from rulebook.problem import Problem, listing

__all__ = ["languages_differ", "number_in_prose", "quantities"]

_ID = re.compile(r"\b[A-Z]+-[0-9]{2}\b")
_NUMERALS = "〇零一二两三四五六七八九十百千万半"
_MEASURES = (
    "个?工作日|个?日历日|个?培训日|个?自然日|天|日|个半月|个?月|年|周|个?星期|"
    "个?小时|分钟|分|秒|次|元|块|倍|成|人|名|项|遍|声"
)
_ENGLISH = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety|hundred|thousand|half"
)
_NOUNS = (
    "days?|weeks?|months?|years?|hours?|minutes?|seconds?|yuan|points?|percent|per cent|times?|people|"
    "persons?|rings?|trips?"
)
_QUANTITY = re.compile(
    r"[0-9０-９]+(?:[.,:][0-9]+)*%?"
    rf"|(?<!第)[{_NUMERALS}]+(?:{_MEASURES})"
    rf"|\b(?:{_ENGLISH})(?:[ -](?:an?|calendar|training|working|full|whole|clock|more|and a half))*[ -](?:{_NOUNS})\b"
    r"|\b(?:twice|thrice)\b",
    re.IGNORECASE,
)


def quantities(text: str) -> Iterator[tuple[int, str]]:
    """Every quantity typed into a text, and where in it: digits, Chinese numerals with a measure word, English ones.

    >>> list(quantities("休假满三个月的,培训 20 天;见 Q-02。"))
    [(3, '三个月'), (11, '20')]
    >>> list(quantities("ask one day ahead, at most {limit} times"))
    [(4, 'one day')]
    """
    bare = _ID.sub(lambda match: "_" * len(match[0]), text)
    bare = re.sub(r"\{[^}]*\}", lambda match: "_" * len(match[0]), bare)
    for match in _QUANTITY.finditer(bare):
        yield match.start(), match[0]


def number_in_prose(subject: Subject) -> Iterator[Problem]:
    """No quantity is typed into prose: it is a parameter, named in braces; exceptions say why and are needed."""
    for text in subject.prose():
        found: set[str] = set()
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for offset, quantity in quantities(words):
                if any(quantity in allowed for allowed, _ in text.allowed if allowed in words):
                    found.update(allowed for allowed, _ in text.allowed if quantity in allowed)
                    continue
                hint = "declare a parameter and name it in braces, or list the text under 'allow' with a reason"
                at = place.shifted(offset, len(quantity))
                yield Problem(
                    at,
                    "number-in-prose",
                    f"the quantity '{quantity}' is typed into the text of '{text.owner}'",
                    hint,
                )
        for allowed, place in text.allowed:
            if allowed not in found:
                message = f"the exception '{allowed}' of '{text.owner}' is not needed"
                yield Problem(place, "needless-exception", message, "delete it")


def languages_differ(subject: Subject) -> Iterator[Problem]:
    """The Chinese and the English of a text name the same parameters."""
    for text in subject.prose():
        zh, en = (
            {slot.name.name for slot in of_text(words) if not isinstance(slot, str)}
            for words in (text.words.zh, text.words.en)
        )
        if zh != en:
            only = [
                f"only {language} names {listing(sorted(names))}"
                for language, names in (("zh", zh - en), ("en", en - zh))
                if names
            ]
            message = f"the two languages of '{text.owner}' name different parameters: {'; '.join(only)}"
            yield Problem(text.en, "languages-differ", message, "say the same in both")
