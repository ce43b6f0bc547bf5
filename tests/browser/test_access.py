"""Every kind of page can be used by everybody: with a screen reader, the keyboard alone, a phone, without a server."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs/zh"
IN_FOLDERS = {path.parent.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
FOLDERS = sorted(folder for folder in IN_FOLDERS if not folder.startswith("yaml/"))
"""Each holds pages of one kind, and that of the policy files has folders of them."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
VIOLATIONS = """async () => (await axe.run(document, {preload: false, resultTypes: ["violations"]})).violations.map(
  ({id, nodes}) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])"""
FOCUSED = """() => {
  const at = document.activeElement;
  const shown = at.matches(".md-option") ? at.nextElementSibling : at.matches(".choice input") ? at.labels[0] : at;
  const {width, height, top, bottom, left, right} = shown.getBoundingClientRect();
  const {outlineStyle, visibility} = getComputedStyle(shown);
  return {
    html: at.outerHTML.slice(0, 120),
    name: at.name ?? "",
    seen: width > 0 && height > 0 && visibility === "visible" && outlineStyle !== "none"
      && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
}"""


def violations(page: Page, scheme: str, size: dict[str, int]) -> list[object]:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.wait_for_timeout(300)  # the theme makes what now scrolls reachable
    return [[scheme, size["width"], *found] for found in page.evaluate(VIOLATIONS)]


def of_its_kind(folder: Path) -> list[Path]:
    """The list of a folder's pages and the two longest; of policy files, which are long and alike, the shortest."""
    found = folder.rglob("*.html") if folder.name == "yaml" else folder.glob("*.html")
    pages = sorted(found, key=lambda path: path.stat().st_size)
    listing = [path for path in pages if path == folder / "index.html"]
    others = [path for path in pages if path not in listing]
    return listing + (others[:1] if folder.name == "yaml" else others[-2:])


@pytest.mark.parametrize("language", ["", "en"], ids=["zh", "en"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_kind_of_page_serves_everybody_from_a_folder(site: Path, page: Page, folder: str, language: str):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    # Each language, width and colour meets each of the others.
    pairs = [("light", WIDE), ("dark", NARROW)] if language else [("dark", WIDE), ("light", NARROW)]
    shown = of_its_kind(site / language / folder)
    assert shown
    for path in shown:
        page.goto(path.as_uri())
        if folder == "calculators" and page.locator("a.example").count():
            page.locator("a.example").first.click()
            expect(page.locator("output .sentence")).not_to_be_empty()
        page.evaluate("document.querySelectorAll('.md-content details').forEach((details) => { details.open = true; })")
        page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
        assert [found for pair in pairs for found in violations(page, *pair)] == [], path
    assert said == []
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:"))] == []


def tab(page: Page) -> dict[str, str]:
    """The next place that Tab leads to, which must show that it is it."""
    page.keyboard.press("Tab")
    page.wait_for_timeout(150)  # the theme lets the skip link and the header slide in
    found = page.evaluate(FOCUSED)
    assert found["seen"], found
    return found


def tab_to(page: Page, name: str) -> None:
    """Tab on to the control of that name, which is near."""
    assert name in (tab(page)["name"] for _ in range(10))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_keyboard_alone_reaches_the_content_and_gets_an_answer(
    page: Page, small_address: str, size: dict[str, int]
):
    page.set_viewport_size(size)
    page.goto(f"{small_address}/en/calculators/lessons.html")
    assert "md-skip" in tab(page)["html"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{small_address}/en/calculators/lessons.html#lessons")
    tab_to(page, "cause")
    page.keyboard.type("ret")
    tab_to(page, "away_days")
    page.keyboard.type("12")
    expect(page.locator("output .sentence")).to_contain_text("2 lesson days")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_keyboard_shows_where_it_is(page: Page, small_address: str, size: dict[str, int]):
    page.set_viewport_size(size)
    page.goto(f"{small_address}/policies/lessons.html")
    stops = {tab(page)["html"] for _ in range(25)}
    assert len(stops) > 20


def test_a_closed_drawer_keeps_its_links_from_the_keyboard_and_an_open_one_shows_them(page: Page, small_address: str):
    page.set_viewport_size(NARROW)
    page.goto(f"{small_address}/en/policies/lateness.html")
    link = page.locator(".md-nav--primary a", has_text="Lessons, points and leave").first
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    expect(link).to_be_visible()
