"""Names and types: every name stands for something, and every formula and test fits what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from rulebook.handbook import Constraint, Decision, Derivation, Fact, Handbook, Parameter, Row, Version, names_reached
from rulebook.language import Bound, ChoiceType, NumberType, RuleError, Type, ast, check_result, infer, infer_test
from rulebook.language import joined as joined_types
from rulebook.load.resolve_calculator import condition, resolve_calculator
from rulebook.problem import Place, Problem, did_you_mean, listing

__all__ = ["Places", "resolve"]

Places = dict[tuple[Any, ...], Place]
"""Where formulas and cells stand, by what they belong to; needed for messages only."""


def resolve(handbook: Handbook, places: Places, broken: set[str]) -> tuple[Handbook, list[Problem], set[str]]:
    """The handbook with its formulas elaborated, the problems of names and types, and what has some."""
    resolver = _Resolver(handbook, places, broken)
    facts = {name: resolver.fact(fact) for name, fact in handbook.facts.items()}
    parameters = {name: resolver.parameter(parameter) for name, parameter in handbook.parameters.items()}
    constraints = {
        name: resolved
        for name, constraint in handbook.constraints.items()
        if (resolved := resolver.constraint(constraint)).reads
    }
    for id in handbook.decisions:
        resolver.decision(id)
    made = replace(handbook, facts=facts, parameters=parameters, constraints=constraints, decisions=resolver.decided)
    calculators = {
        id: resolve_calculator(made, calculator, resolver, resolver.attempt)
        for id, calculator in handbook.calculators.items()
    }
    made = replace(made, calculators=calculators)
    return made, resolver.problems, resolver.failing


class _Cascade(Exception):
    """A name whose own declaration has problems: reported there, not again here."""


class _Resolver:
    """Resolves decisions on demand, so that each is typed after what it reads."""

    def __init__(self, handbook: Handbook, places: Places, broken: set[str]) -> None:
        self.handbook, self.places, self.broken = handbook, places, broken
        self.problems: list[Problem] = []
        self.decided: dict[str, Decision] = {}
        self.types: dict[tuple[str, str], Type] = {}
        self.open: list[str] = []
        self.failing: set[str] = set()

    # What names stand for (`Scope`).

    def type_of(self, name: ast.Name) -> Type:
        book = self.handbook
        if name.output is None and name.name in book.facts:
            return book.facts[name.name].type
        if name.output is None and name.name in book.parameters:
            return book.parameters[name.name].type
        if name.name in self.broken:
            raise _Cascade
        if name.name not in book.decisions:
            known = [*book.facts, *book.parameters, *book.decisions]
            hint = did_you_mean(name.name, known) or "declare it as a fact, a parameter or a decision"
            raise RuleError("unknown-name", f"unknown name '{name.name}'", name, hint)
        if name.name in self.open:
            chain = " → ".join([*self.open[self.open.index(name.name) :], name.name])
            raise RuleError(
                "cycle",
                f"'{name.name}' depends on itself: {chain}",
                name,
                "a decision may not need its own answer",
            )
        outputs = book.decisions[name.name].outputs
        if name.output is None and len(outputs) != 1:
            hint = f"write one of {', '.join(f'{name.name}.{output}' for output in outputs)}"
            raise RuleError("unknown-name", f"'{name.name}' has {len(outputs)} outputs", name, hint)
        if book.decisions[name.name].hit == "collect":
            message = f"'{name.name}' collects a list, which cannot be computed with or tested"
            raise RuleError("wrong-type", message, name, "decide what is wanted in a decision of its own")
        output = name.output or outputs[0]
        if output not in outputs:
            raise RuleError(
                "unknown-name", f"'{name.name}' has no output '{output}'", name, did_you_mean(output, outputs)
            )
        self.decision(name.name)
        if (name.name, output) not in self.types:
            raise _Cascade
        return self.types[name.name, output]

    def is_constant(self, name: ast.Name) -> bool:
        return name.output is None and name.name in self.handbook.parameters

    # Entries.

    def attempt(self, key: tuple[Any, ...], check: Callable[[], Any]) -> Any:
        """What `check` returns, or None once its problem has been noted at the place of `key`."""
        try:
            return check()
        except RuleError as error:
            place = self.places[key].shifted(error.start, error.end - error.start)
            self.problems.append(Problem(place, error.code, str(error), error.hint))
        except _Cascade:
            pass
        self.failing.add(key[1])
        return None

    def fact(self, fact: Fact) -> Fact:
        derived = []
        for i, derivation in enumerate(fact.derived):
            formula = self.attempt(("fact", fact.name, i), partial(self.derivation, fact, derivation.formula))
            if formula is not None:
                derived.append(Derivation(formula, ast.names(formula)))
        if fact.default is not None:
            self.default(fact, fact.default)
        return replace(fact, derived=tuple(derived))

    def derivation(self, fact: Fact, formula: ast.Expression) -> ast.Expression:
        """The formula elaborated, once it is known to make the fact from other facts and parameters."""
        for name in ast.names(formula):
            if name.name in self.handbook.decisions:
                message = f"a fact is derived from facts and parameters only; '{name}' is a decision"
                raise RuleError("cycle", message, name, "make a decision of what needs one")
            if fact.name in names_reached(self.handbook, [name.name]):
                message = f"'{fact.name}' would be derived from itself, through '{name}'"
                raise RuleError("cycle", message, name, "facts are derived in one direction only")
        kind, node = infer(formula, self)
        check_result(kind, fact.type, node, computed=False)
        return node

    def default(self, fact: Fact, name: str) -> None:
        """Note it when a fact's default is no parameter, or one of another type."""
        parameter = self.handbook.parameters.get(name)
        if parameter is None:
            if name not in self.broken:
                message = f"'{fact.name}' defaults to '{name}', which is no parameter"
                hint = did_you_mean(name, self.handbook.parameters)
                self.problems.append(Problem(fact.place, "unknown-name", message, hint))
            self.failing.add(fact.name)
            return
        try:
            check_result(parameter.type, fact.type, ast.Name(name))
        except RuleError as error:
            message = f"'{fact.name}' defaults to '{name}', which does not fit: {error}"
            self.problems.append(Problem(fact.place, error.code, message, error.hint))
            self.failing.add(fact.name)

    def parameter(self, parameter: Parameter) -> Parameter:
        """The parameter with the formula of its limit elaborated; it rests on the questions of what that reads."""
        if parameter.worked is None:
            return parameter
        formula = self.attempt(("limit", parameter.name), partial(self.limit, parameter, parameter.worked.formula))
        if formula is None:
            return parameter
        reads = ast.names(formula)
        questions = {id for name in reads for id in self.handbook.parameters[name.name].questions}
        return replace(
            parameter, worked=Derivation(formula, reads), questions=tuple(sorted(questions.union(parameter.questions)))
        )

    def limit(self, parameter: Parameter, formula: ast.Expression) -> ast.Expression:
        """The formula elaborated, once it is known to make the limit from parameters that are not worked out."""
        for name in ast.names(formula):
            if not self.is_constant(name):
                self.type_of(name)
                message = f"a limit is made of what is printed and of parameters; '{name}' is neither"
                raise RuleError("not-constant", message, name, "read 'printed', 'weight', 'top' and parameters")
            if self.handbook.parameters[name.name].worked is not None:
                message = f"'{name}' is worked out by such a formula itself"
                raise RuleError("cycle", message, name, "read 'printed', 'weight', 'top' and parameters")
        kind, node = infer(formula, self)
        check_result(kind, parameter.type, node)
        return node

    def constraint(self, constraint: Constraint) -> Constraint:
        """The constraint elaborated, with what it reads."""

        def check() -> ast.Expression:
            node = condition(constraint.requires, self)
            names = ast.names(node)
            for name in names:
                if name.name not in self.handbook.facts and not self.is_constant(name):
                    message = f"a constraint reads facts and parameters only; '{name}' is neither"
                    raise RuleError("wrong-type", message, name, "name facts, or the parameters they are held against")
            if not names:
                raise RuleError("wrong-type", "a constraint reads at least one name", node, "name what it limits")
            return node

        node = self.attempt(("constraint", constraint.name), check)
        if node is None:
            return constraint
        return replace(constraint, requires=node, reads=tuple(name.name for name in ast.names(node)))

    def decision(self, id: str) -> None:
        if id in self.decided or id in self.open:
            return
        self.open.append(id)
        decision = self.handbook.decisions[id]
        if self.outputs_known(decision):
            versions = tuple(
                self.version(decision, number, version) for number, version in enumerate(decision.versions)
            )
            types = {output: self.types[id, output] for output in decision.outputs if (id, output) in self.types}
            self.decided[id] = replace(decision, versions=versions, types=types)
        else:
            self.decided[id] = decision
            self.broken.add(id)
        self.open.pop()

    def outputs_known(self, decision: Decision) -> bool:
        known = True
        for version in decision.versions:
            if version.outputs != decision.outputs:
                self.problems.append(
                    Problem(
                        version.place,
                        "wrong-outputs",
                        f"this version decides {listing(version.outputs)}, the last one {listing(decision.outputs)}",
                        "give all versions of a decision the same outputs, in the same order",
                    )
                )
                self.failing.add(decision.id)
            for output in version.outputs:
                if output not in self.handbook.outputs:
                    known = False
                    if output not in self.broken:
                        hint = did_you_mean(output, self.handbook.outputs) or "declare it under 'outputs'"
                        self.problems.append(
                            Problem(
                                version.place,
                                "unknown-output",
                                f"the output '{output}' of '{decision.id}' is not declared",
                                hint,
                            )
                        )
        return known

    def version(self, decision: Decision, number: int, version: Version) -> Version:
        columns: list[Type | None] = []
        for i, column in enumerate(version.columns):
            kind = self.attempt(("heading", decision.id, number, i), partial(self.type_of, column))
            if kind is not None and kind.optional:
                place = self.places["heading", decision.id, number, i]
                self.problems.append(
                    Problem(
                        place,
                        "may-be-absent",
                        f"'{column}' may have no value, so it cannot be tested",
                        "test what its value depends on",
                    )
                )
                self.failing.add(decision.id)
                kind = None
            columns.append(kind)
        rows = tuple(self.row(decision, number, version, index, columns) for index in range(len(version.rows)))
        return replace(version, rows=rows)

    def row(self, decision: Decision, number: int, version: Version, index: int, columns: list[Type | None]) -> Row:
        row = version.rows[index]
        at = ("cell", decision.id, number, row.number - 1)
        tests = []
        for i, (test, column) in enumerate(zip(row.tests, columns, strict=True)):
            checked = None
            if column is not None:
                checked = self.attempt((*at, i), partial(infer_test, test, column, self))
            tests.append(checked or test)
        results = []
        for i, (result, output) in enumerate(zip(row.results, version.outputs, strict=True)):
            cell = (*at, len(columns) + i)
            checked_result = self.attempt(cell, partial(self.result, decision, output, result))
            results.append(checked_result or result)
        columns_tested = [c for c, test in zip(version.columns, tests, strict=True) if not isinstance(test, ast.Any)]
        tested = _names([*columns_tested, *tests])
        reads = _names([*tested, *results])
        return replace(row, tests=tuple(tests), results=tuple(results), tested=tested, reads=reads)

    def result(self, decision: Decision, output: str, node: ast.Expression) -> ast.Expression:
        declared = self.handbook.outputs[output].type
        kind, node = infer(node, self)
        check_result(kind, declared, node)
        before = self.types.get((decision.id, output))
        found = _settled(kind, declared)
        self.types[decision.id, output] = found if before is None else joined_types(before, found, node)
        return node


def _names(nodes: Iterable[ast.Node]) -> tuple[ast.Name, ...]:
    return tuple(dict.fromkeys(name for node in nodes for name in ast.names(node)))


def _settled(kind: Type, declared: Type) -> Type:
    """The declared type with the bounds that were worked out, as decimals of the declared scale."""
    if isinstance(declared, ChoiceType) and isinstance(kind, ChoiceType):
        chosen = tuple(choice for choice in declared.choices if choice in kind.choices)
        return ChoiceType(chosen, kind.optional)
    if not isinstance(declared, NumberType):
        return replace(declared, optional=kind.optional)
    if not isinstance(kind, NumberType):
        return replace(declared, optional=True)

    def decimal(bound: Bound | None, rounding: str) -> Decimal | None:
        if bound is None:
            return None
        exact = Fraction(bound) * 10 ** (declared.scale or 0)
        whole = exact.numerator // exact.denominator
        if rounding == ROUND_CEILING and whole != exact:
            whole += 1
        return Decimal(whole).scaleb(-(declared.scale or 0))

    return replace(
        declared,
        low=decimal(kind.low, ROUND_FLOOR),
        high=decimal(kind.high, ROUND_CEILING),
        optional=kind.optional,
    )
