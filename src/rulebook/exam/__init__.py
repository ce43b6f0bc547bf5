"""Exams: a bank of items made from the handbook, papers drawn from it, and how they are printed."""

from rulebook.exam.bank import bank, bank_json
from rulebook.exam.paper import Paper, Sheet, paper, read_seed, sheet
from rulebook.exam.sentences import say

__all__ = [
    "Paper",
    "Sheet",
    "bank",
    "bank_json",
    "paper",
    "read_seed",
    "say",
    "sheet",
]
