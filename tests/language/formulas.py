"""Formulas and tests of the rule language, made up by hypothesis: any that can be written, and well-typed ones."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from hypothesis import strategies as st

from rulebook.language import FUNCTIONS, ChoiceType, MomentType, NumberType, Type, YesNoType, ast, measure

KEYWORDS = {"if", "then", "else", "and", "or", "not", "true", "false", "null"}
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,7}", fullmatch=True).filter(lambda name: name not in KEYWORDS)
CHOICES = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
DIGITS = st.from_regex(r"[0-9]{1,20}(\.[0-9]{1,6})?", fullmatch=True)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
MOMENTS = st.builds(datetime.combine, DAYS, TIMES)

# Anything that can be written.

NUMBERS = st.builds(ast.Literal, DIGITS.map(Decimal))
CONSTANTS = st.builds(ast.Literal, st.none() | st.booleans() | DAYS | TIMES | MOMENTS)
VARIABLES = st.builds(ast.Name, NAMES, st.none() | NAMES)
SIGNS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])


def calls(inner: st.SearchStrategy[ast.Expression]) -> st.SearchStrategy[ast.Call]:
    def of(name: str) -> st.SearchStrategy[ast.Call]:
        function = FUNCTIONS[name]
        arguments = st.lists(inner, min_size=function.fewest, max_size=min(function.most, 3)).map(tuple)
        return st.builds(ast.Call, st.just(name), arguments)

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(of)


def sums(inner: st.SearchStrategy[ast.Expression]) -> st.SearchStrategy[ast.Expression]:
    return st.builds(ast.Negate, inner) | st.builds(ast.Binary, st.sampled_from("+-*/"), inner, inner)


EXPRESSIONS = st.recursive(
    NUMBERS | CONSTANTS | VARIABLES | st.builds(ast.Word, CHOICES),
    lambda inner: (
        sums(inner)
        | calls(inner)
        | st.builds(ast.If, inner, inner, inner)
        | st.builds(ast.Logic, SIGNS | st.sampled_from(["and", "or"]), inner, inner)
    ),
    max_leaves=12,
)
ENDS = st.recursive(NUMBERS | VARIABLES | st.builds(ast.Literal, DAYS | TIMES | MOMENTS), sums, max_leaves=4)


def several(test: st.SearchStrategy[ast.Test]) -> st.SearchStrategy[ast.Test]:
    """One of the tests, a list of them, or neither of them."""
    lists = st.lists(test, min_size=2, max_size=3).map(tuple)
    single = test.map(lambda part: (part,))
    return st.builds(ast.Any) | test | st.builds(ast.OneOf, lists) | st.builds(ast.Not, lists | single)


CELLS = several(st.builds(ast.Compare, SIGNS, ENDS) | st.builds(ast.Interval, ENDS, ENDS, st.booleans(), st.booleans()))
WORDS = several(
    st.builds(ast.Compare, st.just("="), st.builds(ast.Word, CHOICES.filter(lambda id: id not in {"yes", "no", "not"})))
    | st.builds(ast.Compare, st.just("="), st.builds(ast.Literal, st.booleans()))
)

# What is well typed: names with their types, and formulas of a wanted type over them.


def number(unit: str, scale: int, low: str, high: str) -> NumberType:
    return NumberType(measure(unit), scale, Decimal(low), Decimal(high))


TYPES: Mapping[str, Type] = {
    "plain": number("1", 2, "-99.99", "99.99"),
    "tiny": number("1", 6, "0.000001", "0.5"),
    "huge": number("1", 0, "0", "9" * 12),
    "share": number("percent", 1, "0", "100"),
    "days": number("day", 0, "0", "3650"),
    "rate": number("yuan/day", 2, "0", "999.99"),
    "money": number("yuan", 2, "-5000", "100000"),
    "sure": YesNoType(),
    "late": YesNoType(),
    "kind": ChoiceType(("bus", "car")),
    "first": MomentType("date"),
    "last": MomentType("date"),
    "start": MomentType("time"),
    "end": MomentType("time"),
    "sent": MomentType("datetime"),
    "read": MomentType("datetime"),
}


class Known:
    """A scope in which the names of `TYPES` stand for facts."""

    def type_of(self, name: ast.Name) -> Type:
        return TYPES[name.name]

    def is_constant(self, name: ast.Name) -> bool:
        return False


def values_of(kind: Type) -> st.SearchStrategy[ast.Value]:
    match kind:
        case NumberType():
            step = Decimal(1).scaleb(-(kind.scale or 0))
            return st.integers(int(kind.low / step), int(kind.high / step)).map(lambda n: n * step)
        case ChoiceType(choices):
            return st.sampled_from(choices)
        case MomentType("date"):
            return DAYS
        case MomentType("time"):
            return TIMES
        case MomentType():
            return MOMENTS
        case _:
            return st.booleans()


FACTS = st.fixed_dictionaries({name: values_of(kind) for name, kind in TYPES.items()})


def named(*names: str) -> st.SearchStrategy[ast.Expression]:
    return st.sampled_from([ast.Name(name) for name in names])


LITERALS = st.builds(ast.Literal, st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True).map(Decimal))


@st.composite
def numbers(draw: st.DrawFn, unit: str = "1", depth: int = 3) -> ast.Expression:
    """A formula whose value is a number of the unit: plain, days, yuan or percent."""
    own = {"1": ("plain", "tiny", "huge"), "day": ("days",), "yuan": ("money",), "percent": ("share",)}[unit]
    if depth == 0 or draw(st.integers(0, 4)) == 0:
        return draw(named(*own) | LITERALS if unit == "1" else named(*own))
    same = numbers(unit, depth - 1)
    forms = {
        "sum": st.builds(ast.Binary, st.sampled_from("+-"), same, same),
        "minus": st.builds(ast.Negate, same),
        "choose": st.builds(ast.If, conditions(depth - 1), same, same),
        "edge": st.builds(ast.Call, st.sampled_from(["min", "max"]), st.lists(same, min_size=2, max_size=3).map(tuple)),
        "whole": st.builds(
            ast.Call, st.sampled_from(["floor", "ceiling"]), quotients(unit, depth - 1).map(lambda x: (x,))
        ),
        "round": st.builds(
            lambda x, n: ast.Call("round", (x, ast.Literal(Decimal(n)))), quotients(unit, depth - 1), st.integers(0, 6)
        ),
    }
    if unit == "yuan":
        forms["earned"] = st.builds(ast.Binary, st.just("*"), st.just(ast.Name("rate")), numbers("day", depth - 1))
    forms["scaled"] = st.builds(ast.Binary, st.just("*"), same, numbers("1", depth - 1))
    if unit != "1":
        forms["part"] = st.builds(ast.Binary, st.just("*"), numbers("percent", 0), same)
    return draw(st.sampled_from(sorted(forms)).flatmap(forms.__getitem__))


def quotients(unit: str, depth: int) -> st.SearchStrategy[ast.Expression]:
    """Something to round: a number, or one divided by something that is never zero."""
    divisors = named("tiny") | st.builds(ast.Literal, st.integers(1, 999).map(Decimal))
    whole = numbers(unit, depth)
    return whole | st.builds(ast.Binary, st.just("/"), whole, divisors)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 3) -> ast.Expression:
    """A formula whose value is yes or no."""
    if depth == 0 or draw(st.integers(0, 4)) == 0:
        return draw(named("sure", "late"))
    unit = draw(st.sampled_from(["1", "day", "yuan", "percent"]))
    both = numbers(unit, depth - 1)
    inner = conditions(depth - 1)
    return draw(
        st.one_of(
            st.builds(ast.Logic, SIGNS, both, both),
            st.builds(ast.Logic, st.sampled_from(["and", "or"]), inner, inner),
            st.builds(lambda x: ast.Call("not", (x,)), inner),
            st.builds(ast.Logic, SIGNS, named("first"), named("last")),
            st.builds(ast.Logic, SIGNS, named("sent"), named("read")),
            st.builds(ast.Logic, st.sampled_from(["=", "!="]), named("kind"), st.just(ast.Word("bus"))),
        )
    )


FORMULAS = st.sampled_from(["1", "day", "yuan", "percent"]).flatmap(numbers) | conditions()
