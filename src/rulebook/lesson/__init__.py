"""How a notebook speaks to the handbook."""

from rulebook.lesson.day import days
from rulebook.lesson.notebook import COLOURS, lesson

__all__ = [
    "COLOURS",
    "days",
    "lesson",
]
