"""Tally: what became of the rows of a table, for what is said when all are answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from rulebook.batch.rows import Batch, Reply
from rulebook.language import NumberType
from rulebook.wording import say

__all__ = ["Tally"]

MOST_TOLD = 20
"""Of so many rows it is said why they have no answer; the file says it of all."""


@dataclass
class Tally:
    """The replies to the rows, counted. `told` are the numbers of the first rows without an answer, with why."""

    batch: Batch
    states: Counter[str] = field(default_factory=Counter)
    told: list[tuple[int, str]] = field(default_factory=list)
    problems: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    unclear: Counter[str] = field(default_factory=Counter)

    def add(self, number: int, reply: Reply) -> None:
        """Count the reply to the row of that number."""
        self.states[reply.state] += 1
        self.missing.update(reply.missing)
        if reply.unclear:
            self.unclear[reply.unclear] += 1
        if reply.problem:
            self.problems += 1
            if len(self.told) < MOST_TOLD:
                self.told.append((number, reply.problem))

    def is_answered(self) -> bool:
        """Whether every person has an answer."""
        return not self.states["incomplete"] and not self.states["wrong"]

    def lines(self) -> Iterator[str]:
        """What is to be said of rows without an answer, and what could be told once for a whole column."""
        language = self.batch.language
        for number, problem in self.told:
            yield say("batch row", language, row=str(number), given=problem)
        if self.problems > len(self.told):
            yield say("batch more", language, count=f"{self.problems - len(self.told):,}")
        there = {column.field.name for column in self.batch.columns.values()}
        asked = [("batch ask percent", name, count) for name, count in self.unclear.items()]
        for name, count in self.missing.items():
            if name not in there:
                asked.append(("batch lacking", name, count))
            elif self.may_be_0(name):
                asked.append(("batch ask blank", name, count))
        for key, name, count in asked:
            label = self.batch.handbook.fields[name].words[language]
            yield say(key, language, label=label, name=name, count=str(count))

    def may_be_0(self, name: str) -> bool:
        """Whether it is a number, and 0 one that can be told."""
        field = self.batch.handbook.fields[name]
        return isinstance(field.type, NumberType) and field.admits(Decimal(0))

    def counted(self) -> str:
        """How many rows were answered, are incomplete, and are wrong."""
        counts = {state: self.states[state] for state in ("answered", "incomplete", "wrong")}
        parts = {state: f"{count:,}" for state, count in {**counts, "all": sum(counts.values())}.items()}
        return say("batch counts", self.batch.language, **parts)
