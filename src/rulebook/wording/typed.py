"""What a person typed, as a value; refusals say what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from rulebook.bilingual import Language, Words, both
from rulebook.handbook import Field
from rulebook.language import FIRST_YEAR, LAST_YEAR, Bound, ChoiceType, MomentType, NumberType, Value, YesNoType, digits
from rulebook.wording.sentences import say

__all__ = ["Refusal", "beyond_range", "read_value", "refuse", "refused", "shortened"]

_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")


class Refusal(Exception):
    """A request that cannot be answered, as one plain sentence in each language."""

    def __init__(self, key: str, subject: str, words: Words) -> None:
        super().__init__(words.en)
        self.key, self.subject, self.words = key, subject, words


def refuse(key: str, subject: str, **parts: str | Words) -> Refusal:
    """The refusal that wording `key` makes of the parts, which are the same or differ by language."""

    def said(language: Language) -> str:
        chosen = {name: part if isinstance(part, str) else part[language] for name, part in parts.items()}
        return say(key, language, **chosen).strip()

    return Refusal(key, subject, both(said))


def read_value(field: Field, text: str, shown: str | None = None) -> Value:
    """The value of the field that the text writes as rules do, of its type, scale and range. Raises `Refusal`.

    A refusal repeats what is `shown`: what a person wrote, where the text is what it means.
    """
    given = text if shown is None else shown
    match field.type:
        case NumberType():
            return _read_number(field, field.type, text, given)
        case ChoiceType(choices):
            if text in choices:
                return text
            raise refused("not a choice", field, given, allowed=", ".join(choices))
        case YesNoType():
            if text in ("yes", "no"):
                return text == "yes"
            raise refused("not yes or no", field, given)
        case MomentType(kind):
            value = _READERS[kind](text)
            if value is None:
                raise refused(f"not a {kind}", field, given)
            return value


def refused(key: str, field: Field, given: str, **more: str | Words) -> Refusal:
    """The refusal, by the wording `key`, of what was given for the field."""
    return refuse(key, field.name, name=field.name, label=field.words, given=shortened(given), **more)


def shortened(text: str) -> str:
    """The text as every sentence cuts it that repeats what was typed."""
    return text if len(text) <= 40 else text[:39] + "…"


def _read_number(field: Field, kind: NumberType, text: str, given: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        one = Decimal(1) if kind.admits(Decimal(1)) or kind.low is None else kind.low
        raise refused("not a number", field, given, example=digits(one))
    if "." in text and not kind.scale:
        raise refused("not whole", field, given)
    if len(text.partition(".")[2]) > (kind.scale or 0):
        raise refused("too precise", field, given, scale=str(kind.scale or 0))
    number = Decimal(text)
    if not kind.admits(number):
        raise refused("out of range", field, given, low=_bound(kind.low), high=_bound(kind.high))
    return abs(number) if number == 0 else number


def _read_date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _read_time(text: str) -> time | None:
    if not _TIME.fullmatch(text):
        return None
    hour, minute = map(int, text.split(":"))
    return time(hour, minute)


def _read_datetime(text: str) -> datetime | None:
    first, _, second = text.replace("T", " ").partition(" ")
    day, moment = _read_date(first), _read_time(second)
    return None if day is None or moment is None else datetime.combine(day, moment)


_READERS: Mapping[str, Callable[[str], date | time | None]] = {
    "date": _read_date,
    "time": _read_time,
    "datetime": _read_datetime,
}


def beyond_range(field: Field, value: Decimal) -> Refusal:
    """The refusal of facts that make another lie outside its range."""
    assert isinstance(field.type, NumberType)
    low, high = _bound(field.type.low), _bound(field.type.high)
    parts = {"name": field.name, "given": digits(value), "low": low, "high": high}
    return refuse("derived out of range", field.name, label=field.words, **parts)


def _bound(bound: Bound | None) -> str:
    return "∞" if bound is None else digits(bound)
