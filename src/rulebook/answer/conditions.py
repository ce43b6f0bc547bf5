"""What made a row apply or a branch be taken, in words: facts with their values, and the bounds that these reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from rulebook.answer.evaluate import Evaluator
from rulebook.answer.went import Atom
from rulebook.bilingual import Language
from rulebook.handbook import Field, Row, Version
from rulebook.language import EXACT, Missing, MomentType, NumberType, Value, ast, passes
from rulebook.wording import in_words, say

__all__ = ["Condition", "Conditions"]

Bound = tuple[str, Value]
"""A sign and the value that a value is compared with."""

_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_FLIPPED = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_LOWER, _UPPER = (">", ">="), ("<", "<=")


class Condition(NamedTuple):
    """What was so: the value of a name, and the bounds that it was held against, without those that say nothing.

    `against` are the names that the bounds come from; `sum` is that of a value that was worked out. What does not
    `say` anything was held against bounds that go without saying; a nought held against upper bounds alone says
    nothing beside what there is. `clauses` are those of the steps it is told for.
    """

    name: ast.Name
    field: Field
    value: Value
    bounds: tuple[Bound, ...] = ()
    against: tuple[ast.Name, ...] = ()
    sum: str = ""
    says: bool = True
    is_nought: bool = False
    clauses: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether it says nothing beside what there is."""
        return not self.says or self.is_nought

    @property
    def is_something(self) -> bool:
        """Whether it tells of what there is: a choice, a yes, or a number that reaches something."""
        return self.value is not False and not self.is_nothing

    def merged(self, other: Condition) -> Condition:
        """The same held against the bounds of both; of two on one side the nearer one."""
        nearest: dict[str, Bound] = {}
        for sign, end in (*self.bounds, *other.bounds):
            before = nearest.get(sign[0])
            if before is None or _nearer(sign[0], end, before[1]):
                nearest[sign[0]] = sign, end
        return self._replace(bounds=tuple(nearest.values()))


class Conditions(NamedTuple):
    """The conditions of one evaluation, in one language."""

    evaluator: Evaluator
    language: Language

    def of_row(self, row: Row, version: Version) -> list[Condition]:
        """What the row's tests were met by, of all that is known, without noughts beside what there is."""
        tests = zip(version.columns, row.tests, strict=True)
        found = [
            condition
            for column, test in tests
            if not isinstance(test, ast.Any)
            for condition in self._of(column, list(_bounds(test)))
        ]
        something = any(condition.is_something for condition in found)
        return [condition for condition in found if not (something and condition.is_nothing)]

    def of_failed(self, rows: Iterable[Row], version: Version) -> Iterator[Condition]:
        """Why none of the rows applied: the first test of each that is known to have failed."""
        for row in rows:
            for column, test in zip(version.columns, row.tests, strict=True):
                if passes(test)(self.evaluator.printed(column), self.evaluator) is False:
                    missed = [(_OPPOSITE[test.operator], test.operand)] if isinstance(test, ast.Compare) else []
                    yield from self._of(column, missed)
                    break

    def of_atoms(self, atoms: Iterable[Atom]) -> Iterator[Condition]:
        """What was compared, or said with yes or no."""
        for node, holds in atoms:
            match node:
                case ast.Logic(sign, left, right):
                    left, right = (_bare(part) for part in (left, right))
                    if not isinstance(left, ast.Name):
                        left, right, sign = right, left, _FLIPPED[sign]
                    if isinstance(left, ast.Name):
                        yield from self._of(left, [(sign if holds else _OPPOSITE[sign], right)])
                case ast.Name():
                    yield from self._of(node, [])

    def _of(self, name: ast.Name, tests: list[tuple[str, ast.Expression]]) -> Iterator[Condition]:
        field, value = self.evaluator.handbook.field_of(name), self.evaluator.printed(name)
        if isinstance(value, Missing):
            return
        ends = ((sign, self.evaluator.printed(node)) for sign, node in tests if sign in (*_LOWER, *_UPPER))
        bounds = [(sign, end) for sign, end in ends if end is not None and not isinstance(end, Missing)]
        against = tuple(node for sign, node in tests if sign in (*_LOWER, *_UPPER) and isinstance(node, ast.Name))
        pinned = _is_pinned(field, value, bounds)
        telling = () if pinned else _telling(field, bounds)
        nought = isinstance(value, Decimal) and value == 0 and all(sign in _UPPER for sign, _ in bounds)
        says = bool(telling) or pinned or not bounds
        yield Condition(name, field, value, telling, against, says=says, is_nought=nought)

    # In words

    def shown(self, value: Value, field: Field) -> str:
        return in_words(value, field, self.evaluator.handbook, self.language)

    def told(self, condition: Condition) -> str:
        """``Leave: 12 days (at least 5 days)``."""
        field, value = condition.field, condition.value
        key = "counted" if isinstance(value, Decimal) else "result"
        parts = {"label": field.words[self.language], "value": self.shown(value, field)}
        stated = condition.sum or say(key, self.language, **parts)
        if not condition.bounds:
            return stated
        dated = isinstance(field.type, MomentType)
        bounds = (say(_key(sign, dated=dated), self.language, self.shown(end, field)) for sign, end in condition.bounds)
        return say("held", self.language, stated=stated, bounds=say("bounds", self.language).join(bounds))

    def listed(self, told: Iterable[Condition]) -> list[str]:
        """All of them in words: each name once, several yes or several no as one."""
        kept: dict[str, Condition] = {}
        for condition in told:
            name = str(condition.name)
            kept[name] = kept[name].merged(condition) if name in kept else condition
        parts = list(kept.values())
        answered = {yes: [part for part in parts if part.value is yes] for yes in (True, False)}
        return [words for part in parts if (words := self._among(part, answered))]

    def _among(self, part: Condition, answered: Mapping[bool, list[Condition]]) -> str:
        """One of them in words; the first of several yes or several no says all of them, the others nothing."""
        alike = answered[part.value] if isinstance(part.value, bool) else [part]
        if len(alike) == 1:
            return self.told(part)
        if part is not alike[0]:
            return ""
        names = say("names", self.language).join(one.field.words[self.language] for one in alike)
        return say("all of" if part.value else "none of", self.language, names=names)


def _key(sign: str, *, dated: bool) -> str:
    """The wording for a bound that a value was held against; a number reaches it or stays below."""
    return f"test {sign} date" if dated else f"met {sign}" if sign in ("<", ">=") else f"test {sign}"


def _bounds(test: ast.Test) -> Iterator[tuple[str, ast.Expression]]:
    match test:
        case ast.Compare(sign, operand):
            yield sign, operand
        case ast.Interval(low, high, closed_low, closed_high):
            yield ">=" if closed_low else ">", low
            yield "<=" if closed_high else "<", high


def _nearer(side: str, end: Value, than: Value) -> bool:
    """Whether a bound on that side is the nearer of two of one type."""
    values: tuple[Any, Any] = (end, than)
    return bool(values[0] < values[1] if side == "<" else values[0] > values[1])


def _bare(node: ast.Expression) -> ast.Expression:
    return node.arguments[0] if isinstance(node, ast.Call) and node.function == "number" else node


def _is_pinned(field: Field, value: Value, bounds: list[Bound]) -> bool:
    """Whether no other number is within the bounds, so that they say no more than it does."""
    kind = field.type
    if not isinstance(kind, NumberType) or not isinstance(value, Decimal):
        return False
    others = (EXACT.add(value, step) for step in (-kind.step, kind.step))
    return not any(kind.admits(other) and all(_holds(sign, other, end) for sign, end in bounds) for other in others)


def _telling(field: Field, bounds: list[Bound]) -> tuple[Bound, ...]:
    """The bounds that say something: neither that there is any at all, nor what the field's range says."""
    kind = field.type
    if not isinstance(kind, NumberType):
        return tuple(bounds)
    floor = {(">=", Decimal(0)), (">", Decimal(0)), (">=", kind.step), (">=", kind.low)}
    return tuple(bound for bound in bounds if bound not in floor and bound != ("<=", kind.high))


def _holds(sign: str, number: Decimal, bound: Value) -> bool:
    assert isinstance(bound, Decimal)
    return {"<": number < bound, "<=": number <= bound, ">": number > bound, ">=": number >= bound}[sign]
