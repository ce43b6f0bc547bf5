"""What the sources say and the handbook must not leave out, rules that call themselves none, and reviews past."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.bilingual import called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import computed_clauses, coverage
from rulebook.problem import Problem, listing

__all__ = ["computed_background", "review_passed", "uncomputed_fact", "uncovered_fact"]


def uncovered_fact(subject: Subject) -> Iterator[Problem]:
    """Every fact of every source is covered by at least one clause."""
    if subject.loaded.broken.some:
        return  # what could not be read may cover them
    facts = {fact for source in subject.handbook.sources.values() for fact in source.facts}
    if any(not facts.issuperset(clause.covers) for clause in subject.handbook.clauses.values()):
        return  # what is misspelt may be the one
    for entry in coverage(subject.handbook):
        if not entry.clauses:
            fact = entry.fact
            hint = said("cover it", words=fact.words)
            yield Problem(fact.place, "uncovered-fact", said("uncovered", fact=fact.id), hint)


def uncomputed_fact(subject: Subject) -> Iterator[Problem]:
    """A source fact marked `computed: yes` is covered by a clause that the rules name."""
    if subject.loaded.broken.some:
        return  # what could not be read may compute them
    for entry in coverage(subject.handbook):
        if entry.fact.computed and entry.clauses and entry.kind != "computed":
            clauses = listing(clause.id for clause, _ in entry.clauses)
            message = said("uncomputed", fact=entry.fact.id, clauses=clauses)
            yield Problem(entry.fact.place, "uncomputed-fact", message, said("compute it"))


def computed_background(subject: Subject) -> Iterator[Problem]:
    """A clause that the rules name is no mere background."""
    computed = computed_clauses(subject.handbook)
    for clause in subject.handbook.clauses.values():
        if clause.kind == "background" and clause.id in computed:
            message = said("computed background", clause=clause.id)
            yield Problem(clause.place, "computed-background", message, said("no background"))


def review_passed(subject: Subject) -> Iterator[Problem]:
    """A policy whose review is due says so; a warning, because it holds until its owner decides."""
    for policy in subject.handbook.policies.values():
        if policy.review_by is not None and policy.review_by < subject.as_of:
            day = policy.review_by.isoformat()
            message = said("review passed", policy=called(policy.id, policy.words), day=day)
            owner = subject.handbook.roles.get(policy.owner)
            hint = said("review it", owner=owner.words if owner else policy.owner)
            yield Problem(policy.place, "review-passed", message, hint, warning=True)
