"""The rule language: a strict subset of FEEL (OMG DMN 1.3), parsed, written back, typed and put into words."""

from rulebook.language.as_json import node_json, template_json, value_json
from rulebook.language.ast import Expression, Name, Node, Test, Value
from rulebook.language.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEKDAYS,
    Beyond,
    Calendar,
    Unanswerable,
    add_hours,
    networkdays,
    plus_months,
    workday,
)
from rulebook.language.functions import EXACT, FUNCTIONS
from rulebook.language.infer import RuleError, Scope, check_result, infer, infer_test, joined
from rulebook.language.lookalike import lookalike
from rulebook.language.ranks import Ranks, ends
from rulebook.language.semantics import CALENDAR, Formula, Missing, Passes, Values, formula, passes
from rulebook.language.spelling import digits, typed
from rulebook.language.template import PLACEHOLDER, Parts, Slot, Template, filled, merged, of_text
from rulebook.language.types import (
    Bound,
    ChoiceType,
    Measure,
    MomentType,
    NumberType,
    Type,
    YesNoType,
    measure,
    numerator,
    write_measure,
)
from rulebook.language.write import write

__all__ = [
    "CALENDAR",
    "EXACT",
    "FIRST_YEAR",
    "FUNCTIONS",
    "LAST_YEAR",
    "PLACEHOLDER",
    "WEEKDAYS",
    "Beyond",
    "Bound",
    "Calendar",
    "ChoiceType",
    "Expression",
    "Formula",
    "Measure",
    "Missing",
    "MomentType",
    "Name",
    "Node",
    "NumberType",
    "Parts",
    "Passes",
    "Ranks",
    "RuleError",
    "Scope",
    "Slot",
    "Template",
    "Test",
    "Type",
    "Unanswerable",
    "Value",
    "Values",
    "YesNoType",
    "add_hours",
    "check_result",
    "digits",
    "ends",
    "filled",
    "formula",
    "infer",
    "infer_test",
    "joined",
    "lookalike",
    "measure",
    "merged",
    "networkdays",
    "node_json",
    "numerator",
    "of_text",
    "passes",
    "plus_months",
    "template_json",
    "typed",
    "value_json",
    "workday",
    "write",
    "write_measure",
]
