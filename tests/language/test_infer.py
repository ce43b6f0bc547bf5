"""Types are promises: what they accept computes exactly, within the bounds and decimals they found."""

from decimal import Decimal, getcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulebook.language import Missing, NumberType, YesNoType, semantics
from rulebook.language.infer import MAX_DIGITS, RuleError, infer
from rulebook.language.parse import expression
from tests.language.formulas import FACTS, FORMULAS, TYPES, Known


def decimals(number):
    return max(0, -number.normalize(getcontext()).as_tuple().exponent) if number else 0


def accepted(formula):
    try:
        return infer(formula, Known())
    except RuleError as error:
        if error.code == "unbounded":  # made to be well typed, but its digits may be too many
            return None
        raise


@given(FORMULAS, FACTS)
def test_what_types_accept_computes_exactly_within_the_bounds_found(formula, facts):
    typed = accepted(formula)
    assume(typed is not None)
    kind, node = typed
    found = semantics.formula(node)(facts)
    if isinstance(kind, YesNoType):
        assert isinstance(found, bool)
        return
    assert isinstance(kind, NumberType)
    assert isinstance(found, Decimal)
    assert kind.low is None or kind.low <= found
    assert kind.high is None or found <= kind.high
    assert decimals(found) <= kind.scale
    assert len(found.as_tuple().digits) <= MAX_DIGITS + 6


@given(FORMULAS, FACTS)
def test_a_formula_computes_what_fractions_do(formula, facts):
    """The same formula, worked out by Python's own operators on fractions."""
    typed = accepted(formula)
    assume(typed is not None)
    _, node = typed
    found = semantics.formula(node)(facts)
    assert found == by_fractions(node, facts)


def by_fractions(node, facts):  # noqa: C901 (one case for each kind of node)
    of = lambda part: by_fractions(part, facts)  # noqa: E731
    match type(node).__name__:
        case "Literal":
            return Fraction(node.value) if isinstance(node.value, Decimal) else node.value
        case "Word":
            return node.id
        case "Name":
            found = facts[node.name]
            return Fraction(found) if isinstance(found, Decimal) else found
        case "Negate":
            return -of(node.operand)
        case "If":
            return of(node.yes) if of(node.condition) else of(node.no)
        case "Binary":
            a, b = of(node.left), of(node.right)
            result = {"+": a + b, "-": a - b, "*": a * b, "/": a / b if node.operator == "/" else 0}[node.operator]
            return result / 100**node.percents
        case "Logic" if node.operator in ("and", "or"):
            return (of(node.left) and of(node.right)) if node.operator == "and" else (of(node.left) or of(node.right))
        case "Logic":
            a, b = of(node.left), of(node.right)
            signs = {"=": a == b, "!=": a != b}
            if node.operator in signs:
                return signs[node.operator]
            return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[node.operator]
        case "Call":
            arguments = [of(argument) for argument in node.arguments]
            match node.function:
                case "floor":
                    return arguments[0] // 1
                case "ceiling":
                    return -(-arguments[0] // 1)
                case "round":
                    scaled = abs(arguments[0]) * 10 ** int(arguments[1])
                    whole = (2 * scaled + 1) // 2
                    return Fraction(whole if arguments[0] >= 0 else -whole, 10 ** int(arguments[1]))
                case "min":
                    return min(arguments)
                case "max":
                    return max(arguments)
                case "not":
                    return not arguments[0]
    raise AssertionError(node)


@given(FORMULAS, FACTS, st.sets(st.sampled_from(sorted(TYPES))), st.sets(st.sampled_from(sorted(TYPES))))
def test_telling_more_never_changes_what_is_known(formula, facts, some, more):
    typed = accepted(formula)
    assume(typed is not None)
    _, node = typed

    def told(names):
        return semantics.formula(node)({name: facts[name] if name in names else Missing((name,)) for name in facts})

    few, many = told(some), told(some | more)
    if isinstance(few, Missing):
        assert few.names
        assert not set(few.names) & some
    else:
        assert many == few


@pytest.mark.parametrize(
    ("text", "percents", "scale", "low", "high"),
    [
        ("share * money", 1, 5, "-5000", "100000"),
        ("share * share", 1, 4, "0", "100"),
        ("share * 0.5", 0, 2, "0", "50"),
        ("plain * share", 0, 3, "-9999", "9999"),
        ("money - share * money", 0, 5, "-105000", "105000"),
        ("round(money / 3, 2)", 0, 2, "-1666.67", "33333.33"),
        ("min(days, 15)", 0, 0, "0", "15"),
        ("max(plain, 0)", 0, 2, "0", "99.99"),
        ("if sure then days else -1", 0, 0, "-1", "3650"),
    ],
)
def test_bounds_are_as_close_as_one_would_work_out(text, percents, scale, low, high):
    kind, node = infer(expression(text), Known())
    assert (kind.scale, kind.low, kind.high) == (scale, Fraction(low), Fraction(high))
    assert getattr(node, "percents", 0) == percents


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("-123456789012345678901234567890.5", "-123456789012345678901234567890.5"),
        ("round(123456789012345678901234567890.125, 2)", "123456789012345678901234567890.13"),
        ("123456789012345678901234567890 + 0.000001", "123456789012345678901234567890.000001"),
        ("round(-0.125, 2)", "-0.13"),
        ("-0", "0"),
    ],
)
def test_nothing_is_rounded_in_silence(text, exact):
    assert str(semantics.formula(expression(text))({})) == exact
