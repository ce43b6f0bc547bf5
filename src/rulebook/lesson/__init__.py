"""How a notebook speaks to the handbook."""

from rulebook.lesson.day import days
from rulebook.lesson.notebook import COLOURS, lesson
from rulebook.lesson.sentences import run_first

__all__ = [
    "COLOURS",
    "days",
    "lesson",
    "run_first",
]
