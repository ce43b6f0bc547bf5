"""Decision tables proven over all values: what no row covers, what two rows cover, what no case reaches.

A column's values fall into finitely many classes that its tests cannot tell apart. One value of each class stands for
all (`rulebook.prove.partition`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_FLOOR, Context, Decimal
from itertools import combinations
from typing import Literal

from rulebook.answer import Evaluator, Missing, NotYet
from rulebook.handbook import Decision, Handbook, Parameter, Row, Version, current
from rulebook.language import EXACT, NumberType, Type, Value, ast, ends, passes
from rulebook.prove.partition import representatives

__all__ = ["Findings", "Unlike", "table_findings"]

Why = Literal["empty", "covered"]
"""Why nothing reaches a row: no value passes its tests, or the rows above it take every case."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """A case, by the table's columns, that not exactly one row covers: these do, on a day, if this is supposed.

    Of a case that no row covers, columns are left out whose value makes no difference.
    """

    rows: tuple[Row, ...]
    case: Mapping[ast.Name, Value]
    as_of: date
    supposed: Mapping[str, Value]


@dataclass(slots=True)
class Findings:
    """Cases that no row or two rows cover, of the first day, or supposition, that shows some; rows never reached."""

    wrong: list[Unlike] = field(default_factory=list)
    unreached: list[tuple[Row, Why]] = field(default_factory=list)


def table_findings(book: Handbook, decision: Decision, number: int) -> Findings:
    """What is wrong with the version of that number, on any day on which it holds.

    What to suppose of parameters without a value is told by `_suppositions`.
    """
    version = decision.versions[number]
    until = decision.versions[number + 1].since if number + 1 < len(decision.versions) else None
    found = Findings()
    unreached: dict[int, Why] | None = None
    for as_of in _days(book, version, until):
        for supposed in _suppositions(book, version, as_of):
            try:
                grid = _Grid.of(book, version, as_of, supposed)
            except NotYet:
                continue
            found.wrong = found.wrong or [
                Unlike(tuple(version.rows[i] for i in rows), case, as_of, supposed)
                for rows, case in grid.wrong(decision.hit)
            ]
            here = grid.unreached(decision.hit)
            unreached = here if unreached is None else _in_both(unreached, here)
    found.unreached = [(version.rows[i], why) for i, why in (unreached or {}).items()]
    return found


def _in_both(before: Mapping[int, Why], here: Mapping[int, Why]) -> dict[int, Why]:
    return {i: why if why == here[i] else "covered" for i, why in before.items() if i in here}


def _endpoint_parameters(book: Handbook, version: Version) -> list[Parameter]:
    names = {name.name for row in version.rows for test in row.tests for name in ast.names(test)}
    return [book.parameters[name] for name in sorted(names) if name in book.parameters]


def _days(book: Handbook, version: Version, until: date | None) -> list[date]:
    """The days on which the version, or a parameter in its tests, begins to hold."""
    days = {version.since or date.min}
    for parameter in _endpoint_parameters(book, version):
        days |= {dated.since for dated in parameter.values if dated.since and dated.since > min(days)}
    return sorted(day for day in days if until is None or day < until)


def _suppositions(book: Handbook, version: Version, as_of: date) -> list[dict[str, Value]]:
    """For parameters in tests that are unset on the day: a few values of each, combined; else one, of nothing."""
    suppositions: list[dict[str, Value]] = [{}]
    for parameter in _endpoint_parameters(book, version):
        dated = current(parameter.values, as_of)
        if dated is not None and dated.unset:
            values = _samples(parameter.type)
            suppositions = [{**one, parameter.name: value} for one in suppositions for value in values]
    return suppositions


def _samples(kind: Type) -> list[Value]:
    """The least, the middle and the greatest value of the type.

    >>> [str(n) for n in _samples(NumberType((), 1, Decimal(0), Decimal("2.5")))]
    ['0', '1.2', '2.5']
    """
    values = representatives(kind, [])
    middle = values[len(values) // 2]
    if isinstance(kind, NumberType) and isinstance(kind.low, Decimal) and isinstance(kind.high, Decimal):
        half = EXACT.multiply(EXACT.add(kind.low, kind.high), Decimal("0.5"))
        middle = half.quantize(kind.step, ROUND_FLOOR, Context(prec=60))
    return list(dict.fromkeys([values[0], middle, values[-1]]))


Found = list[tuple[tuple[int, ...], Mapping[ast.Name, Value]]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table over representative values: for every column its values, for every row and column which pass."""

    names: tuple[ast.Name, ...]
    values: tuple[tuple[Value, ...], ...]
    passing: tuple[tuple[frozenset[int], ...], ...]

    @classmethod
    def of(cls, book: Handbook, version: Version, as_of: date, supposed: Mapping[str, Value]) -> _Grid:
        evaluator = Evaluator(book, {}, as_of, supposed)
        columns: list[tuple[Value, ...]] = []
        for i, column in enumerate(version.columns):
            edges = (evaluator.value(end) for row in version.rows for end in ends(row.tests[i]))
            known = [edge for edge in edges if not isinstance(edge, Missing)]
            columns.append(tuple(representatives(book.type_of(column), known)))
        passing = tuple(
            tuple(
                frozenset(n for n, value in enumerate(values) if passes(test)(value, evaluator) is True)
                for test, values in zip(row.tests, columns, strict=True)
            )
            for row in version.rows
        )
        return cls(version.columns, tuple(columns), passing)

    def wrong(self, hit: str) -> Found:
        """A case that no row covers, and for every two rows that overlap one that both cover, by their index."""
        found: Found = []
        everything = range(len(self.passing))
        if hit != "collect" and (gap := self.uncovered(everything)) is not None:
            found.append(((), self.narrowed(gap)))
        if hit == "unique":
            for i, j in combinations(everything, 2):
                common = [a & b for a, b in zip(self.passing[i], self.passing[j], strict=True)]
                if all(common):
                    at = [min(column) for column in common]
                    found.append(((i, j), self.case(at, range(len(at)))))
        return found

    def unreached(self, hit: str) -> dict[int, Why]:
        """The rows (by index) that no case hits, and why."""
        rows: dict[int, Why] = {i: "empty" for i, passing in enumerate(self.passing) if not all(passing)}
        if hit == "first":
            for i, passing in enumerate(self.passing):
                if i not in rows and self.uncovered(range(i), passing) is None:
                    rows[i] = "covered"
        return rows

    def uncovered(self, rows: Sequence[int], within: Sequence[frozenset[int]] | None = None) -> list[int] | None:
        """The first combination of values (by index) that none of the rows covers, or None."""
        seen: set[tuple[int, frozenset[int]]] = set()

        def search(column: int, left: frozenset[int]) -> list[int] | None:
            if column == len(self.values):
                return None if left else []
            if (column, left) in seen:
                return None
            seen.add((column, left))
            for n in range(len(self.values[column])):
                if within is not None and n not in within[column]:
                    continue
                rest = search(column + 1, frozenset(i for i in left if n in self.passing[i][column]))
                if rest is not None:
                    return [n, *rest]
            return None

        return search(0, frozenset(rows))

    def narrowed(self, gap: Sequence[int]) -> Mapping[ast.Name, Value]:
        """The case that no row covers, without the columns whose value makes no difference."""
        told = list(range(len(gap)))
        for column in range(len(gap)):
            rest = [c for c in told if c != column]
            if not any(all(gap[c] in passing[c] for c in rest) for passing in self.passing):
                told = rest
        return self.case(gap, told)

    def case(self, at: Sequence[int], columns: Sequence[int]) -> Mapping[ast.Name, Value]:
        return {self.names[c]: self.values[c][at[c]] for c in columns}
