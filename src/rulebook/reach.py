"""What decisions can come to read: the decisions, facts and parameters that they reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rulebook.handbook import Calculator, Handbook

__all__ = ["Reach", "names_reached", "policies_reached", "reach"]


@dataclass(frozen=True, slots=True)
class Reach:
    """Names in the order in which they are first reached."""

    decisions: tuple[str, ...]
    facts: tuple[str, ...]
    parameters: tuple[str, ...]


def reach(handbook: Handbook, decisions: Iterable[str]) -> Reach:
    """What the decisions read, directly or through others, in all their versions and rows."""
    found = names_reached(handbook, decisions)
    kinds = (handbook.decisions, handbook.facts, handbook.parameters)
    return Reach(*(tuple(name for name in found if name in kind) for kind in kinds))


def policies_reached(handbook: Handbook, calculator: Calculator) -> tuple[str, ...]:
    """The policies that an answer can rest on, the calculator's own first: those of all it reads and cites."""
    found = reach(handbook, calculator.decisions)
    decisions = [handbook.decisions[id] for id in found.decisions]
    cited = [row.clause for decision in decisions for version in decision.versions for row in version.rows]
    cited += [handbook.facts[name].clause or "" for name in found.facts]
    ids = [calculator.policy, *(decision.policy for decision in decisions)]
    ids += [handbook.parameters[name].policy for name in found.parameters]
    ids += [handbook.clauses[id].policy for id in cited if id in handbook.clauses]
    return tuple(id for id in dict.fromkeys(ids) if id in handbook.policies)


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
