"""The one reader of what people write for a field, wherever they write it: form, link, command, table, notebook.

People write as they like: full-width digits, 2026/3/1, 12 days, a choice by its label, TRUE. What is understood is held
to the field's type, scale and range; what looks like one thing and is another is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rulebook.bilingual import LANGUAGES, Words, both
from rulebook.handbook import Field, Handbook
from rulebook.language import WEEKDAYS, ChoiceType, MomentType, NumberType, Value, YesNoType, digits
from rulebook.problem import Place
from rulebook.wording.characters import folded, is_invisible, plain, strange, trimmed
from rulebook.wording.sentences import WORDING, say
from rulebook.wording.typed import Refusal, read_value, refused
from rulebook.wording.values import with_unit

__all__ = ["AS_OF", "DAY", "FACT", "SUPPOSED", "WEEKDAY_NAMES", "YES_OR_NO", "Reader"]

AS_OF = "as-of"
FACT = "f."
"""What stands before the name of a fact in a link, where others add names of their own, such as `from`."""
SUPPOSED = "what-if."
"""What stands before the name of a parameter that is supposed, in a link or a heading."""
YES_OR_NO = {
    "yes": ("yes", "y", "true", "是", "对", "有", "√", "✓", "✔"),
    "no": ("no", "n", "false", "否", "不是", "没有", "无", "×", "✗", "✘"),
}
SIGNS = {"yuan": "¥"}
"""What may stand before an amount instead of a unit behind it."""
WEEKDAY_NAMES = {
    name: day
    for day in WEEKDAYS
    for zh, en in [(WORDING[day].zh, WORDING[day].en)]
    for name in (zh, zh.replace("星期", "周"), zh.replace("日", "天"), en, en[:3], en.lower(), en[:3].lower())
}
"""What may stand behind a day, and which day of the week it says."""
SHORT = {"minute": ("min", "mins", "分"), "hour": ("h", "hr", "hrs")}
"""What people write for a unit besides its name."""

_WHOLE = "[0-9]{1,30}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,9}"
_NUMBER = re.compile(rf"([+-]?)(¥?) ?(?:({_WHOLE})(?:\.([0-9]{{0,30}}))?|\.([0-9]{{1,30}}))(?![0-9.,])(.*)")
_DURATION = re.compile(
    r"([+-]?)([0-9]{1,27}) ?(?:个?小时|hours?|hrs?|h)(?: ?([0-5]?[0-9](?:\.[0-9]{1,30})?) ?(?:分钟?|minutes?|mins?))?"
)
_NAMES = "|".join(WEEKDAY_NAMES)
_DATE = (
    r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|\.([0-9]{1,2})\.([0-9]{1,2})"
    r"| *年 *([0-9]{1,2}) *月 *([0-9]{1,2}) *([日号]))"
    rf"(?: *(?:\(({_NAMES})\)|({_NAMES})))?"
)
_TIME = r"([0-9]{1,2}:[0-9]{2})(?::([0-9]{2}))?"
_DAY_AND_TIME = re.compile(rf"{_DATE}(?:(T| *){_TIME})?")
_TIME_ALONE = re.compile(_TIME)


@dataclass(frozen=True, slots=True)
class Reader:
    """What may be written for a field.

    `choices` are what may be written for each choice, folded; `units` the words, without spaces, that may follow a
    number; `known` the characters of these that would be strange elsewhere.
    """

    field: Field
    choices: Mapping[str, str]
    units: tuple[str, ...]
    known: str

    @classmethod
    def of(cls, handbook: Handbook, field: Field) -> Reader:
        """The reader of a field of the handbook, made once."""
        known: Reader | None = handbook.kept.get((cls, field.name))
        if known is None or known.field is not field:
            known = handbook.kept[cls, field.name] = cls.made(handbook, field)
        return known

    @classmethod
    def made(cls, handbook: Handbook, field: Field) -> Reader:
        units = tuple(dict.fromkeys(map(_bare, _units(handbook, field))))
        said = [*units, *(text for text, _ in _choices(field))]
        known = {character for text in said for character in plain(text) if strange(character, "") is not None}
        return cls(field, _distinct((folded(text), id) for text, id in _choices(field)), units, "".join(sorted(known)))

    def read(self, text: str) -> Value:
        """The value that the text means. Raises `Refusal`."""
        said = plain(text)
        place = strange(said, self.known)
        if place is not None:
            raise self.strange(text, said, place)
        match self.field.type:
            case NumberType():
                understood = _number(said, self.units) or (_minutes(said) if self.is_minutes() else None)
            case MomentType("time"):
                understood = self.time(text, _TIME_ALONE.fullmatch(said))
            case MomentType(kind):
                understood = self.moment(text, said, kind)
            case ChoiceType(choices) if said in choices:
                understood = said
            case _:
                understood = self.choices.get(folded(said))
        if understood is None and self.choices:
            raise self.refused("not a choice", text, allowed=self.allowed())
        return self.taken(said if understood is None else understood, text)

    def is_minutes(self) -> bool:
        return isinstance(self.field.type, NumberType) and self.field.type.measure == (("minute", 1),)

    def of_fraction(self, text: str) -> str | None:
        """The percentage, in digits, that a number without % makes where it is a fraction: 98 for 0.98.

        None where the field is no percentage, or the text no bare number.
        """
        said = plain(text)
        is_percent = isinstance(self.field.type, NumberType) and self.field.type.measure == (("percent", 1),)
        number = _number(said, ()) if is_percent and "%" not in said else None
        return None if number is None else digits(Decimal(number).scaleb(2))

    def taken(self, meant: str, text: str) -> Value:
        """The value of the text, where what it means is known. Raises `Refusal`."""
        return read_value(self.field, meant, trimmed(text))

    def moment(self, text: str, said: str, kind: str) -> str | None:
        """A day in any of the usual ways to write one, with a time where it is a moment; midnight may follow a day."""
        found = _DAY_AND_TIME.fullmatch(said)
        if found is None:
            return None
        month, number = (part for part in found.groups()[1:9] if part is not None)
        day = f"{found[1]}-{month:0>2}-{number:0>2}"
        weekday, between, clock, second = found[11] or found[12], *found.group(13, 14, 15)
        if weekday is not None:
            self.refuse_other(text, day, weekday)
        if clock is None:
            return day
        if not between and found[10] is weekday is None:  # 2026-3-114:30
            return None
        if kind == "date":
            return day if clock in {"0:00", "00:00"} and second in {None, "00"} else None
        return f"{day} {self.time(text, _TIME_ALONE.fullmatch(said[found.start(14) :]))}"

    def refuse_other(self, text: str, day: str, weekday: str) -> None:
        """Refuse a day that is told with another day of the week than it is."""
        with suppress(ValueError):
            said = WEEKDAYS[date.fromisoformat(day).weekday()]
            if WEEKDAY_NAMES[weekday] != said:
                raise self.refused("other weekday", text, weekday=WORDING[said])

    def time(self, text: str, found: re.Match[str] | None) -> str | None:
        if found is not None and found[2] not in {None, "00"}:
            raise self.refused("seconds", text)
        return found and found[1]

    def allowed(self) -> Words:
        """The choices as people see them."""
        field = self.field
        ids = field.type.choices if isinstance(field.type, ChoiceType) else ()
        labels = [field.choices[id] for id in ids] or [WORDING["yes"], WORDING["no"]]
        return both(lambda language: say("list", language).join(words[language] for words in labels))

    def strange(self, text: str, said: str, place: int) -> Refusal:
        """The refusal of a character that cannot be seen, or is a form of another."""
        character = said[place]
        code = f"U+{ord(character):04X}"
        if is_invisible(character):
            return self.refused("invisible", text, before=said[:place][-10:], code=code)
        return self.refused("look-alike", text, character=character, code=code)

    def refused(self, key: str, text: str, **more: str | Words) -> Refusal:
        return refused(key, self.field, trimmed(text), **more)


DAY = Reader(Field(AS_OF, WORDING["as of"], MomentType("date"), {}, Place("")), {}, (), "")
"""The day to answer for, which is told like a fact."""


def _number(said: str, units: Collection[str]) -> str | None:
    """The digits of a number that may have its unit behind it, and commas between thousands."""
    found = _NUMBER.fullmatch(said)
    if found is None:
        return None
    sign, currency, whole, decimals, bare, unit = found.groups("")
    if (currency and currency not in units) or (unit and _bare(unit) not in units):
        return None
    decimals = (decimals or bare).rstrip("0")
    return sign.rstrip("+") + (whole.replace(",", "") or "0") + ("." if decimals else "") + decimals


def _minutes(said: str) -> str | None:
    """The minutes, in digits, of a duration: 70 of ``1 h 10 min``."""
    found = _DURATION.fullmatch(said.lower())
    if found is None:
        return None
    sign, hours, minutes = found.groups("0")
    whole, point, decimals = minutes.partition(".")
    return f"{sign.rstrip('+')}{int(hours) * 60 + int(whole)}{point}{decimals}"


def _bare(unit: str) -> str:
    return plain(unit).lower().replace(" ", "")


def _units(handbook: Handbook, field: Field) -> Iterator[str]:
    if not isinstance(field.type, NumberType):
        return
    measure = field.type.measure or ()
    for language in LANGUAGES:
        for number in ("1", "2"):
            unit = with_unit(number, measure, handbook, language)[1:].strip()
            if unit:
                yield unit
                yield unit.removeprefix("个")
    if len(measure) == 1 and measure[0][1] == 1:
        unit = measure[0][0]
        yield from SHORT.get(unit, ())
        yield from (SIGNS[unit],) if unit in SIGNS else ()


def _choices(field: Field) -> Iterator[tuple[str, str]]:
    """Each text that may be written for a choice, with what it means."""
    match field.type:
        case ChoiceType(choices):
            for id in choices:
                yield id, id
                yield from ((field.choices[id][language], id) for language in LANGUAGES)
        case YesNoType():
            for answer, texts in YES_OR_NO.items():
                yield from ((text, answer) for text in texts)


def _distinct(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """What each text means, where all who write it mean the same."""
    meant: dict[str, set[str]] = {}
    for text, id in pairs:
        meant.setdefault(text, set()).add(id)
    return {text: min(ids) for text, ids in meant.items() if len(ids) == 1}
