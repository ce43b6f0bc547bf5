"""A handbook for others to run: the page's JSON, and the parcel of live notebooks."""

from rulebook.compile.batch import batch_rules
from rulebook.compile.page import page_rules
from rulebook.compile.portable import PARCEL, from_json, packed, to_json, unpacked

__all__ = [
    "PARCEL",
    "batch_rules",
    "from_json",
    "packed",
    "page_rules",
    "to_json",
    "unpacked",
]
