"""A handbook to its problems."""

from rulebook.check.checks import CODES
from rulebook.check.quantities import counted, quantities
from rulebook.check.run import check

__all__ = [
    "CODES",
    "check",
    "counted",
    "quantities",
]
