"""Values in words, with their units."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from rulebook.bilingual import Language
from rulebook.handbook import Field, Handbook
from rulebook.language import Measure, NumberType, Value, digits, numerator
from rulebook.wording.sentences import say

__all__ = ["in_words", "one_below", "with_unit"]


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


def one_below(measure: Measure | None, handbook: Handbook, language: Language) -> str:
    """One of what stands below the slash of a compound unit: ``1 training day``; empty where nothing or several do."""
    below = [unit for unit, count in measure or () if count == -1]
    above = numerator(measure or ())
    if not above or len(below) != 1 or len(above) + 1 != len(measure or ()):
        return ""
    return with_unit("1", ((below[0], 1),), handbook, language)


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
