"""Other readings of open questions: what each would change, computed by running the decisions' examples under it,
and told on the case of a calculator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rulebook.answer import Answer, Evaluator, Missing, Unanswerable, answer_values
from rulebook.handbook import Calculator, Decision, Example, Handbook, Parameter, current, examples_for, reach
from rulebook.language import Value
from rulebook.wording import Refusal

__all__ = ["Change", "OtherAnswer", "OtherReading", "changes", "other_answers", "readings"]

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
class OtherReading:
    """Another choice for a parameter than that of `now`, and what it changes in the `cases` examples that read it."""

    now: str
    choice: str
    cases: int
    changes: tuple[Change, ...]


def readings(handbook: Handbook, parameter: Parameter, as_of: date) -> Iterator[OtherReading]:
    """For each choice that is not the working interpretation, what it would change.

    Nothing for a parameter without choices, for one that is unset on the day, or that no example reads.
    """
    now = current(parameter.values, as_of)
    cases = list(_affected(handbook, parameter))
    if now is None or not isinstance(now.value, str) or not cases:
        return
    for choice in parameter.choices:
        if choice != now.value:
            yield OtherReading(now.value, choice, len(cases), tuple(changes(handbook, parameter, choice, as_of)))


def changes(handbook: Handbook, parameter: Parameter, value: Value, as_of: date) -> Iterator[Change]:
    """The examples that answer differently with another value for the parameter, except those that suppose one."""
    for case in _affected(handbook, parameter):
        change = _compared(handbook, *case, as_of, {parameter.name: value})
        if change.now:
            yield change


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """An example as the case of a calculator that answers it differently under another reading: now and then."""

    example: Example
    now: Answer
    then: Answer


def other_answers(handbook: Handbook, parameter: Parameter, choice: str, as_of: date) -> Iterator[OtherAnswer]:
    """The examples that a calculator can be asked, and that it answers wholly and otherwise with the choice."""
    for calculator in handbook.calculators.values():
        if parameter.name not in reach(handbook, calculator.decisions).parameters:
            continue
        # First those that suppose nothing else, so that what is said to hold now does.
        for example in sorted(examples_for(handbook, calculator), key=lambda example: len(example.parameters)):
            if parameter.name in example.parameters:
                continue
            now = _answered(handbook, calculator, example, as_of, {})
            then = _answered(handbook, calculator, example, as_of, {parameter.name: choice})
            if now is not None and then is not None and now.outputs != then.outputs:
                yield OtherAnswer(example, now, then)


def _answered(
    handbook: Handbook, calculator: Calculator, example: Example, as_of: date, instead: Mapping[str, Value]
) -> Answer | None:
    """The whole answer; None where there is none."""
    supposed = {**example.parameters, **instead}
    try:
        found = answer_values(handbook, calculator, example.facts, example.as_of or as_of, supposed)
    except Refusal:
        return None
    return None if found.missing else found


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
