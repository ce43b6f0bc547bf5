"""Clauses and their days: who names them, what takes their place, what was left unset, and reviews before the start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Clause, coverage, current
from rulebook.language import of_text
from rulebook.problem import Place, Problem

__all__ = ["clauses_follow", "covered_today", "named_in_force", "reviews_follow", "values_set"]


_DAY = timedelta(days=1)


def named_in_force(subject: Subject) -> Iterator[Problem]:
    """A clause that a fact, a form or a next step names holds today, and another takes its place where it ends."""
    book = subject.handbook
    for fact in book.facts.values():
        clause = book.clauses.get(fact.clause or "")
        if clause:
            what = said("clause fact", label=called(fact.name, fact.words))
            yield from _in_force(subject, what, [clause], fact.place)
    for form in book.forms.values():
        named = [book.clauses[id] for id in form.clauses if id in book.clauses]
        yield from _in_force(subject, said("clause form", label=called(form.id, form.words)), named, form.place)
    for calculator in book.calculators.values():
        what = said("clause then", label=called(calculator.id, calculator.words))
        for after in calculator.then:
            named = [book.clauses[id] for id in after.clauses if id in book.clauses]
            yield from _in_force(subject, what, named, calculator.place)


def _in_force(subject: Subject, what: Words, named: Sequence[Clause], place: Place) -> Iterator[Problem]:
    begins = {clause.since for clause in named}
    for clause in named:
        if clause.until and clause.until + _DAY not in begins:
            message = said("ended", what=what, clause=clause.id, day=clause.until)
            yield Problem(place, "clause-not-in-force", message, said("named hint"))
        ends = {other.until for other in named}
        if clause.since and clause.since > subject.as_of and clause.since - _DAY not in ends:
            message = said("not begun", what=what, clause=clause.id, day=clause.since)
            yield Problem(place, "clause-not-in-force", message, said("named hint"))


def clauses_follow(subject: Subject) -> Iterator[Problem]:
    """Where a clause ends and another of its section covers the same, that one begins on the next day."""
    clauses = subject.handbook.clauses.values()
    for clause in clauses:
        if clause.until is None:
            continue
        later = [other for other in clauses if other is not clause and _follows(clause, other)]
        if not later:
            continue
        following = min(later, key=lambda other: other.since or date.min)
        if following.since != clause.until + _DAY:
            key = "clause gap" if (following.since or date.min) > clause.until else "clause both"
            message = said(key, first=clause.id, until=clause.until, second=following.id, since=following.since)
            hint = said("clause gap hint", day=clause.until + _DAY)
            yield Problem(following.place, "clause-gap", message, hint)


def _follows(clause: Clause, other: Clause) -> bool:
    """Whether the other clause, which begins later, says in its section what this one said."""
    same = (clause.policy, clause.section) == (other.policy, other.section) and set(clause.covers) & set(other.covers)
    return bool(same) and other.since is not None and (clause.since is None or other.since > clause.since)


def covered_today(subject: Subject) -> Iterator[Problem]:
    """A source fact is covered by a clause that holds today or later, not by ended ones alone."""
    for entry in coverage(subject.handbook):
        clauses = [clause for clause, _ in entry.clauses]
        if clauses and all(clause.until and clause.until < subject.as_of for clause in clauses):
            named = ", ".join(clause.id for clause in clauses)
            message = said("clause uncovered", fact=entry.fact.id, clauses=named)
            yield Problem(entry.fact.place, "uncovered-fact", message, said("clause uncovered hint"))


def values_set(subject: Subject) -> Iterator[Problem]:
    """What a clause in force prints has a value today, or stands under an open question."""
    book = subject.handbook
    for clause in book.clauses.values():
        if not clause.holds(subject.as_of):
            continue
        names = {slot.name.name: None for slot in of_text(clause.words.zh) if not isinstance(slot, str)}
        for name in names:
            parameter = book.parameters.get(name)
            dated = current(parameter.values, subject.as_of) if parameter else None
            if parameter and dated and dated.unset and not parameter.questions and not clause.questions:
                message = said("unset", clause=clause.id, parameter=called(name, parameter.words))
                yield Problem(parameter.place, "unset-value", message, said("unset hint"))


def reviews_follow(subject: Subject) -> Iterator[Problem]:
    """A policy is reviewed after it begins."""
    for policy in subject.handbook.policies.values():
        if policy.since and policy.review_by and policy.review_by < policy.since:
            message = said(
                "review", policy=called(policy.id, policy.words), review=policy.review_by, since=policy.since
            )
            yield Problem(policy.place, "review-before-start", message, said("review hint"))
