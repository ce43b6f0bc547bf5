"""Terms are explained where a page first uses them, and nothing else is."""

from dataclasses import replace

import pytest

from macros.pages import calculator, policy, roles
from macros.parts.explained_terms import explained
from rulebook.bilingual import Words
from rulebook.handbook import Term
from rulebook.problem import Place
from tests.pages.rendering import Element, Reader, read, rendered, text_of

PAGES = {
    "policy": lambda page: policy.policy(page, "lessons"),
    "calculator": lambda page: calculator.calculator(page, "lessons"),
    "role": lambda page: roles.role(page, "agent"),
}
NOT_IN = {"a", "code", "h1", "h2", "h3", "button", "label", "legend", "select", "summary", "table"}


def tips(html: Reader) -> list[Element]:
    return [element for element in html.elements if element.attributes.get("role") == "tooltip"]


@pytest.fixture
def shown(page_at, book):
    """What is made of a marked text, as the page's words and the ids of the terms explained in it."""
    place = Place("policy/registers/terms.yaml")

    def term(id: str, zh: str, en: str, *, in_text: bool = True) -> Term:
        return Term(id, Words(zh, en), Words(f"解释<{id}>", f"<{id}> means"), {}, in_text, place)

    found = [
        term("standby", "待岗", "standby"),
        term("standby-training", "待岗培训", "standby training"),
        term("team", "班组", "team"),
        term("role", "岗位", "post", in_text=False),
    ]
    page = page_at("policies/p.html", replace(book, terms={term.id: term for term in found}))

    def show(html: str) -> tuple[Reader, list[str]]:
        made = read(explained(page, html))
        return made, [tip.attributes["id"].removeprefix("term-") for tip in tips(made)]

    return show


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("待岗以后待岗。", "Standby after standby.", ["standby"]),
        ("待岗培训先于待岗。", "Standby training before standbys.", ["standby-training", "standby"]),
        ("待岗培训、待岗培训", "standby training, standby training", ["standby-training"]),
        ("班组长", "teamwork", []),
        ("岗位", "post", []),
        ("<a href='x'>待岗</a>", "<a href='x'>standby</a>", []),
        ("<code>待岗</code>", "<code>standby</code>", []),
        ("<h3>待岗</h3>", "<h3>standby</h3>", []),
        ("<a href='x'><b>待岗</b></a>，待岗", "<a href='x'><b>a standby</b></a>, standby", ["standby"]),
        ("<br>待岗<br>", "<br>standby<br>", ["standby"]),
        ("&amp;待岗&lt;", "&amp; standby &lt;", ["standby"]),
    ],
)
def test_a_term_is_explained_once_and_never_within_other_words_links_headings_or_code(shown, language, zh, en, found):
    text = zh if language == "zh" else en
    assert shown(f"<p data-terms>{text}</p>")[1] == found
    assert shown(f"<p>{text}</p>")[1] == []
    html, ids = shown(f"<p data-terms>{text}</p>\n\n## x {{: #y }}\n\n<p data-terms>{text}</p>")
    assert ids == found
    assert not any("data-terms" in element.attributes for element in html.elements)


def test_what_a_term_means_is_escaped_and_tied_to_the_word(shown, language):
    html, _ = shown(f"<p data-terms>{'待岗' if language == 'zh' else 'standby'}</p>")
    (tip,) = tips(html)
    assert text_of(tip) == ("解释<standby>" if language == "zh" else "<standby> means")
    (word,) = (element for element in html.elements if element.tag == "dfn")
    assert word.attributes["aria-describedby"] == tip.attributes["id"]
    assert word.attributes["tabindex"] == "0"
    assert "data-search-exclude" in tip.attributes


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_explain_terms_of_the_glossary_each_once(name, page_at, book, language):
    html = rendered(PAGES[name](page_at("policies/p.html")))
    ids = [tip.attributes["id"].removeprefix("term-") for tip in tips(html)]
    assert ids
    assert len(ids) == len(set(ids))
    assert all(book.terms[id].in_text for id in ids)
    words = [text_of(element).casefold() for element in html.elements if element.tag == "dfn"]
    assert [word.removesuffix("s") for word in words] == [
        book.terms[id].words[language].removesuffix("s") for id in ids
    ]
    for element in html.elements:
        if element.tag in NOT_IN:
            assert not any(part.tag == "dfn" for part in element.inside)


def test_no_text_is_changed_by_explaining_it(page_at, monkeypatch):
    page = page_at("policies/p.html")
    made = read("".join(line for line in policy.policy(page, "lessons").splitlines() if line.startswith("<")))
    monkeypatch.setattr(policy, "explained", lambda page, text: text)
    before = read("".join(line for line in policy.policy(page, "lessons").splitlines() if line.startswith("<")))
    assert tips(made)
    assert made.text == before.text
