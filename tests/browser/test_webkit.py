"""The pages in a second engine, WebKit, as on every iPhone: it computes, reads links and lays out as the first does.

Where WebKit can be installed it is; else these tests are skipped, and say why.
"""

from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from macros.page import Page
from macros.pages.calculator import examples
from rulebook.answer import answer, explain
from rulebook.bilingual import LANGUAGES, Language
from rulebook.load import handbook
from rulebook.prove.boundaries import boundary_cases

ROOT = Path(__file__).parents[2]
BOOK = handbook(ROOT)
HOSTILE = '"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">'


Opens = Callable[[str], Any]


@pytest.fixture
def opened(webkit, site: Path) -> Opens:
    """Opens a page of the site from its folder; the browser then has it before it."""
    return opening(webkit, site)


@pytest.fixture
def opened_small(webkit, small_site: Path) -> Opens:
    """Opens a page of the small site."""
    return opening(webkit, small_site)


def opening(webkit: Any, site: Path) -> Opens:
    def opens(page: str) -> Any:
        path, _, query = page.partition("?")
        webkit.get(f"{(site / path).as_uri()}?{query}")
        return webkit

    return opens


def all_of(page: Any, css: str) -> list[WebElement]:
    return page.find_elements(By.CSS_SELECTOR, css)


def text_of(page: Any, css: str) -> str:
    """The text of the first such element, or nothing."""
    found = "return document.querySelector(arguments[0])?.textContent.trim() ?? ''"
    return page.execute_script(found, css)


def expect_text(page: Any, css: str, wanted: str) -> None:
    """The first such element comes to hold the text."""
    try:
        WebDriverWait(page, 10, 0.05).until(lambda page: wanted in text_of(page, css))
    except TimeoutException:
        assert wanted in text_of(page, css)


def first_worked(calculator: str, language: Language, as_of: date) -> tuple[str, str]:
    """The page's first worked example, else the first boundary case that is answered: its query and its answer."""
    page = Page(ROOT, BOOK, language, as_of, f"calculators/{calculator}.html")
    for worked in examples(page, BOOK.calculators[calculator]):
        return worked.query, worked.sentence
    for facts in boundary_cases(BOOK, calculator):
        found = answer(BOOK, calculator, facts, as_of)
        if not found.missing:
            return urlencode(facts), explain(BOOK, found, language).sentence
    raise AssertionError(calculator)


@pytest.mark.parametrize(("calculator", "language"), list(zip(BOOK.calculators, cycle(LANGUAGES), strict=False)))
def test_a_calculator_answers_its_first_worked_example_as_python_does(opened, calculator, language):
    address = f"{'' if language == 'zh' else 'en/'}calculators/{calculator}.html"
    as_of = date.fromisoformat(opened(address).execute_script("return rulebook.asOf"))
    query, sentence = first_worked(calculator, language, as_of)
    page = opened(f"{address}?{query}")
    expect_text(page, "output .sentence", sentence)


def test_a_link_fills_in_the_form_and_what_is_typed_is_answered_at_once(opened_small):
    page = opened_small("en/calculators/lessons.html?f.cause=return&f.away_days=12&f.nothing=1")
    expect_text(page, "output .sentence", "The plan is short lessons: 2 lesson days.")
    expect_text(page, ".notes", "nothing")
    (days,) = all_of(page, '[data-name="away_days"] input')
    days.clear()
    days.send_keys("95")
    expect_text(page, "output .sentence", "long lessons")
    expect_text(page, "tr.fired .applies", "applies")


def test_a_hostile_link_is_shown_as_text_and_never_run(opened_small):
    page = opened_small("calculators/lessons.html?" + urlencode({"cause": "return", "away_days": HOSTILE}))
    expect_text(page, '[data-name="away_days"] .error', "<script>")
    assert page.execute_script("return window.ran") is None
    assert all_of(page, "img[src=x], output script") == []


def test_a_plan_is_laid_out_by_the_month(opened_small):
    page = opened_small("en/calculators/course.html?start=2026-09-30&days=7")
    expect_text(page, "table.month caption", "September 2026")
    assert len(all_of(page, "table.month")) == 2
    holidays = [cell.text for cell in all_of(page, ".month td") if "National Day" in cell.text]
    assert len(holidays) == 3


def test_a_form_is_filled_in_from_the_link_of_a_calculator(opened_small):
    page = opened_small("en/forms/leave-slip.html?kind=sick&on_trial=no&notice_hours=48&hours_missed=8")
    expect_text(page, ".paper-link p", "Filled in from")
    ticked = page.execute_script(
        "return [...document.querySelectorAll('[data-field=kind] input:checked')].map((box) => box.value)"
    )
    assert ticked == ["sick"]


def test_what_has_been_read_is_kept(opened_small):
    page = opened_small("en/roles/mentor.html")
    page.execute_script("localStorage.clear()")
    box = all_of(opened_small("en/roles/mentor.html"), ".reading-list .reading-tick input")[0]
    expect_text(page, ".reading-told", "0 of ")
    box.click()
    expect_text(opened_small("en/roles/mentor.html"), ".reading-told", "1 of ")


def test_rows_pasted_from_a_spreadsheet_are_answered_one_by_one(opened_small):
    page = opened_small("en/calculators/lessons.html")
    all_of(page, "details.batch > summary")[0].click()
    (rows,) = WebDriverWait(page, 10, 0.05).until(
        lambda page: all_of(page, ".batch textarea")
    )  # fetched when asked for
    page.execute_script(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
        rows, "name\tcause\taway_days\nLi\treturn\t12\nWu\treturn\tmany\nHu\treturn\t\n",
    )  # fmt: skip
    expect_text(page, ".batch-table .said", "short lessons")
    first, second, third = (answer.text for answer in all_of(page, ".batch-table tbody .said"))
    assert first.startswith("The plan is short lessons: 2 lesson days.")
    assert "'many'" in second
    assert "absence" in third
    all_of(page, ".batch-table tbody button")[0].click()
    expect_text(page, ".batch-table .reason .arithmetic", "1 lesson day for each full 5 days")
