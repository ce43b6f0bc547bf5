"""Ids and names that stand for nothing, and things that nothing uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from rulebook.checks.subject import Subject
from rulebook.handbook import Handbook
from rulebook.language import ast
from rulebook.phrase import of_text
from rulebook.problem import Place, Problem, did_you_mean
from rulebook.reach import reach

__all__ = ["calculators_ask", "references", "unused"]


def references(subject: Subject) -> Iterator[Problem]:
    """Every role, source, source fact, question, clause, section and name that is written down exists."""
    book = subject.handbook
    declared: dict[str, set[str]] = {
        "role": set(book.roles),
        "source": set(book.sources),
        "source fact": {fact for source in book.sources.values() for fact in source.facts},
        "question": set(book.questions),
        "clause": set(book.clauses),
        "fact": set(book.facts),
        "decision": set(book.decisions),
    }
    named = chain(_in_policies(book), _in_clauses(book), _in_register(book), _in_fields(book), _in_rules(book))
    for kind, ids, place in named:
        for id in ids:
            yield from _unknown(kind, id, declared[kind], place)
    for clause in book.clauses.values():
        if clause.policy in book.policies:
            yield from _unknown("section", clause.section, book.policies[clause.policy].sections, clause.place)
    for text in subject.prose():
        allowed = {*book.parameters, *_names_of(subject, text.owner)}
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for slot in of_text(words):
                if not isinstance(slot, str):
                    yield from _unknown("name", slot.name.name, allowed, place)


Named = Iterator[tuple[str, Iterable[str], Place]]
"""A kind of thing, the ids by which some are named, and where."""


def _unknown(kind: str, id: str, allowed: Collection[str], place: Place) -> Iterator[Problem]:
    if id not in allowed:
        hint = did_you_mean(id, allowed) or f"declare the {kind}"
        yield Problem(place, f"unknown-{kind.replace(' ', '-')}", f"unknown {kind} '{id}'", hint)


def _in_policies(book: Handbook) -> Named:
    for policy in book.policies.values():
        yield "source", [policy.source], policy.place
        yield "role", [policy.owner], policy.place


def _in_clauses(book: Handbook) -> Named:
    for clause in book.clauses.values():
        yield "role", [*clause.applies_to, *(step.role for step in clause.steps)], clause.place
        yield "source fact", clause.covers, clause.place
        yield "question", clause.questions, clause.place


def _in_register(book: Handbook) -> Named:
    for question in book.questions.values():
        yield "source fact", question.about, question.place
        yield "role", [question.decider], question.place


def _in_fields(book: Handbook) -> Named:
    for parameter in book.parameters.values():
        yield "question", parameter.questions, parameter.place
        for dated in parameter.values:
            yield "source fact", [id for id in dated.basis if not id.startswith("Q-")], dated.place
            yield "question", [id for id in dated.basis if id.startswith("Q-")], dated.place
    for fact in book.facts.values():
        yield "question", fact.questions, fact.place
        yield "clause", [fact.clause] if fact.clause else [], fact.place


def _in_rules(book: Handbook) -> Named:
    for decision in book.decisions.values():
        for version in decision.versions:
            for row in version.rows:
                yield "clause", [row.clause], row.place
    for calculator in book.calculators.values():
        yield "fact", calculator.asks, calculator.place
        yield "decision", calculator.decisions, calculator.place


def _names_of(subject: Subject, calculator: str) -> Iterable[str]:
    """What a calculator's own texts may name beside parameters: its facts and outputs."""
    book = subject.handbook
    found = book.calculators.get(calculator)
    if found is None:
        return ()
    outputs = (output for id in found.decisions if id in book.decisions for output in book.decisions[id].outputs)
    return [*found.asks, *outputs]


def calculators_ask(subject: Subject) -> Iterator[Problem]:
    """A calculator asks for just the facts its decisions can come to need, and its last sentence fits all cases."""
    book = subject.handbook
    for calculator in book.calculators.values():
        if not all(id in book.decisions for id in calculator.decisions):
            continue
        reached = reach(book, calculator.decisions).facts
        for name in reached:
            if book.facts[name].ask is not None and name not in calculator.asks:
                message = f"the calculator '{calculator.id}' needs '{name}' and does not ask for it"
                yield Problem(calculator.place, "unasked-fact", message, "add it to 'asks'")
        for name in calculator.asks:
            if name in book.facts and name not in reached:
                message = f"the calculator '{calculator.id}' asks for '{name}' and never needs it"
                yield Problem(calculator.place, "needless-fact", message, "take it out of 'asks'")
        if calculator.sentences and calculator.sentences[-1].when is not None:
            message = f"no sentence of '{calculator.id}' fits all remaining cases"
            yield Problem(
                calculator.sentences[-1].place,
                "no-last-sentence",
                message,
                "end with a sentence without 'when'",
            )


def unused(subject: Subject) -> Iterator[Problem]:
    """Every parameter, fact and output is used by a formula, a text or a calculator."""
    book = subject.handbook
    used: set[str] = set()
    for text in subject.prose():
        used.update(slot.name.name for slot in of_text(text.words.zh) if not isinstance(slot, str))
    for fact in book.facts.values():
        used.update(name.name for derivation in fact.derived for name in derivation.reads)
        used.update([fact.default] if fact.default else [])
    for decision in book.decisions.values():
        used.update(decision.outputs)
        for version in decision.versions:
            used.update(column.name for column in version.columns)
            used.update(name.name for row in version.rows for name in row.reads)
    for calculator in book.calculators.values():
        used.update(calculator.asks)
        used.update(name.name for s in calculator.sentences if s.when is not None for name in ast.names(s.when))
    for kind, fields in (("parameter", book.parameters), ("fact", book.facts), ("output", book.outputs)):
        for field in fields.values():
            if field.name not in used:
                hint = "name it in a clause or a formula, or delete it"
                yield Problem(field.place, "unused", f"nothing uses the {kind} '{field.name}'", hint)
