"""Decisions: how facts, parameters and other decisions become outputs, in versions, and the examples that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rulebook.bilingual import Words
from rulebook.language import Expression, Name, Test, Type, Value
from rulebook.problem import Place

__all__ = ["Decision", "Example", "Row", "Version"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a decision table: a test for every column, a result for every output, and its clause.

    `tested` are the names that the row's tests read, its tested columns among them; `reads` those and its results'.
    """

    number: int
    tests: tuple[Test, ...]
    results: tuple[Expression, ...]
    tested: tuple[Name, ...]
    reads: tuple[Name, ...]
    clause: str
    place: Place


@dataclass(frozen=True, slots=True)
class Version:
    """A decision as it stands from a day on: a table, or a formula as one row without columns."""

    since: date | None
    columns: tuple[Name, ...]
    outputs: tuple[str, ...]
    rows: tuple[Row, ...]
    is_table: bool
    place: Place

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that its rows name, each once."""
        return tuple(dict.fromkeys(row.clause for row in self.rows))


@dataclass(frozen=True, slots=True)
class Example:
    """A case named as a sentence: what is given, and what must follow; the decision's tests.

    `clauses` are all under which it is decided (None: not said). Without `as_of` it holds on the day of the check.
    """

    words: Words
    as_of: date | None
    facts: Mapping[str, Value]
    parameters: Mapping[str, Value]
    outputs: Mapping[str, Value]
    clauses: tuple[str, ...] | None
    place: Place


@dataclass(frozen=True, slots=True)
class Decision:
    """Facts, parameters and other decisions to outputs. `hit` is unique, first or collect.

    `types` are the outputs' types with the bounds that were worked out, by output; `sections` those of its clauses,
    where it says that they are of several. `asked` are outputs as a person would ask for them.
    """

    id: str
    policy: str
    words: Words
    hit: str
    outputs: tuple[str, ...]
    types: Mapping[str, Type]
    sections: tuple[str, ...]
    asked: Mapping[str, Words]
    versions: tuple[Version, ...]
    examples: tuple[Example, ...]
    place: Place

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that its rows name in all versions, each once."""
        return tuple(dict.fromkeys(clause for version in self.versions for clause in version.clauses))
