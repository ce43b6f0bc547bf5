"""Ids and names that stand for nothing, and things that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rulebook.checks.subject import Subject
from rulebook.language import ast
from rulebook.phrase import of_text
from rulebook.problem import Place, Problem, did_you_mean
from rulebook.reach import reach

__all__ = ["calculators_ask", "references", "unused"]


def references(subject: Subject) -> Iterator[Problem]:
    """Every role, source, source fact, question, clause, section and name that is written down exists."""
    book = subject.handbook
    facts = {fact for source in book.sources.values() for fact in source.facts}

    def known(kind: str, ids: Iterable[str], allowed: Iterable[str], place: Place) -> Iterator[Problem]:
        allowed = set(allowed)
        for id in ids:
            if id not in allowed:
                hint = did_you_mean(id, allowed) or f"declare the {kind}"
                yield Problem(place, f"unknown-{kind.replace(' ', '-')}", f"unknown {kind} '{id}'", hint)

    for policy in book.policies.values():
        yield from known("source", [policy.source], book.sources, policy.place)
        yield from known("role", [policy.owner], book.roles, policy.place)
    for clause in book.clauses.values():
        yield from known(
            "role", [*clause.applies_to, *(step.role for step in clause.steps)], book.roles, clause.place
        )
        yield from known("source fact", clause.covers, facts, clause.place)
        yield from known("question", clause.questions, book.questions, clause.place)
        sections = book.policies[clause.policy].sections if clause.policy in book.policies else ()
        yield from known("section", [clause.section], sections, clause.place)
    for question in book.questions.values():
        yield from known("source fact", question.about, facts, question.place)
        yield from known("role", [question.decider], book.roles, question.place)
    for parameter in book.parameters.values():
        yield from known("question", parameter.questions, book.questions, parameter.place)
        for dated in parameter.values:
            yield from known(
                "source fact", [id for id in dated.basis if not id.startswith("Q-")], facts, dated.place
            )
            yield from known(
                "question", [id for id in dated.basis if id.startswith("Q-")], book.questions, dated.place
            )
    for fact in book.facts.values():
        yield from known("question", fact.questions, book.questions, fact.place)
        yield from known("clause", [fact.clause] if fact.clause else [], book.clauses, fact.place)
    for decision in book.decisions.values():
        for version in decision.versions:
            for row in version.rows:
                yield from known("clause", [row.clause], book.clauses, row.place)
    for calculator in book.calculators.values():
        yield from known("name", calculator.asks, book.facts, calculator.place)
        yield from known("name", calculator.decisions, book.decisions, calculator.place)
    for text in subject.prose():
        calculator_names = _names_of(subject, text.owner)
        for language, place in (("zh", text.zh), ("en", text.en)):
            for slot in of_text(text.words[language]):  # type: ignore[index]
                if not isinstance(slot, str):
                    yield from known("name", [slot.name.name], [*book.parameters, *calculator_names], place)


def _names_of(subject: Subject, calculator: str) -> Iterable[str]:
    """What a calculator's own texts may name beside parameters: its facts and outputs."""
    book = subject.handbook
    found = book.calculators.get(calculator)
    if found is None:
        return ()
    outputs = (
        output for id in found.decisions if id in book.decisions for output in book.decisions[id].outputs
    )
    return [*found.asks, *outputs]


def calculators_ask(subject: Subject) -> Iterator[Problem]:
    """A calculator asks for exactly the facts that its decisions can come to need, and its last sentence fits all cases."""
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
        used.update(name.name for node in fact.derived for name in ast.names(node))
        used.update([fact.default] if fact.default else [])
    for decision in book.decisions.values():
        used.update(decision.outputs)
        for version in decision.versions:
            used.update(column.name for column in version.columns)
            used.update(name.name for row in version.rows for name in row.reads)
    for calculator in book.calculators.values():
        used.update(calculator.asks)
        used.update(
            name.name for s in calculator.sentences if s.when is not None for name in ast.names(s.when)
        )
    for kind, fields in (("parameter", book.parameters), ("fact", book.facts), ("output", book.outputs)):
        for field in fields.values():
            if field.name not in used:
                hint = "name it in a clause or a formula, or delete it"
                yield Problem(field.place, "unused", f"nothing uses the {kind} '{field.name}'", hint)
