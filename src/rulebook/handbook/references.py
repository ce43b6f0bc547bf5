"""Who names, reads and rests on what: the handbook asked the other way round.

Each question is asked about an id and answered in the order of the handbook, without anything for an unknown one.
What answers it is gathered once for each handbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Literal, TypeVar, get_args

from rulebook.bilingual import Language
from rulebook.handbook.book import Handbook
from rulebook.handbook.calculators import Calculator
from rulebook.handbook.clauses import Clause, Policy
from rulebook.handbook.decisions import Decision
from rulebook.handbook.fields import Parameter
from rulebook.handbook.forms import Form
from rulebook.handbook.reach import reach, reads
from rulebook.handbook.score_sheets import ScoreSheet
from rulebook.handbook.sources import Question
from rulebook.handbook.vocabulary import Term
from rulebook.language import Slot, of_text

__all__ = [
    "Involvement",
    "calculators_for",
    "calculators_of",
    "calculators_reaching",
    "calculators_resting_on",
    "clauses_cited_by",
    "clauses_for",
    "clauses_naming",
    "clauses_of",
    "clauses_resting_on",
    "decisions_of",
    "decisions_on",
    "decisions_reading",
    "forms_asked_for",
    "forms_for",
    "forms_on",
    "parameters_named_in",
    "parameters_of",
    "parameters_under",
    "policies_from",
    "policies_owned_by",
    "policies_resting_on",
    "policies_using",
    "questions_about",
    "questions_behind",
    "questions_decided_by",
    "questions_deciding",
    "score_sheets_of",
]

T = TypeVar("T")
Involvement = Literal["fills in", "signs", "receives"]
"""What a role has to do with a form."""


def _gathered(
    gather: Callable[[Handbook], Iterator[tuple[str, T]]],
) -> Callable[[Handbook, str], tuple[T, ...]]:
    """What is asked about an id, from the pairs of ids and answers that are gathered once for each handbook."""

    @wraps(gather)
    def asked(handbook: Handbook, id: str) -> tuple[T, ...]:
        if gather not in handbook.kept:
            found: dict[str, list[T]] = {}
            for about, answer in gather(handbook):
                found.setdefault(about, []).append(answer)
            handbook.kept[gather] = {about: tuple(answers) for about, answers in found.items()}
        known: dict[str, tuple[T, ...]] = handbook.kept[gather]
        return known.get(id, ())

    return asked


# Of a policy, and of where it comes from.


@_gathered
def clauses_of(handbook: Handbook) -> Iterator[tuple[str, Clause]]:
    """The clauses of the policy."""
    yield from ((clause.policy, clause) for clause in handbook.clauses.values())


@_gathered
def parameters_of(handbook: Handbook) -> Iterator[tuple[str, Parameter]]:
    """The parameters of the policy, those of its score sheets too."""
    yield from ((parameter.policy, parameter) for parameter in handbook.parameters.values())


@_gathered
def decisions_of(handbook: Handbook) -> Iterator[tuple[str, Decision]]:
    """The decisions of the policy."""
    yield from ((decision.policy, decision) for decision in handbook.decisions.values())


@_gathered
def score_sheets_of(handbook: Handbook) -> Iterator[tuple[str, ScoreSheet]]:
    """The score sheets of the policy."""
    yield from ((sheet.policy, sheet) for sheet in handbook.score_sheets.values())


@_gathered
def calculators_of(handbook: Handbook) -> Iterator[tuple[str, Calculator]]:
    """The calculators of the policy."""
    yield from ((calculator.policy, calculator) for calculator in handbook.calculators.values())


@_gathered
def policies_from(handbook: Handbook) -> Iterator[tuple[str, Policy]]:
    """The policies that come from the source."""
    yield from ((policy.source, policy) for policy in handbook.policies.values())


@_gathered
def policies_owned_by(handbook: Handbook) -> Iterator[tuple[str, Policy]]:
    """The policies that the role owns."""
    yield from ((policy.owner, policy) for policy in handbook.policies.values())


def policies_using(handbook: Handbook, term: Term, language: Language) -> tuple[Policy, ...]:
    """The policies with a clause that uses the term; none for a word with an everyday sense."""
    word = term.words[language].casefold()
    using = {clause.policy for clause in handbook.clauses.values() if word in clause.words[language].casefold()}
    return tuple(policy for policy in handbook.policies.values() if term.in_text and policy.id in using)


# Of a parameter, a fact or a decision.


@_gathered
def parameters_named_in(handbook: Handbook) -> Iterator[tuple[str, Parameter]]:
    """The parameters that the clause's text names."""
    for clause in handbook.clauses.values():
        for name in dict.fromkeys(slot.name.name for slot in of_text(clause.words.zh) if isinstance(slot, Slot)):
            if name in handbook.parameters:
                yield clause.id, handbook.parameters[name]


@_gathered
def clauses_naming(handbook: Handbook) -> Iterator[tuple[str, Clause]]:
    """The clauses whose text names the parameter.

    >>> from pathlib import Path
    >>> from rulebook.load import handbook
    >>> book = handbook(Path("tests/books/training"))
    >>> [clause.id for clause in clauses_naming(book, "overrun_limit")]
    ['ext-3', 'ext-4', 'ext-5', 'ext-7']
    """
    for clause in handbook.clauses.values():
        yield from ((parameter.name, clause) for parameter in parameters_named_in(handbook, clause.id))


@_gathered
def decisions_reading(handbook: Handbook) -> Iterator[tuple[str, Decision]]:
    """The decisions that read the parameter, themselves or through a fact that is derived from it."""
    for decision in handbook.decisions.values():
        read = dict.fromkeys(reads(handbook, decision.id))
        behind = (name for fact in read if fact in handbook.facts for name in reads(handbook, fact))
        yield from ((name, decision) for name in {**read, **dict.fromkeys(behind)})


@_gathered
def calculators_reaching(handbook: Handbook) -> Iterator[tuple[str, Calculator]]:
    """The calculators that come to the decision, the fact or the parameter."""
    for calculator in handbook.calculators.values():
        found = reach(handbook, calculator.decisions)
        yield from ((name, calculator) for name in (*found.decisions, *found.facts, *found.parameters))


# Of a clause.


@_gathered
def decisions_on(handbook: Handbook) -> Iterator[tuple[str, Decision]]:
    """The decisions with a row that names the clause."""
    yield from ((id, decision) for decision in handbook.decisions.values() for id in decision.clauses)


@_gathered
def forms_on(handbook: Handbook) -> Iterator[tuple[str, Form]]:
    """The forms that the clause asks for."""
    yield from ((id, form) for form in handbook.forms.values() for id in dict.fromkeys(form.clauses))


def forms_asked_for(handbook: Handbook, clauses: Iterable[str]) -> tuple[Form, ...]:
    """The forms that at least one of the clauses asks for."""
    asked = {form.id for clause in clauses for form in forms_on(handbook, clause)}
    return tuple(form for form in handbook.forms.values() if form.id in asked)


@_gathered
def clauses_cited_by(handbook: Handbook) -> Iterator[tuple[str, Clause]]:
    """The clauses that the rows of the calculator's decisions name, by their ids in order."""
    for calculator in handbook.calculators.values():
        decisions = (handbook.decisions[id] for id in reach(handbook, calculator.decisions).decisions)
        cited = sorted({id for decision in decisions for id in decision.clauses})
        yield from ((calculator.id, handbook.clauses[id]) for id in cited if id in handbook.clauses)


# Of an open question.


@_gathered
def questions_behind(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """The open questions, in order, that the clause or a parameter it names rests on."""
    for clause in handbook.clauses.values():
        named = (parameter.questions for parameter in parameters_named_in(handbook, clause.id))
        yield from ((clause.id, id) for id in sorted({*clause.questions, *(id for ids in named for id in ids)}))


@_gathered
def clauses_resting_on(handbook: Handbook) -> Iterator[tuple[str, Clause]]:
    """The clauses that rest on the question, themselves or through a parameter they name."""
    for clause in handbook.clauses.values():
        yield from ((id, clause) for id in questions_behind(handbook, clause.id))


@_gathered
def parameters_under(handbook: Handbook) -> Iterator[tuple[str, Parameter]]:
    """The parameters that rest on the question."""
    for parameter in handbook.parameters.values():
        yield from ((id, parameter) for id in dict.fromkeys(parameter.questions))


@_gathered
def policies_resting_on(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """The policies with a clause, a value or a date that rests on the question, in the order of the handbook."""
    for id in handbook.questions:
        resting = {clause.policy for clause in clauses_resting_on(handbook, id)}
        resting |= {parameter.policy for parameter in parameters_under(handbook, id)}
        yield from (
            (id, policy.id) for policy in handbook.policies.values() if policy.id in resting or id in policy.undated
        )


@_gathered
def calculators_resting_on(handbook: Handbook) -> Iterator[tuple[str, Calculator]]:
    """The calculators with an answer that can rest on the question.

    >>> from pathlib import Path
    >>> from rulebook.load import handbook
    >>> [calculator.id for calculator in calculators_resting_on(handbook(Path("tests/books/training")), "Q-32")]
    ['overrun']
    """
    for calculator in handbook.calculators.values():
        reached = reach(handbook, calculator.decisions)
        found = [handbook.parameters[name].questions for name in reached.parameters]
        found += [handbook.facts[name].questions for name in reached.facts]
        found += [clause.questions for clause in clauses_cited_by(handbook, calculator.id)]
        found += [handbook.policies[id].undated for id in calculator.policies]
        yield from ((id, calculator) for id in dict.fromkeys(id for questions in found for id in questions))


@_gathered
def questions_about(handbook: Handbook) -> Iterator[tuple[str, Question]]:
    """The open questions about the source fact."""
    yield from ((fact, question) for question in handbook.questions.values() for fact in dict.fromkeys(question.about))


@_gathered
def questions_decided_by(handbook: Handbook) -> Iterator[tuple[str, Question]]:
    """The open questions that the role decides, in the order of their numbers."""
    yield from ((question.decider, question) for _, question in sorted(handbook.questions.items()))


@_gathered
def questions_deciding(handbook: Handbook) -> Iterator[tuple[str, Question]]:
    """The open questions that the parameter or a value of it rests on."""
    for parameter in handbook.parameters.values():
        reasons = (id for dated in parameter.values for id in dated.basis if id in handbook.questions)
        ids = dict.fromkeys([*parameter.questions, *reasons])
        yield from ((parameter.name, handbook.questions[id]) for id in ids)


# Of a role.


@_gathered
def clauses_for(handbook: Handbook) -> Iterator[tuple[str, Clause]]:
    """The clauses that apply to the role itself or give it a step."""
    for clause in handbook.clauses.values():
        roles = dict.fromkeys([*clause.applies_to, *(step.role for step in clause.steps)])
        yield from ((role, clause) for role in roles)


@_gathered
def calculators_for(handbook: Handbook) -> Iterator[tuple[str, tuple[Calculator, str]]]:
    """The calculators with an answer under a clause for the role or one that it is a kind of, and which of them."""
    for role in handbook.roles:
        own = {kind: {clause.id for clause in clauses_for(handbook, kind)} for kind in handbook.kinds_of(role)}
        for calculator in handbook.calculators.values():
            cited = [clause.id for clause in clauses_cited_by(handbook, calculator.id)]
            kind = next((kind for kind, ids in own.items() if not ids.isdisjoint(cited)), None)
            if kind is not None:
                yield role, (calculator, kind)


@_gathered
def forms_for(handbook: Handbook) -> Iterator[tuple[str, tuple[Form, str, tuple[Involvement, ...]]]]:
    """The forms that the role, or one that it is a kind of, has to do with: which of them, and what it does."""
    for role in handbook.roles:
        for form in handbook.forms.values():
            found = ((kind, _parts(form, kind)) for kind in handbook.kinds_of(role))
            kind, parts = next(((kind, parts) for kind, parts in found if parts), ("", ()))
            if parts:
                yield role, (form, kind, parts)


def _parts(form: Form, role: str) -> tuple[Involvement, ...]:
    plays = (form.filled_by == role, any(signature.role == role for signature in form.signed_by), form.goes_to == role)
    return tuple(part for part, so in zip(get_args(Involvement), plays, strict=True) if so)
