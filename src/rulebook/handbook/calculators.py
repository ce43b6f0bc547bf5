"""Calculators: what they ask, decide, say and lay out, and what follows an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rulebook.bilingual import Words
from rulebook.language import Expression, Value
from rulebook.problem import Place

__all__ = ["Calculator", "Mark", "Next", "Onward", "Schedule", "Sentence", "WorkedExample"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The answer in one sentence, for the case in which `when` holds (None: in all others)."""

    when: Expression | None
    words: Words
    place: Place


@dataclass(frozen=True, slots=True)
class Mark:
    """What there is to do from the day `start` to the day `end`, which may be absent, under a clause."""

    start: Expression
    end: Expression
    clause: str
    words: Words


@dataclass(frozen=True, slots=True)
class Schedule:
    """What lays out every day from `start` to `end`: the weekday of `rest`, from `rest_from` on (None: from the start).

    A day that is neither one of rest nor a statutory holiday is of the `kind`, which `words` name; it has `hours`,
    from one time to another.
    """

    start: Expression
    end: Expression
    rest: Expression
    rest_from: Expression | None
    kind: str
    words: Words
    hours: tuple[tuple[Expression, Expression], ...]
    marks: tuple[Mark, ...]
    place: Place

    @property
    def formulas(self) -> tuple[Expression, ...]:
        """The formulas of its days."""
        return (self.start, self.end, self.rest, *((self.rest_from,) if self.rest_from else ()))


@dataclass(frozen=True, slots=True)
class Next:
    """The clauses that say what to do after an answer, for the case in which `when` holds (None: always)."""

    when: Expression | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Onward:
    """A calculator to go on with after an answer, for the case in which `when` holds (None: always).

    `facts` make what it asks for, `words` say what for.
    """

    calculator: str
    when: Expression | None
    facts: Mapping[str, Expression]
    words: Words


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A request as people type it, named as a sentence, and what must be answered; a calculator's tests.

    Of `outputs` None has no value, or cannot be known yet; `missing` is what is still needed, and `questions` are some
    that the answer rests on. `refused` is the fact or parameter for which the request is refused. Without `as_of` it
    holds on the day of the check.
    """

    words: Words
    as_of: date | None
    facts: Mapping[str, str]
    what_if: Mapping[str, str]
    outputs: Mapping[str, Value]
    missing: tuple[str, ...]
    questions: tuple[str, ...]
    refused: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Calculator:
    """The decisions that answer one person's question.

    `policies` are those that an answer can rest on, its own (`policy`) first. With a score sheet, points reach
    to the sheet's weights.
    """

    id: str
    policy: str
    policies: tuple[str, ...]
    words: Words
    about: Words
    score_sheet: str | None
    asks: tuple[str, ...]
    decisions: tuple[str, ...]
    schedule: Schedule | None
    sentences: tuple[Sentence, ...]
    then: tuple[Next, ...]
    onward: tuple[Onward, ...]
    examples: tuple[WorkedExample, ...]
    place: Place
