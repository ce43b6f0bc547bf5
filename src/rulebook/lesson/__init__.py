"""How a notebook speaks to the handbook."""

from rulebook.lesson.day import days
from rulebook.lesson.notebook import COLOURS, lesson, run_first

__all__ = [
    "COLOURS",
    "days",
    "lesson",
    "run_first",
]
