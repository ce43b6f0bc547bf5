"""Reading lists as a new hire uses them: ticked off, kept in the browser only, and told when a rule has changed."""

import json
import re

import pytest
from playwright.sync_api import expect

LIST, HERE = ".reading-list .reading-tick input", ".read-here .reading-tick input"
REFUSED = """() => {
  const refuse = (method) => function (key, ...rest) {
    if (key === "rulebook.reading") throw new DOMException("refused", "SecurityError");
    return method.call(this, key, ...rest);
  };
  Storage.prototype.getItem = refuse(Storage.prototype.getItem);
  Storage.prototype.setItem = refuse(Storage.prototype.setItem);
}"""


def told(page):
    return page.locator(".reading-progress [role=status]")


@pytest.mark.parametrize("start", ["http", "file"])
def test_what_is_ticked_is_kept_in_the_browser_for_both_languages_and_sent_to_nobody(
    page, small_site, small_address, start
):
    home = small_address if start == "http" else small_site.as_uri()
    asked = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    page.goto(f"{home}/roles/mentor.html")
    boxes = page.locator(LIST)
    count = boxes.count()
    expect(told(page)).to_have_text(f"已读 0 项，共 {count} 项")
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(told(page)).to_have_text(f"已读 1 项，共 {count} 项")
    page.locator(HERE).last.check()  # below the text itself
    expect(page.locator(LIST).nth(count - 1)).not_to_be_checked()
    page.goto(f"{home}/en/roles/mentor.html")
    expect(told(page)).to_have_text(f"2 of {count} read")
    expect(boxes.first).to_be_checked()
    expect(boxes.first).to_have_accessible_name(re.compile("^read: "))
    expect(page.locator(".reading-progress progress")).to_have_js_property("value", 2)
    page.goto(f"{home}/en/learn/reading-list.html")
    expect(page.locator(".card", has_text="Mentor").locator(".reading-told")).to_have_text(f"2 of {count} read")
    expect(page.locator(".card", has_text="Trainer").locator(".reading-told")).to_be_empty()
    assert {url.startswith((home, "blob:")) for _, url in asked} == {True}
    assert {method for method, _ in asked} == {"GET"}


def test_a_rule_that_changed_since_is_marked_until_it_is_read_again_and_progress_can_be_cleared(page, small_site):
    page.goto((small_site / "en/roles/agent.html").as_uri())
    first = page.locator(".reading-list li").first
    first.locator("input").check()
    page.evaluate(
        """id => localStorage.setItem("rulebook.reading", JSON.stringify({[id]: "of-before", "agent/gone": "0"}))""",
        first.get_attribute("data-entry"),
    )
    page.reload()
    expect(first.locator("input")).not_to_be_checked()
    expect(first).to_contain_text("changed since you read it")
    expect(told(page)).to_have_text(re.compile("^0 of .* read; 1 changed"))
    first.locator("input").check()
    expect(first).not_to_contain_text("changed")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear progress").click()
    expect(first.locator("input")).to_be_checked()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear progress").click()
    expect(first.locator("input")).not_to_be_checked()
    assert json.loads(page.evaluate("localStorage.getItem('rulebook.reading')")) == {"agent/gone": "0"}


@pytest.mark.parametrize("kept", ["null", "[1, 2]", '"text"', "{", '{"agent/shifts-hnd": {"a": 1}, "__proto__": "x"}'])
def test_what_the_browser_keeps_that_is_not_ours_is_no_harm(page, small_site, kept):
    page.goto((small_site / "en/roles/mentor.html").as_uri())
    page.evaluate("kept => localStorage.setItem('rulebook.reading', kept)", kept)
    page.reload()
    expect(told(page)).to_have_text(re.compile("^0 of "))
    page.locator(LIST).first.check()
    page.reload()
    expect(told(page)).to_have_text(re.compile("^1 of "))


def test_where_nothing_may_be_kept_boxes_still_work_and_the_page_says_so(page, small_site):
    page.add_init_script(f"({REFUSED})()")
    page.goto((small_site / "en/roles/mentor.html").as_uri())
    page.locator(LIST).nth(0).check()
    page.locator(LIST).nth(1).check()
    expect(told(page)).to_have_text(re.compile("^2 of "))
    expect(page.locator(".reading-kept")).to_contain_text("keep nothing")


def test_without_scripts_and_on_paper_it_is_a_plain_list(browser, small_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / "roles/mentor.html").as_uri())
    assert page.locator(".reading-list li a").count() > 3
    assert page.locator(".reading-list input, .reading-list progress, .reading-changed:visible").count() == 0
    link = page.locator(".reading-list li a").first
    target = page.locator(link.get_attribute("href"))
    expect(target).to_contain_text(link.inner_text())
    context.close()
