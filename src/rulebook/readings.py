"""Other readings of open questions: what each would change, computed by running the decisions' examples under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rulebook.evaluate import Evaluator, Missing, Unanswerable
from rulebook.handbook import Decision, Example, Handbook, Parameter, current
from rulebook.language.ast import Value
from rulebook.reach import reach

__all__ = ["Change", "Reading", "readings"]

Outputs = Mapping[str, Value | Missing]


@dataclass(frozen=True, slots=True)
class Change:
    """An example that another reading answers differently: the outputs that differ, now and then.

    An output that has no value under a reading, because no row covers the case, is a `Missing` without names.
    """

    example: Example
    now: Outputs
    then: Outputs


@dataclass(frozen=True, slots=True)
class Reading:
    """Another choice for a parameter than that of `now`, and what it changes in the `cases` examples that read it."""

    now: str
    choice: str
    cases: int
    changes: tuple[Change, ...]


def readings(handbook: Handbook, parameter: Parameter, as_of: date) -> Iterator[Reading]:
    """For each choice that is not the working interpretation, what it would change.

    Nothing for a parameter without choices, for one that is unset on the day, or that no example reads.
    """
    now = current(parameter.values, as_of)
    cases = list(_affected(handbook, parameter))
    if now is None or not isinstance(now.value, str) or not cases:
        return
    for choice in parameter.choices:
        if choice != now.value:
            changes = (_compared(handbook, *case, as_of, {parameter.name: choice}) for case in cases)
            yield Reading(now.value, choice, len(cases), tuple(change for change in changes if change.now))


def _affected(handbook: Handbook, parameter: Parameter) -> Iterator[tuple[Decision, Example]]:
    """The examples of every decision that comes to read the parameter, except those that set it themselves."""
    for decision in handbook.decisions.values():
        if parameter.name in reach(handbook, [decision.id]).parameters:
            yield from (
                (decision, example) for example in decision.examples if parameter.name not in example.parameters
            )


def _compared(
    handbook: Handbook, decision: Decision, example: Example, as_of: date, instead: Mapping[str, Value]
) -> Change:
    now, then = (_outputs(handbook, decision, example, as_of, supposed) for supposed in ({}, instead))
    differing = [output for output in decision.outputs if now[output] != then[output]]
    return Change(
        example, {output: now[output] for output in differing}, {output: then[output] for output in differing}
    )


def _outputs(
    handbook: Handbook, decision: Decision, example: Example, as_of: date, supposed: Mapping[str, Value]
) -> Outputs:
    evaluator = Evaluator(handbook, example.facts, example.as_of or as_of, {**example.parameters, **supposed})
    try:
        return evaluator.decision(decision.id)
    except Unanswerable:
        return dict.fromkeys(decision.outputs, Missing(()))
