"""What stands on a clause speaks of what the clause speaks of; another clause does not fit it better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, pairwise

from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Clause, Decision, Handbook, Row, Version, parameters_named_in
from rulebook.language import ast, of_text
from rulebook.problem import Place, Problem

__all__ = ["facts_resemble", "rows_resemble"]

_MORE = 2
"""So many words in common are chance."""

_CHINESE, _ENGLISH = re.compile(r"[\u3400-\u9fff]{2,}"), re.compile(r"[a-z]{4,}")
_STEM = 5
"""So many letters of an English word tell it from others; its ending does not matter."""

Parts = frozenset[str]


@lru_cache(maxsize=4096)
def _parts(words: Words) -> Parts:
    """What tells one text from another: every two Chinese characters in a row, the beginnings of English words.

    >>> sorted(_parts(Words("返岗培训", "Return training")))
    ['retur', 'train', '培训', '岗培', '返岗']
    """
    pairs = (first + second for run in _CHINESE.findall(words.zh) for first, second in pairwise(run))
    return frozenset((*pairs, *(word[:_STEM] for word in _ENGLISH.findall(words.en.casefold()))))


def rows_resemble(subject: Subject) -> Iterator[Problem]:
    """The rows of a decision would fit no better if two exchanged clauses, or one had another of its section.

    How well a row fits a clause is how many words they have in common. Where that says little, examples that all name
    their clauses hold the decision instead.
    """
    book = subject.handbook
    sections = _sections(book)
    for decision in book.decisions.values():
        if not subject.sound(decision.id) or all(example.clauses is not None for example in decision.examples):
            continue
        for version in decision.versions:
            rows = [
                (row, book.clauses[row.clause], _of_row(book, decision, version, row))
                for row in version.rows
                if row.clause in book.clauses and _legible(book, book.clauses[row.clause])
            ]
            told: set[int] = set()
            for (first, here, one), (second, there, other) in combinations(rows, 2):
                if here is not there and _gain(book, one, here, there) + _gain(book, other, there, here) > _MORE:
                    told |= {first.number, second.number}
                    yield _exchanged(decision, first, second, subject.clause_of(second))
            for row, clause, words in rows:
                if row.number not in told and (better := _better(book, words, clause, sections, 2)):
                    of = said("the row", row=row.number, decision=called(decision.id, decision.words))
                    yield _unlike(of, subject.clause_of(row), clause, better, "name clauses")


def facts_resemble(subject: Subject) -> Iterator[Problem]:
    """A fact is asked for under a clause that speaks of it: no other of the section does so much more."""
    book = subject.handbook
    sections = _sections(book)
    for fact in book.facts.values():
        clause = book.clauses.get(fact.clause or "")
        if clause is not None and _legible(book, clause):
            words = _of_all([fact.words, *([fact.ask] if fact.ask else ()), *fact.choices.values()])
            if better := _better(book, words, clause, sections, 3):
                yield _unlike(
                    said("the fact", fact=called(fact.name, fact.words)), fact.place, clause, better, "reword"
                )


def _sections(book: Handbook) -> dict[tuple[str, str], list[Clause]]:
    """The clauses of each section."""
    found: dict[tuple[str, str], list[Clause]] = {}
    for clause in book.clauses.values():
        found.setdefault((clause.policy, clause.section), []).append(clause)
    return found


def _better(
    book: Handbook, words: Parts, clause: Clause, sections: Mapping[tuple[str, str], list[Clause]], times: int
) -> Clause | None:
    """The clause of the section with the most of the words, where it has so many `times` those of the clause."""
    most = max(sections[clause.policy, clause.section], key=lambda other: _common(book, words, other))
    return most if _common(book, words, most) > times * _common(book, words, clause) + _MORE else None


def _gain(book: Handbook, words: Parts, here: Clause, there: Clause) -> int:
    """How many words more are those of the other clause."""
    return _common(book, words, there) - _common(book, words, here)


def _common(book: Handbook, words: Parts, clause: Clause) -> int:
    return len(words & _of_clause(book, clause))


def _legible(book: Handbook, clause: Clause) -> bool:
    """Whether all that the clause prints is known, and so its words are."""
    return all(isinstance(slot, str) or slot.name.name in book.parameters for slot in of_text(clause.words.zh))


def _of_clause(book: Handbook, clause: Clause) -> Parts:
    """The words of the clause and its steps, and those of the values that it prints."""
    known: Parts | None = book.kept.get((_of_clause, clause.id))
    if known is None:
        texts = [clause.words, *(step.words for step in clause.steps)]
        printed = [book.fields[p.name] for p in parameters_named_in(book, clause.id)]
        texts += [words for field in printed for words in (field.words, *field.choices.values())]
        known = book.kept[_of_clause, clause.id] = _of_all(texts)
    return known


def _of_row(book: Handbook, decision: Decision, version: Version, row: Row) -> Parts:
    """The words of what the row decides: its decision and outputs, all that it reads, and the choices in its cells."""
    fields = [book.field_of(column) for column in version.columns] + [book.outputs[name] for name in version.outputs]
    texts = [decision.words, *(book.outputs[name].words for name in version.outputs)]
    texts += [book.field_of(name).words for name in row.reads]
    chosen = {node.id for cell in (*row.tests, *row.results) for node in ast.walk(cell) if isinstance(node, ast.Word)}
    texts += [words for field in fields for id, words in field.choices.items() if id in chosen]
    return _of_all(texts)


def _of_all(texts: Iterable[Words]) -> Parts:
    return frozenset().union(*map(_parts, texts))


def _exchanged(decision: Decision, first: Row, second: Row, place: Place) -> Problem:
    message = said(
        "rows exchanged",
        decision=called(decision.id, decision.words),
        first=first.number,
        second=second.number,
        one=first.clause,
        other=second.clause,
    )
    return Problem(place, "unlike-clause", message, said("name clauses"))


def _unlike(what: Words, place: Place, clause: Clause, better: Clause, hint: str) -> Problem:
    message = said("unlike clause", what=what, clause=clause.id, better=better.id)
    return Problem(place, "unlike-clause", message, said(hint))
