"""Whatever fails, older engines and denied storage included, a page promises no answer and what can go on goes on."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

BROKEN = {"does not parse": "(?<= {", "throws": "throw new Error('seeded')", "is empty": ""}
LATER = (
    "BigInt",
    "URLSearchParams",
    "Object.fromEntries",
    "Array.prototype.flatMap",
    "Element.prototype.replaceChildren",
)
"""What came to browsers later than pages that ask no script for it."""
PAGES = {
    "calculators/overrun.html": ".answer, .calculator > .more",
    "en/calculators/training-plan.html": ".answer, .calculator > .more",
    "learn/exam.html": ".choosing, .made",
    "en/learn/self-test.html": ".choosing, .test > *",
}
DENIED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {get() { throw new DOMException("Access is denied.", "SecurityError"); }});
}
Object.defineProperty(document, "cookie", {get() { throw new DOMException("Access is denied.", "SecurityError"); }});"""
NULL = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {value: null});"""


@pytest.fixture
def ailing(browser: Browser) -> Iterator[Page]:
    """A page in whose scripts errors are expected."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize(("start", "promise"), PAGES.items())
def test_a_page_whose_script_fails_says_so_and_promises_nothing(ailing, address, start, promise, broken):
    ailing.route(re.compile(r"/(calculator|exam)\.js"), lambda route: route.fulfill(body=broken))
    ailing.goto(f"{address}/{start}")
    said = ailing.locator(".md-content .not-running")
    expect(said).to_be_hidden()  # for as long as a script may still come
    expect(said).to_be_visible()
    for part in ailing.locator(promise).all():
        expect(part).to_be_hidden()


@pytest.mark.parametrize("name", LATER)
@pytest.mark.parametrize(
    "start", ["calculators/overrun.html?f.overrun_days=4", "en/learn/exam.html?role=agent&count=5&seed=1"]
)
def test_an_engine_that_lacks_something_answers_or_says_so(ailing, address, start, name):
    ailing.add_init_script(f"delete {name}")
    ailing.goto(f"{address}/{start}")
    said = "output .arithmetic:visible, .made:visible li, .refused:visible, .not-running:visible"
    expect(ailing.locator(said).first).to_be_visible()


@pytest.mark.parametrize("script", ["rules/", "plan.js", "calculator.js"])
def test_one_script_of_several_is_enough_to_fail(ailing, address, script):
    ailing.route(re.compile(re.escape(script)), lambda route: route.abort())
    ailing.goto(f"{address}/calculators/training-plan.html?start=2026-11-23&days=7")
    expect(ailing.locator(".not-running")).to_be_visible()
    expect(ailing.locator(".answer")).to_be_hidden()


@pytest.mark.parametrize("start", ["calculators/overrun.html", "learn/exam.html", "learn/reading-list.html"])
def test_a_page_that_works_says_nothing_of_failing(page, address, start):
    page.goto(f"{address}/{start}")
    expect(page.locator(".live").first).to_be_attached()
    page.wait_for_timeout(3_500)
    expect(page.locator(".not-running:visible")).to_have_count(0)


def test_an_answer_that_fails_takes_the_earlier_one_away_and_the_next_one_stands(ailing, address):
    ailing.goto(f"{address}/en/calculators/overrun.html?overrun_days=4")
    expect(ailing.locator("output")).to_contain_text("40 yuan")
    ailing.evaluate("window.work = rulebook.work; rulebook.work = () => null.nothing; 0")
    days = ailing.locator("#fact-overrun_days")
    days.fill("5")
    expect(ailing.locator(".not-running")).to_be_visible()
    expect(ailing.locator("output")).to_be_hidden()
    ailing.evaluate("rulebook.work = work; 0")
    days.fill("6")
    expect(ailing.locator("output")).to_contain_text("60 yuan")
    expect(ailing.locator(".not-running")).to_be_hidden()


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("script", ["batch.js", "batch/en/"])
def test_the_part_for_many_people_says_when_it_does_not_come(ailing, address, script, broken):
    ailing.route(re.compile(re.escape(script)), lambda route: route.fulfill(body=broken))
    ailing.goto(f"{address}/en/calculators/overrun.html?overrun_days=4")
    ailing.locator("details.batch summary").click()
    expect(ailing.locator("details.batch .error")).to_contain_text("does not run in this browser")
    expect(ailing.locator("output")).to_contain_text("40 yuan")


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_items_that_do_not_come_are_not_promised(ailing, address, broken):
    ailing.route(re.compile("/bank/"), lambda route: route.fulfill(body=broken))
    ailing.goto(f"{address}/en/learn/exam.html")
    ailing.get_by_role("button", name="Make the paper").click()
    expect(ailing.locator(".said")).to_contain_text("The bank could not be fetched")


def test_a_form_that_is_not_filled_in_says_so(ailing, address):
    ailing.route(re.compile("/paper.js"), lambda route: route.fulfill(body=BROKEN["does not parse"]))
    ailing.goto(f"{address}/en/forms/training-plan.html?start=2026-11-23&days=7")
    expect(ailing.locator(".not-running")).to_contain_text("nothing was filled in")


@pytest.mark.parametrize("storage", [DENIED, NULL], ids=["denied", "null"])
@pytest.mark.parametrize("from_folder", [False, True], ids=["http", "file"])
def test_without_storage_the_search_finds_and_the_theme_changes(page, site, address, storage, from_folder):
    page.add_init_script(storage)
    page.goto(f"{site.as_uri() if from_folder else address}/calculators/overrun.html?overrun_days=4")
    expect(page.locator("output")).to_contain_text("40 元")
    scheme = page.locator("body").get_attribute("data-md-color-media")
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-media", scheme)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("返岗")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("storage", [DENIED, NULL], ids=["denied", "null"])
def test_without_storage_lists_are_ticked_and_tests_taken(page, address, storage):
    page.add_init_script(storage)
    page.goto(f"{address}/en/roles/trainer.html")
    box = page.locator(".reading-tick input").first
    for tick in (box, page.locator(".reading-tick input").nth(1)):
        tick.check()
    expect(box).to_be_checked()
    page.goto(f"{address}/en/learn/self-test.html")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".item")).to_be_visible()
