"""Exams: a bank of items made from the handbook, papers drawn from it, and how they are printed."""

from rulebook.exam.bank import bank, bank_json
from rulebook.exam.paper import Paper, PrintedPaper, paper, printed, read_seed, read_struck
from rulebook.exam.sentences import say

__all__ = [
    "Paper",
    "PrintedPaper",
    "bank",
    "bank_json",
    "paper",
    "printed",
    "read_seed",
    "read_struck",
    "say",
]
