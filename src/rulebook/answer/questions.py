"""The open questions that bear on an answer: those whose other readings would change it, alone or together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import NamedTuple

from rulebook.answer.trace import TraceStep
from rulebook.handbook import Handbook, Parameter
from rulebook.language import Value

__all__ = ["Told", "bearing_on", "chosen_readings"]

MOST_TOGETHER = 2
"""Readings are tried alone and, so many of them, together."""


class Told(NamedTuple):
    """What a request is told under some readings: all that an answer says, to be compared, and how it came about.

    A table that was `decided` may have hit no row, and its other rows kept the one it hit from being another.
    """

    says: object
    steps: tuple[TraceStep, ...] = ()
    decided: Collection[str] = ()


Ask = Callable[[Mapping[str, Value]], Told]
"""Asks the same once more under these suppositions."""
Case = frozenset[tuple[str, Value]]
"""Other readings than those that hold, by the names of their parameters."""


def bearing_on(handbook: Handbook, first: Told, ask: Ask) -> tuple[str, ...]:
    """The open questions that what is told first meets, but for those all of whose other readings would say the same.

    Readings are tried alone and two together, those too that only another reading comes to. A question that is not
    decided by choosing a reading alone has others that cannot be tried, and stays.
    """
    held = _read_in(handbook, first)
    told: dict[Case, object] = {frozenset(): first.says}

    def under(case: Case) -> object:
        if case not in told:
            found = ask(dict(case))
            told[case] = found.says
            held.update({name: value for name, value in _read_in(handbook, found).items() if name not in held})
        return told[case]

    def others(name: str) -> list[Case]:
        return [frozenset({(name, value)}) for value in handbook.parameters[name].choices if value != held[name]]

    def moves(name: str, beside: int) -> bool:
        for names in combinations([other for other in held if other != name], beside):
            for parts in product(*map(others, names)):
                case: Case = frozenset().union(*parts)
                if [other for other in others(name) if under(case | other) != under(case)]:
                    return True
        return False

    moving: set[str] = set()
    beside = 0
    while beside < MOST_TOGETHER:
        known = len(held)
        moving.update(name for name in list(held) if name not in moving and moves(name, beside))
        beside = beside + 1 if len(held) == known else 0
    met = _untried(handbook, first.steps)
    return tuple(sorted(met.union(*(handbook.parameters[name].questions for name in moving))))


def chosen_readings(handbook: Handbook) -> set[str]:
    """The questions that are decided by choosing a reading, and by nothing else."""
    found: set[str] = set()
    others: set[str] = set()
    for parameter in handbook.parameters.values():
        (found if parameter.choices else others if parameter.worked is None else set()).update(parameter.questions)
    return found - others


def _untried(handbook: Handbook, steps: Iterable[TraceStep]) -> set[str]:
    """The questions that the steps meet and that are not decided by choosing a reading alone."""
    facts, clauses = handbook.facts, handbook.clauses
    found: set[str] = set()
    for step in steps:
        for parameter, _ in _parameters(handbook, step):
            found.update(parameter.questions)
        for name in step.reads:
            if name in facts:
                found.update(facts[name].questions)
        if step.clause in clauses:
            found.update(clauses[step.clause].questions)
    return found - chosen_readings(handbook)


def _read_in(handbook: Handbook, found: Told) -> dict[str, Value]:
    """The working interpretations that were read, in order, each with its value where a step holds it."""
    reads = {parameter.name: value for step in found.steps for parameter, value in _parameters(handbook, step)}
    versions = (version for id in found.decided for version in handbook.decisions[id].versions)
    columns = {str(column): None for version in versions for column in version.columns}
    parameters = handbook.parameters
    names = (name for name in {**columns, **reads} if name in parameters)
    return {name: reads.get(name) for name in names if parameters[name].choices and parameters[name].questions}


def _parameters(handbook: Handbook, step: TraceStep) -> Iterator[tuple[Parameter, Value]]:
    """The parameters that a step reads, and those of which they are worked out."""
    parameters = handbook.parameters
    for name, value in step.reads.items():
        if name in parameters:
            worked = parameters[name].worked
            yield parameters[name], value
            yield from ((parameters[read.name], None) for read in worked.reads) if worked else ()
