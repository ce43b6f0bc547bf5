"""Reading: what a role has to read, section by section, in the order in which it matters, and how long that takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from typing import Literal

from rulebook.bilingual import Language
from rulebook.handbook.book import Handbook
from rulebook.handbook.clauses import Clause, Policy, ProcedureStep, Section
from rulebook.handbook.references import clauses_for, parameters_named_in
from rulebook.language import NumberType

__all__ = ["REASONS", "ReadingEntry", "Reason", "digest", "first_day", "minutes", "reading_list", "readings_for"]

Reason = Literal["acts", "penalised", "figures", "rest"]
REASONS: tuple[Reason, ...] = ("acts", "penalised", "figures", "rest")
"""Why a section is to be read, the most pressing first: the role does something itself, can be penalised, has
figures to keep to, or just has to know."""

PACE: dict[Language, int] = {"zh": 300, "en": 200}
"""What a reader who wants to remember it reads in a minute: Chinese characters, or English words."""

_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9][A-Za-z0-9.,'’:-]*")


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """A section of a policy as a role reads it: the clauses that speak to the role, and the steps that it takes."""

    role: str
    policy: Policy
    section: Section
    clauses: tuple[Clause, ...]
    figures: int

    @property
    def id(self) -> str:
        """The section by its policy and its own id."""
        return f"{self.policy.id}-{self.section.id}"

    @property
    def steps(self) -> tuple[tuple[Clause, ProcedureStep], ...]:
        return tuple((clause, step) for clause in self.clauses for step in clause.steps if step.role == self.role)

    @property
    def penalties(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if self.role in clause.penalises)

    @property
    def reason(self) -> Reason:
        """The most pressing reason to read it."""
        return "acts" if self.steps else "penalised" if self.penalties else "figures" if self.figures else "rest"


def reading_list(handbook: Handbook, role: str) -> tuple[ReadingEntry, ...]:
    """What the role reads, with what is said to the roles that it is a kind of: its first day, then the most pressing.

    Of those with the same reason, the one with the most to do comes first, then the one with the most penalties; else
    the role's own come first, in the order of the handbook.

    >>> from pathlib import Path
    >>> from rulebook.load import handbook
    >>> book = handbook(Path("tests/books/training"))
    >>> [(reading.section.id, reading.reason) for reading in reading_list(book, "centre-leader")]
    [('ext', 'acts'), ('tra', 'figures'), ('sta', 'figures')]
    >>> {reading.role for reading in reading_list(book, "operator")} == {"operator", "agent"}
    True
    """
    found = [reading for kind in handbook.kinds_of(role) for reading in readings_for(handbook, kind)]
    first = first_day(handbook, role, found)
    return (*first, *sorted((reading for reading in found if reading not in first), key=_press))


def first_day(handbook: Handbook, role: str, entries: Iterable[ReadingEntry]) -> tuple[ReadingEntry, ...]:
    """Those of the entries that the role reads on its first day, in its own order."""
    order = handbook.roles[role].first_day
    return tuple(
        sorted(
            (entry for entry in entries if entry.section.id in order), key=lambda entry: order.index(entry.section.id)
        )
    )


def _press(reading: ReadingEntry) -> tuple[int, int, int]:
    return REASONS.index(reading.reason), -len(reading.steps), -len(reading.penalties)


def readings_for(handbook: Handbook, role: str) -> tuple[ReadingEntry, ...]:
    """The sections with a clause for the role itself, in the order of the handbook."""
    own = clauses_for(handbook, role)
    return tuple(
        ReadingEntry(role, policy, section, clauses, _figures(handbook, clauses))
        for policy in handbook.policies.values()
        for section in policy.sections.values()
        if (clauses := tuple(clause for clause in own if (clause.policy, clause.section) == (policy.id, section.id)))
    )


def _figures(handbook: Handbook, clauses: Iterable[Clause]) -> int:
    """How many quantities the rules among the clauses name."""
    rules = (clause for clause in clauses if clause.kind != "background")
    named = {parameter.name: parameter for rule in rules for parameter in parameters_named_in(handbook, rule.id)}
    return sum(isinstance(parameter.type, NumberType) for parameter in named.values())


def minutes(text: str, language: Language) -> int:
    """How long the text takes to read, in whole minutes; never none.

    >>> minutes("培训" * 301, "zh"), minutes("one two", "en")
    (3, 1)
    """
    return max(1, ceil(len(_WORD.findall(text)) / PACE[language]))


def digest(texts: Iterable[str]) -> str:
    """What tells these texts from any others.

    >>> digest(["three days"]) == digest(["three days"]), digest(["three days"]) == digest(["four days"])
    (True, False)
    """
    return sha256("\0".join(texts).encode()).hexdigest()[:8]
