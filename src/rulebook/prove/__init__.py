"""What holds in every case: tables, boundaries and other readings."""

from rulebook.prove.boundaries import boundary_values
from rulebook.prove.other_readings import Change, OtherAnswer, OtherReading, changes, other_answers, readings
from rulebook.prove.tables import Findings, Unlike, table_findings

__all__ = [
    "Change",
    "Findings",
    "OtherAnswer",
    "OtherReading",
    "Unlike",
    "boundary_values",
    "changes",
    "other_answers",
    "readings",
    "table_findings",
]
