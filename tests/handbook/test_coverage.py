"""Coverage: which clauses cover each fact of the sources, what kind of statements they are, and what is left out."""

import simplejson
from typer.testing import CliRunner

from rulebook.cli import app
from rulebook.handbook import KINDS, coverage, totals
from tests.tools.small import BASE, handbook

CASE = """
policy: overtime
zh: 加班
en: Overtime
source: second
owner: agent
review_by: 2199-12-31
sections: {over: {zh: 加班, en: Overtime}}
clauses:
  over-1: {covers: [OT-01], applies_to: [agent], zh: 加班要问。, en: Overtime is asked for.}
  over-2: {covers: [OT-01, OT-02], applies_to: [agent], zh: 加班看情况。, en: Overtime depends.}
  over-3: {kind: background, covers: [OT-02, OT-03], applies_to: [agent], zh: 加班由来已久。, en: It has a history.}
  over-4: {kind: incomplete, covers: [OT-03, OT-04], applies_to: [agent], zh: 加班若干。, en: Overtime of some.}
facts:
  asked: {zh: 已问, en: asked, ask: {zh: 问了吗？, en: Asked?}, type: yes-no, clause: over-1}
sources:
  second:
    zh: 加班规定
    en: Overtime rules
    dated: undated
    facts:
      OT-01: {zh: 一, en: one}
      OT-02: {zh: 二, en: two}
      OT-03: {zh: 三, en: three}
      OT-04: {zh: 四, en: four}
      OT-05: {zh: 五, en: five}
"""


def test_a_clause_is_what_its_author_declared_or_computed_where_the_rules_name_it():
    found = {clause.id: kind for entry in coverage(handbook(CASE)) for clause, kind in entry.clauses}
    assert found == {
        "late-1": "computed",  # a row names it
        "late-2": "computed",
        "over-1": "computed",  # a fact is asked for it
        "over-2": "judged",
        "over-3": "background",
        "over-4": "incomplete",
    }
    assert set(found.values()) == KINDS.keys()


def test_a_fact_is_as_computed_as_any_clause_that_covers_it():
    found = {entry.fact.id: entry.kind for entry in coverage(handbook(CASE)) if entry.source == "second"}
    assert found == {
        "OT-01": "computed",
        "OT-02": "judged",
        "OT-03": "incomplete",
        "OT-04": "incomplete",
        "OT-05": None,
    }


def test_every_fact_is_counted_once():
    assert totals(coverage(handbook(CASE))) == {
        "facts": 6, "covered": 5, "computed": 2, "judged": 1, "incomplete": 2, "background": 0,
    }  # fmt: skip


def run(tmp_path, *arguments: str):
    policy = tmp_path / "policy"
    policy.mkdir(exist_ok=True)
    for path in BASE.glob("*.yaml"):
        (policy / path.name).write_bytes(path.read_bytes())
    return CliRunner().invoke(app, [*arguments, "--root", str(tmp_path), "--lang", "en"])


def test_the_command_lists_every_fact_and_ends_with_1_when_one_is_left_out(tmp_path):
    done = run(tmp_path, "coverage")
    assert done.exit_code == 0
    assert "HR-01" in done.stdout
    assert "late-1 computed" in done.stdout
    (tmp_path / "policy/overtime.yaml").write_text(CASE, "utf-8")
    done = run(tmp_path, "coverage")
    assert done.exit_code == 1
    assert "not covered" in done.stdout
    report = simplejson.loads(run(tmp_path, "coverage", "--json").stdout)
    assert report["total"] == {
        "facts": 6, "covered": 5, "computed": 2, "judged": 1, "incomplete": 2, "background": 0,
    }  # fmt: skip
    assert report["sources"]["house"]["facts"] == 1
    assert [entry["fact"] for entry in report["facts"] if not entry["clauses"]] == ["OT-05"]
    assert next(entry for entry in report["facts"] if entry["fact"] == "HR-01") == {
        "fact": "HR-01",
        "source": "house",
        "kind": "computed",
        "clauses": [{"clause": "late-1", "kind": "computed"}, {"clause": "late-2", "kind": "computed"}],
    }


def test_the_check_counts_each_source_and_all_together(tmp_path):
    lines = run(tmp_path, "check").stdout.splitlines()
    assert lines[0] == "house: 1 of 1 source facts covered"
    held, found = lines[-1].split(". ")
    assert held.startswith("policies: 1, clauses: 3, parameters: 3, decisions: 1, examples: 3, calculators: 1, open")
    assert found == "Problems: 0, warnings: 0"
    (tmp_path / "policy/overtime.yaml").write_text(CASE, "utf-8")
    lines = run(tmp_path, "check").stdout.splitlines()
    assert "second: 4 of 5 source facts covered" in lines
    assert "all sources: 5 of 6 source facts covered" in lines
