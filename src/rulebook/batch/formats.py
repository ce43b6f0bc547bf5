"""Number formats: the text that a spreadsheet shows for a value. What it shows is what is read.

A format has up to four parts, for what is positive, negative, zero and text (ECMA-376 part 1, 18.8.31). What stands in
quotes or behind a backslash is literal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Any

__all__ = ["shown"]

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<power>[Ee][+-])|(?P<end>;)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_TESTS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_HALF_SECOND = timedelta(milliseconds=500)

Tokens = list[tuple[str, str]]


def shown(value: Any, form: str) -> str:
    r"""The text of a cell that holds the value, in the format.

    >>> shown(1 / 3, "0.00%"), shown(0.5, '0.0"%"'), shown(1200, r"#,##0\元"), shown(-5, "0_);(0)"), shown(7, "000")
    ('33.33%', '0.5%', '1,200元', '-5', '007')
    >>> shown(datetime(2026, 3, 1, 14, 30, 59), "yyyy/m/d h:mm"), shown(time(14, 30, 59), "h:mm:ss")
    ('2026-03-01 14:30', '14:30:59')
    """
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(Decimal(format(value, ".15g")), form)
        case datetime() | date() | time() | timedelta():
            return _moment(value, form)
        case _:
            return str(value)


# Numbers.


def _number(number: Decimal, form: str) -> str:
    sections = _sections(form)
    tokens, is_negative = _section(sections, number)
    kinds = [kind for kind, _ in tokens]
    if re.fullmatch(r"(?i)general|@|", form) or "fraction" in kinds or ("text", "General") in tokens:
        return f"{number:f}"
    if not kinds:
        return ""
    text = _filled(tokens, abs(number) if is_negative else number)
    if number == 0 and text.strip() in {"-", "–"}:
        return "0"
    if is_negative and number < 0:
        text = "-" + re.sub("[()]", "", text).replace("-", "", 1).strip()
    return text.strip()


def _sections(form: str) -> list[Tokens]:
    found: list[Tokens] = [[]]
    for match in _TOKEN.finditer(form):
        kind, text = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "end":
            found.append([])
        elif kind in {"quoted", "escaped", "currency"} or kind == "other":
            found[-1].append(("text", text))
        elif kind is not None:
            found[-1].append((kind, text))
    for i, tokens in enumerate(found):
        spelt = "".join(text for kind, text in tokens if kind == "text")
        if spelt.strip().lower() == "general":
            found[i] = [("text", "General")]
        elif re.search(r"[0#?]\s*/\s*[0-9#?]", "".join(text for _, text in tokens)):
            found[i] = [("fraction", "")]
    return found


def _section(sections: Sequence[Tokens], number: Decimal) -> tuple[Tokens, bool]:
    """The part of the format that the number is shown in, and whether that part shows its sign itself."""
    conditions = [
        next((found for kind, text in tokens if kind == "bracket" and (found := _CONDITION.fullmatch(text))), None)
        for tokens in sections[:3]
    ]
    plain = [[token for token in tokens if token[0] != "bracket"] for tokens in sections]
    if any(conditions):
        for tokens, condition in zip(plain, conditions, strict=False):
            if condition is None or _TESTS[condition[1]](number, Decimal(condition[2])):
                return tokens, False
        return plain[-1], False
    if number < 0 and len(plain) > 1:
        return plain[1], True
    if number == 0 and len(plain) > 2:
        return plain[2], False
    return plain[0], False


def _filled(tokens: Tokens, number: Decimal) -> str:
    """The tokens with the number's digits in their places."""
    kinds = [kind for kind, _ in tokens]
    if "digit" not in kinds:
        return "".join(text for kind, text in tokens if kind in {"text", "percent"})
    last = len(kinds) - 1 - kinds[::-1].index("digit")
    point = kinds.index("point") if "point" in kinds else last + 1
    number *= 100 ** kinds.count("percent")
    if "power" in kinds:
        return f"{number:.{kinds[point : kinds.index('power')].count('digit')}E}"
    ahead = max((i for i, kind in enumerate(kinds[:point]) if kind == "digit"), default=-1)
    thousands = sum(1 for kind in kinds[ahead + 1 : point] if kind == "comma")
    thousands += sum(1 for kind in kinds[last + 1 :] if kind == "comma")
    grouped = "comma" in kinds[: max(ahead, 0)]
    places = [text for kind, text in tokens[point:] if kind == "digit"]
    number = (number / Decimal(1000) ** thousands).quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(number):f}".partition(".")
    while decimals and places[len(decimals) - 1] != "0" and decimals.endswith("0"):
        decimals = decimals[:-1]
    made = _laid(tokens[:point], "" if whole == "0" else whole, grouped)
    made += "." if "point" in kinds else ""
    rest = iter(decimals)
    for kind, text in tokens[point:]:
        made += next(rest, "") if kind == "digit" else text if kind in {"text", "percent"} else ""
    return f"-{made.strip()}" if number < 0 else made


def _laid(tokens: Tokens, whole: str, grouped: bool) -> str:
    """The whole part from its last digit on, each in its place; what is left over stands at the first place."""
    first = next((i for i, (kind, _) in enumerate(tokens) if kind == "digit"), None)
    parts: list[str] = []
    for i in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[i]
        if kind == "digit" and (whole or text == "0"):
            digit, whole = (whole[-1:] or "0", whole[:-1]) if i != first else (whole or "0", "")
            parts.append(digit)
        elif kind in {"text", "percent"}:
            parts.append(text)
    made = "".join(reversed(parts))
    return re.sub(r"[0-9]+", lambda digits: f"{int(digits[0]):,}", made) if grouped else made


# Days and times.


def _moment(value: date | time | timedelta, form: str) -> str:
    """A day and a time, as far as the format shows them."""
    tokens = re.sub(r'"[^"]*"|\\.|[_*].|\[\$[^\]]*\]|(?i:am/pm|a/p)|上午/下午', "", form.partition(";")[0]).lower()
    has_seconds = "s" in tokens
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if has_seconds else "")
    spec = "seconds" if has_seconds else "minutes"
    if isinstance(value, time):
        return _rounded(datetime.combine(date(2000, 1, 1), value)).time().isoformat(spec)
    if not isinstance(value, datetime):
        return value.isoformat()
    value = _rounded(value)
    has_day = re.search(r"(?<!d)d{1,2}(?!d)", tokens) is not None
    has_time = "h" in tokens or has_seconds
    if has_day or not (has_time or "m" in tokens or "y" in tokens):
        return value.date().isoformat() + (f" {value.time().isoformat(spec)}" if has_time else "")
    return value.time().isoformat(spec) if has_time else value.strftime("%Y-%m" if "m" in tokens else "%Y")


def _rounded(moment: datetime) -> datetime:
    """To whole seconds: what a workbook holds is a fraction of a day."""
    return (moment + _HALF_SECOND).replace(microsecond=0)
