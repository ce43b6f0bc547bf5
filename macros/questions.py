"""Open questions, and what another reading would give: computed, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.page import heading
from macros.policy import open_questions
from rulebook.evaluate import Coverage, Evaluator, Missing, NotYet
from rulebook.handbook import current
from rulebook.reach import reach
from rulebook.values import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.page import Page
    from rulebook.handbook import Decision, Example, Parameter

__all__ = ["Change", "Reading", "questions", "readings"]


@dataclass(frozen=True)
class Change:
    """An example that another reading answers differently: label, now and then of each output that differs."""

    example: Example
    outputs: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Reading:
    """Another choice for a parameter, and the changes it makes to the `cases` examples that reach it."""

    parameter: Parameter
    now: str
    choice: str
    cases: int
    changes: tuple[Change, ...]


def questions(page: Page) -> str:
    """The register of open questions."""
    found = page.handbook.questions
    by_question = {id: [r for p in parameters_of(page, id) for r in readings(page, p)] for id in found}
    computed = sum(bool(others) for others in by_question.values())
    parts = [f"\n\n{page.say('question count', all=len(found), computed=computed)}\n\n"]
    for question in found.values():
        parts.append(heading(2, question.id, question.id))
        clauses = [
            clause.id
            for clause in page.handbook.clauses.values()
            if question.id in open_questions(page.handbook, clause)
        ]
        parts.append(
            page.html(
                "question.html",
                question=question,
                clauses=clauses,
                parameters=parameters_of(page, question.id),
                readings=by_question[question.id],
            )
        )
    return "".join(parts)


def parameters_of(page: Page, question: str) -> list[Parameter]:
    """The parameters that rest on the question."""
    return [parameter for parameter in page.handbook.parameters.values() if question in parameter.questions]


def readings(page: Page, parameter: Parameter) -> Iterator[Reading]:
    """For each choice that is not the working interpretation, what it would change."""
    now = current(parameter.values, page.as_of)
    if now is None or now.unset or not isinstance(now.value, str):
        return
    for choice in parameter.choices:
        if choice != now.value:
            cases = list(affected(page, parameter))
            changes = (compared(page, *case, {parameter.name: choice}) for case in cases)
            yield Reading(
                parameter, now.value, choice, len(cases), tuple(change for change in changes if change.outputs)
            )


def affected(page: Page, parameter: Parameter) -> Iterator[tuple[Decision, Example]]:
    """The examples of every decision that comes to read the parameter, except those that set it themselves."""
    for decision in page.handbook.decisions.values():
        if parameter.name in reach(page.handbook, [decision.id]).parameters:
            yield from ((decision, ex) for ex in decision.examples if parameter.name not in ex.parameters)


def compared(page: Page, decision: Decision, example: Example, instead: Mapping[str, Any]) -> Change:
    """The outputs of the example that differ when the parameters are `instead`."""
    now = outputs(page, decision, example, {})
    then = outputs(page, decision, example, instead)
    differing = [
        (page.both(page.handbook.outputs[name].words), shown(page, name, now), shown(page, name, then))
        for name in decision.outputs
    ]
    return Change(example, tuple(output for output in differing if output[1] != output[2]))


def outputs(page: Page, decision: Decision, example: Example, instead: Mapping[str, Any]) -> dict[str, Any]:
    """What the decision answers for the example; nothing where no row covers it."""
    as_of = example.as_of or page.as_of
    evaluator = Evaluator(page.handbook, example.facts, as_of, {**example.parameters, **instead})
    try:
        return dict(evaluator.run([decision.id]).outputs[decision.id])
    except (Coverage, NotYet):
        return {}


def shown(page: Page, output: str, values: Mapping[str, Any]) -> str:
    """The output in words."""
    value = values.get(output, Missing(()))
    if isinstance(value, Missing):
        return page.say("no answer")
    return in_words(value, page.handbook.outputs[output], page.handbook, page.language)
