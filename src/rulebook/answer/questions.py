"""The open questions that bear on an answer: those whose other readings would change it, alone or together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import NamedTuple

from rulebook.answer.trace import TraceStep
from rulebook.handbook import Handbook, parameters_under
from rulebook.language import Value

__all__ = ["MOST_READINGS", "Told", "bearing_on", "chosen_readings"]

MOST_READINGS = 300
"""So many combinations of readings are asked; beyond that, each alone and every two together."""


class Told(NamedTuple):
    """What a request is told under some readings: all that an answer says, to be compared, and its steps."""

    says: object
    steps: tuple[TraceStep, ...]


Ask = Callable[[Mapping[str, Value]], Told]
"""Asks the same once more under these suppositions."""


def rests_on(handbook: Handbook, steps: Iterable[TraceStep]) -> tuple[str, ...]:
    """The open questions that the steps meet: those of the parameters, facts and clauses they read."""
    parameters, facts, clauses = handbook.parameters, handbook.facts, handbook.clauses
    found: set[str] = set()
    for step in steps:
        for name in step.reads:
            if name in parameters:
                found.update(parameters[name].questions)
            elif name in facts:
                found.update(facts[name].questions)
        if step.clause in clauses:
            found.update(clauses[step.clause].questions)
    return tuple(sorted(found))


def bearing_on(handbook: Handbook, steps: tuple[TraceStep, ...], ask: Ask) -> tuple[str, ...]:
    """The questions that the steps meet, but for those all of whose other readings would say the same.

    What is not decided by choosing a reading cannot be asked about, and stays.
    """
    met = rests_on(handbook, steps)
    readings = chosen_readings(handbook, met)
    if not readings:
        return met
    told: dict[tuple[Value, ...], Told] = {}
    names = _read_in(handbook, steps, readings)
    while True:
        cases = list(_cases(handbook, names, steps))
        for case in cases:
            if case not in told:
                told[case] = ask(dict(zip(names, case, strict=True)))
        further = [name for found in told.values() for name in _read_in(handbook, found.steps, readings)]
        wider = list(dict.fromkeys([*names, *further]))
        if wider == names:
            break
        names, told = wider, {}
    moving = {name for i, name in enumerate(names) if _moves(told, i)}
    telling = {question for name in moving for question in handbook.parameters[name].questions}
    return tuple(question for question in met if question not in readings or question in telling)


def chosen_readings(handbook: Handbook, questions: Iterable[str]) -> set[str]:
    """The questions that are decided by choosing a reading, and by nothing else."""
    found: set[str] = set()
    for question in questions:
        parameters = parameters_under(handbook, question)
        if parameters and all(parameter.choices for parameter in parameters):
            found.add(question)
    return found


def _read_in(handbook: Handbook, steps: Iterable[TraceStep], readings: set[str]) -> list[str]:
    """The working interpretations that the steps read, in order."""
    parameters = handbook.parameters
    names = dict.fromkeys(name for step in steps for name in step.reads if name in parameters)
    return [name for name in names if parameters[name].choices and not readings.isdisjoint(parameters[name].questions)]


def _cases(handbook: Handbook, names: list[str], steps: Iterable[TraceStep]) -> Iterator[tuple[Value, ...]]:
    """Every combination of readings; where they are too many, what holds and one or two changes of it."""
    choices: list[list[Value]] = [list(handbook.parameters[name].choices) for name in names]
    count = 1
    for values in choices:
        count *= len(values)
    if count <= MOST_READINGS:
        yield from product(*choices)
        return
    held = {name: value for step in steps for name, value in step.reads.items()}
    base = [held.get(name, values[0]) for name, values in zip(names, choices, strict=True)]
    yield tuple(base)
    for i, values in enumerate(choices):
        yield from (_changed(base, {i: value}) for value in values)
    for i, j in combinations(range(len(names)), 2):
        yield from (_changed(base, {i: first, j: second}) for first in choices[i] for second in choices[j])


def _changed(base: list[Value], changes: Mapping[int, Value]) -> tuple[Value, ...]:
    return tuple(changes.get(i, value) for i, value in enumerate(base))


def _moves(told: Mapping[tuple[Value, ...], Told], i: int) -> bool:
    """Whether two cases that differ in this reading alone are told different things."""
    first: dict[tuple[Value, ...], object] = {}
    return any(first.setdefault((*case[:i], *case[i + 1 :]), found.says) != found.says for case, found in told.items())
