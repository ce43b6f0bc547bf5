"""The search returns rules: whatever a handbook says is found, in its own words and in those that people use."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from opencc import OpenCC
from playwright.sync_api import Page, expect

from macros import no_rule
from rulebook.bilingual import LANGUAGES, Language
from rulebook.handbook import Handbook
from rulebook.load import handbook
from rulebook.site.search import of_page
from rulebook.site.search_entries import KINDS, Entry, entries
from tests.tools.search import AMONG, Asked, Hit, asked, search
from tests.tools.small_site import DAY, small_book

ROOT = Path(__file__).parents[2]
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
START = {"zh": "index.html", "en": "en/index.html"}
NOWHERE = {"zh": "驷马难追", "en": "xylophone orchestra"}
SAYS_NONE = {"zh": "手册没有这方面的规定", "en": "The handbook has no rule on this"}


@pytest.fixture(scope="module")
def book() -> Handbook:
    return small_book()


def told(book: Handbook, language: Language) -> list[Entry]:
    return list(entries(book, language, DAY))


def places(hits: list[Hit]) -> list[str]:
    return [hit.place for hit in hits]


def place(entry: Entry) -> str:
    return entry.get("id") or entry["location"].replace(".html", "")


def kind(hit: Hit, all_of_them: list[Entry]) -> int:
    """The number of the hit's kind; pages that are not of the handbook come last."""
    return next((entry["kind"] for entry in all_of_them if place(entry) == hit.place), len(KINDS) - 1)


def test_each_question_of_the_handbook_names_what_there_is():
    found, book = list(asked(ROOT)), handbook(ROOT)
    assert {question.language for question in found} == set(LANGUAGES)
    there = {*book.clauses, *(f"calculators/{id}" for id in book.calculators)}
    assert {answer for question in found for answer in question.answers} <= there


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_is_found_by_its_number_and_by_its_sentence_and_shows_it_in_full(small_site, book, language):
    clauses = [entry for entry in told(book, language) if entry["kind"] == KINDS.index("clause")]
    assert clauses
    for asking in ("id", "title", "text"):
        found = search(small_site, language, [clause[asking] for clause in clauses])
        for clause, hits in zip(clauses, found, strict=True):
            at = hits[0] if asking != "text" else next(hit for hit in hits[:AMONG] if hit.place == clause["id"])
            assert (at.place, at.title, at.text) == (clause["id"], clause["title"], clause["text"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_else_is_found_by_its_name_or_question(small_site, book, language):
    others = [entry for entry in told(book, language) if 0 < entry["kind"] < KINDS.index("page")]
    for entry, hits in zip(others, search(small_site, language, [entry["title"] for entry in others]), strict=True):
        assert place(entry) in places(hits), (entry["title"], hits)
    calculators = [entry for entry in others if entry["kind"] == KINDS.index("calculator")]
    for entry, hits in zip(
        calculators, search(small_site, language, [one["text"] for one in calculators]), strict=True
    ):
        assert place(entry) in places(hits[:AMONG])


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_only_speak_of_a_rule_come_after_it(small_site, book, language):
    everything = told(book, language)
    clauses = [entry for entry in everything if entry["kind"] == KINDS.index("clause")]
    for clause, hits in zip(clauses, search(small_site, language, [one["text"] for one in clauses]), strict=True):
        found = [kind(hit, everything) for hit in hits[: 1 + places(hits).index(clause["id"])]]
        assert max(found) <= KINDS.index("calculator"), hits


@pytest.mark.parametrize(
    ("language", "said", "term"), [("zh", "补习", "补课"), ("en", "make-up classes", "catch-up lessons")]
)
def test_peoples_words_find_the_handbooks_and_say_so(small_site, language, said, term):
    [hits] = search(small_site, language, [said])
    assert any(term in hit.text for hit in hits[:AMONG])
    assert any(tag.endswith(f"→ {term}") for tag in hits[0].tags)


def test_traditional_characters_and_full_width_letters_find_the_same(small_site, book):
    sentences = [entry["text"] for entry in told(book, "zh")[:10]]
    traditional = [OpenCC("s2t").convert(sentence) for sentence in sentences]
    assert traditional != sentences
    assert search(small_site, "zh", traditional) == search(small_site, "zh", sentences)
    english = [entry["text"] for entry in told(book, "en")[:10]]
    assert search(small_site, "en", [text.translate(WIDE) for text in english]) == search(small_site, "en", english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_handbook_among_many_unknown_ones_is_no_answer(small_site, book, language):
    term = next(iter(book.terms.values())).words[language]
    few = f"{NOWHERE[language]} {term} {NOWHERE[language]}"
    assert search(small_site, language, ["", " ", NOWHERE[language], few]) == [[], [], [], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_holds_nothing_that_a_reader_does_not_see(small_site, language):
    folder = small_site if language == "zh" else small_site / "en"
    docs = json.loads((folder / "search/search_index.json").read_text("utf-8"))["docs"]
    shown = "\n".join(
        doc[field].replace("\u200b", "") for doc in docs for field in ("title", "text", "also") if field in doc
    )
    hidden = {"zh": ("YAML", "不是制度规定", "刚才填写", "适用于"), "en": ("YAML", "not policy", "Undo", "Applies to")}
    assert [word for word in (*hidden[language], "{", "values:") if word in shown] == []
    assert all((folder / doc["location"].partition("#")[0]).is_file() for doc in docs)


def test_where_there_is_no_rule_people_are_sent_to_those_to_ask_first(book):
    def said(language: Language, *roles: str) -> str:
        first = {id: replace(role, first_to_ask=id in roles) for id, role in book.roles.items()}
        env = {"conf": {"theme": {"language": language}}, "handbook": replace(book, roles=first)}
        return no_rule(SimpleNamespace(**env))

    assert [said(language) for language in LANGUAGES] == [f"{SAYS_NONE['zh']}。", f"{SAYS_NONE['en']}."]
    assert said("zh", "head", "mentor") == "手册没有这方面的规定，可以去问班主任或师傅。"
    assert said("en", "head", "mentor") == "The handbook has no rule on this. Ask the head or the mentor."


def test_a_page_is_read_as_a_reader_sees_it():
    html = (
        '<h1 id="top">Page<a class="headerlink" href="#top">¶</a></h1><p>Seen &amp; <code>read</code>.</p>'
        "<p hidden>Not <b>this</b></p><div data-search-exclude><div>nor</div> that</div><form>Name</form>"
        '<h2 id="part">Part<a class="headerlink" href="#part">¶</a></h2><pre>x = 1</pre><ul><li>One<li>Two</ul>'
        '<h2 id="empty">Empty</h2><img src="x"><table><tr><td>3</table>'
    )
    found = [(part["location"], part["title"], part["text"], part["tag"]) for part in of_page("p.html", "Page", html)]
    assert found == [("p.html", "Page", "Seen &amp; read.", ""), ("p.html#part", "Part", "One\nTwo", "Page")]


def test_a_clause_is_told_with_the_figures_of_its_day(book):
    before, after = ({entry.get("id"): entry["text"] for entry in entries(book, "en", day)} for day in (DAY, date.max))
    assert before["late-1"]
    assert "{" not in "".join(before.values()) + "".join(after.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_box_shows_the_sentence_or_says_that_there_is_none(small_site, page: Page, book, language, width):
    page.set_viewport_size({"width": width, "height": 780})
    page.goto((small_site / START[language]).as_uri())
    page.locator("label.md-header__button[for=__search]" if width < 960 else ".md-search__input").click()
    clause = next(entry for entry in told(book, language) if entry["kind"] == KINDS.index("clause"))
    box = page.locator(".md-search__input")
    box.fill(clause["text"])
    hit = page.locator(".md-search-result__item").filter(has_text=clause["title"]).first
    expect(hit).to_be_visible(timeout=20_000)
    expect(hit).to_contain_text(clause["text"])
    assert hit.locator("p").first.evaluate("part => part.scrollHeight <= part.clientHeight + 1")
    # The box slides in.
    page.wait_for_function("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    box.fill(NOWHERE[language])
    expect(page.locator(".md-search-result__meta")).to_contain_text(SAYS_NONE[language])
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_an_answer_is_right_among_the_first_and_shown_where_its_sentence_is():
    question = Asked("en", "how long", frozenset({"a-1", "calculators/a"}))
    hits = [Hit(place, "", "", ()) for place in ("b-1", "calculators/a", "b-2", "a-1")]
    assert question.finds(hits)
    assert not question.shows(hits)
    assert question.shows(hits[2:])
    assert not question.finds([])
    nothing = Asked("en", "the weather", frozenset())
    assert nothing.finds([])
    assert nothing.shows([])
    assert not nothing.finds(hits)
