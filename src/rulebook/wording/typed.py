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

__all__ = ["Refusal", "beyond_range", "read_value", "refuse", "shortened"]

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


def read_value(field: Field, text: str) -> Value:
    """The value of the field that the text writes, of its type, scale and range. Raises `Refusal`."""
    match field.type:
        case NumberType():
            return _read_number(field, field.type, text)
        case ChoiceType(choices):
            if text in choices:
                return text
            raise _refused("not a choice", field, text, allowed=", ".join(choices))
        case YesNoType():
            if text in ("yes", "no"):
                return text == "yes"
            raise _refused("not yes or no", field, text)
        case MomentType(kind):
            return _READERS[kind](field, text)


def _refused(key: str, field: Field, text: str, **more: str) -> Refusal:
    return refuse(key, field.name, name=field.name, label=field.words, given=shortened(text), **more)


def shortened(text: str) -> str:
    """The text as every sentence cuts it that repeats what was typed."""
    return text if len(text) <= 40 else text[:39] + "…"


def _read_number(field: Field, kind: NumberType, text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        one = Decimal(1) if kind.admits(Decimal(1)) or kind.low is None else kind.low
        raise _refused("not a number", field, text, example=digits(one))
    if "." in text and not kind.scale:
        raise _refused("not whole", field, text)
    if len(text.partition(".")[2]) > (kind.scale or 0):
        raise _refused("too precise", field, text, scale=str(kind.scale or 0))
    number = Decimal(text)
    if not kind.admits(number):
        raise _refused("out of range", field, text, low=_bound(kind.low), high=_bound(kind.high))
    return abs(number) if number == 0 else number


def _read_date(field: Field, text: str) -> date:
    if _DATE.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise _refused("not a date", field, text) from None
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    raise _refused("not a date", field, text)


def _read_time(field: Field, text: str) -> time:
    if not _TIME.fullmatch(text):
        raise _refused("not a time", field, text)
    hour, minute = map(int, text.split(":"))
    return time(hour, minute)


def _read_datetime(field: Field, text: str) -> datetime:
    try:
        day, moment = re.split("[ T]", text)
        return datetime.combine(_read_date(field, day), _read_time(field, moment))
    except (ValueError, Refusal):
        raise _refused("not a datetime", field, text) from None


_READERS: Mapping[str, Callable[[Field, str], date | time]] = {
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
