"""Evaluation: a pure function of (handbook, facts, date, what-if), exact, with a trace always.

Numbers are decimals in a context that raises when a result is not exact. A value that cannot be known is a
`Missing`, which names the facts and unset parameters that are needed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Clamped, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from typing import Any

from rulebook.handbook import Decision, Fact, Handbook, Row, Version, current
from rulebook.language import ast
from rulebook.language.ast import Value
from rulebook.language.functions import FUNCTIONS

__all__ = ["Coverage", "Evaluation", "Evaluator", "Missing", "NotYet", "Step"]

EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow, Clamped])


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that cannot be known, and the facts and unset parameters that would make it known, in order."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing decided: by a decision's row (`row` counts from 1), its formula, or a fact's derivation.

    `reads` holds what was read, by name, and `outputs` what was decided. A step without a row in a table
    says that all rows still possible agree (`open_rows` are their numbers).
    """

    decision: str
    row: int | None
    clause: str
    reads: Mapping[str, Value]
    outputs: Mapping[str, Value]
    open_rows: tuple[int, ...] = ()


class Coverage(Exception):
    """No row of a table, or two rows of a unique one, cover the values: a gap or an overlap of the rules."""

    def __init__(self, decision: str, rows: tuple[int, ...], reads: Mapping[str, Value]) -> None:
        super().__init__(f"{decision}: rows {rows} cover {dict(reads)}")
        self.decision, self.rows, self.reads = decision, rows, reads


class NotYet(Exception):
    """Something that is read has no value on the day: its first holds from a later one."""

    def __init__(self, name: str, first: date) -> None:
        super().__init__(f"{name} has no value before {first}")
        self.name, self.first = name, first


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: outputs by decision (values or `Missing`), and the steps that led to them, in order."""

    outputs: Mapping[str, Mapping[str, Value | Missing]]
    steps: tuple[Step, ...]


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
    memo: dict[str, Any] = field(default_factory=dict)
    decided: dict[str, dict[str, Any]] = field(default_factory=dict)
    fired: dict[str, list[Step]] = field(default_factory=dict)

    def run(self, decisions: Sequence[str]) -> Evaluation:
        """Evaluate the decisions. Raises `Coverage` and `NotYet`."""
        outputs = {id: dict(self.decision(id)) for id in decisions}
        steps: list[Step] = []
        seen: set[str] = set()
        for id in decisions:
            self.trace(id, seen, steps)
        return Evaluation(outputs, tuple(steps))

    def trace(self, name: str, seen: set[str], steps: list[Step]) -> None:
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

    def named(self, name: str) -> Any:
        if name in self.memo:
            return self.memo[name]
        if name in self.handbook.facts:
            value = self.fact(self.handbook.facts[name])
        elif name in self.handbook.parameters:
            value = self.parameter(name)
        else:
            outputs = self.decision(name)
            return next(iter(outputs.values()))
        self.memo[name] = value
        return value

    def parameter(self, name: str) -> Any:
        if name in self.what_if:
            return self.what_if[name]
        values = self.handbook.parameters[name].values
        dated = current(values, self.as_of)
        if dated is None:
            raise NotYet(name, values[0].since or date.min)
        return Missing((name,)) if dated.unset else dated.value

    def fact(self, fact: Fact) -> Any:
        if fact.name in self.told:
            return self.told[fact.name]
        begun: Missing | None = None
        for formula in fact.derived:
            value = self.value(formula)
            if not isinstance(value, Missing):
                reads = {str(name): self.name(name) for name in ast.names(formula)}
                self.fired[fact.name] = [Step(fact.name, None, fact.clause or "", reads, {fact.name: value})]
                return value
            if begun is None and any(self.known(name) for name in ast.names(formula)):
                begun = value
        if begun is not None:
            return begun
        if fact.default is not None:
            value = self.named(fact.default)
            if not isinstance(value, Missing):
                reads = {fact.default: value}
                self.fired[fact.name] = [Step(fact.name, None, fact.clause or "", reads, {fact.name: value})]
            return value
        # What nobody is asked for is missing by the facts it is derived from.
        if fact.derived and fact.ask is None:
            return self.value(fact.derived[-1])
        return Missing((fact.name,))

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
            raise Coverage(decision.id, (covering[0].number, covering[1].number), self.tested(version))
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
        outputs = {output: self.value(result) for output, result in zip(version.outputs, row.results, strict=True)}
        if not any(isinstance(value, Missing) for value in outputs.values()):
            reads = {str(name): self.name(name) for name in row.reads}
            number = row.number if version.is_table else None
            self.fired.setdefault(decision.id, []).append(Step(decision.id, number, row.clause, reads, outputs))
        return outputs

    def agreed(
        self, decision: Decision, version: Version, possible: list[tuple[Row, tuple[str, ...]]]
    ) -> dict[str, Any]:
        """The outputs on which all rows still possible agree; the others are missing."""
        if not possible:
            raise Coverage(decision.id, (), self.tested(version))
        missing = _distinct(name for _, names in possible for name in names)
        outputs: dict[str, Any] = {}
        for i, output in enumerate(version.outputs):
            values = [self.value(row.results[i]) for row, _ in possible]
            if all(not isinstance(value, Missing) and value == values[0] for value in values):
                outputs[output] = values[0]
            else:
                more = (name for value in values if isinstance(value, Missing) for name in value.names)
                outputs[output] = Missing(_distinct([*missing, *more]))
        if not any(isinstance(value, Missing) for value in outputs.values()):
            rows = tuple(row.number for row, _ in possible)
            self.fired[decision.id] = [Step(decision.id, None, possible[0][0].clause, {}, outputs, rows)]
        return outputs

    def tested(self, version: Version) -> dict[str, Value]:
        return {str(name): value for name in version.columns if not isinstance(value := self.name(name), Missing)}

    # Formulas and tests.

    def value(self, node: ast.Expression) -> Any:
        """The value of a formula, or `Missing`."""
        kind = type(node)
        if kind is ast.Literal:
            return node.value  # type: ignore[union-attr]
        if kind is ast.Name:
            return self.name(node)  # type: ignore[arg-type]
        match node:
            case ast.Word(id):
                return id
            case ast.Logic("and" | "or" as connective, left, right):
                return self.connected(connective == "or", left, right)
            case ast.If(condition, yes, no):
                chosen = self.value(condition)
                return chosen if isinstance(chosen, Missing) else self.value(yes if chosen else no)
            case ast.Negate(operand):
                value = self.value(operand)
                return value if isinstance(value, Missing) else -value
            case ast.Binary(sign, left, right) | ast.Logic(sign, left, right):
                a, b = self.value(left), self.value(right)
                if isinstance(a, Missing) or isinstance(b, Missing):
                    return _union((a, b))
                if kind is ast.Logic:
                    return compared(sign, a, b)
                return calculated(sign, a, b, node.percents)  # type: ignore[union-attr]
            case ast.Call(function, arguments):
                values = [self.value(argument) for argument in arguments]
                if any(isinstance(value, Missing) for value in values):
                    return _union(values)
                return FUNCTIONS[function].compute(*values)
        raise AssertionError(node)

    def connected(self, decisive: bool, left: ast.Expression, right: ast.Expression) -> Any:
        a = self.value(left)
        if a is decisive:
            return a
        b = self.value(right)
        if b is decisive or not isinstance(a, Missing):
            return b
        return _union((a, b))

    def test(self, test: ast.Test, value: Any) -> Any:
        """Whether the value passes the unary test: True, False or `Missing`."""
        kind = type(test)
        if kind is ast.Any:
            return True
        if kind is ast.Compare:
            operand = self.value(test.operand)  # type: ignore[union-attr]
            if type(value) is Missing or type(operand) is Missing:
                return _union((value, operand))
            return compared(test.operator, value, operand)  # type: ignore[union-attr]
        match test:
            case ast.Interval(low, high, closed_low, closed_high):
                a, b = self.value(low), self.value(high)
                if any(isinstance(part, Missing) for part in (value, a, b)):
                    return _union((value, a, b))
                return (value > a or (closed_low and value == a)) and (value < b or (closed_high and value == b))
            case ast.OneOf(tests):
                return self.any_of(tests, value)
            case ast.Not(tests):
                passed = self.any_of(tests, value)
                return passed if isinstance(passed, Missing) else not passed
        raise AssertionError(test)

    def any_of(self, tests: tuple[ast.Test, ...], value: Any) -> Any:
        results = [self.test(part, value) for part in tests]
        if True in results:
            return True
        return _union(results) if any(isinstance(result, Missing) for result in results) else False


def compared(sign: str, a: Any, b: Any) -> bool:
    """Whether the comparison holds; the absent value equals only itself and has no order."""
    if sign not in ("=", "!=") and (a is None or b is None):
        return False
    return bool(_COMPARISONS[sign](a, b))


def calculated(sign: str, a: Any, b: Any, percents: int = 0) -> Decimal | Fraction:
    """The sum, difference, product or quotient, exact; quotients are fractions."""
    if sign == "/" or isinstance(a, Fraction) or isinstance(b, Fraction):
        exact = _FRACTIONS[sign](Fraction(a), Fraction(b))
        return Fraction(exact, 100**percents)
    result: Decimal = _DECIMALS[sign](a, b)
    return EXACT.scaleb(result, Decimal(-2 * percents)) if percents else result


_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_DECIMALS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
}
_FRACTIONS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip


def _union(values: Any) -> Missing:
    return Missing(_distinct(name for value in values if isinstance(value, Missing) for name in value.names))


def _distinct(names: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _gathered(values: list[Any]) -> Any:
    missing = [value for value in values if isinstance(value, Missing)]
    return _union(missing) if missing else tuple(values)
