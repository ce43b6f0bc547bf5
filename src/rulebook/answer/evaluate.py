"""Evaluation: a pure function of (handbook, facts, date, what-if), exact, with a trace always.

A value that cannot be known is a `Missing`, which names the facts and unset parameters that are needed. What
formulas and tests mean is said in `rulebook.language.semantics`, what holds on a day in `rulebook.answer.in_force`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from rulebook.answer.in_force import NotYet, ReadyDerivation, ReadyFact, ReadyRow, ReadyTable, in_force
from rulebook.answer.trace import TraceStep
from rulebook.handbook import Fact, Handbook, Parameter, Row
from rulebook.language import CALENDAR, Calendar, Missing, Unanswerable, Value, ast, formula

__all__ = ["Evaluation", "Evaluator", "OutOfRange", "Uncovered"]

Outputs = dict[str, Any]

Possible = list[tuple[ReadyRow, tuple[str, ...]]]
"""Rows that may cover the values, with what is missing to tell."""


class Uncovered(Unanswerable):
    """No row of a table, or two rows of a unique one, cover the values: a gap or an overlap of the rules."""

    def __init__(self, decision: str, rows: tuple[int, ...], reads: Mapping[str, Value]) -> None:
        super().__init__(f"{decision}: rows {rows} cover {dict(reads)}")
        self.decision, self.rows, self.reads = decision, rows, reads


class OutOfRange(Unanswerable):
    """What was told makes a fact lie outside its declared range."""

    def __init__(self, fact: Fact, value: Decimal) -> None:
        super().__init__(f"the facts make {fact.name} {value}, which is out of range")
        self.fact, self.value = fact, value


class Evaluation(NamedTuple):
    """What came out: outputs by decision (values or `Missing`), and the steps that led to them, in order."""

    outputs: Mapping[str, Mapping[str, Value | Missing]]
    steps: tuple[TraceStep, ...]


class Evaluator(dict[str, Any]):
    """One evaluation: every name and what it stands for, worked out on demand, each once.

    `expected` are decisions whose constants are laid out beforehand.

    >>> from rulebook.language.parse import expression
    >>> evaluator = Evaluator(Handbook(), {}, date(2026, 1, 1))
    >>> evaluator.value(expression("floor(12 / 5) + 0.5"))
    Decimal('2.5')
    """

    __slots__ = ("as_of", "decided", "fired", "handbook", "in_force", "told", "what_if")

    def __init__(
        self,
        handbook: Handbook,
        told: Mapping[str, Value],
        as_of: date,
        what_if: Mapping[str, Value] = MappingProxyType({}),
        expected: tuple[str, ...] = (),
    ) -> None:
        self.handbook, self.told, self.as_of, self.what_if = handbook, told, as_of, what_if
        self.in_force = in_force(handbook, as_of)
        self.decided: dict[str, Outputs] = {}
        self.fired: dict[str, list[tuple[TraceStep, Sequence[str]]]] = {}
        if expected:
            self.update(self.in_force.read_by(expected))
        self.update(told)
        if what_if:
            self.update(what_if)

    def __missing__(self, name: str) -> Any:
        ready = self.in_force
        if name in ready.deciders:
            id, output = ready.deciders[name]
            value = self.decision(id)[output]
        elif name in ready.constants:
            value = ready.constants[name]
        else:
            value = self._worked_out(name)
        self[name] = value
        return value

    def _worked_out(self, name: str) -> Any:
        if name in self.handbook.facts:
            return self._fact(self.in_force.fact(name))
        if name in self.handbook.parameters:
            return self._parameter(self.handbook.parameters[name])
        if name == CALENDAR:
            return self.handbook.calendar()
        raise KeyError(name)

    @property
    def calendar(self) -> Calendar:
        """The statutory holidays, and the years of them that were consulted."""
        calendar: Calendar = self[CALENDAR]
        return calendar

    def run(self, decisions: Sequence[str]) -> Evaluation:
        """Evaluate the decisions. Raises `Unanswerable`."""
        outputs = {id: self.decision(id) for id in decisions}
        steps: list[TraceStep] = []
        seen: set[str] = set()
        for id in decisions:
            if id not in seen:
                self._trace(id, seen, steps)
        return Evaluation(outputs, tuple(steps))

    def _trace(self, name: str, seen: set[str], steps: list[TraceStep]) -> None:
        """Append the steps that led to the fact or decision, those it read first."""
        seen.add(name)
        fired = self.fired
        for step, behind in fired.get(name, ()):
            for other in behind:
                if other in fired and other not in seen:
                    self._trace(other, seen, steps)
            steps.append(step)

    @property
    def rows_hit(self) -> Iterator[Row]:
        """Every row that has decided something so far."""
        return (step.hit for steps in self.fired.values() for step, _ in steps if step.hit)

    def clauses_hit(self, decision: str) -> tuple[str, ...]:
        """The clauses under which the decision has been decided, each once; none where what was read does not tell."""
        hit = (step.hit for step, _ in self.fired.get(decision, ()))
        return tuple(dict.fromkeys(row.clause for row in hit if row))

    def rows_covering(self, decision: str) -> tuple[Row, ...]:
        """The rows of the decision that hold for what is told, whichever of them decides it."""
        ready = self.in_force.tables.get(decision) or self.in_force.table(decision)
        return tuple(row.row for row in self._covering(ready)[0])

    # Formulas, parameters and facts.

    def value(self, node: ast.Expression) -> Any:
        """The value of a formula, or `Missing`. Raises `Unanswerable`."""
        return formula(node)(self)

    def printed(self, node: ast.Expression) -> Any:
        """The value of what need not be answered, such as a name in a text: `Missing` where there is none."""
        try:
            return formula(node)(self)
        except Unanswerable:
            return Missing(())

    def _parameter(self, parameter: Parameter) -> Any:
        """One that is worked out: what the day has and what is supposed is known without."""
        if parameter.worked is not None:
            return self.value(parameter.worked.formula)
        raise NotYet(parameter.name, parameter.values[0].since or date.min)

    def _fact(self, ready: ReadyFact) -> Any:
        fact = ready.fact
        for derivation in ready.derivations:
            for name in derivation.needs:
                if type(self[name]) is not Missing:
                    break
            else:
                if derivation.needs:
                    continue
            value = derivation.work(self)
            # One that has begun decides: what was told for it is never passed over.
            if type(value) is not Missing:
                return self._settled(fact, value, derivation)
            if any(type(self[name]) is not Missing for name in derivation.facts):
                return value
        if fact.default is not None:
            value = self[fact.default]
            return value if type(value) is Missing else self._settled(fact, value)
        # What nobody is asked for is missing by the facts it is derived from.
        if ready.derivations and fact.ask is None:
            return ready.derivations[-1].work(self)
        return Missing((fact.name,))

    def _settled(self, fact: Fact, value: Any, ready: ReadyDerivation | None = None) -> Any:
        """The value that a fact was given by a derivation, or else by its default, noted as a step.

        Raises `OutOfRange`.
        """
        if not fact.admits(value):
            raise OutOfRange(fact, value)
        if ready:
            read = {name: self[name] for name in ready.reads}
            step = TraceStep(fact, read, {fact.name: value}, derivation=ready.derivation), ready.behind
        else:
            read = {str(fact.default): value}
            step = TraceStep(fact, read, {fact.name: value}), []
        self.fired[fact.name] = [step]
        return value

    # Decisions.

    def decision(self, id: str) -> Outputs:
        """The outputs of the decision, by name: values or `Missing`. Raises `Unanswerable`."""
        found = self.decided.get(id)
        if found is None:
            ready = self.in_force.tables.get(id) or self.in_force.table(id)
            covering = ready.covering(self, self.what_if)
            if covering and len(covering) == 1 and not ready.collects:
                found = self._fire(ready, covering[0])
            else:
                found = self._decided(ready, covering)
            self.decided[id] = found
        return found

    def _decided(self, ready: ReadyTable, covering: list[ReadyRow] | None) -> Outputs:
        possible: Possible = []
        if covering is None:
            covering, possible = self._covering(ready)
        match ready.decision.hit:
            case "unique":
                return self._unique(ready, covering, possible)
            case "first":
                return self._first(ready, covering, possible)
            case _:
                return self._collected(ready, covering, possible)

    def _covering(self, ready: ReadyTable) -> tuple[list[ReadyRow], Possible]:
        """The rows that cover the values, and those that may, with what is missing to tell."""
        covering, possible = [], []
        for row in ready.rows:
            missing: tuple[str, ...] = ()
            for column, test in row.tests:
                passed = test(self[column], self)
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

    def _unique(self, ready: ReadyTable, covering: list[ReadyRow], possible: Possible) -> Outputs:
        if len(covering) > 1:
            raise Uncovered(ready.decision.id, (covering[0].number, covering[1].number), self._tested(ready))
        return self._fire(ready, covering[0]) if covering else self._agreed(ready, possible)

    def _first(self, ready: ReadyTable, covering: list[ReadyRow], possible: Possible) -> Outputs:
        if covering:
            hit = covering[0]
            possible = [(row, missing) for row, missing in possible if row.number < hit.number]
            if not possible:
                return self._fire(ready, hit)
            possible.append((hit, ()))
        return self._agreed(ready, possible)

    def _collected(self, ready: ReadyTable, covering: list[ReadyRow], possible: Possible) -> Outputs:
        if possible:
            missing = Missing(_distinct(name for _, names in possible for name in names))
            return dict.fromkeys(ready.version.outputs, missing)
        found: dict[str, Any] = {output: [] for output in ready.version.outputs}
        for row in covering:
            for output, value in self._fire(ready, row).items():
                found[output].append(value)
        return {output: _gathered(values) for output, values in found.items()}

    def _fire(self, ready: ReadyTable, row: ReadyRow) -> Outputs:
        reads: dict[str, Any] = {}
        if row.branches:
            # What a branch that is not taken names is not read: it need not be known, and nothing rests on it.
            reads = _Reads(self, row.tested)
        else:
            for name in row.reads:
                reads[name] = self[name]
        outputs, whole = {}, not row.branches
        for output, work in row.results:
            value = outputs[output] = work(reads)
            if type(value) is Missing:
                whole = False
        known = outputs if whole else _worth_telling(outputs)
        if known:
            behind: Sequence[str] = row.behind
            if not whole:
                reads = _known(reads)
                behind = self.in_force.behind(reads)
            step = TraceStep(ready.decision, reads, known, ready.version, row.row), behind
            self.fired.setdefault(ready.decision.id, []).append(step)
        return outputs

    def _agreed(self, ready: ReadyTable, possible: Possible) -> Outputs:
        """The outputs on which all rows still possible agree; the others are missing."""
        if not possible:
            raise Uncovered(ready.decision.id, (), self._tested(ready))
        missing = _distinct(name for _, names in possible for name in names)
        rows = tuple(row.row for row, _ in possible)
        outputs: Outputs = {}
        for i, output in enumerate(ready.version.outputs):
            values = [self.printed(row.results[i]) for row in rows]
            if all(not isinstance(value, Missing) and value == values[0] for value in values):
                outputs[output] = values[0]
            else:
                more = (name for value in values if isinstance(value, Missing) for name in value.names)
                outputs[output] = Missing(_distinct([*missing, *more]))
        if known := _worth_telling(outputs):
            reads = _known({str(name): self.printed(name) for row in rows for name in row.reads})
            step = TraceStep(ready.decision, reads, known, ready.version, None, rows)
            self.fired[ready.decision.id] = [(step, self.in_force.behind(reads))]
        return outputs

    def _tested(self, ready: ReadyTable) -> dict[str, Value]:
        return _known({name: self[name] for name in map(str, ready.version.columns)})


class _Reads(dict[str, Any]):
    """What is read of the values, as it is read; but for the calendar."""

    __slots__ = ("of",)

    def __init__(self, of: Mapping[str, Any], first: Iterable[str]) -> None:
        self.of = of
        for name in first:
            self[name] = of[name]

    def __missing__(self, name: str) -> Any:
        value = self.of[name]
        if name != CALENDAR:
            self[name] = value
        return value


def _known(values: Mapping[str, Any]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if type(value) is not Missing}


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
