"""What holds in every case: boundaries and other readings."""

from rulebook.prove.boundaries import boundary_values
from rulebook.prove.other_readings import Change, OtherAnswer, OtherReading, changes, other_answers, readings

__all__ = [
    "Change",
    "OtherAnswer",
    "OtherReading",
    "boundary_values",
    "changes",
    "other_answers",
    "readings",
]
