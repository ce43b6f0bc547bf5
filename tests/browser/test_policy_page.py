"""A policy as it is read: the text alone unless details are asked for, and nothing that a link leads to left folded."""

from playwright.sync_api import expect

POLICY = "en/policies/lessons.html"


def test_details_are_shown_when_asked_for_and_remembered_on_paper_and_by_other_pages(page, small_site):
    page.goto((small_site / POLICY).as_uri())
    foot, text = page.locator(".clause .clause-foot").first, page.locator(".clause-text").first
    expect(text).to_be_visible()
    expect(foot).to_be_hidden()
    page.emulate_media(media="print")
    expect(foot).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_label("Show details").focus()
    page.keyboard.press("Space")
    expect(foot).to_be_visible()
    page.reload()
    expect(foot).to_be_visible()
    page.emulate_media(media="print")
    expect(foot).to_be_visible()
    page.goto((small_site / "policies/lessons.html").as_uri())
    expect(page.get_by_label("显示细节")).to_be_checked()


def test_details_can_be_shown_without_scripts(browser, small_site):
    page = browser.new_page(java_script_enabled=False)
    page.goto((small_site / POLICY).as_uri())
    expect(page.locator(".clause .clause-foot").first).to_be_hidden()
    page.get_by_label("Show details").check()
    expect(page.locator(".clause .clause-foot").first).to_be_visible()
    page.close()


def test_a_row_that_a_link_leads_to_is_unfolded(page, small_site):
    page.goto((small_site / POLICY).as_uri())
    row = page.locator(".decision tbody tr").last
    expect(row).to_be_hidden()
    page.evaluate("id => { location.hash = id; }", row.get_attribute("id"))
    expect(row).to_be_in_viewport()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(row).to_be_in_viewport()


def test_a_clause_is_cited_in_words_and_keeps_its_id(page, small_site):
    page.goto((small_site / POLICY).as_uri())
    number = page.locator("#back-1 .clause-number")
    expect(number).to_have_text("Catching up 1")
    expect(number).to_have_attribute("href", "#back-1")


def test_open_questions_are_chosen_by_policy_and_by_who_decides(page, small_site):
    register = (small_site / "en/reference/questions.html").as_uri()
    page.goto(register)
    entries = page.locator(".question-entry")
    everyone = entries.count()
    choice = page.get_by_label("Who decides")
    decider = entries.last.get_attribute("data-decider")
    choice.select_option(decider)
    own = page.locator(f".question-entry[data-decider={decider}]")
    assert 0 < own.count() < everyone
    for entry in entries.all():
        if entry.get_attribute("data-decider") == decider:
            expect(entry).to_be_visible()
        else:
            expect(entry).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text=f"{own.count()} shown")).to_be_visible()
    page.goto(f"{register}?decider={decider}")
    expect(choice).to_have_value(decider)
    expect(page.locator(".question-entry >> visible=true")).to_have_count(own.count())
    page.goto(f"{register}?decider=nobody")
    expect(page.locator(".question-entry >> visible=true")).to_have_count(everyone)
