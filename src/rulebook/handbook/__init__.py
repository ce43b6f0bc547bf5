"""The nouns of a handbook, frozen, and what can be told of them without asking."""

from rulebook.handbook.book import Handbook
from rulebook.handbook.calculators import Calculator, Mark, Next, Onward, Schedule, Sentence, WorkedExample
from rulebook.handbook.clause_kinds import KINDS, Kind, computed_clauses, kind_of
from rulebook.handbook.clauses import Clause, Policy, ProcedureStep, Section
from rulebook.handbook.coverage import Covered, coverage, totals
from rulebook.handbook.decisions import Decision, Example, Row, Version
from rulebook.handbook.fields import Constraint, Dated, Derivation, Fact, Field, Output, Parameter, current
from rulebook.handbook.forms import Form, FormEntry, FormPart, Signature
from rulebook.handbook.narrowed import examples_for, narrowed_to
from rulebook.handbook.reach import consults, names_reached, policies_reached, reach, reads
from rulebook.handbook.reading_list import (
    ReadingEntry,
    Reason,
    clauses_for,
    digest,
    minutes,
    reading_list,
    readings_for,
)
from rulebook.handbook.score_sheets import FORMS, Band, Fault, Listed, ScoreSheet, SheetColumn, SheetRow, read_band, top
from rulebook.handbook.sheet_faults import FAULTS, faults, leaves_finer, said
from rulebook.handbook.sources import Question, Source, SourceFact
from rulebook.handbook.vocabulary import HolidayYear, Role, Term, Unit

__all__ = [
    "FAULTS",
    "FORMS",
    "KINDS",
    "Band",
    "Calculator",
    "Clause",
    "Constraint",
    "Covered",
    "Dated",
    "Decision",
    "Derivation",
    "Example",
    "Fact",
    "Fault",
    "Field",
    "Form",
    "FormEntry",
    "FormPart",
    "Handbook",
    "HolidayYear",
    "Kind",
    "Listed",
    "Mark",
    "Next",
    "Onward",
    "Output",
    "Parameter",
    "Policy",
    "ProcedureStep",
    "Question",
    "ReadingEntry",
    "Reason",
    "Role",
    "Row",
    "Schedule",
    "ScoreSheet",
    "Section",
    "Sentence",
    "SheetColumn",
    "SheetRow",
    "Signature",
    "Source",
    "SourceFact",
    "Term",
    "Unit",
    "Version",
    "WorkedExample",
    "clauses_for",
    "computed_clauses",
    "consults",
    "coverage",
    "current",
    "digest",
    "examples_for",
    "faults",
    "kind_of",
    "leaves_finer",
    "minutes",
    "names_reached",
    "narrowed_to",
    "policies_reached",
    "reach",
    "read_band",
    "reading_list",
    "readings_for",
    "reads",
    "said",
    "top",
    "totals",
]
