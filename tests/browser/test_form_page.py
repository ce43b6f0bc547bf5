"""The forms as readers open them: filled in from an answer's link, printed, and with hostile or stale links."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from rulebook.bilingual import LANGUAGES
from tests.tools.small_site import small_book

ROOT = Path(__file__).parents[2]
BOOK = small_book()
HOSTILE = '"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">{{ 7 * 7 }}'
LEAVE = "f.kind=personal&f.on_trial=no&f.notice_hours=24&f.hours_missed=8"


@pytest.fixture
def opened(page: Page, small_site: Path):
    """Open a page of the small site, from its folder."""

    def open_(address: str, language: str = "en") -> Page:
        page.goto(f"{small_site.as_uri()}/{'' if language == 'zh' else 'en/'}{address}")
        return page

    return open_


def field(page: Page, name: str):
    return page.locator(f'.paper [data-field="{name}"]')


def ticked(page: Page, name: str) -> list[str]:
    return field(page, name).locator("input:checked").evaluate_all("boxes => boxes.map(box => box.value)")


def filled(page: Page) -> int:
    """How many fields hold anything."""
    return page.locator(".paper :is(input, textarea)").evaluate_all(
        "fields => fields.filter(field => field.matches('.tick input') ? field.checked : field.value).length"
    )


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_leads_to_its_form_with_what_was_told(opened, language):
    page = opened(f"calculators/leave.html?{LEAVE}", language)
    page.locator(".reasons .forms a").click()
    expect(page).to_have_url(re.compile(r"forms/leave-slip\.html\?"))
    assert (ticked(page, "kind"), ticked(page, "on_trial")) == (["personal"], ["no"])
    hours, given = {"zh": ("8 小时", "已按计算器的答案填写"), "en": ("8 hours", "Filled in from")}[language]
    expect(field(page, "hours_missed")).to_have_value(hours)
    expect(field(page, "hours_unpaid")).to_have_value(hours)
    expect(page.locator(".paper-link p")).to_have_count(1)
    expect(page.locator(".paper-link p")).to_contain_text(given)
    other = page.locator(".handbook-language").get_attribute("href")
    assert other.endswith(f"?{LEAVE}")


def test_of_yes_and_no_one_is_ticked_and_a_tick_can_be_taken_back(opened):
    page = opened(f"forms/leave-slip.html?{LEAVE}")
    yes, no = (field(page, "on_trial").locator(f'input[value="{value}"]') for value in ("yes", "no"))
    assert ticked(page, "on_trial") == ["no"]
    yes.click()
    assert ticked(page, "on_trial") == ["yes"]
    yes.click()
    assert ticked(page, "on_trial") == []
    no.focus()
    page.keyboard.press("Space")
    assert ticked(page, "on_trial") == ["no"]
    page.keyboard.press("ArrowUp")
    assert ticked(page, "on_trial") == ["yes"]
    page.emulate_media(media="print")
    assert yes.evaluate("box => getComputedStyle(box).borderRadius") == "0px"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_goes_along_a_chain_of_calculators_to_the_form(opened, language):
    page = opened("calculators/lessons.html?f.cause=return&f.away_days=12", language)
    page.locator(".reasons .onward a").first.click()
    expect(page).to_have_url(re.compile(r"course\.html\?f\.days=\d+&k\.cause=return&k\.away_days=12$"))
    page.locator("input[name=start]").fill("2026-11-23")
    expect(page).to_have_url(re.compile(r"f\.start=2026-11-23.*&k\.cause=return"))
    form = page.url.replace("calculators/course", "forms/course-plan")
    page.goto(form)
    assert ticked(page, "cause") == ["return"]
    expect(field(page, "last_day")).not_to_have_value("")
    page.goto(form.replace("k.cause=return", "k.cause=nonsense"))
    assert ticked(page, "cause") == []
    page.goto(form.replace("forms/course-plan", "calculators/course"))
    page.locator("[data-action=reset]").click()
    expect(page).not_to_have_url(re.compile("k.cause"))


def test_an_answer_of_another_calculator_leads_to_an_empty_form(opened):
    page = opened("calculators/lessons.html?cause=move")
    page.locator(".reasons .forms a").click()
    expect(page).to_have_url(re.compile(r"forms/ready-note\.html\?k\.cause=move$"))
    assert filled(page) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_days_of_a_plan_are_laid_out(opened, language):
    page = opened("forms/course-plan.html?start=2026-11-23&days=12", language)
    rows = page.locator("table[data-schedule] tbody tr")
    expect(rows).to_have_count(13)
    shown = rows.nth(6).locator("textarea").evaluate_all("fields => fields.map(field => field.value)")
    assert shown == {"zh": ["2026 年 11 月 29 日", "休息", "", ""], "en": ["2026-11-29", "rest", "", ""]}[language]
    names = rows.locator("textarea").evaluate_all("fields => fields.map(field => field.getAttribute('aria-label'))")
    assert len(set(names)) == 13 * 4
    assert "13" in names[-1]
    expect(field(page, "last_day")).to_have_value({"zh": "2026 年 12 月 5 日", "en": "2026-12-05"}[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_link_holds_in_vain_is_said_and_never_run(opened, language):
    query = urlencode(
        {f"f.{HOSTILE}": HOSTILE, "f.constructor": "1", "what-if.nothing": "1", "h": "word", "x": HOSTILE}
    )
    page = opened(f"forms/leave-slip.html?{LEAVE}&{query}", language)
    said = page.locator(".paper-link p").first
    expect(said).to_contain_text({"zh": "用不上", "en": "of no use"}[language])
    for part in ('"><script>', "f.constructor", "what-if.nothing"):
        expect(said).to_contain_text(part)
    expect(said).not_to_contain_text("word")
    assert page.locator(".paper script:not([src]), .paper img").count() == 0
    assert page.evaluate("window.ran") is None
    expect(field(page, "hours_missed")).to_have_value(re.compile("8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "given", ["f.hours_missed=eight", "f.kind=%3Cb%3Eholiday", "f.notice_hours=-1", "what-if.leave_notice=x"]
)
def test_a_refused_request_leaves_the_form_empty_and_says_why(opened, language, given):
    name, _, _ = given.partition("=")
    others = [told for told in LEAVE.split("&") if not told.startswith(f"{name}=")]
    page = opened(f"forms/leave-slip.html?{'&'.join([*others, given])}", language)
    said = page.locator(".paper-link p")
    expect(said).to_have_count(1)
    expect(said).to_contain_text({"zh": "没有填写", "en": "nothing was filled in"}[language])
    expect(said).to_contain_text(name.partition(".")[2])
    assert filled(page) == 0


def test_an_incomplete_request_fills_in_what_is_known_and_says_what_is_missing(opened):
    page = opened("forms/leave-slip.html?kind=sick")
    expect(page.locator(".paper-link p")).to_contain_text("Still needed")
    assert ticked(page, "kind") == ["sick"]
    expect(field(page, "hours_unpaid")).to_have_value("")


def test_a_print_says_that_something_was_supposed_or_is_of_another_day(opened):
    page = opened(f"forms/leave-slip.html?{LEAVE}&what-if.leave_notice=12&as-of=2026-12-01")
    page.emulate_media(media="print")
    expect(page.locator(".paper-notes")).to_be_visible()
    expect(page.locator(".paper-notes")).to_contain_text("not policy")
    expect(page.locator(".paper-notes")).to_contain_text("2026-12-01")
    expect(page.locator(".paper-about")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", BOOK.forms)
def test_an_empty_form_is_one_sheet_of_paper(opened, form, language):
    assert pages_of(opened(f"forms/{form}.html", language).pdf(format="A4")) == 1


def test_a_long_text_is_printed_whole(opened):
    page = opened("forms/self-review.html")
    for text in (page.locator(".paper .line").first, page.locator(".paper .long textarea").first):
        before = text.bounding_box()["height"]
        text.fill("Something happened.\n" * 40)
        assert text.evaluate("field => field.scrollHeight <= field.clientHeight + 1")
        assert text.bounding_box()["height"] > before
    assert pages_of(page.pdf(format="A4")) > 1


def test_a_table_is_as_wide_as_the_form(opened):
    page = opened("forms/course-plan.html")
    table, form = (page.locator(f".paper {name}").bounding_box()["width"] for name in ("table", "form"))
    assert abs(table - form) < 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("form", BOOK.forms)
def test_axe_finds_nothing(opened, form, scheme):
    page = opened("index.html")
    page.emulate_media(color_scheme=scheme)
    opened(f"forms/{form}.html?{LEAVE if form == 'leave-slip' else ''}")
    page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
    assert page.evaluate("axe.run('.md-content', {preload: false})")["violations"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", BOOK.forms)
def test_a_form_fits_a_narrow_screen(opened, page, form, language):
    page.set_viewport_size({"width": 360, "height": 740})
    opened(f"forms/{form}.html", language)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_keyboard_reaches_every_field_in_order(opened):
    page = opened("forms/swap-slip.html")
    page.locator("[data-action=print-form]").focus()
    reached = []
    grouped = page.locator(".paper form fieldset:has(> .tick input[type=radio])").count()  # one stop each
    fields = page.locator(".paper form :is(input:not([type=radio]), textarea, [tabindex])").count()
    for _ in range(fields + grouped):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("[...document.querySelectorAll('.paper form *')].indexOf(document.activeElement)"))
    assert -1 not in reached
    assert reached == sorted(set(reached))


def test_without_scripts_a_form_is_complete_and_can_be_filled_in(browser, small_site):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{small_site.as_uri()}/en/forms/hand-over.html")
    expect(page.locator("[data-action=print-form]")).to_be_hidden()
    assert page.locator(".paper tbody tr").count() == 6
    page.get_by_label("Matter, row 1").fill("A line is down")
    expect(page.get_by_label("Matter, row 1")).to_have_value("A line is down")
    assert pages_of(page.pdf(format="A4")) == 1
    page.close()
