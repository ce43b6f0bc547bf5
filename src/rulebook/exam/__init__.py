"""Exams: a bank of items made from the handbook, papers drawn from it, and how they are printed."""
