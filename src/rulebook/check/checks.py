"""The checks: one generator for each, yielding problems; its docstring is the rule."""

from rulebook.check.codes import CODES
from rulebook.check.constraints import constraints_hold
from rulebook.check.coverage import computed_background, review_passed, uncomputed_fact, uncovered_fact
from rulebook.check.dates import clauses_in_force, holidays_known
from rulebook.check.days import clauses_follow, covered_today, named_in_force, reviews_follow, values_set
from rulebook.check.examples import examples_hold
from rulebook.check.grounds import clauses_print, one_section
from rulebook.check.idle import choices_given, constraints_can_fail, declared_used, questions_open, sentences_reached
from rulebook.check.languages import texts_are_finished, texts_are_said_once
from rulebook.check.likeness import choices_alike, ends_in_order, equal_values, sections_alike
from rulebook.check.pages import missing_page, questions_named
from rulebook.check.prose import languages_differ, number_in_prose, wrong_placeholder
from rulebook.check.references import answered_once, calculators_ask, forms_name, references, unused
from rulebook.check.resemblance import facts_resemble, rows_resemble
from rulebook.check.roles import roles_are_called, roles_are_spoken_to, roles_in_a_circle
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
    declared_used,
    choices_given,
    constraints_can_fail,
    sentences_reached,
    questions_open,
    clauses_print,
    one_section,
    rows_resemble,
    facts_resemble,
    equal_values,
    choices_alike,
    ends_in_order,
    sections_alike,
    roles_in_a_circle,
    roles_are_spoken_to,
    roles_are_called,
    number_in_prose,
    wrong_placeholder,
    languages_differ,
    texts_are_finished,
    texts_are_said_once,
    twice_explained,
    uncovered_fact,
    covered_today,
    uncomputed_fact,
    computed_background,
    review_passed,
    clauses_in_force,
    named_in_force,
    clauses_follow,
    values_set,
    reviews_follow,
    holidays_known,
    constraints_hold,
    tables_cover,
    examples_hold,
    worked_examples_hold,
    faults_are_listed,
    missing_page,
    questions_named,
)
"""Every check, in the order in which they are documented."""
