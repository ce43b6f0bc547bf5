"""The page's interpreter and Python's give the same report, or the same refusal, in every boundary case."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

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
from tests.tools.small import book as small
from tests.tools.small import refused_courses

ROOT = Path(__file__).parents[2]
BOOK = load(ROOT)
# The policy, and small books that between them use what it does not: lists, first hits, versions, percentages,
# defaults, values that are unset or hold from a later day, days of every kind, limits that are worked out, ranges that
# differ by sheet, steps to take next under clauses that hold from a later day.
SMALL = ("rich", "partial", "days", "course", "score-sheets", "next-steps")
BOOKS = {"policy": BOOK} | {name: small(name) for name in SMALL}
CALCULATORS = [(name, id) for name, book in BOOKS.items() for id in book.calculators]
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


def by_browser(page: Page, rules: dict[str, Any], asked: list[Request]) -> Iterator[str]:
    for start in range(0, len(asked), 2000):
        wire = [[r.facts, r.as_of.isoformat(), r.what_if] for r in asked[start : start + 2000]]
        yield from page.evaluate(ANSWER_ALL, [rules, wire])


@pytest.fixture
def interpreter(page: Page) -> Page:
    page.add_script_tag(content=script())
    return page


@pytest.mark.parametrize(("name", "calculator"), CALCULATORS)
def test_page_and_python_agree_in_every_boundary_case(
    interpreter: Page, name: str, calculator: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book = BOOKS[name]
    asked = list(requests(book, calculator))
    assert len(asked) > (100 if book is BOOK else 5)
    expected = [by_python(book, calculator, request) for request in asked]
    refused = sum('"refusal"' in reply["en"] for reply in expected)
    assert 0 < refused < len(asked)
    differences = []
    for language in LANGUAGES:
        found = by_browser(interpreter, page_rules(book, calculator, language), asked)
        for request, python, browser in zip(asked, expected, found, strict=True):
            if python[language] != browser:
                differences.append((request, python[language], browser))
    with capsys.disabled():
        print(
            f"\n{calculator} ({name}): {len(asked)} cases ({refused} refused) in {len(LANGUAGES)} languages, "
            f"{len(differences)} differences"
        )
    assert differences[:3] == []


@pytest.mark.parametrize("calculator", BOOK.calculators)
def test_page_and_python_find_the_same_changes_nearby(interpreter: Page, calculator: str) -> None:
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


def test_the_comparison_can_fail(interpreter: Page) -> None:
    rules = page_rules(BOOK, "overrun", "en")
    changed = copy.deepcopy(rules)
    changed["parameters"]["overrun_limit"]["values"][-1]["value"] = "14"
    asked = [Request(facts, DAY, {}) for facts in boundary_cases(BOOK, "overrun")]
    expected = [by_python(BOOK, "overrun", request)["en"] for request in asked]
    assert list(by_browser(interpreter, rules, asked)) == expected
    assert list(by_browser(interpreter, changed, asked)) != expected
