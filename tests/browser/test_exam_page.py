"""The pages that draw items: the same papers as the command line, tests of oneself, printing, hostile links."""

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from rulebook.bilingual import LANGUAGES
from rulebook.browser import script
from rulebook.exam import bank, bank_json, paper, printed
from rulebook.exam.bank import for_role
from rulebook.exam.draw import SEEDS, draw
from rulebook.site.assets import literal
from rulebook.wording import cited
from tests.tools.engines import node
from tests.tools.small_site import DAY, small_book

ROOT = Path(__file__).parents[2]
BOOK = small_book()
HOSTILE = '"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">{{ 7 * 7 }}'
PAPER = "?role=agent&count=20&seed=7"
DRAWN = """([role, count, seed, without]) => rulebook.draw(rulebook.items.forRole(role), count, seed, without)
  .map(({item, order}) => [item.id, order])"""


@pytest.fixture
def opened(page: Page, small_site: Path):
    """Open a page of the small site, from its folder."""

    def open_(address: str, language: str = "en") -> Page:
        page.goto(f"{small_site.as_uri()}/{'' if language == 'zh' else 'en/'}learn/{address}")
        return page

    return open_


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_page_draws_what_python_draws():
    items = bank(BOOK, DAY)
    compared = 0
    with node(script("exam.js"), f"rulebook.bank = {literal(bank_json(BOOK, items, DAY, 'en'))};") as engine:
        for role in BOOK.roles:
            own = for_role(items, role)
            for seed in (0, 1, 7, 2026, 2**31 - 1, 2**31, SEEDS - 1, *range(100, 104)):
                for count in {1, min(20, len(own)), len(own)} - {0} if own else ():
                    struck = [entry.item.number for entry in draw(own, count, seed)[: (len(own) - count) // 2 : 2]]
                    for without in ([], struck, struck[::-1]):
                        drawn = [[entry.item.id, list(entry.order)] for entry in draw(own, count, seed, without)]
                        assert engine.evaluate(DRAWN, [role, count, seed, without]) == drawn, (role, count, seed)
                        compared += len(drawn)
    assert compared > 1_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_makes_the_paper_that_the_command_prints(opened, small_site, language):
    page = opened(f"exam.html{PAPER}", language)
    expect(page.locator(".paper-sheet .drawn > li")).to_have_count(20)
    kept = json.loads(
        (small_site / f"assets/javascripts/bank/{language}.js").read_text("utf-8")[len("rulebook.bank = ") : -2]
    )
    drawn = draw(for_role(bank(BOOK, date.fromisoformat(kept["asOf"])), "agent"), 20, 7)
    shown = page.locator(".paper-sheet .drawn > li").evaluate_all(
        "items => items.map(item => [item.querySelector('.text').textContent,"
        " [...item.querySelectorAll('.options li')].map(option => option.textContent)])"
    )
    for (text, options), entry in zip(shown, drawn, strict=True):
        assert text == entry.item.text[language]
        assert options == [f"{letter}. {words[language]}" for letter, words in entry.options]
    rights = page.locator(".key-sheet .right strong").evaluate_all(
        "letters => letters.map(letter => letter.textContent)"
    )
    assert rights == [entry.right for entry in drawn]
    for part in (".paper-sheet", ".key-sheet"):
        expect(page.locator(f"{part} .foot")).to_contain_text(BOOK.version)
    day = date.fromisoformat(kept["asOf"])
    made = paper(BOOK, bank(BOOK, day), day, role="agent", count="20", seed=7)
    expect(page.locator(".key-sheet .foot")).to_contain_text(printed(BOOK, made, language).again)
    expect(page.locator(".exam")).not_to_contain_text("rulebook exam")
    expect(page.locator(".handbook-language")).to_have_attribute("href", re.compile(r"\?role=agent&count=20&seed=7&"))


def test_the_form_makes_papers_and_the_address_keeps_them(page, small_address):
    page.goto(f"{small_address}/en/learn/exam.html")
    page.get_by_label("Role", exact=True).select_option("mentor")
    page.get_by_label("Items", exact=True).fill("5")
    page.get_by_role("button", name="Make the paper").click()
    expect(page.locator(".paper-sheet .drawn > li")).to_have_count(5)
    first, seed = page.locator(".paper-sheet").inner_text(), page.get_by_label("Seed", exact=True).input_value()
    assert re.fullmatch(r"\d{1,6}", seed)
    expect(page).to_have_url(
        f"{small_address}/en/learn/exam.html?role=mentor&count=5&seed={seed}&version={BOOK.version}"
    )
    page.reload()
    expect(page.locator(".paper-sheet .drawn > li")).to_have_count(5)
    assert page.locator(".paper-sheet").inner_text() == first
    page.get_by_role("button", name="Make another").click()
    expect(page.get_by_label("Seed", exact=True)).not_to_have_value(seed)


def test_an_item_is_struck_and_another_takes_its_place_before_printing(page, small_address):
    page.goto(f"{small_address}/en/learn/exam.html{PAPER}")
    items, texts = page.locator(".paper-sheet .drawn > li"), page.locator(".paper-sheet .drawn .text")
    before = texts.all_inner_texts()
    items.nth(2).get_by_role("button").click()
    expect(page.locator(".exam .said")).to_have_text("Item 3 has been replaced.")
    after = texts.all_inner_texts()
    assert [i for i in range(20) if before[i] != after[i]] == [2]
    expect(items.nth(2).get_by_role("button")).to_be_focused()
    items.nth(5).get_by_role("button").click()
    struck = [int(number) for number in parse_qs(urlsplit(page.url).query)["without"][0].split(".")]
    day = date.fromisoformat(page.evaluate("rulebook.bank.asOf"))
    drawn = draw(for_role(bank(BOOK, day), "agent"), 20, 7, struck)
    shown = texts.evaluate_all("texts => texts.map(text => text.textContent)")
    assert shown == [entry.item.text.en for entry in drawn]
    page.reload()
    expect(items).to_have_count(20)
    assert texts.evaluate_all("texts => texts.map(text => text.textContent)") == shown
    expect(page.locator(".key-sheet .foot")).to_contain_text(f"by number in the bank: {struck[0]}, {struck[1]}.")
    page.get_by_role("button", name="Put back what was struck").click()
    assert texts.all_inner_texts() == before
    page.emulate_media(media="print")
    expect(items.first.get_by_role("button", include_hidden=True)).to_be_hidden()


def test_where_no_other_item_is_left_it_is_said(opened):
    page = opened("exam.html?role=head&count=1&seed=7")
    most = page.evaluate("rulebook.items.forRole('head').length")
    page.get_by_label("Items", exact=True).fill(str(most))
    page.get_by_role("button", name="Make the paper").click()
    page.locator(".paper-sheet .strike").first.click()
    expect(page.locator(".exam .said")).to_contain_text("The bank has no other item for the head")
    expect(page.locator(".paper-sheet .drawn > li")).to_have_count(most)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("role=agent&count=0&seed=7", "The count is '0'; write a whole number from 1 to "),
        ("role=agent&count=9999&seed=7", "for the agent (agent) has so many items."),
        ("role=agent&count=5&seed=seven", "The seed is 'seven'; write a whole number from 0 to 4294967295."),
        ("role=agent&count=5&seed=4294967296", "The seed is '4294967296'"),
        ("role=guest&count=5&seed=1", "The bank has no items for the guest"),
        ("role=nobody&count=5&seed=1", "could not be used here and was left out: role=nobody."),
        ("role=agent&count=5&seed=1&version=0ld", "made for handbook version 0ld; it is"),
        ("role=agent&count=5&seed=1&without=3.x", "left out: without=3.x."),
        ("role=agent&count=5&seed=1&without=99999", "left out: without=99999."),
        ("constructor=1&role=agent&count=5&seed=1", "left out: constructor=1."),
    ],
)
def test_what_cannot_be_made_of_a_link_is_said(opened, query, said):
    expect(opened(f"exam.html?{query}").locator(".exam .said")).to_contain_text(said)


def test_a_hostile_link_is_text_and_never_runs(opened):
    page = opened("exam.html?" + "&".join(f"{name}={HOSTILE}" for name in ("role", "count", "seed", "version", "x")))
    expect(page.locator(".exam .said")).to_contain_text("<script>window.ran")
    assert page.locator(".exam script:not([src]), .exam img").count() == 0
    assert page.evaluate("window.ran") is None


def test_paper_and_key_are_printed_apart(opened):
    page = opened(f"exam.html{PAPER}")
    expect(page.locator(".paper-sheet .drawn > li")).to_have_count(20)
    page.evaluate("window.print = () => { window.printed = document.querySelector('.exam').dataset.print; }")
    for button, part, other in (
        ("Print the key", ".key-sheet", ".paper-sheet"),
        ("Print the paper", ".paper-sheet", ".key-sheet"),
    ):
        page.get_by_role("button", name=button).click()
        assert page.evaluate("printed") == {"Print the key": "key"}.get(button, "paper")
        page.evaluate("document.querySelector('.exam').dataset.print = printed")
        page.emulate_media(media="print")
        expect(page.locator(part)).to_be_visible()
        expect(page.locator(other)).to_be_hidden()
        expect(page.locator(".choosing")).to_be_hidden()
        assert 2 <= pages_of(page.pdf(format="A4")) <= 9
        page.emulate_media(media="screen")


def choose(page: Page, good: bool) -> None:
    """Answer the item that is shown, rightly or wrongly, by the keyboard alone."""
    values = page.locator(".option input").evaluate_all("inputs => inputs.map(input => input.value)")
    page.locator(".option input").nth(values.index("0") if good else values.index("1")).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_answer_is_explained_and_asked_again_first(opened, language):
    page = opened("self-test.html", language)
    page.locator("select").select_option("head")
    page.locator(".choosing button").click()
    stems = []
    for number in range(10):
        heading = page.locator(".test h2")
        expect(heading).to_have_text(
            {"zh": f"第 {number + 1} 题（共 10 题）", "en": f"Item {number + 1} of 10"}[language]
        )
        expect(heading).to_be_focused()
        stems.append(page.locator(".item legend").inner_text())
        good = number != 3
        choose(page, good)
        verdict = page.locator(".verdict")
        expect(verdict).to_contain_text(
            {"zh": "答对了", "en": "Right."}[language] if good else {"zh": "不对", "en": "Not right"}[language]
        )
        assert page.locator(".why").evaluate("why => why.open") is not good
        clause = page.locator(".why .rests a").first
        id = clause.get_attribute("href").rpartition("#")[2]
        assert clause.get_attribute("href") == f"../policies/{BOOK.clauses[id].policy}.html#{id}"
        assert clause.text_content() == cited(BOOK, id, language)
        expect(page.locator(".item .actions button")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator(".test h2")).to_have_text({"zh": "10 题答对 9 题", "en": "9 of 10 right"}[language])
    expect(page.locator(".repeat li")).to_have_count(1)
    assert len(set(stems)) == 10
    page.locator(".test .actions button").click()
    expect(page.locator(".test h2")).to_have_text(
        {"zh": "第 1 题（共 10 题），上次答错", "en": "Item 1 of 10, wrong last time"}[language]
    )
    assert page.locator(".item legend").inner_text() == stems[3]
    choose(page, good=True)
    page.keyboard.press("Enter")
    for number in range(1, 10):
        assert page.locator(".item legend").inner_text() not in stems, number
        choose(page, good=True)
        page.keyboard.press("Enter")
    expect(page.locator(".repeat")).to_have_count(0)


def test_what_was_wrong_is_remembered_by_the_browser_and_what_is_kept_there_is_not_trusted(opened):
    page = opened("self-test.html")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".option")).not_to_have_count(0)
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".verdict")).to_have_text("Choose an option first.")
    stem = page.locator(".item legend").inner_text()
    choose(page, good=False)
    page.reload()
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".item legend")).to_have_text(stem, use_inner_text=True)
    for kept in ("nonsense", '{"a": 1}', '["<img src=x>", 7]'):
        page.evaluate("kept => localStorage.setItem('rulebook.self-test', kept)", kept)
        page.reload()
        page.get_by_role("button", name="Start").click()
        expect(page.locator(".test h2")).to_have_text("Item 1 of 10")


def test_the_bank_is_fetched_when_it_is_asked_for_and_weighs_little(opened, page, small_site):
    import gzip

    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened("self-test.html")
    assert not any("/bank/" in url for url in asked)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".option")).not_to_have_count(0)
    assert any(url.endswith("/bank/en.js") for url in asked)
    for language in LANGUAGES:
        assert len(gzip.compress((small_site / f"assets/javascripts/bank/{language}.js").read_bytes())) < 60_000


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("zh", 1280, "light"), ("en", 360, "dark"), ("zh", 360, "light")]
)
def test_everybody_can_use_them(opened, page, language, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    def fine() -> None:
        page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
        assert page.evaluate("axe.run('.md-content', {preload: false})")["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    opened(f"exam.html{PAPER}", language)
    expect(page.locator(".paper-sheet .drawn > li")).to_have_count(20)
    page.locator(".key-part summary").click()
    fine()
    opened("self-test.html", language)
    page.locator(".choosing button").click()
    expect(page.locator(".option")).not_to_have_count(0)
    fine()
    choose(page, good=False)
    fine()


@pytest.mark.parametrize(("name", "start"), [("exam", "Make the paper"), ("self-test", "Start")])
def test_a_bank_that_cannot_be_fetched_is_said(opened, page, name, start):
    page.route("**/bank/en.js", lambda route: route.abort())
    opened(f"{name}.html")
    page.get_by_role("button", name=start).click()
    expect(page.locator(".refused")).to_contain_text("The bank could not be fetched")


@pytest.mark.parametrize("name", ["exam", "self-test"])
def test_without_scripts_the_page_says_so(browser, small_site, name):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{small_site.as_uri()}/en/learn/{name}.html")
    expect(page.locator(".md-content .not-running")).to_be_visible()
    expect(page.locator(".choosing")).to_be_hidden()
    page.close()
