"""The finished pages in a real browser, opened from the folder as a reader without a server does."""

import re

import pytest
from playwright.sync_api import Browser, Page

from rulebook.bilingual import LANGUAGES
from tests.test_project import ROOT, foreign_requests
from tests.tools.pages import pages

AXE = ROOT / "node_modules/axe-core/axe.min.js"


def test_no_page_asks_anything_of_another_host(site):
    assert foreign_requests(site) == []


FOUND = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return {
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_phone_has_each_id_once_and_fetches_only_files_of_the_site(site, page: Page, language):
    page.set_viewport_size({"width": 360, "height": 780})
    asked, wrong = [], {}
    page.on("request", lambda request: asked.append(request.url))
    shown = pages(site, language)
    assert len(shown) > 120
    for path in shown:
        page.goto(path.as_uri())
        found = page.evaluate(FOUND)
        if found["wide"] or found["twice"]:
            wrong[path.relative_to(site).as_posix()] = found
    assert wrong == {}
    assert asked
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:", "blob:"))] == []


# Of every kind of page, test_access.py tries some, in each language and both schemes.
@pytest.mark.prove
@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
def test_axe_finds_nothing(site, browser: Browser, language, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found = []
    for path in pages(site, language):
        if path.parent.name == "yaml" and path.stem not in ("index", "units"):
            continue  # as units.html, with thousands of spans, which take axe a minute
        page.goto(path.as_uri())
        page.add_script_tag(path=AXE)
        # Its preload would fetch the styles again, which a page opened from a folder may not.
        for violation in page.evaluate('axe.run({preload: false, resultTypes: ["violations"]})')["violations"]:
            nodes = [node["html"][:200] for node in violation["nodes"]]
            found.append((str(path.relative_to(site)), violation["id"], nodes))
    context.close()
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_the_same_page_in_the_other_language(site, language):
    switch = re.compile(r'<a[^>]*class="[^"]*handbook-language[^"]*"[^>]*>')
    for path in pages(site, language):
        (found,) = switch.findall(path.read_text("utf-8"))
        (href,) = re.findall(r'href="([^"]*)"', found)
        here = path.relative_to(site if language == "zh" else site / "en")
        assert (path.parent / href).resolve() == site / ("en" if language == "zh" else "") / here


def test_the_language_switch_leads_to_the_same_place_and_back(site, page: Page):
    for path in sorted((site / "policies").glob("*.html"))[:2]:
        page.goto(path.as_uri())
        page.locator(".handbook-language").click()
        assert page.url == (site / "en" / path.relative_to(site)).as_uri()
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator(".handbook-language").click()
        assert page.url == path.as_uri()
