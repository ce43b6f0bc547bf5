"""Reading lists: everything that is said to a role, once, the most pressing first."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.page import Page
from macros.pages import reading_list as reading
from rulebook.handbook import clauses_for, reading_list
from rulebook.handbook.reading_list import REASONS
from rulebook.load import handbook

ROOT = Path(__file__).parents[2]
BOOK = handbook(ROOT)


def entries(book, role, language="en", day=date(2026, 11, 21)):
    page = Page(ROOT, book, language, day, f"roles/{role}.html")
    return {entry.id: entry for entry in reading.entries_in(reading.parts_for(page, role))}


@pytest.mark.parametrize("role", BOOK.roles)
def test_a_list_holds_every_clause_for_the_role_once_in_the_order_of_its_reasons(role):
    found = reading_list(BOOK, role)
    said = [(reading.role, clause.id) for reading in found for clause in reading.clauses]
    wanted = [(kind, clause.id) for kind in BOOK.kinds_of(role) for clause in clauses_for(BOOK, kind)]
    assert sorted(said) == sorted(wanted)
    assert len(found) > 0
    ranks = [REASONS.index(reading.reason) for reading in found]
    assert ranks == sorted(ranks)


def test_what_is_to_be_done_comes_before_what_is_penalised_before_figures_before_the_rest():
    order = {reading.section.id: reading.reason for reading in reading_list(BOOK, "agent")}
    assert next(iter(order)) == "hnd"  # the hand-over, with the most steps
    assert order["ext"] == "penalised"  # deductions, nothing to do
    assert order["ret"] == "figures"  # days of leave and of training
    assert order["rep"] == "rest"


def test_an_operator_who_is_an_agent_reads_what_agents_read_and_shares_what_was_read():
    operator, agent = entries(BOOK, "operator"), entries(BOOK, "agent")
    assert operator.keys() > {id for id in agent if not id.startswith("agent/notebook-")}
    assert "operator/operator-appraisal-stu" in operator
    assert operator["agent/shifts-hnd"].link == "agent.html#shifts-hnd"
    assert operator["agent/shifts-hnd"].digest == agent["agent/shifts-hnd"].digest


def test_a_role_that_is_said_to_be_a_kind_of_itself_is_named_once():
    roles = {**BOOK.roles, "agent": replace(BOOK.roles["agent"], is_a="operator")}
    assert replace(BOOK, roles=roles).kinds_of("operator") == ("operator", "agent")


def test_only_the_entries_whose_rules_change_are_to_be_read_again():
    changed = replace(
        BOOK.parameters["overrun_limit"].values[0], value=BOOK.parameters["overrun_limit"].values[0].value + 1
    )
    limit = replace(BOOK.parameters["overrun_limit"], values=(changed,))
    before, after = (
        entries(BOOK, "agent"),
        entries(replace(BOOK, parameters={**BOOK.parameters, "overrun_limit": limit}), "agent"),
    )
    again = {id for id in before if before[id].digest != after[id].digest}
    assert {"agent/return-transfer-standby-ext", "agent/calculator-overrun"} <= again
    assert "agent/shifts-hnd" not in again


def test_what_was_read_in_one_language_is_read_in_the_other():
    zh, en = entries(BOOK, "trainer", "zh"), entries(BOOK, "trainer", "en")
    assert {id: entry.digest for id, entry in zh.items()} == {id: entry.digest for id, entry in en.items()}
