"""One calculator asked for many people."""

from rulebook.batch.columns import AS_OF, columns
from rulebook.batch.rows import Batch, Reply, counted, headings_in, lacking
from rulebook.batch.spreadsheet import check_target, read, write

__all__ = [
    "AS_OF",
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
