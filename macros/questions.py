"""The register of open questions, with what another reading would give: computed, never typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from macros.policy import open_questions
from rulebook.evaluate import Missing
from rulebook.readings import readings
from rulebook.values import in_words

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import Parameter
    from rulebook.language.ast import Value
    from rulebook.readings import Change, Reading

__all__ = ["questions"]


def questions(page: Page) -> str:
    """The register of open questions, in the order of their numbers."""
    found = page.handbook.questions
    others = {id: other_readings(page, id) for id in found}
    computed = sum(bool(pairs) for pairs in others.values())
    parts = [f"\n\n{page.say('question count', all=len(found), computed=computed)}\n\n"]
    for id, question in sorted(found.items()):
        parts.append(heading(2, id, id))
        clauses = [
            clause.id for clause in page.handbook.clauses.values() if id in open_questions(page.handbook, clause)
        ]
        parts.append(
            page.html(
                "question.html",
                question=question,
                clauses=clauses,
                parameters=parameters_of(page, id),
                readings=others[id],
                outcome=lambda change: outcome(page, change),
            )
        )
    return "".join(parts)


def parameters_of(page: Page, question: str) -> list[Parameter]:
    """The parameters that rest on the question."""
    return [parameter for parameter in page.handbook.parameters.values() if question in parameter.questions]


def other_readings(page: Page, question: str) -> list[tuple[Parameter, Reading]]:
    """The other readings of the question, each with the parameter whose choice it is."""
    return [
        (parameter, reading)
        for parameter in parameters_of(page, question)
        for reading in readings(page.handbook, parameter, page.as_of)
    ]


def outcome(page: Page, change: Change) -> list[tuple[str, str, str]]:
    """The outputs that differ: label, now and then, in words."""
    fields = page.handbook.outputs

    def shown(output: str, value: Value | Missing) -> str:
        if isinstance(value, Missing):
            return page.say("no answer")
        return in_words(value, fields[output], page.handbook, page.language)

    return [
        (page.both(fields[output].words), shown(output, change.now[output]), shown(output, change.then[output]))
        for output in change.now
    ]
