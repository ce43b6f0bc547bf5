"""Trace: the steps that lead to an answer, each holding what decided and what it read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rulebook.handbook import Decision, Derivation, Fact, Row, Version
from rulebook.language import Value

__all__ = ["TraceStep"]


class TraceStep(NamedTuple):
    """One thing decided: by a row of a decision's table, by its formula, or by a fact's derivation or default.

    `reads` holds what was read, by name, and `outputs` what was decided. Where no one row is `hit`, those `still_open`
    agree on the outputs. A fact has no version; its `derivation` is None where its default stood in.
    """

    source: Decision | Fact
    reads: Mapping[str, Value]
    outputs: Mapping[str, Value]
    version: Version | None = None
    hit: Row | None = None
    still_open: tuple[Row, ...] = ()
    derivation: Derivation | None = None

    @property
    def decision(self) -> str:
        """The id of the decision, or the name of the fact."""
        return self.source.id if isinstance(self.source, Decision) else self.source.name

    @property
    def row(self) -> int | None:
        """The number of the row that was hit, if it is one of a table."""
        return self.hit.number if self.hit and self.version and self.version.is_table else None

    @property
    def open_rows(self) -> tuple[int, ...]:
        """The numbers of the rows that are still open."""
        return tuple(row.number for row in self.still_open)

    @property
    def clause(self) -> str:
        """What it stands on: the clause of the fact, or of its rows, if they have but one."""
        if self.hit:
            return self.hit.clause
        if isinstance(self.source, Fact):
            return self.source.clause or ""
        clauses = {row.clause for row in self.still_open}
        return clauses.pop() if len(clauses) == 1 else ""
