"""Rules stand on their clauses: these print what the rules read, and are of one section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Clause, Decision, Handbook, Parameter, reach
from rulebook.language import NumberType, of_text
from rulebook.problem import Problem

__all__ = ["clauses_print", "one_section"]


def clauses_print(subject: Subject) -> Iterator[Problem]:
    """A number that a decision reads is printed by a clause it names, and a named clause prints a number it reads.

    The parameters of score sheets are printed by their sheets, working interpretations by their questions.
    """
    book = subject.handbook
    printed = {id: _printed(clause) for id, clause in book.clauses.items()}
    read = {id: _numbers(book, decision) for id, decision in book.decisions.items() if subject.sound(id)}
    computed = {name for names in read.values() for name in names}
    naming: dict[str, set[str]] = {}
    for id, names in read.items():
        decision = book.decisions[id]
        reached = _among(book, reach(book, [id]).parameters)
        for clause in decision.clauses:
            naming.setdefault(clause, set()).update(reached)
        for name in sorted(names):
            unread = any(clause in subject.loaded.broken for clause in decision.clauses)
            if not unread and not any(name in printed.get(clause, ()) for clause in decision.clauses):
                yield _unprinted(decision, book.parameters[name], printed)
    if len(read) < len(book.decisions):
        return  # what could not be read may read them
    for clause, names in naming.items():
        idle = printed.get(clause, set()) & computed
        if idle and not idle & names:
            labels = _listed(called(name, book.parameters[name].words) for name in sorted(idle))
            message = said("beside", clause=clause, numbers=labels)
            yield Problem(book.clauses[clause].place, "clause-beside-rule", message, said("beside hint"))


def _unprinted(decision: Decision, parameter: Parameter, printed: Mapping[str, set[str]]) -> Problem:
    where = ", ".join(id for id, names in printed.items() if parameter.name in names)
    message = said(
        "unprinted", decision=called(decision.id, decision.words), parameter=called(parameter.name, parameter.words)
    )
    named = ", ".join(filter(None, decision.clauses))
    hint = said("printed elsewhere", where=where, named=named) if where else said("printed nowhere", named=named)
    return Problem(decision.place, "unprinted-number", message, hint)


def _printed(clause: Clause) -> set[str]:
    """The parameters that the clause and its steps print."""
    texts = [clause.words, *(step.words for step in clause.steps)]
    return {slot.name.name for words in texts for slot in of_text(words.zh) if not isinstance(slot, str)}


def _numbers(book: Handbook, decision: Decision) -> set[str]:
    """The numbers of clauses that the decision reads itself."""
    return _among(book, {read.name for version in decision.versions for row in version.rows for read in row.reads})


def _among(book: Handbook, names: Iterable[str]) -> set[str]:
    """Those of the names that are numbers which clauses print."""
    found = (book.parameters[name] for name in names if name in book.parameters)
    return {
        parameter.name
        for parameter in found
        if isinstance(parameter.type, NumberType) and not parameter.sheet and parameter.worked is None
    }


def _listed(labels: Iterable[Words]) -> Words:
    found = list(labels)
    return Words("、".join(words.zh for words in found), ", ".join(words.en for words in found))


def one_section(subject: Subject) -> Iterator[Problem]:
    """The rules of a decision stand on clauses of one section, or of just those that it declares in `sections`."""
    book = subject.handbook
    titles = {id: section.words for policy in book.policies.values() for id, section in policy.sections.items()}
    for decision in book.decisions.values():
        rows = [row for version in decision.versions for row in version.rows if row.clause in book.clauses]
        found = Counter(book.clauses[row.clause].section for row in rows)
        name = called(decision.id, decision.words)
        for section in decision.sections:
            if section not in found and not subject.loaded.broken.some:
                message = said("needless section", decision=name, section=section)
                yield Problem(decision.place, "other-section", message, said("needless section hint"))
        declared = decision.sections or tuple(section for section, _ in found.most_common(1))
        others = [
            row for row in rows if (section := book.clauses[row.clause].section) not in declared and section in titles
        ]
        if others:
            section = book.clauses[others[0].clause].section
            message = said(
                "other section",
                decision=name,
                clause=others[0].clause,
                section=titles[section],
                others=_listed(titles.get(section, Words(section, section)) for section in declared),
            )
            every = dict.fromkeys([*declared, *(book.clauses[row.clause].section for row in others)])
            yield Problem(
                subject.clause_of(others[0]), "other-section", message, said("other section hint", all=", ".join(every))
            )
