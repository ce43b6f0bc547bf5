"""What follows an answer: steps of the clauses named for the case, forms, whom to ask, calculators to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rulebook.answer.request import Answer
from rulebook.answer.sentence import text_in_words, text_of_answer
from rulebook.bilingual import Language
from rulebook.handbook import Handbook, forms_asked_for, narrowed_to
from rulebook.language import Missing, Value

__all__ = ["GoOn", "NextSteps", "Todo", "next_steps"]


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do under a clause, and the role that does it where the clause names one."""

    clause: str
    role: str | None
    text: str


@dataclass(frozen=True, slots=True)
class GoOn:
    """A calculator to go on with, the facts that it can be told already, and what for."""

    calculator: str
    facts: Mapping[str, Value]
    text: str


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What to do in order, the forms for it by id, and the roles to ask: who owns the policy, who decides what is open.

    All of it is in the policy: nothing to do where the answer is incomplete, or no clause in force is named for it.
    """

    todo: tuple[Todo, ...]
    forms: tuple[str, ...]
    ask: tuple[str, ...]
    onward: tuple[GoOn, ...]


def next_steps(handbook: Handbook, answer: Answer, language: Language) -> NextSteps:
    """What follows from an answer, in the language."""
    if answer.missing:
        return NextSteps((), (), (), ())

    printed = answer.evaluator.printed
    then = (after for after in answer.calculator.then if after.when is None or printed(after.when) is True)
    named = dict.fromkeys(id for after in then for id in after.clauses)
    clauses = tuple(id for id in named if handbook.clauses[id].holds(answer.as_of))
    deciders = (handbook.questions[id].decider for id in answer.questions)
    return NextSteps(
        tuple(todo for id in clauses for todo in _todo(handbook, id, answer, language)),
        tuple(form.id for form in forms_asked_for(handbook, clauses)),
        tuple(dict.fromkeys([*handbook.owners(answer.calculator), *deciders])),
        tuple(_onward(handbook, answer, language)),
    )


def _onward(handbook: Handbook, answer: Answer, language: Language) -> Iterator[GoOn]:
    """The calculators to go on with for which the answer makes all the facts, in range there; each case once."""
    offered: list[tuple[str, dict[str, Value]]] = []
    for onward in answer.calculator.onward:
        if onward.when is not None and answer.evaluator.printed(onward.when) is not True:
            continue
        seen = narrowed_to(handbook, handbook.calculators[onward.calculator]).facts
        facts = {name: answer.evaluator.printed(node) for name, node in onward.facts.items()}
        known = not any(value is None or isinstance(value, Missing) for value in facts.values())
        whole = known and all(seen[name].admits(value) for name, value in facts.items())
        if whole and (onward.calculator, facts) not in offered:
            offered.append((onward.calculator, facts))
            yield GoOn(onward.calculator, facts, text_of_answer(handbook, answer, onward.words, language))


def _todo(handbook: Handbook, id: str, answer: Answer, language: Language) -> list[Todo]:
    clause = handbook.clauses[id]
    if not clause.steps:
        return [Todo(id, None, text_in_words(handbook, clause.words, answer.as_of, language))]
    return [Todo(id, step.role, text_in_words(handbook, step.words, answer.as_of, language)) for step in clause.steps]
