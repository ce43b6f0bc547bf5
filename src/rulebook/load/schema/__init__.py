"""What policy files may hold: the one schema."""

from rulebook.load.schema.calculators import Calculator, Hours, Mark, Next, Onward, Schedule, Sentence
from rulebook.load.schema.clauses import Clause, Section
from rulebook.load.schema.decisions import Decision, Rule
from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.fields import DatedValue, Fact, Typed
from rulebook.load.schema.file import NEEDED, SECTIONS, File, json_schema
from rulebook.load.schema.forms import Form, FormEntry, FormPart, Signature
from rulebook.load.schema.score_sheets import ScoreSheet
from rulebook.load.schema.vocabulary import HolidayYear, MostAsked, Question, Source, Term

__all__ = [
    "NEEDED",
    "SECTIONS",
    "Calculator",
    "Clause",
    "DatedValue",
    "Decision",
    "Entry",
    "Fact",
    "File",
    "Form",
    "FormEntry",
    "FormPart",
    "HolidayYear",
    "Hours",
    "Mark",
    "MostAsked",
    "Next",
    "Onward",
    "Question",
    "Rule",
    "Schedule",
    "ScoreSheet",
    "Section",
    "Sentence",
    "Signature",
    "Source",
    "Term",
    "Texts",
    "Typed",
    "json_schema",
]
