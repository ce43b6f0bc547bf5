"""Everything the engine says, in both languages, and values into and out of words."""

from rulebook.wording.phrase import computes, of_expression, of_test
from rulebook.wording.sentences import BATCH, SHARED, WORDING, say
from rulebook.wording.typed import Refusal, beyond_range, read_value, refuse, shortened
from rulebook.wording.values import in_words, with_unit

__all__ = [
    "BATCH",
    "SHARED",
    "WORDING",
    "Refusal",
    "beyond_range",
    "computes",
    "in_words",
    "of_expression",
    "of_test",
    "read_value",
    "refuse",
    "say",
    "shortened",
    "with_unit",
]
