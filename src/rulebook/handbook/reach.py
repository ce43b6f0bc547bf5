"""What decisions can come to read: the decisions, facts and parameters that they reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rulebook.handbook.book import Handbook
from rulebook.handbook.calculators import Calculator
from rulebook.language import FUNCTIONS, ast

__all__ = ["Reach", "consults", "names_reached", "policies_reached", "reach"]


@dataclass(frozen=True, slots=True)
class Reach:
    """Names in the order in which they are first reached."""

    decisions: tuple[str, ...]
    facts: tuple[str, ...]
    parameters: tuple[str, ...]


def reach(handbook: Handbook, decisions: Iterable[str]) -> Reach:
    """What the decisions read, directly or through others, in all their versions and rows."""
    asked = tuple(decisions)
    known: Reach | None = handbook.kept.get((reach, asked))
    if known is None:
        found = names_reached(handbook, asked)
        kinds = (handbook.decisions, handbook.facts, handbook.parameters)
        known = Reach(*(tuple(name for name in found if name in kind) for kind in kinds))
        handbook.kept[reach, asked] = known
    return known


def policies_reached(handbook: Handbook, calculator: Calculator) -> tuple[str, ...]:
    """The policies that an answer can rest on, the calculator's own first: those of all it reads and cites."""
    found = reach(handbook, calculator.decisions)
    decisions = [handbook.decisions[id] for id in found.decisions]
    cited = [id for decision in decisions for id in decision.clauses]
    cited += [handbook.facts[name].clause or "" for name in found.facts]
    ids = [calculator.policy, *(decision.policy for decision in decisions)]
    ids += [handbook.parameters[name].policy for name in found.parameters]
    ids += [handbook.clauses[id].policy for id in cited if id in handbook.clauses]
    return tuple(id for id in dict.fromkeys(ids) if id in handbook.policies)


def consults(handbook: Handbook, names: Iterable[str]) -> bool:
    """Whether any of the decisions and facts, or what they read, consults the statutory holidays."""
    return any(
        isinstance(part, ast.Call) and FUNCTIONS[part.function].consults
        for name in names_reached(handbook, names)
        for node in formulas(handbook, name)
        for part in ast.walk(node)
    )


def formulas(handbook: Handbook, name: str) -> Iterator[ast.Node]:
    """Every formula and test of a decision, a fact or a parameter."""
    if name in handbook.facts:
        yield from (derivation.formula for derivation in handbook.facts[name].derived)
    elif name in handbook.parameters:
        worked = handbook.parameters[name].worked
        yield from (worked.formula,) if worked else ()
    elif name in handbook.decisions:
        rows = (row for version in handbook.decisions[name].versions for row in version.rows)
        yield from (node for row in rows for node in (*row.tests, *row.results))


def names_reached(handbook: Handbook, names: Iterable[str]) -> tuple[str, ...]:
    """The names and all that they read, directly or through others, declared or not."""
    found: dict[str, None] = {}
    waiting = list(names)[::-1]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += list(reads(handbook, name))[::-1]
    return tuple(found)


def reads(handbook: Handbook, name: str) -> Iterable[str]:
    """The names that a decision, a fact or a parameter reads directly."""
    if name in handbook.facts:
        fact = handbook.facts[name]
        yield from (read.name for derivation in fact.derived for read in derivation.reads)
        yield from (fact.default,) if fact.default else ()
    elif name in handbook.parameters:
        worked = handbook.parameters[name].worked
        yield from (read.name for read in worked.reads) if worked else ()
    elif name in handbook.decisions:
        for version in handbook.decisions[name].versions:
            yield from (column.name for column in version.columns)
            yield from (read.name for row in version.rows for read in row.reads)
