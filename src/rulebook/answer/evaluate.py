"""Evaluation: a pure function of (handbook, facts, date, what-if), exact, with a trace always.

A value that cannot be known is a `Missing`, which names the facts and unset parameters that are needed. What
formulas and tests mean is said in `rulebook.language.semantics`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rulebook.handbook import Decision, Fact, Handbook, Row, Version, current
from rulebook.language import CALENDAR, Beyond, Calendar, Missing, Unanswerable, Value, ast, semantics

__all__ = [
    "Beyond",
    "Evaluation",
    "Evaluator",
    "Missing",
    "NotYet",
    "OutOfRange",
    "TraceStep",
    "Unanswerable",
    "Uncovered",
]


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One thing decided: by a decision's row (`row` counts from 1), its formula, or a fact's derivation.

    `reads` holds what was read, by name, and `outputs` what was decided. A step without a row in a table
    says that all rows still possible agree (`open_rows` are their numbers); its clause is theirs, if it is one.
    """

    decision: str
    row: int | None
    clause: str
    reads: Mapping[str, Value]
    outputs: Mapping[str, Value]
    open_rows: tuple[int, ...] = ()


class Uncovered(Unanswerable):
    """No row of a table, or two rows of a unique one, cover the values: a gap or an overlap of the rules."""

    def __init__(self, decision: str, rows: tuple[int, ...], reads: Mapping[str, Value]) -> None:
        super().__init__(f"{decision}: rows {rows} cover {dict(reads)}")
        self.decision, self.rows, self.reads = decision, rows, reads


class NotYet(Unanswerable):
    """Something that is read has no value on the day: its first holds from a later one."""

    def __init__(self, name: str, first: date) -> None:
        super().__init__(f"{name} has no value before {first}")
        self.name, self.first = name, first


class OutOfRange(Unanswerable):
    """What was told makes a fact lie outside its declared range."""

    def __init__(self, fact: Fact, value: Decimal) -> None:
        super().__init__(f"the facts make {fact.name} {value}, which is out of range")
        self.fact, self.value = fact, value


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: outputs by decision (values or `Missing`), and the steps that led to them, in order."""

    outputs: Mapping[str, Mapping[str, Value | Missing]]
    steps: tuple[TraceStep, ...]


@dataclass(slots=True)
class Evaluator:
    """One evaluation. Values are worked out on demand, each once.

    >>> from rulebook.language.parse import expression
    >>> evaluator = Evaluator(Handbook(), {}, date(2026, 1, 1))
    >>> evaluator.value(expression("floor(12 / 5) + 0.5"))
    Decimal('2.5')
    """

    handbook: Handbook
    told: Mapping[str, Value]
    as_of: date
    what_if: Mapping[str, Value] = field(default_factory=dict)
    calendar: Calendar = field(init=False)
    memo: dict[str, Any] = field(default_factory=dict, init=False)
    decided: dict[str, dict[str, Any]] = field(default_factory=dict, init=False)
    fired: dict[str, list[TraceStep]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.calendar = self.memo[CALENDAR.name] = self.handbook.calendar()

    def run(self, decisions: Sequence[str]) -> Evaluation:
        """Evaluate the decisions. Raises `Unanswerable`."""
        outputs = {id: dict(self.decision(id)) for id in decisions}
        steps: list[TraceStep] = []
        seen: set[str] = set()
        for id in decisions:
            self.trace(id, seen, steps)
        return Evaluation(outputs, tuple(steps))

    def trace(self, name: str, seen: set[str], steps: list[TraceStep]) -> None:
        """Append the steps that led to the fact or decision, those it read first."""
        if name in seen:
            return
        seen.add(name)
        for step in self.fired.get(name, ()):
            for read in step.reads:
                self.trace(read.partition(".")[0], seen, steps)
            steps.append(step)

    # Names.

    def name(self, name: ast.Name) -> Any:
        if name.output is None:
            return self.named(name.name)
        return self.decision(name.name)[name.output]

    def printed(self, node: ast.Expression) -> Any:
        """The value of what need not be answered, such as a name in a text: `Missing` where there is none."""
        try:
            return self.value(node)
        except Unanswerable:
            return Missing(())

    def named(self, name: str) -> Any:
        if name in self.memo:
            return self.memo[name]
        if name in self.handbook.facts:
            value = self.fact(self.handbook.facts[name])
        elif name in self.handbook.parameters:
            value = self.parameter(name)
        else:
            value = next(iter(self.decision(name).values()))
        self.memo[name] = value
        return value

    def parameter(self, name: str) -> Any:
        if name in self.what_if:
            return self.what_if[name]
        parameter = self.handbook.parameters[name]
        if parameter.worked is not None:
            return self.value(parameter.worked.formula)
        values = parameter.values
        dated = current(values, self.as_of)
        if dated is None:
            raise NotYet(name, values[0].since or date.min)
        return Missing((name,)) if dated.unset else dated.value

    def fact(self, fact: Fact) -> Any:
        if fact.name in self.told:
            return self.told[fact.name]
        for derivation in fact.derived:
            # A derivation that has begun decides: what was told for it is never passed over.
            value = self.value(derivation.formula)
            if not isinstance(value, Missing) or any(self.known(name) for name in derivation.reads):
                return self.settled(fact, derivation.reads, value)
        if fact.default is not None:
            return self.settled(fact, (ast.Name(fact.default),), self.named(fact.default))
        # What nobody is asked for is missing by the facts it is derived from.
        if fact.derived and fact.ask is None:
            return self.value(fact.derived[-1].formula)
        return Missing((fact.name,))

    def settled(self, fact: Fact, reads: Iterable[ast.Name], value: Any) -> Any:
        """The value that a fact was given by others, noted as a step. Raises `OutOfRange`."""
        if isinstance(value, Missing):
            return value
        if not fact.admits(value):
            raise OutOfRange(fact, value)
        step = TraceStep(
            fact.name, None, fact.clause or "", {str(name): self.name(name) for name in reads}, {fact.name: value}
        )
        self.fired[fact.name] = [step]
        return value

    def known(self, name: ast.Name) -> bool:
        return name.name in self.handbook.facts and not isinstance(self.name(name), Missing)

    # Decisions.

    def decision(self, id: str) -> dict[str, Any]:
        if id not in self.decided:
            decision = self.handbook.decisions[id]
            version = current(decision.versions, self.as_of)
            if version is None:
                raise NotYet(id, decision.versions[0].since or date.min)
            decide = {"unique": self.unique, "first": self.first, "collect": self.collect}[decision.hit]
            self.decided[id] = decide(decision, version)
        return self.decided[id]

    def covering(self, version: Version) -> tuple[list[Row], list[tuple[Row, tuple[str, ...]]]]:
        """The rows that cover the values, and those that may, with what is missing to tell."""
        covering, possible = [], []
        columns = version.columns
        for row in version.rows:
            missing: tuple[str, ...] = ()
            for column, test in zip(columns, row.tests, strict=True):
                if type(test) is ast.Any:
                    continue
                passed = self.test(test, self.name(column))
                if passed is False:
                    break
                if passed is not True:
                    missing += passed.names
            else:
                if missing:
                    possible.append((row, missing))
                else:
                    covering.append(row)
        return covering, possible

    def unique(self, decision: Decision, version: Version) -> dict[str, Any]:
        covering, possible = self.covering(version)
        if len(covering) > 1:
            raise Uncovered(decision.id, (covering[0].number, covering[1].number), self.tested(version))
        if covering:
            return self.fire(decision, version, covering[0])
        return self.agreed(decision, version, possible)

    def first(self, decision: Decision, version: Version) -> dict[str, Any]:
        covering, possible = self.covering(version)
        if covering:
            hit = covering[0]
            possible = [(row, missing) for row, missing in possible if row.number < hit.number]
            if not possible:
                return self.fire(decision, version, hit)
            possible.append((hit, ()))
        return self.agreed(decision, version, possible)

    def collect(self, decision: Decision, version: Version) -> dict[str, Any]:
        covering, possible = self.covering(version)
        if possible:
            missing = Missing(_distinct(name for _, names in possible for name in names))
            return dict.fromkeys(version.outputs, missing)
        found: dict[str, Any] = {output: [] for output in version.outputs}
        for row in covering:
            for output, value in self.fire(decision, version, row).items():
                found[output].append(value)
        return {output: _gathered(values) for output, values in found.items()}

    def fire(self, decision: Decision, version: Version, row: Row) -> dict[str, Any]:
        reads = {str(name): self.name(name) for name in row.tested}

        def read(name: ast.Name) -> Any:
            if name is CALENDAR:
                return self.calendar
            reads[str(name)] = value = self.name(name)
            return value

        # What a branch that is not taken names is not read: it need not be known, and the answer does not rest on it.
        outputs = {
            output: semantics.value(result, read) for output, result in zip(version.outputs, row.results, strict=True)
        }
        if known := _worth_telling(outputs):
            number = row.number if version.is_table else None
            self.fired.setdefault(decision.id, []).append(
                TraceStep(decision.id, number, row.clause, _known(reads), known)
            )
        return outputs

    def agreed(
        self, decision: Decision, version: Version, possible: list[tuple[Row, tuple[str, ...]]]
    ) -> dict[str, Any]:
        """The outputs on which all rows still possible agree; the others are missing."""
        if not possible:
            raise Uncovered(decision.id, (), self.tested(version))
        missing = _distinct(name for _, names in possible for name in names)
        outputs: dict[str, Any] = {}
        for i, output in enumerate(version.outputs):
            values = [self.printed(row.results[i]) for row, _ in possible]
            if all(not isinstance(value, Missing) and value == values[0] for value in values):
                outputs[output] = values[0]
            else:
                more = (name for value in values if isinstance(value, Missing) for name in value.names)
                outputs[output] = Missing(_distinct([*missing, *more]))
        if known := _worth_telling(outputs):
            reads = _known({str(name): self.printed(name) for row, _ in possible for name in row.reads})
            clauses = {row.clause for row, _ in possible}
            clause = clauses.pop() if len(clauses) == 1 else ""
            rows = tuple(row.number for row, _ in possible)
            self.fired[decision.id] = [TraceStep(decision.id, None, clause, reads, known, rows)]
        return outputs

    def tested(self, version: Version) -> dict[str, Value]:
        return _known({str(name): self.name(name) for name in version.columns})

    # Formulas and tests.

    def value(self, node: ast.Expression) -> Any:
        """The value of a formula, or `Missing`."""
        return semantics.value(node, self.name)

    def test(self, test: ast.Test, tested: Any) -> Any:
        """Whether the value passes the unary test: True, False or `Missing`."""
        return semantics.passes(test, tested, self.name)


def _known(values: Mapping[str, Any]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if not isinstance(value, Missing)}


def _worth_telling(outputs: Mapping[str, Any]) -> dict[str, Value]:
    """The outputs that are known; none, while others are missing and these are only absent."""
    known = _known(outputs)
    whole = len(known) == len(outputs) or any(value is not None for value in known.values())
    return known if whole else {}


def _gathered(values: list[Any]) -> Any:
    missing = Missing.of(values)
    return missing if missing.names else tuple(values)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
