"""Everything the engine says, in both languages, and values into and out of words."""

from rulebook.wording.characters import folded, is_blank, plain, trimmed
from rulebook.wording.clauses import cited
from rulebook.wording.phrase import computes, of_expression, of_test
from rulebook.wording.reader import AS_OF, DAY, FACT, SUPPOSED, WEEKDAY_NAMES, YES_OR_NO, Reader
from rulebook.wording.sentences import BATCH, SHARED, WORDING, say
from rulebook.wording.typed import Refusal, beyond_range, read_value, refuse, refused, shortened
from rulebook.wording.values import in_words, one_below, with_unit

__all__ = [
    "AS_OF",
    "BATCH",
    "DAY",
    "FACT",
    "SHARED",
    "SUPPOSED",
    "WEEKDAY_NAMES",
    "WORDING",
    "YES_OR_NO",
    "Reader",
    "Refusal",
    "beyond_range",
    "cited",
    "computes",
    "folded",
    "in_words",
    "is_blank",
    "of_expression",
    "of_test",
    "one_below",
    "plain",
    "read_value",
    "refuse",
    "refused",
    "say",
    "shortened",
    "trimmed",
    "with_unit",
]
