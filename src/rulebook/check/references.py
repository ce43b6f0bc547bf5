"""Ids and names that stand for nothing, and things that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Protocol

from rulebook.bilingual import NO_WORDS, Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Calculator, Fact, Handbook, reach
from rulebook.language import ChoiceType, YesNoType, ast, of_text
from rulebook.load import Path
from rulebook.problem import Place, Problem, did_you_mean

__all__ = ["answered_once", "calculators_ask", "forms_name", "references", "unused"]


_NAMED = (
    ("role", "owner"),
    ("source", "source"),
    ("role", "roles/*/is_a"),
    ("section", "roles/*/first_day/*"),
    ("clause", "most_asked/*/clauses/*"),
    ("role", "clauses/*/applies_to/*"),
    ("role", "clauses/*/steps/*/role"),
    ("source fact", "clauses/*/covers/*"),
    ("question", "undated/*"),
    ("question", "clauses/*/questions/*"),
    ("source fact", "questions/*/about/*"),
    ("role", "questions/*/decider"),
    ("question", "parameters/*/questions/*"),
    ("question", "facts/*/questions/*"),
    ("clause", "facts/*/clause"),
    ("clause", "decisions/*/clause"),
    ("clause", "decisions/*/versions/*/clause"),
    ("clause", "score_sheets/*/clause"),
    ("output", "score_sheets/*/grades"),
    ("question", "score_sheets/*/left_out/*/question"),
    ("score sheet", "calculators/*/score_sheet"),
    ("fact", "calculators/*/asks/*"),
    ("decision", "calculators/*/decisions/*"),
    ("clause", "calculators/*/then/*/clauses/*"),
    ("clause", "calculators/*/schedule/marks/*/clause"),
    ("calculator", "calculators/*/onward/*/calculator"),
    ("clause", "forms/*/clauses/*"),
    ("role", "forms/*/filled_by"),
    ("role", "forms/*/goes_to"),
    ("role", "forms/*/signed_by/*/role"),
    ("calculator", "forms/*/calculator"),
)
"""Where a file names things declared elsewhere: their kind, and the path, in which ``*`` is any key or place."""


def references(subject: Subject) -> Iterator[Problem]:
    """Every role, source, source fact, question, clause, section and name that is written down exists."""
    book, broken = subject.handbook, subject.loaded.broken
    declared: dict[str, Mapping[str, Words]] = {
        "role": _labels(book.roles),
        "source": _labels(book.sources),
        "source fact": {fact: NO_WORDS for source in book.sources.values() for fact in source.facts},
        "question": dict.fromkeys(book.questions, NO_WORDS),
        "clause": dict.fromkeys(book.clauses, NO_WORDS),
        "section": {id: one.words for policy in book.policies.values() for id, one in policy.sections.items()},
        "fact": _labels(book.facts),
        "output": _labels(book.outputs),
        "score sheet": _labels(book.score_sheets),
        "decision": _labels(book.decisions),
        "calculator": _labels(book.calculators),
    }
    fields = book.fields
    named = chain(_by_path(subject), _by_reason(book), _by_row(subject), _by_fault(book), _by_example(book))
    for kind, id, place in named:
        if id not in broken:
            yield from _unknown(kind, id, declared[kind], place)
    for clause in book.clauses.values():
        if clause.policy in book.policies and clause.section not in broken:
            sections = _labels(book.policies[clause.policy].sections)
            yield from _unknown("section", clause.section, sections, clause.place)
    for text in subject.prose:
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            names = {slot.name.name for slot in of_text(words) if not isinstance(slot, str)} if "{" in words else set()
            if text.owner not in book.constraints and names <= book.parameters.keys():
                continue
            own = () if text.owner in book.constraints else (*book.parameters, *_names_of(subject, text.owner))
            own = (*own, text.fact) if text.fact else own
            allowed = {name: fields[name].words for name in own if name in fields}
            for name in sorted(names):
                if name not in broken:
                    at = words.index(f"{{{name}") + 1
                    yield from _unknown("name", name, allowed, place.shifted(at, len(name)))


class Labelled(Protocol):
    """What has a label."""

    @property
    def words(self) -> Words: ...


Named = Iterator[tuple[str, str, Place]]
"""A kind of thing, the id by which one is named, and where."""


def _labels(things: Mapping[str, Labelled]) -> dict[str, Words]:
    return {id: thing.words for id, thing in things.items()}


def _unknown(kind: str, id: str, allowed: Mapping[str, Words], place: Place) -> Iterator[Problem]:
    if id not in allowed:
        hint = did_you_mean(id, allowed, allowed) or said("declare", kind=said(kind))
        message = said("unknown name", id=id) if kind == "name" else said("unknown", kind=said(kind), id=id)
        yield Problem(place, f"unknown-{kind.replace(' ', '-')}", message, hint)


def _by_path(subject: Subject) -> Named:
    """What the paths of `_NAMED` name, in the entries that could be read."""
    for file in subject.loaded.files:
        for kind, pattern in _NAMED:
            section, *rest = pattern.split("/")
            entries = getattr(file.content, section)
            found: list[tuple[Path, object]] = [((section,), file.document.data.get(section) if entries else None)]
            for step in rest:
                found = [
                    ((*path, key), value)
                    for path, holder in found
                    for key, value in _children(holder)
                    if step in ("*", key) and (len(path) > 1 or isinstance(entries, list) or key in entries)
                ]
            yield from ((kind, str(value), file.document.place(*path)) for path, value in found if value is not None)


def _children(holder: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(holder, dict):
        return holder.items()
    return enumerate(holder) if isinstance(holder, list) else ()


def _by_reason(book: Handbook) -> Named:
    for parameter in book.parameters.values():
        for dated in parameter.values:
            for id in dated.basis:
                yield "question" if id.startswith("Q-") else "source fact", id, dated.place


def _by_example(book: Handbook) -> Named:
    for decision in book.decisions.values():
        for case in decision.examples:
            yield from (("clause", id, case.place) for id in case.clauses or ())
    for calculator in book.calculators.values():
        for example in calculator.examples:
            yield from (("question", id, example.place) for id in example.questions)


def _by_row(subject: Subject) -> Named:
    clauses = subject.handbook.clauses
    for decision in subject.handbook.decisions.values():
        for version in decision.versions:
            for row in version.rows if version.is_table else ():
                yield "clause", row.clause, row.place if row.clause in clauses else subject.clause_of(row)


def _by_fault(book: Handbook) -> Named:
    for sheet in book.score_sheets.values():
        yield from (("question", listed.question, listed.place) for listed in sheet.listed)


def _names_of(subject: Subject, calculator: str) -> Iterable[str]:
    """What a calculator's own texts may name beside parameters: its facts and outputs."""
    book = subject.handbook
    found = book.calculators.get(calculator)
    if found is None:
        return ()
    if not all(id in book.decisions for id in found.decisions):
        return [*found.asks, *book.outputs]  # what could not be read may answer them
    return [*found.asks, *(output for id in found.decisions for output in book.decisions[id].outputs)]


def forms_name(subject: Subject) -> Iterator[Problem]:
    """What a form names is a fact or an output of its calculator, or a choice told to one that goes on to it."""
    book, broken = subject.handbook, subject.loaded.broken
    fields = book.fields
    for file in subject.loaded.files:
        for id, form in file.content.forms.items():
            if form.calculator not in (None, *book.calculators):
                continue
            allowed = set(_names_of(subject, form.calculator or ""))
            before = [other for other in book.calculators.values() if _goes_on(other, form.calculator)]
            allowed |= {name for other in before for name in other.asks if _is_ticked(book.facts.get(name))}
            for i, part in enumerate(form.parts):
                for j, entry in enumerate(part.entries):
                    if entry.name is not None and entry.name not in allowed and entry.name not in broken:
                        place = file.document.place("forms", id, "parts", i, "entries", j, "name")
                        labels = {name: fields[name].words for name in allowed if name in fields}
                        hint = did_you_mean(entry.name, labels, labels) or said("name a calculator")
                        yield Problem(place, "unknown-name", said("unknown entry name", name=entry.name), hint)


def _goes_on(calculator: Calculator, to: str | None) -> bool:
    return any(onward.calculator == to for onward in calculator.onward)


def _is_ticked(fact: Fact | None) -> bool:
    return fact is not None and isinstance(fact.type, ChoiceType | YesNoType)


def calculators_ask(subject: Subject) -> Iterator[Problem]:
    """A calculator asks for just the facts its decisions can come to need, and its last sentence fits all cases."""
    book = subject.handbook
    for calculator in book.calculators.values():
        if not all(map(subject.sound, calculator.decisions)):
            continue  # what could not be read may need more, or less
        asking = called(calculator.id, calculator.words)
        reached = reach(book, calculator.decisions).facts
        misspelt = any(name not in book.facts for name in calculator.asks)
        for name in reached:
            if book.facts[name].ask is not None and name not in calculator.asks and not misspelt:
                message = said("unasked", calculator=asking, fact=called(name, book.facts[name].words))
                yield Problem(calculator.place, "unasked-fact", message, said("add to asks", name=name))
        for name in calculator.asks:
            if name in book.facts and name not in reached:
                message = said("needless", calculator=asking, fact=called(name, book.facts[name].words))
                yield Problem(calculator.place, "needless-fact", message, said("take out of asks", name=name))
        if calculator.sentences and calculator.sentences[-1].when is not None:
            message, place = said("no last sentence", calculator=asking), calculator.sentences[-1].place
            yield Problem(place, "no-last-sentence", message, said("end without when"))


def answered_once(subject: Subject) -> Iterator[Problem]:
    """No two decisions of a calculator have an output in common: its texts name outputs without their decision."""
    book = subject.handbook
    for calculator in book.calculators.values():
        found: dict[str, str] = {}
        for id in dict.fromkeys(calculator.decisions):
            for output in book.decisions[id].outputs if id in book.decisions else ():
                if (first := found.setdefault(output, id)) != id:
                    one, other = (called(name, book.decisions[name].words) for name in (first, id))
                    asking = called(calculator.id, calculator.words)
                    message = said("twice answered", first=one, second=other, calculator=asking, output=output)
                    yield Problem(calculator.place, "twice-answered", message, said("own output"))


def unused(subject: Subject) -> Iterator[Problem]:
    """Every parameter, fact and output is used by a formula, a text or a calculator; a score sheet is kept whole."""
    book = subject.handbook
    if subject.loaded.broken.some or subject.loaded.failing:
        return  # what could not be read may use them
    used: set[str] = set()
    for text in subject.prose:
        used.update(slot.name.name for slot in of_text(text.words.zh + text.words.en) if not isinstance(slot, str))
    for fact in book.facts.values():
        used.update(name.name for derivation in fact.derived for name in derivation.reads)
        used.update([fact.default] if fact.default else [])
    for parameter in book.parameters.values():
        used.update([parameter.name] if parameter.sheet else [])
        used.update(name.name for name in (parameter.worked.reads if parameter.worked else ()))
    for sheet in book.score_sheets.values():
        used.update([sheet.grades, *(row.criterion for row in sheet.rows)])
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
                message = said("unused", kind=said(kind), field=called(field.name, field.words))
                yield Problem(field.place, "unused", message, said("use or delete"))
