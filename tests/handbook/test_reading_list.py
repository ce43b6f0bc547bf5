"""Reading lists: everything that is said to a role, once, the most pressing first."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.page import Page
from macros.pages import reading_list as reading
from rulebook.handbook import clauses_for, reading_list
from rulebook.handbook.reading_list import REASONS
from rulebook.load import handbook
from tests.tools.day import DAY
from tests.tools.small import handbook as small

ROOT = Path(__file__).parents[2]
BOOK = handbook(ROOT)
SMALL = small("""
    policy: calls
    zh: 来电
    en: Calls
    source: house
    owner: agent
    review_by: 2199-12-31
    sections:
      know: {zh: 须知, en: Good to know}
      count: {zh: 数字, en: Figures}
      pay: {zh: 扣款, en: Deductions}
      do: {zh: 步骤, en: Steps}
      own: {zh: 话务员, en: Operators}
    roles:
      operator: {zh: 话务员, en: operator, is_a: agent, about: {zh: 转接电话。, en: Puts calls through.}}
    clauses:
      know-1: {covers: [HR-01], applies_to: [agent], zh: 来电都有录音。, en: Calls are recorded.}
      count-1: {covers: [HR-01], applies_to: [agent], zh: "迟到不超过 {free_lates}。", en: "Up to {free_lates}."}
      pay-1: {covers: [HR-01], applies_to: [agent], penalises: [agent], zh: 迟到扣款。, en: Lateness costs.}
      do-1:
        covers: [HR-01]
        applies_to: [agent]
        zh: 交接班要签字。
        en: The hand-over is signed.
        steps: [{role: agent, zh: 在交接本上签字, en: Signs the book}]
      own-1: {covers: [HR-01], applies_to: [operator], zh: 转接要说明。, en: Calls put through are announced.}
    """)


def entries(book, role, language="en"):
    page = Page(ROOT, book, language, DAY, f"roles/{role}.html")
    return {entry.id: entry for entry in reading.entries_in(reading.parts_for(page, role))}


@pytest.mark.parametrize("role", BOOK.roles)
def test_a_list_holds_every_clause_for_the_role_once_in_the_order_of_its_reasons(role):
    found = reading_list(BOOK, role)
    said = [(reading.role, clause.id) for reading in found for clause in reading.clauses]
    wanted = [(kind, clause.id) for kind in BOOK.kinds_of(role) for clause in clauses_for(BOOK, kind)]
    assert sorted(said) == sorted(wanted)
    first = BOOK.roles[role].first_day
    ranks = [
        (0, first.index(reading.section.id)) if reading.section.id in first else (1, REASONS.index(reading.reason))
        for reading in found
    ]
    assert ranks == sorted(ranks)


def test_what_is_to_be_done_comes_before_what_is_penalised_before_figures_before_the_rest():
    assert [(reading.section.id, reading.reason) for reading in reading_list(SMALL, "agent")] == [
        ("do", "acts"), ("pay", "penalised"), ("count", "figures"), ("late", "figures"), ("know", "rest"),
    ]  # fmt: skip


def test_what_a_role_reads_on_its_first_day_comes_first_in_its_own_order():
    operator = replace(SMALL.roles["operator"], first_day=("know", "own", "late"))
    book = replace(SMALL, roles={**SMALL.roles, "operator": operator})
    sections = [reading.section.id for reading in reading_list(book, "operator")]
    assert sections == ["know", "own", "late", "do", "pay", "count"]
    page = Page(ROOT, book, "en", DAY, "roles/operator.html")
    first = next(reading.parts_for(page, "operator"))
    assert (first.title, len(first.entries)) == (page.say("first day"), 3)


def test_an_operator_who_is_an_agent_reads_what_agents_read_and_shares_what_was_read():
    operator, agent = entries(SMALL, "operator"), entries(SMALL, "agent")
    assert operator.keys() - agent.keys() == {"operator/calls-own"}
    assert agent.keys() < operator.keys()
    assert operator["agent/calls-do"].link == "agent.html#calls-do"
    assert operator["agent/calls-do"].digest == agent["agent/calls-do"].digest


def test_a_role_that_is_said_to_be_a_kind_of_itself_is_named_once():
    roles = {**SMALL.roles, "agent": replace(SMALL.roles["agent"], is_a="operator")}
    assert replace(SMALL, roles=roles).kinds_of("operator") == ("operator", "agent")


def test_only_the_entries_whose_rules_change_are_to_be_read_again():
    free = SMALL.parameters["free_lates"]
    changed = replace(free, values=(replace(free.values[0], value=free.values[0].value + 1),))
    other = replace(SMALL, parameters={**SMALL.parameters, "free_lates": changed})
    before, after = entries(SMALL, "agent"), entries(other, "agent")
    again = {id for id in before if before[id].digest != after[id].digest}
    assert again == {"agent/calls-count", "agent/lateness-late", "agent/calculator-lateness"}


@pytest.mark.parametrize("role", BOOK.roles)
def test_what_was_read_in_one_language_is_read_in_the_other(role):
    zh, en = entries(BOOK, role, "zh"), entries(BOOK, role, "en")
    assert {id: entry.digest for id, entry in zh.items()} == {id: entry.digest for id, entry in en.items()}
