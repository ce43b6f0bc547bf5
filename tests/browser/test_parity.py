"""The page's interpreter and Python's give the same report, or the same refusal, in every boundary case."""

import copy
import json
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from rulebook.answer import answer, nearby, report
from rulebook.answer.report import plain
from rulebook.bilingual import LANGUAGES, Language
from rulebook.browser import script
from rulebook.compile import page_rules
from rulebook.handbook import Handbook, reach
from rulebook.language import MomentType, typed
from rulebook.load import handbook as load
from rulebook.prove import boundary_values
from rulebook.prove.boundaries import boundary_cases, boundary_days
from rulebook.wording import Refusal
from tests.tools.engines import Engine, WebKit, chromium, node
from tests.tools.shared import Shared
from tests.tools.small import book as small
from tests.tools.small import refused_courses

ROOT = Path(__file__).parents[2]
BOOK = load(ROOT)
# The policy, and small books that between them use what it does not: lists, first hits, versions, percentages,
# defaults, values that are unset or hold from a later day, days of every kind, limits that are worked out, ranges that
# differ by sheet, steps to take next under clauses that hold from a later day.
SMALL = ("rich", "partial", "days", "course", "score-sheets", "next-steps")
BOOKS = {"policy": BOOK} | {name: small(name) for name in SMALL}
LONG = ("policy", "course", "days")  # which take seconds
CALCULATORS = [
    pytest.param(name, id, marks=pytest.mark.slow if name in LONG else (), id=f"{name}-{id}")
    for name, book in BOOKS.items()
    for id in book.calculators
]
DAY = date(2026, 11, 21)
MOST = 2_000  # boundary cases that are compared of a calculator; where there are more, the same ones each time
UNSTEPPED = (MomentType("time"), MomentType("datetime"))  # whose neighbours are not looked for

ANSWER_ALL = """([rules, requests]) => requests.map(([facts, asOf, whatIf]) => {
  const {subject, ...reply} = rulebook.answer(rules, facts, asOf, whatIf);
  return JSON.stringify(reply);
})"""


@dataclass(frozen=True)
class Request:
    facts: dict[str, str]
    as_of: date
    what_if: dict[str, str]


Answered = Callable[[str, str], list[tuple[Request, dict[Language, str]]]]


def requests(book: Handbook, calculator: str) -> Iterator[Request]:
    """What cannot be planned; boundary cases today; some on other days, some with parameters supposed otherwise."""
    cases = list(boundary_cases(book, calculator))
    cases = Random(7).sample(cases, min(len(cases), MOST))  # noqa: S311 (nothing secret)
    yield from (Request(refused["facts"], DAY, {}) for refused in refused_courses() if calculator == "course")
    yield from (Request(facts, DAY, {}) for facts in cases)
    few = cases[:: max(1, len(cases) // 12)]
    for day in (date(1900, 1, 1), *boundary_days(book, calculator), date(2199, 12, 31)):
        yield from (Request(facts, day, {}) for facts in few)
    for name in reach(book, book.calculators[calculator].decisions).parameters:
        parameter = book.parameters[name]
        for text in (*boundary_values(book, calculator, parameter), "nonsense", "-1"):
            yield from (Request(facts, DAY, {name: text}) for facts in few[::4])
    for id in reach(book, book.calculators[calculator].decisions).decisions:
        for supposed in (example.parameters for example in book.decisions[id].examples if example.parameters):
            what_if = {name: typed(value) for name, value in supposed.items()}
            yield from (Request(facts, DAY, what_if) for facts in few)


def by_python(book: Handbook, calculator: str, request: Request) -> dict[Language, str]:
    """Python's reply in both languages, as JSON whose numbers are exact digits."""
    try:
        found = answer(book, calculator, request.facts, request.as_of, request.what_if)
    except Refusal as refusal:
        return {language: written({"refusal": refusal.words[language]}) for language in LANGUAGES}
    return {language: written(with_digits(report(book, found, language))) for language in LANGUAGES}


def with_digits(made: dict[str, Any]) -> dict[str, Any]:
    """The report with its numbers as texts, as JavaScript, which has no exact ones, must write them."""

    def digits(value: Any) -> Any:
        return f"{value:f}" if isinstance(value, Decimal) else str(value) if type(value) is int else value

    def with_facts(onward: dict[str, Any]) -> dict[str, Any]:
        return {**onward, "facts": {name: digits(value) for name, value in onward["facts"].items()}}

    return {
        **made,
        "facts": {name: digits(value) for name, value in made["facts"].items()},
        "what_if": {name: digits(value) for name, value in made["what_if"].items()},
        "outputs": {name: {**output, "value": digits(output["value"])} for name, output in made["outputs"].items()},
        "then": {**made["then"], "onward": [with_facts(onward) for onward in made["then"]["onward"]]},
    }


def written(reply: dict[str, Any]) -> str:
    return json.dumps(reply, ensure_ascii=False, separators=(",", ":"))


def by_scripts(engine: Engine, rules: dict[str, Any], asked: list[Request]) -> Iterator[str]:
    for start in range(0, len(asked), 2000):
        wire = [[r.facts, r.as_of.isoformat(), r.what_if] for r in asked[start : start + 2000]]
        yield from engine.evaluate(ANSWER_ALL, [rules, wire])


@pytest.fixture(scope="module")
def answered(shared: Shared) -> Answered:
    """All requests of a calculator with Python's replies, made once for all engines and processes."""

    def make(name: str, calculator: str) -> list[tuple[Request, dict[Language, str]]]:
        def write(folder: Path) -> None:
            asked = list(requests(BOOKS[name], calculator))
            replies = [by_python(BOOKS[name], calculator, request) for request in asked]
            (folder / "answered").write_bytes(pickle.dumps(list(zip(asked, replies, strict=True))))

        return pickle.loads((shared(f"{name}-{calculator}", write) / "answered").read_bytes())  # noqa: S301 (our own)

    return make


@pytest.fixture(scope="module")
def interpreter() -> Iterator[Engine]:
    """The page's interpreter, without a page."""
    with node(script(), script("why.js"), script("later.js")) as started:
        yield started


@pytest.fixture(params=["chromium", "webkit"])
def browsing(request: pytest.FixtureRequest) -> Engine:
    """The page's interpreter in each browser."""
    scripts = script(), script("why.js"), script("later.js")
    if request.param == "chromium":
        return chromium(request.getfixturevalue("page"), *scripts)
    return WebKit(request.getfixturevalue("webkit"), *scripts)


def differences(engine: Engine, name: str, calculator: str, answered: list[tuple[Request, dict[Language, str]]]) -> int:
    """How many replies are not Python's, in either language; the first is shown."""
    wrong = 0
    for language in LANGUAGES:
        rules = page_rules(BOOKS[name], calculator, language)
        found = by_scripts(engine, rules, [request for request, _ in answered])
        for (request, python), reply in zip(answered, found, strict=True):
            if python[language] != reply:
                wrong += 1
                print(request, python[language], reply, sep="\n")
    return wrong


@pytest.mark.parametrize(("name", "calculator"), CALCULATORS)
def test_page_and_python_agree_in_every_boundary_case(
    interpreter: Engine, answered: Answered, name: str, calculator: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = answered(name, calculator)
    assert len(cases) > (100 if name == "policy" else 5)
    refused = sum('"refusal"' in reply["en"] for _, reply in cases)
    assert 0 < refused < len(cases)
    wrong = differences(interpreter, name, calculator, cases)
    with capsys.disabled():
        print(
            f"\n{calculator} ({name}): {len(cases)} cases ({refused} refused) in {len(LANGUAGES)} languages, "
            f"{wrong} differences"
        )
    assert wrong == 0


def test_each_browser_agrees_in_a_sample(browsing: Engine, answered: Answered) -> None:
    for name, calculator in (parameter.values for parameter in CALCULATORS):
        cases = answered(name, calculator)
        assert differences(browsing, name, calculator, cases[:: len(cases) // 12 + 1]) == 0, calculator


@pytest.mark.prove
@pytest.mark.parametrize(("name", "calculator"), CALCULATORS)
def test_each_browser_agrees_in_every_case(browsing: Engine, answered: Answered, name: str, calculator: str) -> None:
    assert differences(browsing, name, calculator, answered(name, calculator)) == 0


@pytest.mark.slow
@pytest.mark.parametrize("calculator", BOOK.calculators)
def test_page_and_python_find_the_same_changes_nearby(interpreter: Engine, calculator: str) -> None:
    cases = list(boundary_cases(BOOK, calculator))
    examples = [example for id in BOOK.calculators[calculator].decisions for example in BOOK.decisions[id].examples]
    worked = [{name: typed(value) for name, value in example.facts.items()} for example in examples]
    supposed = {
        name: typed(value)
        for example in examples
        for name, value in example.parameters.items()
        if any(dated.unset for dated in BOOK.parameters[name].values)
    }
    compared = 0
    for facts in [*worked[:: max(1, len(worked) // 8)], *cases[:: max(1, len(cases) // 8)]]:
        try:
            found = answer(BOOK, calculator, facts, DAY, supposed)
        except Refusal:
            continue
        expected = [[near.fact, with_text(plain(near.value)), typed(near.value)] for near in nearby(BOOK, found)]
        call = "([rules, ...asked]) => rulebook.nearby(rules, ...asked).map((n) => [n.fact, n.value, n.typed])"
        rules = page_rules(BOOK, calculator, "en")
        assert interpreter.evaluate(call, [rules, facts, DAY.isoformat(), supposed]) == expected
        compared += len(expected)
    asked = [BOOK.facts[name] for name in BOOK.calculators[calculator].asks]
    unstepped = all(fact.choices or fact.type in UNSTEPPED for fact in asked)
    assert (compared == 0) == unstepped, "of choices and times none is nearest"


def with_text(value: Any) -> Any:
    return value if isinstance(value, bool | str) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def test_the_comparison_can_fail(interpreter: Engine) -> None:
    book = BOOKS["rich"]
    rules = page_rules(book, "lateness", "en")
    changed = copy.deepcopy(rules)
    changed["parameters"]["late_rate"]["values"][-1]["value"] = "11"
    asked = [Request(facts, DAY, {}) for facts in boundary_cases(book, "lateness")]
    expected = [by_python(book, "lateness", request)["en"] for request in asked]
    assert list(by_scripts(interpreter, rules, asked)) == expected
    assert list(by_scripts(interpreter, changed, asked)) != expected
