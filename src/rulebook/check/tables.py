"""Decision tables: no gaps, no overlaps, no rows that nothing reaches, proven over all values.

A column's values fall into finitely many classes that its tests cannot tell apart: each end of a test, the
values one step to either side of it, and the ends of the range. One value of each class stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from itertools import combinations
from typing import Any

from rulebook.answer import Evaluator, Missing, NotYet
from rulebook.bilingual import Words, both, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Decision, Field, Handbook, Parameter, Version, current
from rulebook.language import (
    EXACT,
    FIRST_YEAR,
    LAST_YEAR,
    ChoiceType,
    MomentType,
    NumberType,
    Type,
    Value,
    ast,
    digits,
    passes,
)
from rulebook.problem import Problem, listing

__all__ = ["representatives", "tables_cover"]


def tables_cover(subject: Subject) -> Iterator[Problem]:
    """A unique table covers every case exactly once, a first table at least once; every row can be hit."""
    book = subject.handbook
    for decision in book.decisions.values():
        for number, version in enumerate(decision.versions):
            if version.is_table and subject.sound(decision.id):
                yield from _problems(book, decision, number, version)


def _problems(book: Handbook, decision: Decision, number: int, version: Version) -> Iterator[Problem]:
    """Rows that nothing reaches on any day; gaps and overlaps of the first day, or supposition, that shows some.

    What to suppose of parameters without a value is told by `_suppositions`.
    """
    until = decision.versions[number + 1].since if number + 1 < len(decision.versions) else None
    wrong: list[Problem] = []
    unreached: dict[int, str] | None = None
    for as_of in _days(book, version, until):
        for supposed in _suppositions(book, version, as_of):
            try:
                grid = _Grid.of(book, version, as_of, supposed)
            except NotYet:
                continue
            told = [] if as_of == date.min else [said("from day", day=as_of.isoformat())]
            told += [
                said("when unset", parameter=_field(book, name), value=_shown(value))
                for name, value in supposed.items()
            ]
            when = Words("".join(words.zh for words in told), "".join(words.en for words in told))
            wrong = wrong or list(grid.problems(decision, version, when))
            here = grid.unreached(decision)
            unreached = here if unreached is None else _unreached_in_both(unreached, here)
    for i, why in (unreached or {}).items():
        row = version.rows[i]
        of = called(decision.id, decision.words)
        message = said("unreachable", row=row.number, decision=of, why=said(why))
        yield Problem(row.place, "unreachable-row", message, said(_MEND[why]))
    yield from wrong


def _unreached_in_both(before: Mapping[int, str], here: Mapping[int, str]) -> dict[int, str]:
    return {i: why if why == here[i] else _COVERED for i, why in before.items() if i in here}


_EMPTY, _COVERED = "empty row", "covered row"
_MEND = {_EMPTY: "correct row", _COVERED: "move row"}
"""Why nothing reaches a row, and what to do."""


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
        middle = half.quantize(_step(kind), ROUND_FLOOR, Context(prec=60))
    return list(dict.fromkeys([values[0], middle, values[-1]]))


def representatives(kind: Type, ends: Iterable[Value]) -> list[Value]:
    """Values of the type, in order, one for every class that tests with these ends can tell apart.

    >>> [str(n) for n in representatives(NumberType((), 1, Decimal(0), Decimal(100)), [Decimal(95)])]
    ['0', '94.9', '95.0', '95.1', '100']
    """
    if isinstance(kind, ChoiceType):
        return list(kind.choices)
    if isinstance(kind, NumberType):
        return list(_numbers(kind, [end for end in ends if isinstance(end, Decimal)]))
    if isinstance(kind, MomentType):
        return list(_moments(kind, list(ends)))
    return [False, True]


def _numbers(kind: NumberType, ends: list[Decimal]) -> list[Decimal]:
    step = _step(kind)
    found = {bound for bound in (kind.low, kind.high) if isinstance(bound, Decimal)}
    for end in ends:
        below, above = (end.quantize(step, rounding, Context(prec=60)) for rounding in (ROUND_FLOOR, ROUND_CEILING))
        found |= {EXACT.subtract(below, step), below, above, EXACT.add(above, step)}
    return sorted(filter(kind.admits, found)) or [Decimal(0)]


def _step(kind: NumberType) -> Decimal:
    return Decimal(1).scaleb(-(kind.scale or 0))


def _moments(kind: MomentType, ends: list[Value]) -> list[Value]:
    if kind.kind == "date":
        first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
        within = [end for end in ends if isinstance(end, date) and first <= end <= last]
        days = {first, last} | {end + timedelta(days=n) for end in within for n in (-1, 0, 1)}
        return [day for day in sorted(days) if first <= day <= last]
    if kind.kind == "datetime":
        ends_of_day = (date(FIRST_YEAR, 1, 1), time(0)), (date(LAST_YEAR, 12, 31), time(23, 59))
        start, close = (datetime.combine(*end) for end in ends_of_day)
        told = {end for end in ends if isinstance(end, datetime)}
        moments = {start, close} | {end + timedelta(minutes=n) for end in told for n in (-1, 0, 1)}
        return [moment for moment in sorted(moments) if start <= moment <= close]
    minutes = {0, 24 * 60 - 1}
    minutes |= {end.hour * 60 + end.minute + n for end in ends if isinstance(end, time) for n in (-1, 0, 1)}
    return [time(*divmod(n, 60)) for n in sorted(minutes) if 0 <= n < 24 * 60]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table over representative values: for every column its values, for every row and column which pass."""

    labels: tuple[Words, ...]
    fields: tuple[Field, ...]
    values: tuple[tuple[Value, ...], ...]
    passing: tuple[tuple[frozenset[int], ...], ...]

    @classmethod
    def of(cls, book: Handbook, version: Version, as_of: date, supposed: Mapping[str, Value]) -> _Grid:
        evaluator = Evaluator(book, {}, as_of, supposed)
        columns: list[tuple[Value, ...]] = []
        for i, column in enumerate(version.columns):
            ends = [evaluator.value(end) for row in version.rows for end in _ends(row.tests[i])]
            columns.append(
                tuple(representatives(book.type_of(column), [e for e in ends if not isinstance(e, Missing)]))
            )
        passing = tuple(
            tuple(
                frozenset(n for n, value in enumerate(values) if passes(test)(value, evaluator) is True)
                for test, values in zip(row.tests, columns, strict=True)
            )
            for row in version.rows
        )
        fields = tuple(map(book.field_of, version.columns))
        labels = tuple(called(str(name), field.words) for name, field in zip(version.columns, fields, strict=True))
        return cls(labels, fields, tuple(columns), passing)

    def problems(self, decision: Decision, version: Version, when: Words) -> Iterator[Problem]:
        """Gaps and overlaps."""
        of = called(decision.id, decision.words)
        rows = version.rows
        everything = range(len(rows))
        if decision.hit != "collect" and (gap := self.uncovered(everything)) is not None:
            message = said("gap", decision=of, case=self.case(gap, everything), when=when)
            yield Problem(version.place, "gap", message, said("add a row"))
        if decision.hit == "unique":
            for i, j in combinations(everything, 2):
                common = [a & b for a, b in zip(self.passing[i], self.passing[j], strict=True)]
                if all(common):
                    case = self.case([min(column) for column in common], None)
                    pair = {"first": rows[i].number, "second": rows[j].number}
                    message = said("overlap", **pair, decision=of, case=case, when=when)
                    yield Problem(rows[j].place, "overlap", message, said("narrow one"))

    def unreached(self, decision: Decision) -> dict[int, str]:
        """The rows (by index) that no case hits, and why."""
        rows = {i: _EMPTY for i, passing in enumerate(self.passing) if not all(passing)}
        if decision.hit == "first":
            for i, passing in enumerate(self.passing):
                if i not in rows and self.uncovered(range(i), passing) is None:
                    rows[i] = _COVERED
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

    def case(self, at: Sequence[int], gap_of: Sequence[int] | None) -> Words:
        """The combination in words; in a gap, columns are left out whose value makes no difference."""
        told = list(range(len(at)))
        if gap_of is not None:
            for column in range(len(at)):
                rest = [c for c in told if c != column]
                if not any(all(at[c] in self.passing[i][c] for c in rest) for i in gap_of):
                    told = rest
        shown = [said("has value", field=self.labels[c], value=self.value(c, at[c])) for c in told]
        return both(lambda language: said("and")[language].join(words[language] for words in shown)) or said("anything")

    def value(self, column: int, at: int) -> Words:
        """The value in words; a choice with its label."""
        value = self.values[column][at]
        choice = self.fields[column].choices.get(str(value))
        return listing([str(value)], {str(value): choice}) if choice else _shown(value)


def _ends(test: ast.Test) -> Iterator[ast.Expression]:
    match test:
        case ast.Compare(_, operand):
            yield operand
        case ast.Interval(low, high):
            yield from (low, high)
        case ast.OneOf(tests) | ast.Not(tests):
            for part in tests:
                yield from _ends(part)


def _field(book: Handbook, name: str) -> Words:
    return called(name, book.parameters[name].words)


def _shown(value: Any) -> Words:
    match value:
        case bool():
            return Words("yes（是）", "yes") if value else Words("no（否）", "no")
        case Decimal():
            return Words(digits(value), digits(value))
        case _:
            return Words(str(value), str(value))
