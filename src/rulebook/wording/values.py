"""Values: from the text a person typed, and back into words with their unit. Refusals say what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from rulebook.handbook.book import Field, Handbook, Language, Words
from rulebook.language.ast import Value
from rulebook.language.calendar import FIRST_YEAR, LAST_YEAR
from rulebook.language.types import Bound, ChoiceType, Measure, MomentType, NumberType, YesNoType, numerator
from rulebook.wording.sentences import say

__all__ = [
    "Refusal",
    "beyond_range",
    "both",
    "digits",
    "in_words",
    "read_value",
    "refuse",
    "shortened",
    "typed",
    "with_unit",
]

_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")


class Refusal(Exception):
    """A request that cannot be answered, as one plain sentence in each language."""

    def __init__(self, key: str, subject: str, words: Words) -> None:
        super().__init__(words.en)
        self.key, self.subject, self.words = key, subject, words


def both(words: Callable[[Language], str]) -> Words:
    """What `words` says in each language."""
    return Words(words("zh"), words("en"))


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


def digits(number: Bound) -> str:
    """The number in plain digits, without zeros that say nothing.

    >>> digits(Decimal("120.00")), digits(Decimal("94.95")), digits(Decimal("-0"))
    ('120', '94.95', '0')
    """
    text = f"{Decimal(number.numerator) / number.denominator if isinstance(number, Fraction) else number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def typed(value: Value) -> str:
    """The text that a person types for a value.

    >>> typed(Decimal("9.50")), typed(True), typed(date(2026, 2, 1)), typed(datetime(2026, 2, 1, 9, 30))
    ('9.5', 'yes', '2026-02-01', '2026-02-01T09:30')
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return digits(value)
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def with_unit(number: str, measure: Measure | None, handbook: Handbook, language: Language) -> str:
    """The digits with their unit: ``10 元/天``, ``1 day``, ``2 days``, ``60%``."""
    if not measure:
        return number
    above = [(unit, count) for unit, count in measure if count > 0]
    below = [unit for unit, count in measure for _ in range(-count)]
    if measure == (("percent", 1),):
        return f"{number}%"
    units = handbook.units
    text = number
    for i, (unit, _) in enumerate(above):
        if language == "zh":
            word = units[unit].words.zh
        else:
            word = units[unit].plural if i == len(above) - 1 and number != "1" else units[unit].words.en
        text += f" {word}"
    for unit in below:
        word = units[unit].words[language]
        text += "/" + (word.removeprefix("个") if language == "zh" else word)
    return text


_MINUTES: Measure = (("minute", 1),)
_HOUR = 60


def duration(minutes: Decimal, language: Language) -> str:
    """So many minutes as hours and minutes.

    >>> duration(Decimal(3220), "en"), duration(Decimal(2760), "zh")
    ('53 h 40 min', '46 小时')
    """
    hours, rest = divmod(minutes, _HOUR)
    key = "hours and minutes" if rest else "hours"
    return say(key, language, hours=digits(hours), minutes=digits(rest))


def in_words(value: Value, field: Field | None, handbook: Handbook, language: Language, form: str = "") -> str:
    """The value as people read it: with the field's unit or choice label, a date in the language's order.

    Minutes of an hour or more are hours and minutes. The form ``numerator`` prints of a compound unit only what stands
    above the slash, ``number`` no unit.
    """
    match value:
        case None:
            return say("absent", language)
        case bool():
            return say("yes" if value else "no", language)
        case Decimal():
            measure = field.type.measure if field is not None and isinstance(field.type, NumberType) else None
            if form == "numerator":
                measure = numerator(measure or ())
            if not form and measure == _MINUTES and value >= _HOUR:
                return duration(value, language)
            return with_unit(digits(value), None if form == "number" else measure, handbook, language)
        case datetime():
            parts = (in_words(part, field, handbook, language) for part in (value.date(), value.time()))
            return say("datetime", language, *parts)
        case date():
            if language == "zh":
                return say("date", "zh", year=str(value.year), month=str(value.month), day=str(value.day))
            return value.isoformat()
        case time():
            return f"{value.hour}:{value.minute:02}"
        case ():
            return say("absent", language)
        case tuple():
            return say("names", language).join(in_words(part, field, handbook, language) for part in value)
        case _:
            words = field.choices.get(value) if field is not None else None
            return words[language] if words else value
