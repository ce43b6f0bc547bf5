"""The answer is where the reader looks: beside the form or one line away, its reasons folded, a way back below it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rulebook.bilingual import LANGUAGES
from tests.tools.small_site import small_book

BOOK = small_book()
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
CASES = {
    "lessons": "cause=return&away_days=12",
    "course": "start=2026-11-23&days=7",
    "points": "typing=9&skill=9&attitude=9",
    "warning": "fault=service&warnings=0",
}
SUPPOSED = "cause=return&away_days=12&what-if.rounding=up"

IN_VIEW = """(element) => {
  const { top, bottom, left, height } = element.getBoundingClientRect();
  const at = document.elementFromPoint(left + 5, top + height / 2);
  return height > 0 && top >= 0 && bottom <= innerHeight && element.contains(at);
}"""


def opened(page: Page, site: Path, calculator: str, query: str = "", language: str = "en") -> Page:
    folder = site if language == "zh" else site / "en"
    page.goto(f"{(folder / 'calculators' / calculator).as_uri()}.html?{query}")
    expect(page.locator(".calculator.live")).to_be_attached()
    return page


def is_in_view(page: Page, selector: str) -> bool:
    """Whether the whole of it is in the window and nothing covers it."""
    page.wait_for_timeout(200)
    found: bool = page.locator(selector).evaluate(IN_VIEW)
    return found


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("calculator", CASES)
def test_a_link_leads_to_the_answer(page, small_site, calculator, language, size):
    page.set_viewport_size(size)
    opened(page, small_site, calculator, CASES[calculator], language)
    expect(page.locator("output")).to_be_focused()
    assert is_in_view(page, "output .sentence")


def test_from_1024_pixels_on_the_answer_stands_beside_the_form(page, small_site):
    page.set_viewport_size({"width": 1024, "height": 700})
    opened(page, small_site, "lessons")
    form, answer = (page.locator(selector).bounding_box() for selector in ("form.telling", "output"))
    assert answer["x"] > form["x"] + form["width"]
    assert answer["y"] == form["y"]
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    page.set_viewport_size({"width": 1023, "height": 700})
    form, answer = (page.locator(selector).bounding_box() for selector in ("form.telling", "output"))
    assert answer["y"] > form["y"] + form["height"]


def test_beside_a_long_form_the_answer_stays_in_view(page, small_site):
    page.set_viewport_size({"width": 1280, "height": 400})
    opened(page, small_site, "points", CASES["points"])
    page.locator("form.telling input").last.scroll_into_view_if_needed()
    assert is_in_view(page, "output .sentence")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_answer_is_a_line_at_the_foot_until_it_is_in_view(page, small_site, language):
    page.set_viewport_size({"width": 360, "height": 400})
    opened(page, small_site, "points", language=language)
    pinned = page.locator(".pinned")
    expect(pinned).to_be_hidden()
    for control in page.locator("form.telling input[type=text]").all():
        control.fill("9")
    page.locator("form.telling input").first.focus()
    expect(pinned).to_have_text(page.locator("output .sentence").inner_text())
    assert is_in_view(page, ".pinned")
    assert pinned.bounding_box()["height"] < 60
    pinned.click()
    expect(pinned).to_be_hidden()
    expect(page.locator("output")).to_be_focused()
    assert is_in_view(page, "output .sentence")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_enter_leads_to_what_is_still_to_be_told_and_from_the_last_field_to_the_answer(page, small_site, size):
    page.set_viewport_size(size)
    opened(page, small_site, "points")
    for name, text in (("typing", "9"), ("skill", "8"), ("attitude", "7")):
        expect(page.locator(f'[data-name="{name}"] input')).to_be_visible()
        if name == "typing":
            page.locator('[data-name="typing"] input').focus()
        expect(page.locator(f'[data-name="{name}"] input')).to_be_focused()
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator("output")).to_be_focused()
    assert is_in_view(page, "output .sentence")


def test_enter_that_chooses_among_characters_leads_nowhere(page, small_site):
    opened(page, small_site, "points", "typing=9&skill=9")
    field = page.locator('[data-name="attitude"] input')
    composing = (
        "(field) => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    field.evaluate(composing)
    expect(field).to_be_focused()


def test_within_another_page_nothing_takes_the_cursor(page, small_site):
    opened(page, small_site, "lessons")
    address = page.url.split("?")[0]
    page.evaluate(
        "(address) => document.body.append(Object.assign(document.createElement('iframe'), {src: address}))",
        f"{address}?{CASES['lessons']}",
    )
    expect(page.frame_locator("iframe").locator("output .sentence")).to_contain_text("2 lesson days")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_supposed_is_said_before_the_figure_and_set_after_it(page, small_site, language):
    opened(page, small_site, "lessons", SUPPOSED, language)
    label = BOOK.parameters["rounding"].words[language]
    first, second = page.locator("output > p").all()
    assert label in first.inner_text()
    assert second.get_attribute("class") == "sentence"
    expect(page.locator(".pinned .not-policy")).to_have_count(1)
    expect(page.locator(".notes")).to_have_count(0)
    assert page.evaluate("""() => ["what-if.rounding", "as-of"].every((name) => {
      const answer = document.querySelector("output"), box = document.querySelector(`[data-name="${name}"]`);
      return answer.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    })""")


@pytest.mark.parametrize(
    ("query", "is_answered"),
    [("", False), ("cause=return", False), ("cause=return&away_days=x", False), (SUPPOSED, True)],
)
def test_what_is_done_with_an_answer_is_offered_with_one(page, small_site, query, is_answered):
    opened(page, small_site, "lessons", query)
    for action in ("copy-answer", "copy", "print"):
        expect(page.locator(f"[data-action={action}]")).to_be_visible(visible=is_answered)
    expect(page.locator("[data-action=reset]")).to_be_visible(visible=bool(query))


def test_each_fold_is_opened_by_itself_and_remembered(page, small_address):
    page.goto(f"{small_address}/en/calculators/lessons.html?{CASES['lessons']}")
    folds = page.locator(".fold:visible")
    expect(folds.locator("summary")).to_have_text(
        [
            "How this was worked out",
            "Step by step",
            "What would have changed it",
            "Open questions it rests on · Q-11, Q-12",
        ]
    )
    assert [fold.get_attribute("open") for fold in folds.all()] == [None] * 4
    page.locator(".because summary").click()
    page.locator('[data-name="away_days"] input').first.fill("20")
    expect(page.locator(".because .steps")).to_be_visible()
    page.goto(f"{small_address}/calculators/lessons.html?{CASES['lessons']}")
    expect(page.locator(".because .steps")).to_be_visible()
    expect(page.locator(".fold ul.arithmetic")).to_be_hidden()
    page.locator(".because summary").click()
    page.reload()
    expect(page.locator(".because summary")).to_be_visible()
    expect(page.locator(".because .steps")).to_be_hidden()


def test_a_page_opens_no_fold_by_what_is_kept_wrongly(page, small_address):
    page.goto(f"{small_address}/en/calculators/lessons.html")
    for kept in ("{", "null", "7", '{"because": 1}'):
        page.evaluate("(kept) => localStorage.setItem('rulebook.folds', kept)", kept)
        page.goto(f"{small_address}/en/calculators/lessons.html?{CASES['lessons']}")
        expect(page.locator("output .sentence")).to_contain_text("2 lesson days")
        page.locator(".because summary").click()
        expect(page.locator(".because .steps")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_can_say_what_is_wrong_with_an_answer(page, small_site, language):
    asked = []
    opened(page, small_site, "lessons", CASES["lessons"], language)
    page.locator(".remark summary").click()
    expect(page.locator(".remark-text")).not_to_be_empty()
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator(".remark textarea").fill("<b>I was away 13 days.</b>")
    page.locator(".remark input[value=uncovered]").check()
    page.locator("[data-action=copy-remark]").click()
    expect(page.locator(".remark .copied")).not_to_be_empty()
    text = page.evaluate("window.copied")
    assert text == page.locator(".remark-text").inner_text()
    lines = text.split("\n")
    asks = page.locator(".ask a").all_inner_texts()
    assert asks
    assert all(role in lines[0] for role in asks)
    assert lines[1] == {"zh": "没有我的情况", "en": "My case is not covered"}[language]
    assert "<b>I was away 13 days.</b>" in lines[2]
    assert page.locator("output .sentence").inner_text() in lines
    assert any(line.endswith("back-2") for line in lines)
    assert lines[-1] == page.url
    assert BOOK.version in lines[-2]
    assert asked == []


def test_a_case_without_an_answer_can_be_told_too(page, small_site):
    opened(page, small_site, "lessons", "cause=return&away_days=many")
    page.locator(".remark summary").click()
    text = page.locator(".remark-text")
    expect(text).to_contain_text("length of absence: many")
    expect(text).to_contain_text(page.locator("output .sentence").inner_text())
    owner = BOOK.policies[BOOK.calculators["lessons"].policy].owner
    expect(text).to_contain_text(f"To: {BOOK.roles[owner].words.en}")
