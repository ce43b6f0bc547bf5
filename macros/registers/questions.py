"""The register of open questions, with what another reading would give: computed, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from macros.page import heading
from macros.parts.score_sheets import Mark, marks
from rulebook.answer import Missing, sentence
from rulebook.handbook import (
    calculators_resting_on,
    clauses_resting_on,
    current,
    parameters_under,
    policies_resting_on,
    questions_decided_by,
    reach,
)
from rulebook.language import typed
from rulebook.prove import other_answers, readings
from rulebook.wording import FACT, SUPPOSED, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.page import Page
    from rulebook.handbook import Calculator, Parameter, Question
    from rulebook.language import Value
    from rulebook.prove import Change, OtherAnswer, OtherReading

__all__ = ["questions"]


def questions(page: Page) -> str:
    """The register of open questions by policy, those of a policy in the order of their numbers, each folded."""
    handbook = page.handbook
    entries = [entry(page, question) for _, question in sorted(handbook.questions.items())]
    computed = sum(bool(one.readings) for one in entries)
    deciders = [role for id, role in handbook.roles.items() if questions_decided_by(handbook, id)]
    concerned = [policy for id, policy in handbook.policies.items() if any(id in one.policies for one in entries)]
    parts = [f"\n\n{page.say('question count', all=len(entries), computed=computed)}\n\n"]
    parts.append(page.html("question-filter.html", policies=concerned, deciders=deciders))
    groups = [(policy.id, page.both(policy.words), (policy.id,)) for policy in concerned]
    named = {group for _, _, group in groups}
    for id, title, group in [*groups, ("several", page.say("several policies"), None)]:
        found = [one for one in entries if (one.policies == group if group else one.policies not in named)]
        if found:
            parts.append(heading(2, title, id))
            parts.append(page.html("questions.html", entries=found, outcome=lambda change: outcome(page, change)))
    return "".join(parts)


@dataclass(frozen=True)
class Told:
    """A case told in words: its name, the link that opens its calculator with the other reading, now and then.

    `supposed` are the values that the case supposes either way, as nobody has set them.
    """

    name: str
    supposed: tuple[tuple[str, str], ...]
    calculator: Calculator
    link: str
    now: str
    then: str


@dataclass(frozen=True)
class Other:
    """Another reading: the parameter and its choice, what that changes, and a case told in words."""

    parameter: Parameter
    reading: OtherReading
    told: Told | None


@dataclass(frozen=True)
class QuestionEntry:
    """A question with all that is known of it.

    `policies` are those with a clause, a value or a date that rests on it, `marks` the faults of score sheets that it
    decides, `tries` the links that suppose otherwise, by calculator.
    """

    question: Question
    policies: tuple[str, ...]
    clauses: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    marks: tuple[Mark, ...]
    readings: tuple[Other, ...]
    tries: tuple[tuple[Calculator, tuple[tuple[str, str], ...]], ...]


def entry(page: Page, question: Question) -> QuestionEntry:
    """The question with its clauses, parameters, calculators, and what other readings would give."""
    handbook, id = page.handbook, question.id
    clauses = tuple(clause.id for clause in clauses_resting_on(handbook, id))
    parameters = tuple(parameter for parameter in parameters_under(handbook, id) if not parameter.sheet)
    sheets = handbook.score_sheets.values()
    found = tuple(mark for sheet in sheets for mark in marks(page, sheet) if mark.question == id)
    others = tuple(
        Other(parameter, reading, told(page, parameter, reading.choice))
        for parameter in parameters
        for reading in readings(handbook, parameter, page.as_of)
    )
    tries = tuple((one, tuple(suppositions(page, one, parameters))) for one in calculators_resting_on(handbook, id))
    return QuestionEntry(question, policies_resting_on(handbook, id), clauses, parameters, found, others, tries)


def told(page: Page, parameter: Parameter, choice: str) -> Told | None:
    """The first case whose answer sounds otherwise with the choice, one that supposes nothing else if there is one."""
    first = None
    for case in other_answers(page.handbook, parameter, choice, page.as_of):
        if first is not None and case.now.what_if:
            continue
        now, then = (sentence(page.handbook, answer, page.language) for answer in (case.now, case.then))
        if now != then:
            first = told_of(page, case, now, then)
            if not case.now.what_if:
                break
    return first


def told_of(page: Page, case: OtherAnswer, now: str, then: str) -> Told:
    """The case with its link, and with what it supposes either way."""
    handbook, calculator = page.handbook, case.now.calculator
    facts = {FACT + name: typed(value) for name, value in case.example.facts.items()}
    supposed = {SUPPOSED + name: typed(value) for name, value in case.then.what_if.items()}
    link = f"{page.to_calculator(calculator.id)}?{urlencode({**facts, **supposed})}"
    also = [(handbook.parameters[name], value) for name, value in case.now.what_if.items()]
    labelled = tuple((page.both(one.words), in_words(value, one, handbook, page.language)) for one, value in also)
    return Told(page.both(case.example.words), labelled, calculator, link, now, then)


def suppositions(page: Page, calculator: Calculator, parameters: tuple[Parameter, ...]) -> Iterator[tuple[str, str]]:
    """Links that open the calculator with each other reading, or at the field where a value can be supposed."""
    address = page.to_calculator(calculator.id)
    reached = reach(page.handbook, calculator.decisions).parameters
    for parameter in parameters:
        if parameter.name not in reached:
            continue
        now = current(parameter.values, page.as_of)
        if not parameter.choices:
            yield f"{address}#fact-what-if-{parameter.name}", page.say("other value", label=page.both(parameter.words))
        for choice, words in parameter.choices.items():
            if now is None or now.value != choice:
                link = f"{address}?{urlencode({SUPPOSED + parameter.name: choice})}"
                yield link, page.say("suppose", reading=page.both(words))


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
