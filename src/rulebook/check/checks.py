"""The checks: one generator for each, yielding problems; its docstring is the rule."""

from rulebook.check.codes import CODES
from rulebook.check.constraints import constraints_hold
from rulebook.check.coverage import computed_background, review_passed, uncomputed_fact, uncovered_fact
from rulebook.check.dates import clauses_in_force, holidays_known
from rulebook.check.examples import examples_hold
from rulebook.check.pages import missing_page
from rulebook.check.prose import languages_differ, number_in_prose, wrong_placeholder
from rulebook.check.references import answered_once, calculators_ask, forms_name, references, unused
from rulebook.check.scores import faults_are_listed
from rulebook.check.subject import Subject
from rulebook.check.tables import tables_cover
from rulebook.check.terms import twice_explained
from rulebook.check.worked_examples import worked_examples_hold

__all__ = ["CHECKS", "CODES", "Subject"]

CHECKS = (
    references,
    calculators_ask,
    forms_name,
    answered_once,
    unused,
    number_in_prose,
    wrong_placeholder,
    languages_differ,
    twice_explained,
    uncovered_fact,
    uncomputed_fact,
    computed_background,
    review_passed,
    clauses_in_force,
    holidays_known,
    constraints_hold,
    tables_cover,
    examples_hold,
    worked_examples_hold,
    faults_are_listed,
    missing_page,
)
"""Every check, in the order in which they are documented."""
