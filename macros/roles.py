"""Roles: what the handbook says to each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from macros.policy import open_questions
from rulebook.reach import reach

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import Calculator, Clause, Handbook

__all__ = ["role", "roles"]


def roles(page: Page) -> str:
    """All roles as a list."""
    handbook = page.handbook
    return page.html(
        "roles.html", roles=[(role, len(clauses_for(handbook, role.id))) for role in handbook.roles.values()]
    )


def role(page: Page, id: str) -> str:
    """One role: its calculators and duties, then its clauses by policy. Raises KeyError for an unknown one."""
    handbook = page.handbook
    found = handbook.roles[id]
    parts = [
        page.html(
            "role-head.html",
            role=found,
            calculators=calculators_for(handbook, id),
            owns=[policy for policy in handbook.policies.values() if policy.owner == id],
            decides=[question for question in handbook.questions.values() if question.decider == id],
        )
    ]
    clauses = clauses_for(handbook, id)
    if not clauses:
        parts.append(f"\n\n{page.say('no clauses')}\n\n")
    for policy in handbook.policies.values():
        of_policy = [clause for clause in clauses if clause.policy == policy.id]
        if of_policy:
            parts.append(heading(2, page.both(policy.words), policy.id))
        for section in policy.sections.values():
            of_section = [clause for clause in of_policy if clause.section == section.id]
            if of_section:
                parts.append(heading(3, page.both(section.words), f"{policy.id}-{section.id}"))
                marked = [(clause, open_questions(handbook, clause)) for clause in of_section]
                parts.append(page.html("role-clauses.html", role=found, clauses=marked))
    return "".join(parts)


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
