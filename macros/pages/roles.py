"""Roles: what applies to each of them, what they do, and what they decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from macros.pages.reading_list import reading
from macros.parts.explained_terms import explained
from rulebook.handbook import clauses_for, policies_owned_by, questions_behind, questions_decided_by, readings_for

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import Handbook, ReadingEntry

__all__ = ["role", "roles", "roles_in_brief"]

MOST_UNFOLDED = 20
"""So many clauses fit on a few screens; where there are more, each topic is folded."""


def roles(page: Page, level: int = 2) -> str:
    """All roles, in their groups."""
    return page.lists("roles", level, "roles.html", clauses_for=clauses_for)


def roles_in_brief(page: Page) -> str:
    """The names of all roles, in their groups."""
    return page.brief("roles", lambda role: role.words)


def role(page: Page, id: str) -> str:
    """One role: what it reads first, then topic by topic its steps and clauses, then what it decides.

    Raises KeyError for an unknown role.
    """
    handbook = page.handbook
    found = handbook.roles[id]
    topics = topics_for(handbook, id)
    owns = policies_owned_by(handbook, id)
    decides = questions_decided_by(handbook, id)
    wider = handbook.kinds_of(id)[1:]
    folded = sum(len(section.clauses) for found in topics.values() for section in found) > MOST_UNFOLDED
    parts = [page.html("role-head.html", role=found, wider=wider, owns=owns, decides=decides), reading(page, id)]
    if not topics:
        parts.append(f"\n\n{page.say('no clauses')}\n\n")
    for topic, sections in topics.items():
        policy = handbook.policies[topic]
        steps = [step for section in sections for step in section.steps]
        questions = {
            clause.id: questions_behind(handbook, clause.id) for section in sections for clause in section.clauses
        }
        parts.append(heading(2, page.both(policy.words), topic))
        parts.append(
            page.html(
                "role-topic.html",
                policy=policy,
                sections=sections,
                steps=steps,
                questions=questions,
                folded=folded,
                titles=[page.both(section.section.words) for section in sections],
            )
        )
    if decides:
        parts.append(heading(2, page.say("decides"), "decides"))
        parts.append(page.html("role-decides.html", questions=decides))
    return explained(page, "".join(parts))


def topics_for(handbook: Handbook, role: str) -> dict[str, list[ReadingEntry]]:
    """The sections that say something to the role itself, by policy, in the order of the handbook."""
    found: dict[str, list[ReadingEntry]] = {}
    for section in readings_for(handbook, role):
        found.setdefault(section.policy.id, []).append(section)
    return found
