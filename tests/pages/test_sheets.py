"""A score sheet on its pages: every figure can be pointed at, every fault is told with its question."""

import re

import pytest

from macros.pages import policy
from macros.parts.score_sheets import score_sheet
from macros.registers import parameters, questions
from tests.pages.rendering import rendered, text_of
from tests.tools.small import book as small

BOOK = small("score-sheets")


@pytest.fixture
def page(page_at):
    return page_at("policies/appraisal.html", BOOK)


def test_every_figure_is_where_a_value_leads(page):
    html = rendered(policy.policy(page, "appraisal"))
    shown = {e.attributes["id"]: text_of(e) for e in html.elements if e.attributes.get("class") == "figure"}
    made = {name: p for name, p in BOOK.parameters.items() if p.sheet}
    assert shown == {name: str(p.values[0].value) for name, p in made.items()}
    links = {e.attributes["href"] for e in html.elements if e.attributes.get("class") == "value"}
    assert {"#outbound_skill_good_from", "#outbound_skill_fairly_good_from"} <= links


def test_a_sheet_reads_as_printed_with_its_marks(page, language):
    cells = [text_of(e) for e in rendered(score_sheet(page, "outbound")).elements if e.tag in ("th", "td")]
    study = [cell for cell in cells if cell.startswith(("18–20", "12–17.99", "0–11.99"))]
    counted = {"zh": "按 36–40 计", "en": "counts as 36–40"}[language]
    assert study[0] == f"18–20 {counted} Q-01"
    assert study[2] == "12–17.99 Q-02"
    assert {"zh": "残缺 Q-02", "en": "damaged Q-02"}[language] in cells
    speed = [text_of(e) for e in rendered(score_sheet(page, "inbound")).elements if e.tag == "td"][-4:]
    assert speed == ["—", "≥ 120", "≥ 80", "< 80"]


def test_a_sheet_stands_in_the_section_of_its_clause(page):
    html = rendered(policy.policy(page, "appraisal"))
    order = [e.attributes["id"] for e in html.elements if e.tag in ("h2", "h3")]
    assert order[:4] == ["study", "sheet-inbound", "sheet-outbound", "decisions"]


def test_the_register_tells_under_each_question_what_the_check_found(page_at, language):
    html = rendered(questions.questions(page_at("reference/questions.html", BOOK)))
    found = [text_of(e) for e in html.elements if e.tag == "li" and any("#sheet-" in link for link in hrefs(e))]
    sheets = BOOK.score_sheets.values()
    assert len(found) == sum(len(sheet.listed) for sheet in sheets) == 6
    gap = {
        "zh": "接听评分表：总分：44.9 与 45 之间的分数不属于任何一档 YAML",
        "en": "Inbound sheet: total: no band holds what lies between 44.9 and 45 YAML",
    }
    assert gap[language] in found


def test_the_register_of_parameters_leads_to_the_sheets(page_at):
    html = rendered(parameters.parameters(page_at("reference/parameters.html", BOOK)))
    ids = {e.attributes["id"] for e in html.elements if "id" in e.attributes}
    assert ids & BOOK.parameters.keys() == {name for name, p in BOOK.parameters.items() if not p.sheet}
    links = {link for e in html.elements for link in hrefs(e) if re.search("#sheet-", link)}
    assert links == {"../policies/appraisal.html#sheet-inbound", "../policies/appraisal.html#sheet-outbound"}


def hrefs(element):
    return [part.attributes.get("href", "") for part in element.inside]
