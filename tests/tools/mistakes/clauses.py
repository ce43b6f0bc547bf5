"""References to clauses: exchanged, or typed one off."""

from __future__ import annotations

from itertools import combinations

from tests.tools.mistakes.author import Author, Made

# References to clauses.


def rows_exchanged(author: Author) -> Made:
    for decision, rows in author.tables():
        for first, second in author.shuffled(combinations(rows, 2))[:4]:
            if first.clause != second.clause:
                one, other = (first, first.clause, second.clause), (second, second.clause, first.clause)
                yield author.cells(f"{decision.id}: clauses of rows {first.number} and {second.number}", -1, one, other)


def neighbour_under_row(author: Author) -> Made:
    for decision, rows in author.tables():
        row = author.random.choice(rows)
        for other in _beside(author, row.clause):
            told = f"{decision.id}: {other} for {row.clause} under row {row.number}"
            yield author.cells(told, -1, (row, row.clause, other))


def stranger_under_row(author: Author) -> Made:
    for decision, rows in author.tables():
        row, clause = author.random.choice(rows), author.random.choice(list(author.book.clauses.values()))
        if clause.section != author.book.clauses[row.clause].section:
            told = f"{decision.id}: {clause.id} for {row.clause} under row {row.number}"
            yield author.cells(told, -1, (row, row.clause, clause.id))


def neighbour_under_formula(author: Author) -> Made:
    return _neighbours(author, "decisions", "*", "clause")


def neighbour_under_fact(author: Author) -> Made:
    return _neighbours(author, "facts", "*", "clause")


def neighbour_after_answer(author: Author) -> Made:
    return _neighbours(author, "calculators", "*", "then", "*", "clauses", "*")


def neighbour_on_form(author: Author) -> Made:
    return _neighbours(author, "forms", "*", "clauses", "*")


def _neighbours(author: Author, *pattern: str) -> Made:
    for path, place, clause in author.values(*pattern):
        for other in _beside(author, clause):
            yield author.retyped(f"{path[1]}: {other} for {clause}", (place, clause, other))


def _beside(author: Author, clause: str) -> list[str]:
    """One of the clauses that stand next to the clause in its section."""
    own = author.book.clauses[clause]
    section = [c.id for c in author.book.clauses.values() if (c.policy, c.section) == (own.policy, own.section)]
    at = section.index(clause)
    return author.shuffled([*section[max(0, at - 1) : at], *section[at + 1 : at + 2]])[:1]
