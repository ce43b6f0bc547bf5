"""Score sheets: every fault as printed is known, and decided under an open question."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import FAULTS, faults
from rulebook.handbook import said as in_words
from rulebook.problem import Problem, did_you_mean

__all__ = ["faults_are_listed"]


def faults_are_listed(subject: Subject) -> Iterator[Problem]:
    """Every fault of a score sheet is listed with its open question, by its figures; and every one listed is there."""
    for sheet in subject.handbook.score_sheets.values():
        if sheet.id in subject.loaded.failing:
            continue
        grades = {column.id: column.words for column in sheet.columns}
        found = list(faults(sheet))
        listed = [one.fault for one in sheet.listed]
        for fault in found:
            if fault not in listed:
                told = in_words(fault, _label(subject, fault.criterion), grades.get(fault.grade, Words("", "")))
                row = " | ".join((fault.kind, fault.criterion, fault.grade, fault.figures))
                message = said("sheet fault", sheet=called(sheet.id, sheet.words), fault=told)
                yield Problem(fault.place, "score-fault", message, said("list fault", row=row))
        for fault in listed:
            if fault not in found:
                message = said("no such fault", sheet=called(sheet.id, sheet.words))
                hint = said("delete it") if fault.kind in FAULTS else did_you_mean(fault.kind, FAULTS)
                yield Problem(fault.place, "needless-exception", message, hint)


def _label(subject: Subject, criterion: str) -> Words:
    field = subject.handbook.facts.get(criterion) or subject.handbook.outputs[criterion]
    return field.words
