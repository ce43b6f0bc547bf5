"""What is compiled means what the tree means: the same values, the same of what is missing, and nothing else read."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulebook.language import Missing, Ranks, ast, ends
from rulebook.language.infer import RuleError, infer
from rulebook.language.parse import cell, expression
from rulebook.language.semantics import formula, passes
from tests.language import reference
from tests.language.formulas import FACTS, FORMULAS, SIGNS, TYPES, Known

NAMES = st.sets(st.sampled_from(sorted(TYPES)))
VALUES = st.integers(-6, 6).map(lambda n: Decimal(n) / 2)
ENDS = VALUES.map(ast.Literal)
ONE = st.builds(ast.Compare, SIGNS, ENDS) | st.builds(ast.Interval, ENDS, ENDS, st.booleans(), st.booleans())
LISTS = st.lists(ONE, min_size=1, max_size=3).map(tuple)
TESTS = st.builds(ast.Any) | ONE | st.builds(ast.OneOf, LISTS) | st.builds(ast.Not, LISTS)


class Recorded(dict):
    """Values that know in what order they were first read."""

    def __init__(self, values):
        super().__init__()
        self.values_ = values

    def __missing__(self, name):
        self[name] = self.values_[name]
        return self[name]


def elaborated(node):
    try:
        return infer(node, Known())[1]
    except RuleError as error:
        assume(error.code != "unbounded")
        raise


@given(FORMULAS, FACTS, NAMES)
def test_a_formula_gives_and_reads_what_the_walk_of_its_tree_does(made, facts, told):
    node = elaborated(made)
    values = {name: facts[name] if name in told else Missing((name,)) for name in facts}
    compiled, walked = Recorded(values), Recorded(values)
    found, wanted = formula(node)(compiled), reference.value(node, walked.__getitem__)
    assert (type(found), found) == (type(wanted), wanted)
    assert list(compiled) == list(walked)


@given(TESTS, VALUES | st.none() | st.just(Missing(("x",))))
def test_a_test_passes_what_the_walk_of_its_tree_does(test, tested):
    assume(tested is not None or "Interval" not in repr(test))
    assert passes(test)(tested, {}) == reference.passes(test, tested, None)


@given(st.lists(TESTS, min_size=1, max_size=4), VALUES)
def test_a_rank_passes_what_its_values_do(tests, tested):
    ranks = Ranks(formula(end)({}) for test in tests for end in ends(test))
    for test in tests:
        assert bool(ranks.passing(test, {}) >> ranks.of(tested) & 1) == passes(test)(tested, {})


@pytest.mark.parametrize(
    ("values", "between"),
    [
        ([Decimal(1), Decimal(2)], Decimal("1.5")),
        ([date(2026, 1, 1), date(2026, 1, 3)], date(2026, 1, 2)),
        ([time(7), time(9)], time(8)),
        (
            list(map(datetime.fromisoformat, ["2026-01-01T07:00", "2026-01-02T07:00"])),
            datetime.fromisoformat("2026-01-01T08:00"),
        ),
        (["bus", "car"], "cab-none"),
        ([False, True], None),
    ],
)
def test_ranks_order_whatever_has_an_order(values, between):
    ranks = Ranks(values)
    assert [ranks.of(value) for value in values] == [1, 3]
    assert between is None or ranks.of(between) in (0, 2, 4)


@pytest.mark.parametrize("name", ["floor", "ceiling"])
@given(st.decimals(-999, 999, places=3), st.decimals(-9, 9, places=2).filter(bool))
def test_a_quotient_is_rounded_as_a_fraction_is(name, x, y):
    node = expression(f"{name}(x / y)")
    found, wanted = (work({"x": x, "y": y}) for work in (formula(node), lambda v: reference.value(node, v.get)))
    assert str(found) == str(wanted)


@pytest.mark.parametrize(("x", "y", "floor"), [("9" * 40, "0." + "0" * 39 + "7", None), ("1", "3", "0")])
def test_a_quotient_with_more_digits_than_decimals_have_is_rounded_exactly(x, y, floor):
    values = {"x": Decimal(x), "y": Decimal(y)}
    found = formula(expression("floor(x / y)"))(values)
    assert found == reference.value(expression("floor(x / y)"), values.get)
    assert floor is None or str(found) == floor


def test_a_node_is_compiled_once_and_is_the_same_node_after():
    node, test = expression("x + 1"), cell("[1..2)")
    assert formula(node) is formula(node)
    assert passes(test) is passes(test)
    assert node == expression("x + 1")
    assert hash(test) == hash(cell("[1..2)"))
