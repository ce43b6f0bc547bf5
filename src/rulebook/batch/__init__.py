"""One calculator asked for many people."""

from rulebook.batch.columns import columns, headings_asked
from rulebook.batch.files import check_target, read, write
from rulebook.batch.layout import Head, head_of
from rulebook.batch.rows import Batch, Reply
from rulebook.batch.tally import Tally

__all__ = ["Batch", "Head", "Reply", "Tally", "check_target", "columns", "head_of", "headings_asked", "read", "write"]
