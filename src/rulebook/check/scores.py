"""Score sheets: every fault as printed is known, and decided under an open question."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.bilingual import Words
from rulebook.check.subject import Subject
from rulebook.handbook import FAULTS, faults, said
from rulebook.problem import Problem, did_you_mean

__all__ = ["faults_are_listed"]


def faults_are_listed(subject: Subject) -> Iterator[Problem]:
    """Every fault of a score sheet is listed with its open question, by its figures; and every one listed is there."""
    for sheet in subject.handbook.score_sheets.values():
        if sheet.id in subject.loaded.failing:
            continue
        found = list(faults(sheet))
        listed = [one.fault for one in sheet.listed]
        for fault in found:
            if fault not in listed:
                told = said(fault, *(Words(name, name) for name in (fault.criterion, fault.grade))).en
                row = " | ".join((fault.kind, fault.criterion, fault.grade, fault.figures))
                hint = f"correct the sheet, or list it under 'faults' with its open question: {row} || Q-…"
                yield Problem(fault.place, "score-fault", f"the score sheet '{sheet.id}' has a fault: {told}", hint)
        for fault in listed:
            if fault not in found:
                message = f"the score sheet '{sheet.id}' has no such fault"
                hint = "delete it" if fault.kind in FAULTS else did_you_mean(fault.kind, FAULTS)
                yield Problem(fault.place, "needless-exception", message, hint)
