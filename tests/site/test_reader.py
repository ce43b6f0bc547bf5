"""The built pages in a browser: the search finds the words people use, and words, charts and heads serve readers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rulebook.bilingual import LANGUAGES, Language
from tests.tools.pages import pages

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("start", "word", "found"),
    [
        ("index.html", "离岗", "离岗"),
        ("index.html", "补习", "补课"),
        ("en/index.html", "absence", "absence"),
        ("en/index.html", "make-up classes", "catch-up lessons"),
    ],
)
def test_the_search_finds_what_people_call_it(small_site: Path, page: Page, start: str, word: str, found: str):
    page.goto((small_site / start).as_uri())
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_contain_text(re.compile("键入|Type to start"), timeout=20_000)
    page.locator(".md-search__input").fill(word)
    page.keyboard.press("End")  # the theme looks when a key comes up
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible(timeout=20_000)
    # The theme puts zero-width spaces between Chinese words.
    titles = "".join(results.locator("h1, h2").all_text_contents()).replace("\u200b", "")
    assert found.lower() in titles.lower()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("start", ["notebooks/training-length.html", "en/notebooks/training-length.html"])
def test_the_chart_has_a_name_and_takes_the_colour_of_the_text(site: Path, page: Page, start: str, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.goto((site / start).as_uri())
    chart = page.locator(".notebook-output svg")
    expect(chart).to_have_role("img")
    expect(chart).to_have_accessible_name(re.compile("[a-z]" if "en/" in start else "[\u4e00-\u9fff]"))
    colours = page.evaluate(
        """() => [".notebook-output svg text", ".md-typeset p"].map(
          (place) => getComputedStyle(document.querySelector(place))[place.includes("text") ? "fill" : "color"])"""
    )
    assert colours[0] == colours[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_in_its_head_what_it_is_about(site: Path, language: Language):
    head = re.compile(r'<meta name="description" content="([^"]+)">')
    found = {path: head.findall(path.read_text("utf-8")) for path in pages(site, language)}
    assert len(found) > 120
    assert [path for path, said in found.items() if len(said) != 1] == []
    assert len({said for (said,) in found.values()}) == len(found)


@pytest.mark.parametrize("folder", ["", "en/"], ids=LANGUAGES)
def test_a_notebook_offers_its_calculator_live(site: Path, page: Page, folder: str):
    page.goto((site / f"{folder}notebooks/overrun.html").as_uri())
    answer = page.locator(".calculator output")
    before = answer.inner_text()
    page.locator("#fact-overrun_days").fill("12")
    expect(answer).not_to_have_text(before)
    page.locator("a[download]").click(trial=True)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("start", ["policies/lessons.html", "en/policies/lessons.html"])
def test_a_term_is_explained_to_keyboard_and_touch_and_not_on_paper(small_site, browser, start, scheme, width):
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, has_touch=True, java_script_enabled=True
    )
    page = context.new_page()
    page.goto((small_site / start).as_uri())
    words = page.locator("dfn")
    first, second = words.nth(0), words.nth(1)
    tips = page.locator("[role=tooltip]:visible")
    assert words.count() >= 3
    expect(tips).to_have_count(0)
    first.focus()
    expect(tips).to_have_count(1)
    assert first.get_attribute("aria-describedby") == tips.get_attribute("id")
    page.keyboard.press("Tab")
    expect(first.locator("+ [role=tooltip]")).to_be_hidden()
    second.tap()
    expect(tips).to_have_count(1)
    expect(second).to_have_accessible_description(tips.inner_text())
    box = tips.bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert 0 <= box["y"] <= box["y"] + box["height"] <= 800
    page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
    assert page.evaluate("axe.run('.md-content', {preload: false})")["violations"] == []
    page.emulate_media(media="print")
    expect(tips).to_have_count(0)
    context.close()


def test_escape_puts_away_what_a_word_means_until_the_reader_comes_back(page, small_site):
    page.goto((small_site / "policies/lessons.html").as_uri())
    word, tips = page.locator("dfn").first, page.locator("[role=tooltip]:visible")
    for come, go in ((word.hover, lambda: page.mouse.move(0, 0)), (word.focus, word.blur)):
        come()
        expect(tips).to_have_count(1)
        page.keyboard.press("Escape")
        expect(tips).to_have_count(0)
        go()
        come()
        expect(tips).to_have_count(1)
        go()
        expect(tips).to_have_count(0)


def test_terms_need_no_script(small_site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / "policies/lessons.html").as_uri())
    page.locator("dfn").first.hover()
    expect(page.locator("[role=tooltip]:visible")).to_have_count(1)
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_of_the_register_opens_a_calculator_with_the_other_reading(small_site, page: Page, language):
    root = small_site if language == "zh" else small_site / "en"
    page.goto((root / "reference/questions.html").as_uri())
    entry = page.locator(".question-entry:has(.told)").first
    entry.locator("summary").first.click()
    told = entry.locator(".told").first
    then = told.locator("dd").last.inner_text()
    told.locator("a").first.click()
    expect(page.locator("output .sentence")).to_have_text(then)
    expect(page.locator("output .supposition")).to_contain_text("不是" if language == "zh" else "not policy")
    page.goto((root / "reference/to-decide.html").as_uri())
    link = page.locator(".unset-values td a[href*='fact-what-if-']").first
    field = link.get_attribute("href").partition("#")[2]
    link.click()
    expect(page.locator(f"#{field}")).to_be_visible()
