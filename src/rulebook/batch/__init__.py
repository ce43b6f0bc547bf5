"""One calculator asked for many people."""

from rulebook.batch.columns import columns, columns_asked
from rulebook.batch.files import check_target, read, write
from rulebook.batch.layout import Head, head_of
from rulebook.batch.rows import Batch, Reply
from rulebook.batch.tally import Tally
from rulebook.batch.untitled import headed

__all__ = [
    "Batch",
    "Head",
    "Reply",
    "Tally",
    "check_target",
    "columns",
    "columns_asked",
    "head_of",
    "headed",
    "read",
    "write",
]
