"""What a new hire would type into the search leads to the right page, among the first three that it lists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rulebook.bilingual import LANGUAGES

AMONG = 3
READY = re.compile("键入|Type to start")

QUESTIONS = Path(__file__).parents[2] / "policy/search-questions.txt"


def questions() -> Iterator[tuple[str, str, set[str]]]:
    """What the owners of the policy expect of the search: a language, a question, and the pages that answer it."""
    lines = [line for line in QUESTIONS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        language, question, pages = (cell.strip() for cell in line.split("|"))
        yield language, question, {page.strip() for page in pages.split(",")}


def test_there_are_questions_in_both_languages():
    assert {language for language, _, _ in questions()} == set(LANGUAGES)


@pytest.fixture(scope="module")
def searching(site: Path, browser: Browser) -> Iterator[dict[str, Page]]:
    """A page in each language with its search open and ready."""
    pages = {}
    for language, start in (("zh", "index.html"), ("en", "en/index.html")):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((site / start).as_uri())
        page.locator(".md-search__input").click()
        expect(page.locator(".md-search-result__meta")).to_contain_text(READY, timeout=20_000)
        pages[language] = page
    yield pages
    for page in pages.values():
        page.close()


def listed(page: Page, query: str) -> list[str]:
    """The pages that the search lists for the query, in order, as folder and name."""
    meta = page.locator(".md-search-result__meta")
    box = page.locator(".md-search__input")
    box.fill("")
    expect(meta).to_contain_text(READY)
    box.fill(query)
    expect(meta).not_to_contain_text(READY, timeout=20_000)
    items = page.locator(".md-search-result__item")
    addresses = items.evaluate_all("items => items.map(item => item.querySelector('a').href.split(/[?#]/)[0])")
    return ["/".join(address.removesuffix(".html").split("/")[-2:]) for address in addresses]


@pytest.mark.parametrize(("language", "query", "wanted"), list(questions()))
def test_a_new_hire_finds_the_page(searching, language, query, wanted):
    found = listed(searching[language], query)
    assert set(found[:AMONG]) & wanted, found[:10]
