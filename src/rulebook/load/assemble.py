"""From validated files to the handbook's nouns, one kind after those it names."""

from __future__ import annotations

from dataclasses import replace

from rulebook.handbook import Handbook
from rulebook.load.calculators import calculators
from rulebook.load.context import Context, Files
from rulebook.load.decisions import Decisions
from rulebook.load.fields import constraints, declared, derived
from rulebook.load.forms import forms
from rulebook.load.score_sheets import limits, score_sheets
from rulebook.load.shared import shared

__all__ = ["assemble"]


def assemble(files: Files, context: Context) -> Handbook:
    """The handbook that the files make; what is wrong with them is noted in the context."""
    book = declared(shared(files, context), files, context)
    book, formulas = score_sheets(book, files, context)
    decisions = Decisions(book, files, context)
    book = replace(book, decisions=decisions.all())
    book = replace(
        book,
        facts=derived(book, files, decisions, context),
        parameters=limits(book, formulas, decisions, context),
        constraints=constraints(book, files, decisions, context),
    )
    return replace(book, calculators=calculators(book, files, decisions, context), forms=forms(files))
