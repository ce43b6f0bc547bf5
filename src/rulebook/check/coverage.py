"""What the sources say and the handbook must not leave out, rules that call themselves none, and reviews past."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.check.subject import Subject
from rulebook.handbook import computed_clauses, coverage
from rulebook.problem import Problem

__all__ = ["computed_background", "review_passed", "uncomputed_fact", "uncovered_fact"]


def uncovered_fact(subject: Subject) -> Iterator[Problem]:
    """Every fact of every source is covered by at least one clause."""
    if subject.loaded.broken.some:
        return  # what could not be read may cover them
    for entry in coverage(subject.handbook):
        if not entry.clauses:
            fact = entry.fact
            hint = f"name it in the 'covers' of the clause that states it: {fact.words.en}"
            yield Problem(fact.place, "uncovered-fact", f"no clause covers the source fact '{fact.id}'", hint)


def uncomputed_fact(subject: Subject) -> Iterator[Problem]:
    """A source fact marked `computed: yes` is covered by a clause that the rules name."""
    if subject.loaded.broken.some:
        return  # what could not be read may compute them
    for entry in coverage(subject.handbook):
        if entry.fact.computed and entry.clauses and entry.kind != "computed":
            ids = ", ".join(clause.id for clause, _ in entry.clauses)
            message = f"the source fact '{entry.fact.id}' is to be computed, and no decision or fact names {ids}"
            hint = "let a row or a fact name a clause that covers it, or take out 'computed: yes'"
            yield Problem(entry.fact.place, "uncomputed-fact", message, hint)


def computed_background(subject: Subject) -> Iterator[Problem]:
    """A clause that the rules name is no mere background."""
    computed = computed_clauses(subject.handbook)
    for clause in subject.handbook.clauses.values():
        if clause.kind == "background" and clause.id in computed:
            message = f"the clause '{clause.id}' is declared background, and a decision or a fact names it"
            hint = "take out 'kind: background', or name the clause that states the rule"
            yield Problem(clause.place, "computed-background", message, hint)


def review_passed(subject: Subject) -> Iterator[Problem]:
    """A policy whose review is due says so; a warning, because it holds until its owner decides."""
    for policy in subject.handbook.policies.values():
        if policy.review_by is not None and policy.review_by < subject.as_of:
            message = f"the review of '{policy.id}' was due by {policy.review_by.isoformat()}"
            hint = f"{policy.owner} reviews the policy and sets a new date"
            yield Problem(policy.place, "review-passed", message, hint, warning=True)
