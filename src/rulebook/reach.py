"""What decisions can come to read: the decisions, facts and parameters that they reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rulebook.handbook import Handbook

__all__ = ["Reach", "names_reached", "reach"]


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
    """The names that a decision or a fact reads directly."""
    if name in handbook.facts:
        fact = handbook.facts[name]
        yield from (read.name for derivation in fact.derived for read in derivation.reads)
        yield from (fact.default,) if fact.default else ()
    elif name in handbook.decisions:
        for version in handbook.decisions[name].versions:
            yield from (column.name for column in version.columns)
            yield from (read.name for row in version.rows for read in row.reads)
