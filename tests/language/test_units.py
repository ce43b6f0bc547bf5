"""Every pair of units under every operator, held against fractions of what the values are worth."""

import json
import operator
import subprocess
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from rulebook import browser
from rulebook.language import NumberType, RuleError, ast, check_result, infer, measure, node_json
from rulebook.language.parse import expression
from rulebook.language.semantics import formula

UNITS = ("1", "percent", "yuan", "day", "yuan/day", "percent/day")
LEFT = [Decimal(text) for text in ("50", "-7.5", "0", "120.25")]
RIGHT = [Decimal(text) for text in ("2", "0.5", "-40")]
SUMS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
SIGNS = {"<": operator.lt, "<=": operator.le, "=": operator.eq, ">": operator.gt}
LIMITS = [Decimal(text) for text in ("0.25", "25", "100", "2500")]


class Units:
    """A scope of facts that are called after what they are measured in."""

    def type_of(self, name: ast.Name) -> NumberType:
        return NumberType(measure(NAMED[name.name]), 2, Decimal(1), Decimal(1000))

    def is_constant(self, name: ast.Name) -> bool:
        return False


NAMED = {f"{side}{n}": unit for side in "abc" for n, unit in enumerate(UNITS)}


class Case(NamedTuple):
    """A formula that the types accept, the values of its names, and what it must come to."""

    text: str
    node: ast.Expression
    values: dict[str, Decimal]
    wanted: Fraction | bool


def worth(value: Decimal, unit: str) -> Fraction:
    """What a value is worth in yuan, days and plain numbers."""
    return Fraction(value) / (100 if "percent" in unit else 1)


@cache
def accepted(text: str, unit: str | None = None) -> ast.Expression | None:
    """The formula elaborated, where the types let it be of the unit."""
    try:
        kind, node = infer(expression(text), Units())
        if unit is not None:
            check_result(kind, NumberType(measure(unit), 12), node, computed=False)
    except RuleError as error:
        if error.code != "wrong-unit":
            raise
        return None
    return node


def sums() -> list[Case]:
    """Two values under each operator, as an output of each unit; a number written out is of the unit it meets."""
    found = []
    for (m, left), (n, right), sign in product(enumerate(UNITS), enumerate([*UNITS, None]), SUMS):
        for x, y, unit in product(LEFT, RIGHT, UNITS):
            b = f"b{n}" if right else f"({y})"
            text = f"a{m} {sign} {b}"
            node = accepted(f"round({text}, 6)" if sign == "/" else text, unit)
            if node is not None:
                meets = left if right is None and sign in "+-" else right or "1"
                exact = SUMS[sign](worth(x, left), worth(y, meets)) * (100 if "percent" in unit else 1)
                found.append(Case(f"{text} as {unit}", node, {f"a{m}": x, f"b{n}": y}, exact))
    return found


def comparisons() -> list[Case]:
    """A product held against a third value of each unit."""
    found = []
    for (m, left), (n, right), (k, unit) in product(enumerate(UNITS), enumerate([*UNITS, None]), enumerate(UNITS)):
        for sign, x, y, z in product(SIGNS, LEFT, RIGHT, LIMITS):
            b = f"b{n}" if right else f"({y})"
            text = f"a{m} * {b} {sign} c{k}"
            node = accepted(text)
            if node is not None:
                holds = SIGNS[sign](worth(x, left) * worth(y, right or "1"), worth(z, unit))
                found.append(Case(text, node, {f"a{m}": x, f"b{n}": y, f"c{k}": z}, holds))
    return found


CASES = [*sums(), *comparisons()]


def test_there_are_cases_of_every_operator_and_of_percentages():
    texts = {case.text for case in CASES}
    assert {sign for sign in (*SUMS, *SIGNS) if any(f" {sign} " in text for text in texts)} == {*SUMS, *SIGNS}
    assert "a1 * (2) as percent" in texts
    assert "a1 * b0 as percent" in texts
    assert "a1 * b2 as yuan" in texts
    assert "a1 * (2) as 1" not in texts


def test_python_computes_what_the_values_are_worth():
    wrong = [case for case in CASES if formula(case.node)(case.values) != case.wanted]
    assert [case[0::2] for case in wrong] == []


JUDGE = """
const { Evaluator } = rulebook.evaluation;
const cases = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const wrong = cases.filter(({ node, values, wanted }) => {
  const told = new Map(Object.entries(values).map(([name, text]) => [name, rulebook.numbers.ratio(text)]));
  const facts = Object.fromEntries(Object.keys(values).map((name) => [name, {}]));
  const found = new Evaluator({ facts, parameters: {}, decisions: {} }, told, "2026-11-21", new Map()).value(node);
  return (typeof found === "boolean" ? String(found) : `${found.above}/${found.below}`) !== wanted;
});
console.log(JSON.stringify(wrong));
"""


def test_the_page_computes_what_the_values_are_worth():
    names = browser.BUNDLES["calculator.js"]
    names = names[: names.index("answer/evaluate.js") + 1]
    source = ["var rulebook = {};", browser._constants()]
    source += [files("rulebook").joinpath(name).read_text("utf-8") for name in names]
    cases = [
        {
            "node": node_json(case.node),
            "values": {name: str(value) for name, value in case.values.items()},
            "wanted": str(case.wanted).lower()
            if isinstance(case.wanted, bool)
            else f"{case.wanted.numerator}/{case.wanted.denominator}",
        }
        for case in CASES
    ]
    command = ["node", "-e", "\n".join([*source, JUDGE])]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
