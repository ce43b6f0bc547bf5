"""However a question is spelt, the search finds what it finds for the site's own spelling."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from opencc import OpenCC
from playwright.sync_api import Browser, Page, expect

from rulebook.load import handbook

ROOT = Path(__file__).parents[2]
TITLES = [policy.words for policy in handbook(ROOT).policies.values()]
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@pytest.fixture(scope="module")
def searching(site: Path, browser: Browser) -> Iterator[dict[str, Page]]:
    pages = {}
    for language, start in (("zh", "index.html"), ("en", "en/index.html")):
        pages[language] = browser.new_page()
        pages[language].goto((site / start).as_uri())
        pages[language].locator(".md-search__input").click()
    yield pages
    for page in pages.values():
        page.close()


def listed(page: Page, query: str) -> list[str]:
    page.locator(".md-search__input").fill("")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    page.locator(".md-search__input").fill(query)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    return page.locator(".md-search-result__item a").evaluate_all("links => links.map(link => link.pathname)")


@pytest.mark.parametrize("title", [words.zh for words in TITLES])
def test_traditional_characters_find_the_same(searching: dict[str, Page], title: str) -> None:
    written = OpenCC("s2t").convert(title)
    assert listed(searching["zh"], written) == listed(searching["zh"], title)


@pytest.mark.parametrize("title", [words.en for words in TITLES[:3]])
def test_full_width_letters_find_the_same(searching: dict[str, Page], title: str) -> None:
    assert listed(searching["en"], title.translate(WIDE)) == listed(searching["en"], title)
