"""A plan as those use it who teach: one click away, seen as months, taken along, printed, sent as a link."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rulebook.answer import answer, explain, ics
from rulebook.bilingual import LANGUAGES
from tests.tools.small_site import small_book

ROOT = Path(__file__).parents[2]
BOOK = small_book()
HOSTILE = '"><img src=x onerror="window.ran = 1">'
WEEK = "start=2026-11-23&days=7"
TOLD = "f.start=2026-11-23&f.days=7"


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, small_site: Path, small_address: str) -> str:
    """The small site's small_address, as a server gives it or as a folder."""
    return small_address if request.param == "http" else small_site.as_uri()


def opened(page: Page, home: str, query: str, calculator: str = "course", language: str = "en") -> Page:
    page.goto(f"{home}/{'' if language == 'zh' else 'en/'}calculators/{calculator}.html?{query}")
    expect(page.locator("output .sentence")).not_to_be_empty()
    return page


def as_of(page: Page) -> date:
    return date.fromisoformat(page.evaluate("rulebook.asOf"))


def test_every_day_of_a_month_says_what_it_is_for(page, small_address):
    opened(page, small_address, "start=2026-09-30&days=7")
    months = page.locator("table.month")
    expect(months.locator("caption")).to_have_text(["September 2026", "October 2026"])
    heads = months.first.locator("th")
    assert heads.evaluate_all("all => all.map((th) => [th.scope, th.abbr])")[0] == ["col", "Monday"]
    days = months.locator("td:not(.outside):has(time)")
    told = days.evaluate_all("all => all.map((td) => [td.querySelector('time').dateTime.slice(5), td.innerText])")
    assert [(day, re.sub(r"\s+", " ", text)) for day, text in told] == [
        ("09-30", "30 Lesson"),
        *((f"10-0{day}", f"{day} National Day") for day in (1, 2, 3)),
        ("10-04", "4 Rest"),
        *((f"10-0{day}", f"{day} Lesson") for day in (5, 6, 7)),
        ("10-08", "8 Lesson Tell the head"),
        ("10-09", "9 Lesson Tell the head"),
        ("10-10", "10 Lesson Last day"),
    ]
    expect(page.locator("table.schedule")).to_be_hidden()
    page.get_by_text("As a list").click()
    expect(page.locator("table.schedule tbody tr")).to_have_count(11)


def test_weeks_run_from_monday_and_a_notice_before_the_start_has_its_month(page, small_address):
    opened(page, small_address, "start=2027-02-01&days=1", language="zh")
    months = page.locator("table.month")
    expect(months.locator("caption")).to_have_text(["2027 年 1 月", "2027 年 2 月"])
    expect(months.first.locator("th").first).to_have_text("周一")
    expect(months.first.locator("td:has(.mark) time")).to_have_text(["30", "31"])
    first_week = months.first.locator("tbody tr").first.locator("td")
    assert first_week.evaluate_all("all => all.map((td) => td.textContent)") == ["", "", "", "", "1", "2", "3"]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_year_of_training_stays_within_the_page(page, small_address, width):
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, small_address, "start=2026-01-05&days=366")
    expect(page.locator("table.month")).to_have_count(15)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "all => all.filter((td) => td.scrollWidth > td.clientWidth + 1).map((td) => td.textContent)"
    assert page.locator(".month td").evaluate_all(wide) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "case",
    [
        ("lessons", "cause=return&away_days=90", [{"days": "20"}, {"days": "30"}]),
        ("lessons", "cause=return&away_days=12", [{"days": "2"}]),
        ("lessons", "cause=return&away_days=3", []),
        ("lessons", "cause=complaint", [{"months": "1"}]),
        ("warning", "fault=service&warnings=0", [{"days": "3"}, {"days": "7"}]),
        ("warning", "fault=service&warnings=2", []),
    ],
)
def test_a_length_leads_to_its_plan_in_one_click(page, small_address, language, case):
    calculator, query, told = case
    opened(page, small_address, query, calculator, language)
    ways = page.locator(".onward a")
    expect(ways).to_have_count(len(told))
    for way, facts in zip(ways.all(), told, strict=True):
        (number,) = facts.values()
        assert number in way.inner_text().split()
    if told:
        ways.last.click()
        for name, text in told[-1].items():
            expect(page.locator(f'[data-name="{name}"] input')).to_have_value(text)
        start = page.locator('[data-name="start"] input').first
        expect(start).to_be_focused()
        page.keyboard.type("2026-11-23")
        expect(page.locator("table.month").first).to_be_visible()


def test_the_day_that_was_asked_for_goes_along(page, small_address):
    opened(page, small_address, "cause=return&away_days=12&as-of=2026-12-01", "lessons")
    page.locator(".onward a").click()
    expect(page.locator('[data-name="as-of"] input').first).to_have_value("2026-12-01")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_supposed_and_does_not_go_along_is_said(page, small_address, language):
    opened(page, small_address, "cause=return&away_days=12&what-if.rounding=up", "lessons", language)
    expect(page.locator(".onward a")).to_have_attribute(
        "href", re.compile(r"\?f\.days=3&k\.cause=return&k\.away_days=12$")
    )
    label = BOOK.parameters["rounding"].words[language]
    expect(page.locator(".then .about")).to_contain_text(label)
    page.locator('[data-name="what-if.rounding"] input').first.check()
    expect(page.locator(".then .about")).to_have_count(0)


def test_only_where_days_are_laid_out_is_their_script_loaded(small_site):
    pages = {path.stem: path.read_text("utf-8") for path in (small_site / "calculators").glob("*.html")}
    laid = {id for id, calculator in BOOK.calculators.items() if calculator.schedule}
    assert {id for id, html in pages.items() if "plan.js" in html} == laid


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "case",
    [
        (WEEK, {"start": "2026-11-23", "days": "7"}, {}),
        (
            "start=2026-12-21&days=07&rest_weekday=monday&what-if.rest_by=taught&what-if.length_by=all-days",
            {"start": "2026-12-21", "days": "07", "rest_weekday": "monday"},
            {"rest_by": "taught", "length_by": "all-days"},
        ),
        ("start=2026-01-05&days=366", {"start": "2026-01-05", "days": "366"}, {}),
        ("start=2026-09-15&months=3", {"start": "2026-09-15", "months": "3"}, {}),
    ],
)
def test_the_calendar_file_is_that_of_the_command_line(page, home, language, case):
    query, facts, what_if = case
    opened(page, home, query, language=language)
    made = datetime(2026, 11, 21, 9, 30, 7, tzinfo=UTC)
    page.clock.set_fixed_time(made)
    with page.expect_download() as download:
        page.locator("button.save").click()
    expected = ics(BOOK, answer(BOOK, "course", facts, as_of(page), what_if), language, made)
    assert download.value.suggested_filename == f"course-{facts['start']}.ics"
    assert Path(download.value.path()).read_bytes() == expected.encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_is_copied_as_text(page, home, language):
    opened(page, home, f"{WEEK}&what-if.rest_by=taught", language=language)
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator("[data-action=copy-answer]").click()
    expect(page.locator(".actions .copied")).not_to_be_empty()
    found = answer(BOOK, "course", {"start": "2026-11-23", "days": "7"}, as_of(page), {"rest_by": "taught"})
    said = explain(BOOK, found, language)
    copied = page.evaluate("window.copied")
    steps = [f"{i}. {step.text}{f' {step.clause}' if step.clause else ''}" for i, step in enumerate(said.because, 1)]
    for line in (said.sentence, *said.arithmetic, *said.notes, *steps, page.url):
        assert line in copied.split("\n")
    assert BOOK.version in copied
    assert all(question in copied for question in found.questions)


def test_where_copying_is_refused_the_text_is_shown(page, small_address):
    opened(page, small_address, WEEK)
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error(); }; }")
    page.locator("[data-action=copy-answer]").click()
    expect(page.locator(".actions .copied textarea")).to_have_value(re.compile("Lessons end on 2026-11-30"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("extra", "named"),
    [
        ("&f.colour=red", ["f.colour"]),
        ("&f.days=9&f.days=7", ["f.days"]),
        ("&f.lates=3&what-if.x=1", ["f.lates", "what-if.x"]),
        ("&colour=red&h=plan", []),
    ],
)
def test_what_a_link_tells_in_vain_is_left_out_and_said(page, home, language, extra, named):
    opened(page, home, TOLD + extra, language=language)
    expect(page.locator('[data-name="days"] input')).to_have_value("7")
    expect(page.locator("table.month")).to_have_count(1)
    notes = page.locator(".notes p").all_inner_texts()
    assert len(notes) == bool(named)
    assert all(f"“{name}”" in notes[0] for name in named)
    page.locator('[data-name="days"] input').fill("8")
    expect(page.locator(".notes")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_in_a_link_is_only_text(page, home, language):
    for name in (HOSTILE, "__proto__", "constructor", "toString", "x" * 5000):
        query = page.evaluate("([name]) => new URLSearchParams([[`f.${name}`, '1']]).toString()", [name])
        opened(page, home, f"{TOLD}&{query}", language=language)
        shown = page.locator(".notes").inner_text()
        assert f"f.{name}"[:39] in shown
        assert len(shown) < 150
        assert page.evaluate("window.ran") is None
        assert page.locator("img[src=x]").count() == 0
        expect(page.locator("table.month")).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "case",
    [
        ("start=2026-11-23&days=0", "days", "366"),
        ("start=2026-11-23&days=400", "days", "366"),
        ("start=2027-02-29&days=7", "start", "2027-02-29"),
        ("start=2030-01-07&days=7", "start", "2028"),
        ("start=javascript:alert(1)&days=7", "start", "javascript:alert(1)"),
        ("start=2026-11-23&days=7&rest_weekday=someday", "rest_weekday", "someday"),
        (f"{WEEK}&as-of=2027-02-30", "as-of", "2027-02-30"),
    ],
)
def test_what_a_link_tells_wrongly_is_refused_at_its_field(page, small_address, language, case):
    query, name, said = case
    opened(page, small_address, query, language=language)
    expect(page.locator(".calculator")).to_have_attribute("data-state", "refused")
    expect(page.locator(f'[data-name="{name}"] .error')).to_contain_text(said)
    assert page.locator("table.month, .case dt").count() == 0


def test_a_leap_day_is_a_day(page, small_address):
    opened(page, small_address, "start=2028-02-29&days=1")
    expect(page.locator(".month td.last time")).to_have_attribute("datetime", "2028-02-29")


def test_to_change_the_answers_leads_back_to_the_form(page, small_address):
    page.set_viewport_size({"width": 800, "height": 900})
    opened(page, small_address, "cause=move&away_days=12", "lessons")
    left = page.locator("section", has=page.get_by_role("heading", name="Left out")).locator("p")
    expect(left).to_have_text(
        [
            "Given, but not used for this answer: length of absence.",
            "Not asked, because it does not matter here: start of absence, end of absence.",
        ]
    )
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator('[data-name="cause"] select')).to_be_focused()
    opened(page, small_address, "fault=service&warnings=0", "warning")
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator('[data-name="fault"] input:checked')).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_the_case_the_answer_and_where_to_find_it_again(page, small_address, language):
    opened(page, small_address, WEEK, language=language)
    page.emulate_media(media="print")
    expect(page.locator("form.telling")).to_be_hidden()
    told = {"zh": ["2026 年 11 月 23 日", "7 个上课日"], "en": ["2026-11-23", "7 lesson days"]}[language]
    expect(page.locator(".case dd")).to_have_text(told)
    for part in ("output .sentence", ".fold ul.arithmetic", "table.month >> nth=0", ".cited", ".foot"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator(".foot")).to_contain_text(BOOK.version)
    expect(page.locator(".foot a")).to_have_attribute("href", page.url)
    weeks = page.locator("table.month tbody tr").evaluate_all("all => all.map((week) => week.checkVisibility())")
    assert weeks == [False, False, False, False, True, True]  # on paper, only weeks in which something happens
    for sheet in (WEEK, "start=2026-12-21&days=30"):
        assert pages(opened(page, small_address, sheet, language=language)) == 1


def pages(page: Page) -> int:
    """How many sheets of A4 the page takes."""
    edges = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin=edges)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_plan(page, small_address, scheme):
    page.emulate_media(color_scheme=scheme)
    opened(page, small_address, "start=2026-12-21&days=30&bogus=1")
    page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
    found = page.evaluate("axe.run('.md-content', {preload: false})")["violations"]
    assert [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found] == []
