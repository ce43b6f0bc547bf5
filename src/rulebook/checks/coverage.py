"""What the sources say and the handbook must not leave out, and policies past their review."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.checks.subject import Subject
from rulebook.problem import Problem

__all__ = ["covered_facts", "review_passed", "uncovered_fact"]


def covered_facts(subject: Subject) -> set[str]:
    """The source facts that a clause covers."""
    return {fact for clause in subject.handbook.clauses.values() for fact in clause.covers}


def uncovered_fact(subject: Subject) -> Iterator[Problem]:
    """Every fact of every source is covered by at least one clause."""
    if subject.loaded.broken.some:
        return  # what could not be read may cover them
    covered = covered_facts(subject)
    for source in subject.handbook.sources.values():
        for fact in source.facts.values():
            if fact.id not in covered:
                hint = f"name it in the 'covers' of the clause that states it: {fact.words.en}"
                yield Problem(fact.place, "uncovered-fact", f"no clause covers the source fact '{fact.id}'", hint)


def review_passed(subject: Subject) -> Iterator[Problem]:
    """A policy whose review is due says so; a warning, because it holds until its owner decides."""
    for policy in subject.handbook.policies.values():
        if policy.review_by is not None and policy.review_by < subject.as_of:
            message = f"the review of '{policy.id}' was due by {policy.review_by.isoformat()}"
            hint = f"{policy.owner} reviews the policy and sets a new date"
            yield Problem(policy.place, "review-passed", message, hint, warning=True)
