"""A policy that is a folder: its head, its parts, and the order in which they are read."""

from pathlib import Path
from shutil import copytree

from rulebook.load import handbook, load
from tests.tools import small

HEAD = """
policy: overtime
zh: 加班
en: Overtime
source: house
owner: agent
review_by: 2199-12-31
parts: [pay, asking]
"""
PART = """
sections: {%s: {zh: 节, en: Section}}
clauses:
  %s-1: {covers: [HR-01], applies_to: [agent], zh: 照办。, en: It is done.}
"""


def project(root: Path) -> Path:
    copytree(small.BASE, root / "policy")
    folder = root / "policy/policies/overtime"
    folder.mkdir(parents=True)
    (folder / "head.yaml").write_text(HEAD, "utf-8")
    (folder / "asking.yaml").write_text(PART % ("ask", "ask"), "utf-8")
    (folder / "pay.yaml").write_text(PART % ("pay", "pay"), "utf-8")
    return root


def test_the_parts_of_a_folder_are_one_policy_in_the_order_its_head_names_them(tmp_path):
    book = handbook(project(tmp_path))
    policy = book.policies["overtime"]
    assert list(policy.sections) == ["pay", "ask"]
    assert policy.file == "policy/policies/overtime/head.yaml"
    found = [(clause.id, clause.place.file) for clause in book.clauses.values() if clause.policy == "overtime"]
    assert found == [
        ("pay-1", "policy/policies/overtime/pay.yaml"),
        ("ask-1", "policy/policies/overtime/asking.yaml"),
    ]


def test_a_section_may_stand_in_several_parts_and_is_read_by_its_numbers(tmp_path):
    folder = project(tmp_path) / "policy/policies/overtime"
    (folder / "asking.yaml").write_text((PART % ("ask", "ask")).replace("ask-1", "pay-12"), "utf-8")
    (folder / "pay.yaml").write_text((PART % ("pay", "pay")).replace("pay-1", "pay-102"), "utf-8")
    assert [id for id, clause in handbook(tmp_path).clauses.items() if clause.policy == "overtime"] == [
        "pay-12",
        "pay-102",
    ]


def test_a_part_that_changes_makes_another_handbook(tmp_path):
    before = handbook(project(tmp_path))
    part = tmp_path / "policy/policies/overtime/pay.yaml"
    part.write_text(part.read_text("utf-8").replace("照办", "照做"), "utf-8")
    after = handbook(tmp_path)
    assert after.clauses["pay-1"].words.zh == "照做。"
    assert after.version != before.version


def test_a_head_that_cannot_be_read_is_the_only_problem(tmp_path):
    head = project(tmp_path) / "policy/policies/overtime/head.yaml"
    head.write_text("policy: [", "utf-8")
    assert [(problem.place.file, problem.code) for problem in load(tmp_path).problems] == [
        ("policy/policies/overtime/head.yaml", "yaml-syntax")
    ]


def test_a_head_whose_parts_cannot_be_read_is_the_only_problem(tmp_path):
    head = project(tmp_path) / "policy/policies/overtime/head.yaml"
    head.write_text(HEAD.replace("[pay, asking]", "pay"), "utf-8")
    assert [(problem.place.file, problem.code) for problem in load(tmp_path).problems] == [
        ("policy/policies/overtime/head.yaml", "wrong-value")
    ]
