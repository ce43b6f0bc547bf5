"""The finished pages in a real browser, opened from the folder as a reader without a server does."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.test_project import ROOT, foreign_requests

AXE = ROOT / "node_modules/axe-core/axe.min.js"


def pages(site: Path) -> list[Path]:
    """Every page but the rendered YAML ones, of which one a language stands for all."""
    found = sorted(site.rglob("*.html"))
    sources = [path for path in found if path.parent.name == "yaml"]
    return [path for path in found if path not in sources] + sources[:1] + sources[-1:]


def test_no_page_asks_anything_of_another_host(site):
    assert foreign_requests(site) == []


def test_opening_a_page_fetches_only_files_of_the_site(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages(site):
        page.goto(path.as_uri())
    assert asked
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:", "blob:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site, browser: Browser, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found = []
    for path in pages(site):
        if path.parent.name == "yaml" and path.stem not in ("index", "units"):
            continue  # as units.html, with thousands of spans, which take axe a minute
        page.goto(path.as_uri())
        page.add_script_tag(path=AXE)
        # Its preload would fetch the styles again, which a page opened from a folder may not.
        for violation in page.evaluate("axe.run({preload: false})")["violations"]:
            nodes = [node["html"][:200] for node in violation["nodes"]]
            found.append((str(path.relative_to(site)), violation["id"], nodes))
    context.close()
    assert found == []


def test_a_narrow_screen_never_scrolls_sideways(site, page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    wide = []
    for path in pages(site):
        page.goto(path.as_uri())
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(str(path.relative_to(site)))
    assert wide == []


def test_the_language_switch_leads_to_the_same_page_and_back(site, page: Page):
    for path in pages(site):
        if path.is_relative_to(site / "en"):
            continue
        page.goto(path.as_uri())
        page.locator(".handbook-language").click()
        assert page.url == (site / "en" / path.relative_to(site)).as_uri()
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator(".handbook-language").click()
        assert page.url == path.as_uri()


@pytest.mark.parametrize(
    ("home", "word"),
    [("index.html", word) for word in ("返岗", "待岗", "扣款", "延期")]
    + [("en/index.html", word) for word in ("training", "overrun")],
)
def test_search_finds_the_words_that_people_use(site, page: Page, home, word):
    page.goto((site / home).as_uri())
    box = page.locator(".md-search__input")
    box.click()
    box.fill(word)
    box.press("End")  # the theme searches when a key is released
    page.locator(".md-search-result__item").first.wait_for(timeout=10_000)
