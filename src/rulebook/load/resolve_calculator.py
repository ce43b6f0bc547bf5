"""Names and types in what calculators say and lay out: sentences, what follows an answer, schedules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from rulebook.handbook import Calculator, Handbook, Mark, Onward, Schedule, names_reached
from rulebook.language import (
    WEEKDAYS,
    ChoiceType,
    MomentType,
    NumberType,
    RuleError,
    Scope,
    Type,
    YesNoType,
    ast,
    check_result,
    infer,
)
from rulebook.problem import did_you_mean

__all__ = ["condition", "resolve_calculator"]

Attempt = Callable[[tuple[Any, ...], Callable[[], Any]], Any]
"""What notes the problem of a check at the place of a key, and returns None then."""


def resolve_calculator(handbook: Handbook, calculator: Calculator, scope: Scope, attempt: Attempt) -> Calculator:
    """The calculator with its formulas elaborated; `handbook` has its decisions and facts elaborated already."""
    return _Resolver(handbook, calculator, scope, attempt).resolved()


def condition(node: ast.Expression, scope: Scope) -> ast.Expression:
    """The condition elaborated, once it is known to be a yes or no."""
    kind, node = infer(node, scope)
    check_result(kind, YesNoType(), node)
    return node


class _Resolver:
    def __init__(self, handbook: Handbook, calculator: Calculator, scope: Scope, attempt: Attempt) -> None:
        self.handbook, self.calculator, self.scope, self.attempt = handbook, calculator, scope, attempt
        self.outputs = {
            output: ast.Name(id, output)
            for id in reversed(calculator.decisions) if id in handbook.decisions
            for output in handbook.decisions[id].outputs
        }  # fmt: skip
        self.reached = names_reached(handbook, calculator.decisions)

    def resolved(self) -> Calculator:
        told = _Told(self.scope)

        def when(kind: str, i: int, node: ast.Expression | None) -> ast.Expression | None:
            key, whole = (kind, self.calculator.id, i), ast.substitute(node, self.outputs)
            return node and self.attempt(key, partial(condition, whole, told))

        sentences = (
            replace(sentence, when=when("sentences", i, sentence.when))
            for i, sentence in enumerate(self.calculator.sentences)
        )
        then = (replace(after, when=when("then", i, after.when)) for i, after in enumerate(self.calculator.then))
        schedule = self.calculator.schedule and self.schedule(self.calculator.schedule)
        onward = (self.onward(i, entry) for i, entry in enumerate(self.calculator.onward))
        return replace(
            self.calculator, sentences=tuple(sentences), then=tuple(then), schedule=schedule,
            onward=tuple(entry for entry in onward if entry is not None),
        )  # fmt: skip

    def part(self, node: ast.Expression, wanted: Type, scope: Scope) -> ast.Expression:
        """The formula elaborated, once it is known to be of the type, and to read what the answer is made of."""
        for name in ast.names(node):
            if name.name not in self.reached and (
                name.name in self.handbook.fields or name.name in self.handbook.decisions
            ):
                message = f"'{name}' is nothing that the decisions of '{self.calculator.id}' read"
                raise RuleError("unknown-name", message, name, "name what the answer is worked out from")
        kind, node = infer(node, scope)
        check_result(kind, wanted, node)
        if kind.optional:
            message = "this may have no value, so it cannot be laid out"
            raise RuleError("may-be-absent", message, node, "name what always has one")
        return node

    def schedule(self, schedule: Schedule) -> Schedule | None:
        """The schedule elaborated, or None where it has problems."""
        day, at = MomentType("date"), ("schedule", self.calculator.id)
        wanted: dict[str, Type] = {"from": day, "to": day, "rest": ChoiceType((*WEEKDAYS, "none")), "rest_from": day}
        parts = {
            key: self.attempt((*at, key), partial(self.part, node, kind, self.scope))
            for (key, kind), node in zip(wanted.items(), schedule.formulas, strict=False)
        }

        def ends(kind: str, i: int, pair: tuple[ast.Expression, ast.Expression], wanted: Type, scope: Scope) -> Any:
            return tuple(
                self.attempt((*at, kind, i, key), partial(self.part, node, wanted, scope))
                for key, node in zip(("from", "to"), pair, strict=True)
            )

        hours = tuple(ends("hours", i, pair, MomentType("time"), self.scope) for i, pair in enumerate(schedule.hours))
        told = _Told(self.scope)
        marked = [
            ends("marks", i, ast.substitute((mark.start, mark.end), self.outputs), day, told)
            for i, mark in enumerate(schedule.marks)
        ]
        if None in parts.values() or any(None in pair for pair in (*hours, *marked)):
            return None
        marks = tuple(
            Mark(start, end, mark.clause, mark.words) for mark, (start, end) in zip(schedule.marks, marked, strict=True)
        )
        start, end, rest = (parts[key] for key in ("from", "to", "rest"))
        rest_from = parts.get("rest_from")
        return replace(schedule, start=start, end=end, rest=rest, rest_from=rest_from, hours=hours, marks=marks)

    def onward(self, i: int, onward: Onward) -> Onward | None:
        """The way on elaborated, or None where it has problems: its calculator asks for the facts, and they fit."""
        book, target = self.handbook, self.handbook.calculators.get(onward.calculator)
        if target is None:
            return None
        facts: dict[str, Any] = {}
        for name, node in onward.facts.items():

            def fact(name: str = name, node: ast.Expression = node) -> ast.Expression:
                if name not in target.asks:
                    message = f"the calculator '{target.id}' does not ask for '{name}'"
                    raise RuleError("unknown-fact", message, node, did_you_mean(name, target.asks))
                if name not in book.facts:
                    return node  # it is reported where the calculator asks for it
                wanted = book.facts[name].type
                if isinstance(wanted, NumberType):  # an answer beyond the range is not offered
                    wanted = replace(wanted, low=None, high=None)
                return self.part(ast.substitute(node, self.outputs), wanted, _Told(self.scope))

            facts[name] = self.attempt(("onward", self.calculator.id, i, name), fact)
        return None if None in facts.values() else replace(onward, facts=facts)


class _Told:
    """What is read once there is an answer: absent values compare as unequal, and are left out where days are laid."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def type_of(self, name: ast.Name) -> Type:
        return replace(self.scope.type_of(name), optional=False)

    def is_constant(self, name: ast.Name) -> bool:
        return self.scope.is_constant(name)
