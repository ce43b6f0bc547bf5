"""In force: what holds on a day, made ready to be evaluated again and again.

Nothing in it depends on what is told or supposed, so that it is worked out once for a handbook and a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rulebook.handbook import Decision, Derivation, Fact, Handbook, Row, Version, current, reach
from rulebook.language import (
    FUNCTIONS,
    Formula,
    Missing,
    Passes,
    Ranks,
    Unanswerable,
    Value,
    ast,
    ends,
    formula,
    passes,
)

__all__ = ["InForce", "NotYet", "ReadyFact", "ReadyRow", "ReadyTable", "in_force"]

MOST_DAYS = 100
"""So many days are kept; whoever asks for more asks about every day but once."""


class NotYet(Unanswerable):
    """Something that is read has no value on the day: its first holds from a later one."""

    def __init__(self, name: str, first: date) -> None:
        super().__init__(f"{name} has no value before {first}")
        self.name, self.first = name, first


def in_force(handbook: Handbook, as_of: date) -> InForce:
    """What holds on the day."""
    days: dict[date, InForce] = handbook.kept.setdefault(in_force, {})
    found = days.get(as_of)
    if found is None:
        if len(days) >= MOST_DAYS:
            days.clear()
        found = days[as_of] = InForce(handbook, as_of)
    return found


class InForce:
    """The handbook on a day: what names stand for whatever is told, and tables ready to be looked up.

    `constants` are the parameters with a value on the day or none at all, and the facts that only a person can tell,
    which are missing until then. `deciders` says which output of which decision a name stands for. `kept` is what else
    follows from the handbook and the day alone, under keys of whatever works it out.
    """

    __slots__ = ("as_of", "constants", "deciders", "facts", "handbook", "kept", "tables")

    def __init__(self, handbook: Handbook, as_of: date) -> None:
        self.handbook, self.as_of = handbook, as_of
        self.constants = _constants(handbook, as_of)
        self.deciders = _deciders(handbook)
        self.tables: dict[str, ReadyTable] = {}
        self.facts: dict[str, ReadyFact] = {}
        self.kept: dict[Any, Any] = {}

    def read_by(self, decisions: tuple[str, ...]) -> dict[str, Any]:
        """The constants that the decisions come to read."""
        found: dict[str, Any] | None = self.kept.get(decisions)
        if found is None:
            reached = reach(self.handbook, decisions)
            names = (name for name in (*reached.facts, *reached.parameters) if name in self.constants)
            found = self.kept[decisions] = {name: self.constants[name] for name in names}
        return found

    def behind(self, reads: Iterable[str]) -> list[str]:
        """The decisions and facts that the names stand for: what may have steps that led to them."""
        deciders, facts = self.deciders, self.handbook.facts
        return [deciders[name][0] if name in deciders else name for name in reads if name in deciders or name in facts]

    def fact(self, name: str) -> ReadyFact:
        """The fact with its derivations compiled."""
        found = self.facts.get(name)
        if found is None:
            found = self.facts[name] = ReadyFact(self, self.handbook.facts[name])
        return found

    def table(self, id: str) -> ReadyTable:
        """The decision's version of the day. Raises `NotYet` before the first."""
        found = self.tables.get(id)
        if found is None:
            decision = self.handbook.decisions[id]
            version = current(decision.versions, self.as_of)
            if version is None:
                raise NotYet(id, decision.versions[0].since or date.min)
            rows = [ReadyRow(row, version, self.behind(map(str, row.reads))) for row in version.rows]
            found = self.tables[id] = ReadyTable(decision, version, rows, self.constants)
        return found


def _constants(handbook: Handbook, as_of: date) -> dict[str, Any]:
    constants: dict[str, Any] = {}
    for name, parameter in handbook.parameters.items():
        dated = current(parameter.values, as_of)
        if dated is not None and parameter.worked is None:
            constants[name] = Missing((name,)) if dated.unset else dated.value
    for name, fact in handbook.facts.items():
        if not fact.derived and fact.default is None:
            constants[name] = Missing((name,))
    return constants


def _deciders(handbook: Handbook) -> dict[str, tuple[str, str]]:
    """The decision, and which of its outputs, that a name stands for."""
    known: dict[str, tuple[str, str]] | None = handbook.kept.get(_deciders)
    if known is None:
        known = handbook.kept[_deciders] = {}
        for id, decision in handbook.decisions.items():
            known |= {f"{id}.{output}": (id, output) for output in decision.outputs}
            if id not in handbook.facts and id not in handbook.parameters:
                known[id] = id, decision.outputs[0]
    return known


class ReadyFact:
    """A fact that others can make, with its derivations compiled."""

    __slots__ = ("derivations", "fact")

    def __init__(self, rules: InForce, fact: Fact) -> None:
        self.fact = fact
        self.derivations = [ReadyDerivation(rules, derivation) for derivation in fact.derived]


class ReadyDerivation:
    """A derivation compiled, the names it reads as they are written, the facts among them, and what is behind them.

    Where it reads nothing but facts, and all of them whatever they are, it `needs` one of them to begin.
    """

    __slots__ = ("behind", "derivation", "facts", "needs", "reads", "work")

    def __init__(self, rules: InForce, derivation: Derivation) -> None:
        self.derivation = derivation
        self.work = formula(derivation.formula)
        self.reads = tuple(map(str, derivation.reads))
        self.behind = rules.behind(self.reads)
        self.facts = [name.name for name in derivation.reads if name.name in rules.handbook.facts]
        self.needs = [] if len(self.facts) < len(self.reads) or _branches(derivation.formula) else self.facts


class ReadyRow:
    """A row with its tests and results compiled, the names it reads as they are written, and what is behind them.

    With `branches`, what it reads shows only as it is worked out.
    """

    __slots__ = ("behind", "branches", "number", "reads", "results", "row", "tested", "tests")

    def __init__(self, row: Row, version: Version, behind: list[str]) -> None:
        self.row, self.number, self.behind = row, row.number, behind
        self.tests: list[tuple[str, Passes]] = [
            (str(column), passes(test))
            for column, test in zip(version.columns, row.tests, strict=True)
            if type(test) is not ast.Any
        ]
        self.results: list[tuple[str, Formula]] = [
            (output, formula(result)) for output, result in zip(version.outputs, row.results, strict=True)
        ]
        self.tested = tuple(map(str, row.tested))
        self.reads = tuple(map(str, row.reads))
        self.branches = any(map(_branches, row.results))


def _branches(node: ast.Expression) -> bool:
    """Whether the formula need not read all that it names, or reads the calendar, which is no name."""
    return any(
        isinstance(part, ast.If)
        or (isinstance(part, ast.Logic) and part.operator in ("and", "or"))
        or (isinstance(part, ast.Call) and FUNCTIONS[part.function].consults)
        for part in ast.walk(node)
    )


class ReadyTable:
    """A decision's version of the day, and which of its rows cover which values."""

    __slots__ = (
        "_columns",
        "_constants",
        "_found",
        "_possible",
        "_supposable",
        "collects",
        "decision",
        "rows",
        "version",
    )

    def __init__(
        self, decision: Decision, version: Version, rows: list[ReadyRow], constants: Mapping[str, Any]
    ) -> None:
        self.decision, self.version, self.rows, self._constants = decision, version, rows, constants
        self._columns: list[tuple[str, int, Ranks, list[int]]] | None = None
        self.collects = decision.hit == "collect"
        self._supposable: frozenset[str] | None = None
        self._possible = (1 << len(rows)) - 1
        self._found: dict[int, list[ReadyRow]] = {}

    def covering(self, values: Mapping[str, Any], what_if: Mapping[str, Value]) -> list[ReadyRow] | None:
        """The rows that cover the values, in order; None where something is missing, or out of the ordinary.

        Rows are bits: those that are left from the columns before meet those that pass in this one. A column that none
        of them tests is not read.
        """
        if self._supposable is None:
            self._supposable = self._look_up()
        if self._columns is None or (what_if and not self._supposable.isdisjoint(what_if)):
            return None
        rows = self._possible
        try:
            for column, tested, ranks, passing in self._columns:
                if rows & tested:
                    value = values[column]
                    if value is None or type(value) is Missing:
                        return None
                    rows &= passing[ranks.of(value)]
        except (Unanswerable, TypeError):
            return None
        found = self._found.get(rows)
        if found is None:
            found = self._found[rows] = [row for i, row in enumerate(self.rows) if rows >> i & 1]
        return found

    def _look_up(self) -> frozenset[str]:
        """Find out what the columns tell apart, where all ends of tests are known; the names that this depends on.

        A parameter's column has but one value, so that it need not be looked at again.
        """
        tests = [test for row in self.version.rows for test in row.tests]
        columns = list(map(str, self.version.columns))
        ready = []
        try:
            for i, column in enumerate(columns):
                ranks, tested, passing = self._column(i)
                value = self._constants.get(column)
                if value is None or type(value) is Missing:
                    ready.append((column, tested, ranks, passing))
                else:
                    self._possible &= passing[ranks.of(value)]
            self._columns = ready
        except (KeyError, TypeError):  # a parameter has no value of its own on the day, or a value no order
            self._columns = None
        return frozenset([name.name for test in tests for name in ast.names(test)] + columns)

    def _column(self, i: int) -> tuple[Ranks, int, list[int]]:
        """What a column tells apart, the rows that test it, and for each rank the rows that it passes in."""
        tests = [row.tests[i] for row in self.version.rows]
        ranks = Ranks(formula(end)(self._constants) for test in tests for end in ends(test))
        bits = [ranks.passing(test, self._constants) for test in tests]
        passing = [sum(1 << row for row, of in enumerate(bits) if of >> rank & 1) for rank in range(ranks.count)]
        tested = sum(1 << row for row, test in enumerate(tests) if type(test) is not ast.Any)
        return ranks, tested, passing
