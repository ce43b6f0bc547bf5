"""What holds in every case: boundaries and other readings."""

from rulebook.prove.boundaries import boundary_values
from rulebook.prove.other_readings import Case, Change, OtherReading, cases, changes, readings

__all__ = [
    "Case",
    "Change",
    "OtherReading",
    "boundary_values",
    "cases",
    "changes",
    "readings",
]
