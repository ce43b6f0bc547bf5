"""A request to its answer, with its trace, its reasons and what follows."""

from rulebook.answer.evaluate import Evaluator, Uncovered
from rulebook.answer.explain import Explanation, explain
from rulebook.answer.ics import ics
from rulebook.answer.in_force import NotYet
from rulebook.answer.nearby import nearby
from rulebook.answer.next_steps import NextSteps, next_steps
from rulebook.answer.questions import chosen_readings
from rulebook.answer.report import report
from rulebook.answer.request import Answer, answer, answer_values, calculator_of, consistent, supposed
from rulebook.answer.schedule import schedule
from rulebook.answer.sentence import notes, sentence, text_in_words
from rulebook.answer.trace import TraceStep
from rulebook.language import Missing, Unanswerable

__all__ = [
    "Answer",
    "Evaluator",
    "Explanation",
    "Missing",
    "NextSteps",
    "NotYet",
    "TraceStep",
    "Unanswerable",
    "Uncovered",
    "answer",
    "answer_values",
    "calculator_of",
    "chosen_readings",
    "consistent",
    "explain",
    "ics",
    "nearby",
    "next_steps",
    "notes",
    "report",
    "schedule",
    "sentence",
    "supposed",
    "text_in_words",
]
