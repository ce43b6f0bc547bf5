"""Texts for readers: no typed quantities, and the same parameters in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rulebook.check.subject import Subject
from rulebook.handbook import Unit
from rulebook.language import PLACEHOLDER, of_text
from rulebook.problem import Problem, listing

__all__ = ["languages_differ", "number_in_prose", "quantities", "wrong_placeholder"]

_ID = re.compile(r"\b[A-Z]+-[0-9]{2}\b")

_NUMERALS = "〇零一二两三四五六七八九十百千万半廿卅"
_MEASURES = (
    "个?工作日|个?日历日|个?培训日|个?自然日|天|日|个半月|个?月|年|周|个?星期|个?礼拜|个?季度|"
    "个?小时|分钟|刻钟?|分|秒|点|次|元|块|倍|成|人|名|位|项|遍|声|笔|级|个?百分点"
)
_NO_QUANTITIES = re.compile(
    # 第十五天 is the name of a day.
    rf"第[{_NUMERALS}]+"
    # 统一年度 and 唯一人选, but not 系统一天 and 合同一年.
    r"|(?<!系)统一|唯一|(?<!合)同一|一次性|百分比|百分制"
    # 上一级 and 下一级, but not 以上一级.
    r"|(?<![以之])[上下]一级"
    # 十分重要 and 万分感谢, but not 十分钟, 扣十分 and 万分之一.
    rf"|(?<![{_NUMERALS}得扣加减满给])[十万]分(?=[一-鿿])(?![钟之的以及])"
    # 好一点, but not 下午一点, 二十一点 and 一点半.
    rf"|(?<![{_NUMERALS}午晨晚])一点(?![钟半整前后])"
)
"""Chinese words that look like a quantity and are none."""

_ENGLISH = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half"
)
_BETWEEN = (
    "an?|and|and a half|or more|or fewer|or less|more|extra|further|additional|full|whole|consecutive|clock|"
    "calendar|training|working|business|work|rest"
)
_NOUNS = (
    "days?|weeks?|fortnights?|months?|quarters?|years?|hours?|minutes?|seconds?|yuan|points?|percent|per cent|times?|"
    "people|persons?|rings?|trips?|complaints?|calls?|levels?"
)


@lru_cache
def _quantity(measures: tuple[str, ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A quantity of what is always counted, or of these Chinese measures and English nouns."""
    counted = "|".join([*map(re.escape, measures), _MEASURES])
    things = "|".join([*map(re.escape, nouns), _NOUNS])
    return re.compile(
        r"[0-9０-９]+(?:[.,:][0-9]+)*%?"
        rf"|[{_NUMERALS}]+(?:{counted})"
        rf"|\b(?:{_ENGLISH})(?:[\s-](?:{_ENGLISH}|{_BETWEEN}))*[\s-](?:{things})\b"
        r"|\b(?:twice|thrice|(?:an?\s)?dozen)\b",
        re.IGNORECASE,
    )


def _hidden(match: re.Match[str]) -> str:
    return "_" * len(match[0])


def quantities(text: str, units: Iterable[Unit] = ()) -> Iterator[tuple[int, str]]:
    """Every quantity typed into a text, and where in it: digits, Chinese numerals with a measure word, English ones.

    What is counted is the nouns known here, and the units.

    >>> list(quantities("休假满三个月的,培训 20 天;见 Q-02。"))
    [(3, '三个月'), (11, '20')]
    >>> list(quantities("ask one day ahead, at most {limit} times"))
    [(4, 'one day')]
    """
    units = tuple(units)
    pattern = _quantity(
        tuple(unit.words.zh for unit in units), tuple(noun for unit in units for noun in (unit.plural, unit.words.en))
    )
    for hide in (_ID, PLACEHOLDER, _NO_QUANTITIES):
        text = hide.sub(_hidden, text)
    for match in pattern.finditer(text):
        yield match.start(), match[0]


def number_in_prose(subject: Subject) -> Iterator[Problem]:
    """No quantity is typed into prose: it is a parameter, named in braces; exceptions say why and are needed."""
    units = tuple(subject.handbook.units.values())
    for text in subject.prose():
        needed: set[str] = set()
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for offset, quantity in quantities(words, units):
                end = offset + len(quantity)
                excepting = {
                    allowed
                    for allowed, _ in text.allowed
                    if any(start <= offset and end <= start + len(allowed) for start in _occurrences(allowed, words))
                }
                needed |= excepting
                if excepting:
                    continue
                hint = "declare a parameter and name it in braces, or list the text under 'allow' with a reason"
                message = f"the quantity '{quantity}' is typed into the text of '{text.owner}'"
                yield Problem(place.shifted(offset, len(quantity)), "number-in-prose", message, hint)
        for allowed, place in text.allowed:
            if allowed not in needed:
                message = f"the exception '{allowed}' of '{text.owner}' is not needed"
                yield Problem(place, "needless-exception", message, "delete it")


def _occurrences(part: str, text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(part), text))


_BRACE = re.compile(r"[{｛][^{}｛｝]*[}｝]|[{}｛｝]")


def wrong_placeholder(subject: Subject) -> Iterator[Problem]:
    """Every brace in prose belongs to the name of a value, in one of the forms in which a value is printed."""
    for text in subject.prose():
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for match in _BRACE.finditer(PLACEHOLDER.sub(_hidden, words)):
                message = f"'{match[0]}' in the text of '{text.owner}' names no value"
                hint = "allowed: {name}, {name:number} and {name:numerator}, in plain braces"
                yield Problem(place.shifted(match.start(), len(match[0])), "wrong-placeholder", message, hint)


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
