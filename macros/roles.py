"""Roles: what applies to each of them, what they do, and what they decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.page import heading
from macros.policy import open_questions
from macros.terms import explained
from rulebook.reach import reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.page import Page
    from rulebook.handbook import Calculator, Clause, Form, Handbook, Policy, Section, Step

__all__ = ["role", "roles", "roles_in_brief"]


def roles(page: Page, level: int = 2) -> str:
    """All roles, in their groups."""
    return page.lists("roles", level, "roles.html", clauses_for=clauses_for)


def roles_in_brief(page: Page) -> str:
    """The names of all roles, in their groups."""
    return page.brief("roles", lambda role: role.words)


def role(page: Page, id: str) -> str:
    """One role: its calculators, then topic by topic its steps and clauses, then what it decides.

    Raises KeyError for an unknown role.
    """
    handbook = page.handbook
    found = handbook.roles[id]
    topics = list(topics_for(handbook, id))
    owns = [policy for policy in handbook.policies.values() if policy.owner == id]
    decides = sorted(question.id for question in handbook.questions.values() if question.decider == id)
    calculators = calculators_for(handbook, id)
    parts = [
        page.html(
            "role-head.html", role=found, topics=topics, calculators=calculators, owns=owns, decides=decides,
            forms=list(forms_for(handbook, id)),
        )
    ]  # fmt: skip
    if not topics:
        parts.append(f"\n\n{page.say('no clauses')}\n\n")
    for topic in topics:
        parts.append(heading(2, page.both(topic.policy.words), topic.policy.id))
        own = [calculator for calculator in calculators if calculator.policy == topic.policy.id]
        questions = {clause.id: open_questions(handbook, clause) for clause in topic.clauses}
        parts.append(page.html("role-topic.html", topic=topic, calculators=own, questions=questions))
    if decides:
        parts.append(heading(2, page.say("decides"), "decides"))
        parts.append(page.html("role-decides.html", questions=[handbook.questions[id] for id in decides]))
    return explained(page, "".join(parts))


@dataclass(frozen=True)
class Topic:
    """What a policy says to a role: the steps that the role takes, and the clauses by section."""

    policy: Policy
    steps: tuple[tuple[Clause, Step], ...]
    sections: tuple[tuple[Section, tuple[Clause, ...]], ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(clause for _, clauses in self.sections for clause in clauses)


def topics_for(handbook: Handbook, role: str) -> Iterator[Topic]:
    """The policies that say something to the role, in their order."""
    found = clauses_for(handbook, role)
    for policy in handbook.policies.values():
        own = [clause for clause in found if clause.policy == policy.id]
        sections = (
            (section, tuple(clause for clause in own if clause.section == section.id))
            for section in policy.sections.values()
        )
        steps = tuple((clause, step) for clause in own for step in clause.steps if step.role == role)
        if own:
            yield Topic(policy, steps, tuple((section, clauses) for section, clauses in sections if clauses))


def clauses_for(handbook: Handbook, role: str) -> list[Clause]:
    """The clauses that apply to the role or give it a step."""
    return [
        clause
        for clause in handbook.clauses.values()
        if role in clause.applies_to or any(step.role == role for step in clause.steps)
    ]


def calculators_for(handbook: Handbook, role: str) -> list[Calculator]:
    """The calculators with an answer that rests on a clause for the role."""
    own = {clause.id for clause in clauses_for(handbook, role)}
    return [
        calculator
        for calculator in handbook.calculators.values()
        if own & {row.clause for id in reach(handbook, calculator.decisions).decisions
                  for version in handbook.decisions[id].versions for row in version.rows}
    ]  # fmt: skip


def forms_for(handbook: Handbook, role: str) -> Iterator[tuple[Form, list[str]]]:
    """The forms that the role has to do with, and how: it fills in, signs, or receives."""
    for form in handbook.forms.values():
        ways = {
            "fills in": form.filled_by == role,
            "signs": any(signature.role == role for signature in form.signed_by),
            "receives": form.goes_to == role,
        }
        found = [way for way, is_so in ways.items() if is_so]
        if found:
            yield form, found
