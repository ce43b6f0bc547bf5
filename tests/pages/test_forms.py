"""Forms as pages: complete without scripts, labelled, tied to clauses and roles, and the same in both languages."""

import re

import pytest

from macros.pages.paper_form import form, forms
from macros.pages.policy import policy
from macros.pages.roles import role
from tests.pages.rendering import Element, read, text_of
from tests.tools.small_site import small_book

FORMS = tuple(small_book().forms)


@pytest.fixture(params=FORMS)
def shown(request, page_at) -> list[Element]:
    return read(form(page_at(f"forms/{request.param}.html"), request.param)).elements


def test_every_field_has_a_name_of_its_own_in_its_part(shown):
    labels = {label.attributes["for"]: text_of(label) for label in shown if "for" in label.attributes}
    assert all(labels.values())
    parts = [element for element in shown if element.tag == "fieldset"]
    named = 0
    for part in parts:
        fields = [field for field in part.inside if field.tag in ("input", "textarea")]
        ticks = [field for field in fields if field.attributes.get("type") in ("checkbox", "radio")]
        for tick in ticks:
            assert any(tick in label.inside and text_of(label) for label in part.inside if label.tag == "label")
        written = [field.attributes for field in fields if field not in ticks]
        names = [field.get("aria-label") or labels[field["id"]] for field in written]
        assert len(names) == len(set(names))
        named += len(fields)
    assert named > 0
    ids = [element.attributes["id"] for element in shown if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_every_part_has_a_heading_and_nothing_is_sent_anywhere(shown):
    for group in (element for element in shown if element.tag == "fieldset"):
        assert group.inside[0].tag == "legend"
        assert text_of(group.inside[0])
    (paper,) = (element for element in shown if element.tag == "form")
    assert not {"action", "method"} & paper.attributes.keys()
    assert not [field for field in paper.inside if field.tag == "button"]
    grouped = [field for field in paper.inside if "name" in field.attributes]
    assert {field.attributes["type"] for field in grouped} <= {"radio", "checkbox"}


def test_english_forms_are_in_english(book):
    for found in book.forms.values():
        parts = [words for part in found.parts for words in (part.words, *part.columns)]
        entries = [entry.words for part in found.parts for entry in part.entries if entry.words]
        for words in (found.words, found.about, *parts, *entries):
            assert re.search(r"[\u4e00-\u9fff]", words.zh)
            assert not re.search(r"[\u4e00-\u9fff]", words.en)


def test_a_choice_that_is_asked_for_is_there_to_tick(page_at, language):
    elements = read(form(page_at("forms/leave-slip.html"), "leave-slip")).elements
    (kind,) = (element for element in elements if element.attributes.get("data-field") == "kind")
    assert [tick.attributes["value"] for tick in kind.inside if tick.tag == "input"] == ["personal", "sick"]
    (hours,) = (element for element in elements if element.attributes.get("data-field") == "hours_missed")
    unit = next(element for element in elements if element.attributes.get("id") == hours.attributes["aria-describedby"])
    assert text_of(unit) == {"zh": "小时", "en": "hours"}[language]


def test_a_clause_leads_to_its_forms(page_at):
    text = policy(page_at("policies/lessons.html"), "lessons")
    clauses = {article.attributes["id"]: article for article in read(text).elements if article.tag == "article"}

    def links(id: str) -> list[str]:
        return [link.attributes["href"] for link in clauses[id].inside if link.attributes.get("class") == "form-link"]

    assert links("warn-1") == ["../forms/self-review.html"]
    assert links("back-1") == []


@pytest.mark.parametrize(
    ("id", "form_id", "ways"),
    [
        ("trainer", "course-plan", {"zh": "填写、签字", "en": "fills in, signs"}),
        ("head", "course-plan", {"zh": "签字、接收", "en": "signs, receives"}),
        ("head", "self-review", {"zh": "接收", "en": "receives"}),
    ],
)
def test_a_role_finds_the_forms_that_it_fills_in_signs_or_receives(id, form_id, ways, page_at, language):
    items = [item for item in read(role(page_at(f"roles/{id}.html"), id)).elements if item.tag == "li"]
    (said,) = (text_of(i) for i in items if any(f"forms/{form_id}." in e.attributes.get("href", "") for e in i.inside))
    assert f" {ways[language]} " in said


def test_the_list_has_every_form(book, page_at):
    text = forms(page_at("forms/index.html"))
    assert all(f'href="{id}.html"' in text for id in book.forms)
