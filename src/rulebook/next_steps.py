"""What to do after an answer: the steps of the clauses that its calculator names for the case, forms, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass

from rulebook.answer import Answer
from rulebook.evaluate import Evaluator
from rulebook.explain import text_in_words
from rulebook.handbook import Handbook, Language

__all__ = ["NextSteps", "Todo", "next_steps"]


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do under a clause, and the role that does it where the clause names one."""

    clause: str
    role: str | None
    text: str


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What to do in order, the forms for it by id, and the roles to ask: who owns the policy, who decides what is open.

    All of it is in the policy: nothing to do where the answer is incomplete, or no clause in force is named for it.
    """

    todo: tuple[Todo, ...]
    forms: tuple[str, ...]
    ask: tuple[str, ...]


def next_steps(handbook: Handbook, answer: Answer, language: Language) -> NextSteps:
    """What follows from an answer, in the language."""
    if answer.missing:
        return NextSteps((), (), ())

    def holds(id: str) -> bool:
        clause, day = handbook.clauses[id], answer.as_of
        return (clause.since or day) <= day <= (clause.until or day)

    evaluator = Evaluator(handbook, answer.facts, answer.as_of, answer.what_if)
    then = (after for after in answer.calculator.then if after.when is None or evaluator.printed(after.when) is True)
    clauses = tuple(dict.fromkeys(id for after in then for id in after.clauses if holds(id)))
    deciders = (handbook.questions[id].decider for id in answer.questions)
    owners = (policy.owner for policy in handbook.policies.values() if policy.id == answer.calculator.policy)
    return NextSteps(
        tuple(todo for id in clauses for todo in _todo(handbook, id, answer, language)),
        tuple(form.id for form in handbook.forms.values() if not set(clauses).isdisjoint(form.clauses)),
        tuple(dict.fromkeys([*owners, *deciders])),
    )


def _todo(handbook: Handbook, id: str, answer: Answer, language: Language) -> list[Todo]:
    clause = handbook.clauses[id]
    if not clause.steps:
        return [Todo(id, None, text_in_words(handbook, clause.words, answer.as_of, language))]
    return [Todo(id, step.role, text_in_words(handbook, step.words, answer.as_of, language)) for step in clause.steps]
