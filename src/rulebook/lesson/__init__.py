"""How a notebook speaks to the handbook."""

from rulebook.lesson.notebook import COLOURS, lesson

__all__ = [
    "COLOURS",
    "lesson",
]
