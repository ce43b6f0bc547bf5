"""Values: from the text a person typed, and back into words with their unit. Refusals say what is allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from rulebook.handbook import Field, Handbook, Language, Words
from rulebook.language.ast import Value
from rulebook.language.types import ChoiceType, Measure, MomentType, NumberType, YesNoType, numerator
from rulebook.wording import say

__all__ = ["Refusal", "check_range", "digits", "in_words", "read_value", "with_unit"]

_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


class Refusal(Exception):
    """A request that cannot be answered, as one plain sentence in each language."""

    def __init__(self, key: str, subject: str, words: Words) -> None:
        super().__init__(words.en)
        self.key, self.subject, self.words = key, subject, words


def refuse(key: str, subject: str, zh: Mapping[str, str], en: Mapping[str, str]) -> Refusal:
    """The refusal that wording `key` makes of the words in each language."""
    return Refusal(key, subject, Words(say(key, "zh", **zh), say(key, "en", **en)))


def read_value(field: Field, text: str) -> Value:
    """The value of the field that the text writes, of its type, scale and range. Raises `Refusal`."""
    kind = field.type

    def refused(key: str, **more: str) -> Refusal:
        shown = text if len(text) <= 40 else text[:39] + "…"
        both = {"name": field.name, "given": shown, **more}
        return refuse(key, field.name, {**both, "label": field.words.zh}, both)

    match kind:
        case NumberType():
            if not _NUMBER.fullmatch(text):
                raise refused(
                    "not a number", example=digits(kind.low if kind.low is not None else Decimal(1))
                )
            whole, _, decimals = text.partition(".")
            if len(decimals) > (kind.scale or 0):
                raise refused("too precise", scale=str(kind.scale or 0))
            number = Decimal(text)
            if (kind.low is not None and number < kind.low) or (kind.high is not None and number > kind.high):
                raise refused("out of range", low=_bound(kind.low), high=_bound(kind.high))
            return number + 0
        case ChoiceType(choices):
            if text not in choices:
                raise refused("not a choice", allowed=", ".join(choices))
            return text
        case YesNoType():
            if text not in ("yes", "no"):
                raise refused("not yes or no")
            return text == "yes"
        case MomentType("date"):
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                try:
                    day = date.fromisoformat(text)
                    if 1900 <= day.year <= 2199:
                        return day
                except ValueError:
                    pass
            raise refused("not a date")
        case MomentType():
            if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", text) and int(text[:-3]) < 24 and int(text[-2:]) < 60:
                return time(int(text[:-3]), int(text[-2:]))
            raise refused("not a time")


def check_range(field: Field, value: Value) -> None:
    """Raise `Refusal` when a value that was computed for the field lies outside its range."""
    kind = field.type
    if not isinstance(kind, NumberType) or not isinstance(value, Decimal):
        return
    if (kind.low is not None and value < kind.low) or (kind.high is not None and value > kind.high):
        both = {
            "name": field.name,
            "given": digits(value),
            "low": _bound(kind.low),
            "high": _bound(kind.high),
        }
        raise refuse("derived out of range", field.name, {**both, "label": field.words.zh}, both)


def _bound(bound: Decimal | None) -> str:
    return "∞" if bound is None else digits(bound)


def digits(number: Decimal) -> str:
    """The number in plain digits, without zeros that say nothing.

    >>> digits(Decimal("120.00")), digits(Decimal("94.95")), digits(Decimal("-0"))
    ('120', '94.95', '0')
    """
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


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


def in_words(
    value: Value, field: Field | None, handbook: Handbook, language: Language, form: str = ""
) -> str:
    """The value as people read it: with the field's unit or choice label, a date in the language's order.

    The form ``numerator`` prints of a compound unit only what stands above the slash, ``number`` no unit.
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
            return with_unit(digits(value), None if form == "number" else measure, handbook, language)
        case date():
            if language == "zh":
                return say("date", "zh", year=str(value.year), month=str(value.month), day=str(value.day))
            return value.isoformat()
        case time():
            return f"{value.hour}:{value.minute:02}"
        case tuple():
            return say("names", language).join(in_words(part, field, handbook, language) for part in value)
        case _:
            words = field.choices.get(value) if field is not None else None
            return words[language] if words else value
