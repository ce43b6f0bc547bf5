"""Policy text is data: on a calculator's page it is shown as it was written, whatever it looks like."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from markdown import Markdown
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from macros.page import Page
from macros.pages.calculator import calculator
from rulebook.bilingual import LANGUAGES, Language
from rulebook.browser import script
from rulebook.load import load
from rulebook.site.assets import rules_script

HOSTILE = (
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<!-- & <b>&amp; \u2028 ]]>",
    "{{ 7 * 7 }} {% raw %}",
    "``` *stars* _lines_ [link](javascript:1) `code` :smile:",
    "'\" onfocus='window.ran = 1' autofocus='",
)
DAY = date(2026, 11, 21)
POLICY = """\
policy: texts
zh: %(text)s
en: %(text)s
source: made-up
owner: trainer
in_force: undated
review_by: 2026-01-01
sections: {one: {zh: %(text)s, en: %(text)s}}
clauses:
  one-1: {covers: [S-01], applies_to: [trainer], questions: [Q-01], zh: %(text)s, en: %(text)s}
parameters:
  least:
    zh: %(text)s
    en: %(text)s
    unit: thing
    range: 1 to 9
    questions: [Q-01]
    values: [{from: undated, value: 5, reason: Q-01}]
  reading:
    zh: %(text)s
    en: %(text)s
    choices: {one: {zh: %(text)s, en: %(text)s}, two: {zh: %(text)s, en: %(text)s}}
    questions: [Q-01]
    values: [{from: undated, value: one, reason: Q-01}]
facts:
  kind:
    zh: %(text)s
    en: %(text)s
    ask: {zh: %(text)s, en: %(text)s}
    clause: one-1
    choices: {a: {zh: %(text)s, en: %(text)s}, b: {zh: %(text)s, en: %(text)s}}
  count: {zh: %(text)s, en: %(text)s, ask: {zh: %(text)s, en: %(text)s}, clause: one-1, unit: thing, range: 0 to 9}
outputs:
  result: {zh: %(text)s, en: %(text)s, choices: {yea: {zh: %(text)s, en: %(text)s}, nay: {zh: %(text)s, en: %(text)s}}}
decisions:
  result:
    zh: %(text)s
    en: %(text)s
    table: |
      kind | count    | reading || result | clause
      a    | < least  | one     || yea    | one-1
      a    | < least  | two     || nay    | one-1
      a    | >= least | -       || nay    | one-1
      b    | -        | -       || nay    | one-1
    examples: |
      zh    | en    | kind | count || result
      一个  | One   | a    | 1     || yea
calculators:
  texts:
    zh: %(text)s
    en: %(text)s
    about: {zh: %(text)s, en: %(text)s}
    asks: [kind, count]
    decisions: [result]
    sentences: [{zh: %(text)s, en: %(text)s}]
units:
  thing: {zh: %(text)s, en: %(text)s, plural: %(text)s}
roles:
  trainer: {zh: 培训员, en: trainer, about: {zh: 培训, en: Trains.}}
questions:
  Q-01:
    about: [S-01]
    zh: %(text)s
    en: %(text)s
    interpretation: {zh: %(text)s, en: %(text)s}
    effect: {zh: %(text)s, en: %(text)s}
    decider: trainer
sources:
  made-up: {zh: 虚构, en: Made up, dated: undated, facts: {S-01: {zh: 虚构, en: Made up.}}}
"""
EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")
FENCES = ("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences")


def quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\u2028", "\\L")
    return f'"{escaped}"'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE)
def test_policy_text_is_shown_and_never_obeyed(
    page: BrowserPage, tmp_path: Path, text: str, language: Language
) -> None:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy/texts.yaml").write_text(POLICY % {"text": quoted(text)}, "utf-8")
    loaded = load(tmp_path)
    assert loaded.problems == ()
    written = calculator(Page(tmp_path, loaded.handbook, language, DAY, "calculators/texts.html"), "texts")
    html = Markdown(extensions=[*EXTENSIONS, *FENCES]).convert(f"# Title\n\n{written}\n")
    scripts = tmp_path / "site/assets/javascripts"
    (scripts / f"rules/{language}").mkdir(parents=True)
    (scripts / f"rules/{language}/texts.js").write_text(rules_script(loaded.handbook, "texts", language, DAY), "utf-8")
    (scripts / "calculator.js").write_text(script(), "utf-8")
    (scripts / "why.js").write_text(script("why.js"), "utf-8")
    target = tmp_path / "site/calculators/texts.html"
    target.parent.mkdir()
    target.write_text(f'<!doctype html><meta charset="utf-8"><body>{html}</body>', "utf-8")

    page.goto(f"{target.as_uri()}?kind=a&count=1&what-if.reading=two")
    expect(page.locator("output .sentence")).to_have_text(text, use_inner_text=False)
    page.locator('[data-name="kind"] input').nth(1).check()
    shown = " ".join(text.split())
    for place in (".calculator-about", "legend >> nth=0", ".choice >> nth=0", ".steps .step-source", ".questions li"):
        assert shown in " ".join((page.locator(place).first.text_content() or "").split())
    assert page.evaluate("window.ran") is None
    assert page.locator("img, .calculator b, .calculator em, .calculator code").count() == 0
    assert page.locator("body script").count() == 2
    shutil.rmtree(tmp_path)
