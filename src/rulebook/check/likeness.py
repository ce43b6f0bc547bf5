"""What is alike and could be mistaken: equal values, lists of choices that mean the same, unordered ends, sections."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from rulebook.bilingual import LANGUAGES, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Decision, Parameter, Section, current
from rulebook.language import ChoiceType, NumberType
from rulebook.problem import Problem

__all__ = ["choices_alike", "ends_in_order", "equal_values", "sections_alike"]


_ENDS = (("shortest", "longest"), ("lowest", "highest"), ("least", "most"))
_ALIKE = 3
"""So many choices in common make two lists one that is written twice."""


def equal_values(subject: Subject) -> Iterator[Problem]:
    """Two equal numbers of one unit that a decision reads are told apart by an example that supposes one otherwise."""
    book = subject.handbook
    for decision in book.decisions.values():
        if not subject.sound(decision.id):
            continue
        alike: dict[object, list[Parameter]] = {}
        for parameter in _numbers(subject, decision):
            dated = current(parameter.values, subject.as_of)
            if dated is not None and not dated.unset:
                assert isinstance(parameter.type, NumberType)
                alike.setdefault((dated.value, parameter.type.measure), []).append(parameter)
        supposed = {name for example in decision.examples for name in example.parameters}
        for group in alike.values():
            bare = [parameter for parameter in group if parameter.name not in supposed]
            for first, second in pairwise(bare):
                message = said(
                    "likeness equal",
                    decision=called(decision.id, decision.words),
                    first=called(first.name, first.words),
                    second=called(second.name, second.words),
                )
                hint = said("likeness equal hint", name=second.name)
                yield Problem(decision.place, "equal-values", message, hint)


def _numbers(subject: Subject, decision: Decision) -> Iterator[Parameter]:
    """The numbers that the decision reads itself, but for those of score sheets, which stand side by side on a page."""
    names = {read.name: None for version in decision.versions for row in version.rows for read in row.reads}
    for name in names:
        parameter = subject.handbook.parameters.get(name)
        if parameter is not None and isinstance(parameter.type, NumberType) and not parameter.sheet:
            yield parameter


def choices_alike(subject: Subject) -> Iterator[Problem]:
    """Where the choices of one fact are known to another, alone or behind a hyphen, all but one of them are not."""
    facts = [fact for fact in subject.handbook.facts.values() if isinstance(fact.type, ChoiceType)]
    for one, other in combinations(facts, 2):
        shorter, longer = sorted((one, other), key=lambda fact: len(fact.choices))
        unknown = [id for id in shorter.choices if not any(f"-{known}".endswith(f"-{id}") for known in longer.choices)]
        if len(unknown) == 1 and len(shorter.choices) > _ALIKE:
            message = said(
                "likeness list",
                longer=called(longer.name, longer.words),
                shorter=called(shorter.name, shorter.words),
                choice=called(unknown[0], shorter.choices[unknown[0]]),
            )
            yield Problem(longer.place, "unlike-choices", message, said("likeness list hint"))


def ends_in_order(subject: Subject) -> Iterator[Problem]:
    """Two parameters that are the ends of a range by their names are held in order by a constraint."""
    book = subject.handbook
    if subject.loaded.broken.some or subject.loaded.failing:
        return  # what could not be read may hold them
    held = [set(constraint.reads) for constraint in book.constraints.values()]
    for low_word, high_word in _ENDS:
        for low in book.parameters.values():
            if low_word not in low.name.split("_") or not isinstance(low.type, NumberType):
                continue
            high = book.parameters.get(low.name.replace(low_word, high_word))
            if high is not None and not any({low.name, high.name} <= reads for reads in held):
                message = said("likeness ends", low=called(low.name, low.words), high=called(high.name, high.words))
                hint = said("likeness ends hint", low=low.name, high=high.name)
                yield Problem(low.place, "unordered-ends", message, hint)


def sections_alike(subject: Subject) -> Iterator[Problem]:
    """No two sections are cited by the same words, else a clause cited by them could be either's."""
    for language in LANGUAGES:
        cited: dict[str, Section] = {}
        for policy in subject.handbook.policies.values():
            for section in policy.sections.values():
                other = cited.setdefault(section.cited_as[language].casefold(), section)
                if other is not section:
                    words = section.cited_as[language]
                    message = said("likeness cited", words=words, first=called(other.id, other.words))
                    yield Problem(section.place, "cited-alike", message, said("likeness cited hint"))
