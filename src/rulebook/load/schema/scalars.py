"""The scalars of policy files: what their author may type, and the value it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

from rulebook.bilingual import Words
from rulebook.load.sentences import said

KEBAB = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
SNAKE = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
CLAUSE = r"^[a-z]+-[1-9][0-9]*$"
SOURCE_FACT = r"^[A-Z]+-[0-9]{2}$"
QUESTION = r"^Q-[0-9]{2}$"
YEAR = r"^(19|2[01])[0-9]{2}$"
ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
DAY = f"^{ISO_DAY}$"
SECTION = r"^[a-z]+$"
BASIS = r"^([A-Z]+-[0-9]{2})(, [A-Z]+-[0-9]{2})*$"


class Invalid(ValueError):
    """What a policy file may not say, in both languages."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


Id = Annotated[str, StringConstraints(pattern=KEBAB)]
Name = Annotated[str, StringConstraints(pattern=SNAKE)]
ClauseId = Annotated[str, StringConstraints(pattern=CLAUSE)]
SourceFactId = Annotated[str, StringConstraints(pattern=SOURCE_FACT)]
QuestionId = Annotated[str, StringConstraints(pattern=QUESTION)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Formula = Annotated[str, StringConstraints(min_length=1)]


def _told_apart(id: str) -> str:
    if id in ("yes", "no"):
        raise Invalid(said("no yes or no"))
    return id


ChoiceId = Annotated[Id, AfterValidator(_told_apart)]


def _converted(pattern: str, convert: Callable[[str], Any], wanted: str) -> BeforeValidator:
    def check(text: Any) -> Any:
        if not isinstance(text, str) or not re.fullmatch(pattern, text):
            raise Invalid(said("must be", wanted=said(wanted)))
        return convert(text)

    return BeforeValidator(check)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(said("must be", wanted=said("a calendar day"))) from None


def _calendar_day(text: str) -> str:
    _day(text)
    return text


Day = Annotated[date, _converted(ISO_DAY, _day, "a date")]
Since = Annotated[
    date | None,
    _converted(f"undated|{ISO_DAY}", lambda text: None if text == "undated" else _day(text),
               "a date or undated"),
    WithJsonSchema({"type": "string", "pattern": f"^(undated|{ISO_DAY})$"}),
]  # fmt: skip
Year = Annotated[str, StringConstraints(pattern=YEAR)]
CalendarDay = Annotated[str, StringConstraints(pattern=DAY), AfterValidator(_calendar_day)]
SectionId = Annotated[str, StringConstraints(pattern=SECTION)]
Basis = Annotated[str, StringConstraints(pattern=BASIS)]
Flag = Annotated[bool, _converted("yes|no", lambda text: text == "yes", "yes or no"),
                 WithJsonSchema({"type": ["string", "boolean"], "enum": ["yes", "no", True, False]})]  # fmt: skip
Scale = Annotated[
    int,
    _converted("[0-6]", int, "decimals"),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 6}),
]
Lines = Annotated[
    int,
    _converted("[1-9][0-9]?", int, "up to 99"),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 99}),
]
BETWEEN = r"-?[0-9]+(\.[0-9]+)? to -?[0-9]+(\.[0-9]+)?"
Range = Annotated[
    tuple[str, str],
    _converted(BETWEEN, lambda text: tuple(text.split(" to ")), "two numbers"),
    WithJsonSchema({"type": "string", "pattern": f"^{BETWEEN}$"}),
]  # fmt: skip
Scalar = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""A value as typed; what it means depends on the type of the thing that has it."""
