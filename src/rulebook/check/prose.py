"""Texts for readers: no typed quantities, and the same parameters in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.bilingual import Words
from rulebook.check.quantities import counted, hidden, quantities
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.language import PLACEHOLDER, of_text
from rulebook.problem import Problem, listing

__all__ = ["languages_differ", "number_in_prose", "wrong_placeholder"]


def number_in_prose(subject: Subject) -> Iterator[Problem]:
    """No quantity is typed into prose: it is a parameter, named in braces; exceptions say why and are needed."""
    pattern = counted(subject.handbook.units.values())
    for text in subject.prose:
        needed: set[str] = set()
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for offset, quantity in quantities(words, pattern):
                end = offset + len(quantity)
                excepting = {
                    allowed
                    for allowed, _ in text.allowed
                    if any(start <= offset and end <= start + len(allowed) for start in _occurrences(allowed, words))
                }
                needed |= excepting
                if excepting:
                    continue
                message = said("quantity", quantity=quantity, owner=text.owner)
                at = place.shifted(offset, len(quantity))
                yield Problem(at, "number-in-prose", message, said("name a parameter"))
        for allowed, place in text.allowed:
            if allowed not in needed:
                message = said("needless exception", text=allowed, owner=text.owner)
                yield Problem(place, "needless-exception", message, said("delete it"))


def _occurrences(part: str, text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(part), text))


_BRACE = re.compile(r"[{｛][^{}｛｝]*[}｝]|[{}｛｝]")


def wrong_placeholder(subject: Subject) -> Iterator[Problem]:
    """Every brace in prose belongs to the name of a value, in one of the forms in which a value is printed."""
    for text in subject.prose:
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for match in _BRACE.finditer(PLACEHOLDER.sub(hidden, words)):
                message = said("no placeholder", found=match[0], owner=text.owner)
                at = place.shifted(match.start(), len(match[0]))
                yield Problem(at, "wrong-placeholder", message, said("placeholders"))


def languages_differ(subject: Subject) -> Iterator[Problem]:
    """The Chinese and the English of a text name the same parameters."""
    fields = subject.handbook.fields
    for text in subject.prose:
        zh, en = (
            {slot.name.name for slot in of_text(words) if not isinstance(slot, str)}
            for words in (text.words.zh, text.words.en)
        )
        wrong = any(_BRACE.search(PLACEHOLDER.sub(hidden, words)) for words in (text.words.zh, text.words.en))
        if zh != en and zh | en <= fields.keys() and not wrong:  # what names nothing is reported as such
            labels = {name: fields[name].words for name in zh | en}
            only = [
                said(f"only {language}", names=listing(sorted(names), labels))
                for language, names in (("zh", zh - en), ("en", en - zh))
                if names
            ]
            told = Words("；".join(words.zh for words in only), "; ".join(words.en for words in only))
            message = said("languages differ", owner=text.owner, only=told)
            yield Problem(text.en, "languages-differ", message, said("say the same"))
