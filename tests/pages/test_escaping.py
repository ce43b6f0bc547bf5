"""Policy text is data: whatever stands in it is shown on the page, and nothing of it is obeyed."""

import re
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
import yaml

from macros.page import Page, templates
from macros.pages import calculators, most_asked, paper_form, policy, reading_list, roles
from macros.parts import chart, figures, score_sheets
from macros.registers import glossary, parameters, questions, sources, to_decide, yaml_source
from rulebook.handbook import Handbook, computed_clauses
from rulebook.load import handbook
from tests.pages.rendering import rendered

HOSTILE = (
    "<b>bold</b> {{ 7 * 7 }} {% raw %} {# no #} `code` *star* _under_ </script><script>alert(1)</script>"
    " & &amp; &#42; [link](http://example.invalid) # head ``` ~~~ \\ \" ' <!-- c --> {: #id } $x$ :smile: ]]>"
)


class Blocks(yaml.SafeDumper):
    """Writes texts of several lines as blocks, as tables have to be."""


Blocks.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def handbook_of(root: Path, text: str = HOSTILE) -> Handbook:
    """A handbook in which every text is the given one, marked with the name of its place."""

    def both(place: str) -> dict[str, str]:
        return {"zh": f"{place}甲 {text}", "en": f"{place}A {text}"}

    cell = text.replace("|", "/")
    content = {
        "policy": "bad",
        **both("policy"),
        "source": "src",
        "owner": "agent",
        "in_force": "undated",
        "review_by": "2027-01-01",
        "sections": {"one": both("section")},
        "clauses": {
            "one-1": {
                "covers": ["SRC-01"],
                "applies_to": ["agent"],
                "questions": ["Q-01"],
                **{key: words + " {limit}" for key, words in both("clause").items()},
                "steps": [{"role": "agent", **both("step")}],
            },
        },
        "parameters": {
            "limit": {
                **both("parameter"),
                "choices": {"low": both("low"), "high": both("high")},
                "questions": ["Q-01"],
                "values": [{"from": "undated", "value": "low", "reason": both("reason")}],
            },
            "unset": {
                **both("nothing"),
                "unit": "day",
                "range": "0 to 9",
                "questions": ["Q-01"],
                "values": [{"from": "undated", "reason": both("reason")}],
            },
        },
        "facts": {"days": {**both("fact"), "ask": both("ask"), "unit": "day", "range": "0 to 9"}},
        "outputs": {"outcome": {**both("output"), "choices": {"none": both("none"), "some": both("some")}}},
        "score_sheets": {
            "sheet": {
                **both("sheet"),
                "clause": "one-1",
                "grades": "outcome",
                "left_out": {"odd": {**both("odd"), "question": "Q-01"}},
                "table": "criterion | weight || some | odd | none\ndays | 9 || 5..9 | ? | 0..4\n",
                "faults": "fault | criterion | grade | figures || question\ndamaged | days | odd | ? || Q-01\n",
            }
        },
        "decisions": {
            "outcome": {
                **both("decision"),
                "table": "days | limit || outcome | clause\n< 5 | low || none | one-1\n< 5 | high || some | one-1\n"
                ">= 5 | - || some | one-1\n",
                "examples": f"zh | en | days || outcome\nexample甲 {cell} | exampleA {cell} | 3 || none\n",
            }
        },
        "calculators": {
            "calc": {
                **both("calculator"),
                "about": both("about"),
                "asks": ["days"],
                "decisions": ["outcome"],
                "sentences": [both("sentence")],
            }
        },
        "forms": {
            "paper": {
                **both("form"),
                "about": both("form-about"),
                "clauses": ["one-1"],
                "filled_by": "agent",
                "goes_to": "agent",
                "calculator": "calc",
                "parts": [
                    {
                        **both("part"),
                        "entries": [
                            {"name": "days"},
                            {"name": "outcome"},
                            both("line"),
                            {**both("box"), "lines": "3"},
                            {**both("tick"), "choices": {"some": both("ticked")}},
                        ],
                    },
                    {**both("grid"), "columns": [both("column")], "rows": "2"},
                ],
                "signed_by": [{"role": "agent"}, {"role": "agent", **both("signer")}],
            }
        },
        "questions": {
            "Q-01": {
                "about": ["SRC-01"],
                **both("question"),
                "interpretation": both("interpretation"),
                "effect": both("effect"),
                "decider": "agent",
            }
        },
        "units": {"day": {**both("unit"), "plural": text}},
        "roles": {"agent": {**both("role"), "about": both("role-about")}},
        "most_asked": {"ask": {**both("asked"), "clauses": ["one-1"]}},
        "terms": {"word": {**both("term"), "means": both("means"), "also": {"zh": [text], "en": [text]}}},
        "sources": {"src": {**both("source"), "dated": "undated", "facts": {"SRC-01": both("source-fact")}}},
    }
    (root / "policy").mkdir()
    written = yaml.dump(content, Dumper=Blocks, allow_unicode=True, sort_keys=False, width=100_000)
    (root / "policy/bad.yaml").write_text(written, "utf-8")
    return handbook(root)


def without_scripts(html: str, own: int = 3) -> str:
    """The HTML without the page's own scripts, which are all it may have."""
    kept, count = re.subn(r'<script src="\.\./assets/javascripts/[a-z/]+\.js" defer></script>', "", html)
    assert count == own
    return kept


CASES: dict[str, tuple[Callable[[Page], str], tuple[str, ...]]] = {
    "policy": (
        lambda page: without_scripts(policy.policy(page, "bad"), own=1),
        (
            *("section", "clause", "step", "role", "source", "sheet", "decision", "output", "example", "none"),
            *("calculator", "form"),
        ),
    ),
    "score_sheet": (lambda page: score_sheets.score_sheet(page, "sheet"), ("fact", "some", "odd", "none")),
    "policies": (policy.policies, ("policy", "role")),
    "parameters": (
        lambda page: without_scripts(parameters.parameters(page), own=1),
        ("policy", "parameter", "low", "reason", "high", "decision", "sheet"),
    ),
    "questions": (
        lambda page: without_scripts(questions.questions(page), own=2),
        (
            *("question", "interpretation", "effect", "role", "parameter", "low", "high", "example", "output", "some"),
            *("sheet", "odd"),
        ),
    ),
    "to_decide": (to_decide.to_decide, ("nothing", "policy", "role")),
    "glossary": (lambda page: without_scripts(glossary.glossary(page), own=1), ("term", "means")),
    "sources": (lambda page: without_scripts(sources.sources(page), own=1), ("source", "source-fact", "policy")),
    "roles": (roles.roles, ("role", "role-about")),
    "role": (
        lambda page: without_scripts(roles.role(page, "agent"), own=2),
        ("role-about", "clause", "step", "calculator", "about", "policy", "section", "question", "form"),
    ),
    "most_asked": (most_asked.most_asked, ("asked",)),
    "reading_lists": (lambda page: without_scripts(reading_list.reading_lists(page), own=1), ("role",)),
    "calculators": (calculators.calculators, ("calculator", "about", "policy")),
    "forms": (paper_form.forms, ("form", "form-about", "role")),
    "form": (
        lambda page: without_scripts(paper_form.form(page, "paper")),
        (
            *("form-about", "role", "calculator", "part", "fact", "output", "line", "box", "tick", "ticked", "grid"),
            *("column", "signer"),
        ),
    ),
    "title": (lambda page: figures.title(page, "roles", "agent"), ("role",)),
    "value": (lambda page: "A value: " + figures.value(page, "limit"), ("low",)),
    "chart": (lambda page: chart.chart(page, "Caption", "limit", "unset"), ("parameter", "nothing", "low")),
    "sentence": (lambda page: "It says: " + figures.sentence(page, "calc", days=3), ("sentence",)),
    "answer": (lambda page: "It is " + figures.answer(page, "calc", "outcome", days=3), ("none",)),
    "yaml": (lambda page: yaml_source.yaml_page(page, "bad"), ("policy", "section", "question")),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_text_is_shown_and_not_obeyed(name, tmp_path, page_at, language):
    macro, places = CASES[name]
    page = page_at("policies/bad.html", handbook_of(tmp_path), tmp_path)
    text = jinja2.Environment().from_string("{{ macro(page) }}").render(macro=macro, page=page)  # noqa: S701
    html = rendered(text)
    shown = " ".join(html.text.split())
    for place in places:
        expected = f"{place}{'甲' if language == 'zh' else 'A'} {HOSTILE}"
        if name == "yaml":
            expected = yaml.dump(expected, allow_unicode=True, width=100_000).strip()
        assert " ".join(expected.split()).casefold() in shown.casefold()  # headings begin with a capital
    tags = {element.tag for element in html.elements}
    assert not tags & {"script", "b", "em", "img"}
    assert not any("example.invalid" in element.attributes.get("href", "") for element in html.elements)
    ids = [element.attributes["id"] for element in html.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert "id" not in ids


def test_a_clause_as_a_page_shows_it(tmp_path, page_at, snapshot):
    book = handbook_of(tmp_path, "<&>")
    found = book.clauses["one-1"]
    html = (
        templates()
        .get_template("clauses.html")
        .render(
            page=page_at("policies/bad.html", book, tmp_path),
            handbook=book,
            clauses=[policy.shown(book, found, computed_clauses(book))],
        )
    )
    assert "\n".join(line.strip() for line in html.splitlines() if line.strip()) == snapshot
