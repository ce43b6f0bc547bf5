"""Mistakes that authors make, one at a time, in any handbook: found by what a thing is, never by its name or value."""

from collections.abc import Callable, Mapping

from tests.tools.mistakes import clauses, declarations, rules, texts
from tests.tools.mistakes.author import Author, Made, Mistake

__all__ = ["KINDS", "Author", "Mistake"]

Kind = Callable[[Author], Made]
KINDS: Mapping[str, Mapping[Kind, int]] = {
    "clause references": {
        clauses.rows_exchanged: 24,
        clauses.neighbour_under_row: 16,
        clauses.stranger_under_row: 4,
        clauses.neighbour_under_formula: 6,
        clauses.neighbour_under_fact: 4,
        clauses.neighbour_after_answer: 4,
        clauses.neighbour_on_form: 4,
    },
    "days": {
        declarations.clause_ended: 3,
        declarations.clause_gap: 2,
        declarations.review_before_start: 2,
        declarations.value_unset: 2,
        declarations.value_to_come: 3,
    },
    "declared and idle": {
        declarations.declared_idle: 5,
        declarations.choice_idle: 3,
        declarations.sentence_idle: 2,
        declarations.constraint_idle: 2,
        declarations.question_settled: 2,
    },
    "roles": {
        declarations.step_of_another: 3,
        declarations.signed_by_another: 2,
        declarations.role_in_circle: 1,
        declarations.role_renamed: 2,
    },
    "languages": {texts.chinese_in_english: 2, texts.unfinished: 1, texts.untranslated: 2, texts.said_twice: 1},
    "quantities": {texts.quantity_in_chinese: 5, texts.quantity_in_english: 3, texts.value_typed: 2},
    "alike": {rules.equals_exchanged: 3, rules.twin_list: 1, rules.ends_unordered: 2},
    "rules": {
        rules.value_changed: 2,
        rules.operator_changed: 3,
        rules.boundary_moved: 2,
        rules.row_dropped: 2,
        rules.wrong_unit: 2,
        rules.results_exchanged: 2,
        rules.another_named: 1,
    },
}
"""What goes wrong, with how many of each there are among 132."""
