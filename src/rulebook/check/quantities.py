"""Quantities in texts: digits, Chinese numerals with a measure word, English ones with a noun, words that are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rulebook.handbook import Unit
from rulebook.language import PLACEHOLDER

__all__ = ["counted", "hidden", "quantities"]

_ID = re.compile(r"\b[A-Z]+-[0-9]{2}\b")

_NUMERALS = "〇零一二两三四五六七八九十百千万半廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_MEASURES = (
    "个?工作日|个?日历日|个?培训日|个?自然日|天|日|个半月|个?月|年|周|个?星期|个?礼拜|个?季度|"
    "个?小时|分钟|刻钟?|分|秒|点|次|元|块|倍|成|人|名|位|项|遍|声|笔|级|个?百分点"
)
_IN_A_WORD = (
    # 仨 and 俩 hold their measure word.
    rf"[仨俩](?:{_MEASURES})?"
    # 加倍, 翻番, 双倍, 减半, 半数, 过半.
    rf"|[加翻][一1]?[倍番]|成倍|双倍|多倍|减[去掉了]?一?半|(?:超?过|不足|不到)?半数|(?<=[超通不])过半|对半|折半|半价"
    # 五折, 三分之二, 百分之二十, 七成半.
    rf"|[{_NUMERALS}]+折(?![叠磨腾返])|[{_NUMERALS}]+分之[{_NUMERALS}]+|百分之[{_NUMERALS}]+"
)
"""Chinese words that are a quantity by themselves."""

_HEADS = rf"[0-9０-９{_NUMERALS}仨俩加翻成双多减超过不足对折百]|\b[a-z]"
"""With what a quantity begins: looked at first, so that the long search is not tried at every character."""

_NO_QUANTITIES = re.compile(
    rf"(?=[第最百几半途一统唯合同上下十万]|(?<=每))(?:"
    # 第十五天 is the name of a day.
    rf"第[{_NUMERALS}]+"
    # 最后一天, 前一天 and 每发现一次 count nothing.
    r"|最后一(?:天|日|次|周|个?月|人|名|位|项|年|级|遍|个星期|个工作日|分钟|点)"
    rf"|(?<=每)[^，。；、：每{_NUMERALS}]{{1,8}}一(?:次|人|名|项|例|起|位|遍|天|日|笔)"
    # 百分之几, 几分之几.
    r"|[百几]分之几|半途|半成品|一半天"
    # 统一年度 and 唯一人选, but not 系统一天 and 合同一年.
    r"|(?<!系)统一|唯一|(?<!合)同一|一次性|百分比|百分制"
    # 上一级 and 下一级, but not 以上一级.
    r"|(?<![以之])[上下]一级"
    # 十分重要 and 万分感谢, but not 十分钟, 扣十分 and 万分之一.
    rf"|(?<![{_NUMERALS}得扣加减满给])[十万]分(?=[一-鿿])(?![钟之的以及])"
    # 好一点, but not 下午一点, 二十一点 and 一点半.
    rf"|(?<![{_NUMERALS}午晨晚])一点(?![钟半整前后])"
    r")"
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


_ENGLISH_ALONE = (
    r"\b(?:twice|thrice|(?:an?\s)?dozen|(?:an?\s)?fortnight(?:ly)?|twofold|threefold|tenfold)\b"
    r"|\b(?:double|triple|halve|quadruple)[ds]?\b(?![\s-](?:check|click|space|quote))"
    rf"|\b(?:an?|{_ENGLISH})[\s-](?:halfs?|halves|thirds?|quarters?|fifths?|tenths?)\b(?:\s(?:of\s)?(?:an?\s|the\s)?(?:{_NOUNS})\b)?"
    rf"|\bhalf\s(?:of\s)?(?:an?\s|the\s)?(?:{_NOUNS})\b|\bhalf\b(?=\sof\b)"
)
"""English words that are a quantity by themselves."""


def counted(units: Iterable[Unit] = ()) -> re.Pattern[str]:
    """What a quantity looks like: one of what is always counted, or of the units."""
    units = tuple(units)
    nouns = (noun for unit in units for noun in (unit.plural, unit.words.en))
    measures = "|".join([*(re.escape(unit.words.zh) for unit in units), _MEASURES])
    things = "|".join([*map(re.escape, nouns), _NOUNS])
    return re.compile(
        rf"(?={_HEADS})(?:"
        r"[0-9０-９]+(?:[.,:][0-9]+)*%?"
        rf"|{_IN_A_WORD}"
        rf"|[{_NUMERALS}]+(?:{measures})"
        rf"|\b(?:{_ENGLISH})(?:[\s-](?:{_ENGLISH}|{_BETWEEN}))*[\s-](?:{things})\b"
        rf"|{_ENGLISH_ALONE})",
        re.IGNORECASE,
    )


def hidden(match: re.Match[str]) -> str:
    """A stand-in of the same length for what is not to be looked at."""
    return "_" * len(match[0])


def quantities(text: str, of: re.Pattern[str] | None = None) -> Iterator[tuple[int, str]]:
    """Every quantity typed into a text, and where in it: digits, Chinese numerals with a measure word, English ones.

    >>> list(quantities("休假满三个月的,培训 20 天;见 Q-02。"))
    [(3, '三个月'), (11, '20')]
    >>> list(quantities("ask one day ahead, at most {limit} times"))
    [(4, 'one day')]
    """
    for hide in (_ID, PLACEHOLDER, _NO_QUANTITIES):
        text = hide.sub(hidden, text)
    for match in (of or counted()).finditer(text):
        yield match.start(), match[0]
