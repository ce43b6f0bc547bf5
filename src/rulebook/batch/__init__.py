"""One calculator asked for many people."""

from rulebook.batch.columns import columns
from rulebook.batch.rows import Batch, Reply, counted, headings_in, lacking
from rulebook.batch.spreadsheet import check_target, read, write

__all__ = [
    "Batch",
    "Reply",
    "check_target",
    "columns",
    "counted",
    "headings_in",
    "lacking",
    "read",
    "write",
]
