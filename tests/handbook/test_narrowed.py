"""What a calculator sees of facts that it shares with others, and when it leads on to another."""

from datetime import date

import pytest

from rulebook.answer import answer, next_steps
from rulebook.handbook import narrowed_to
from tests.tools.small import handbook

DAY = date(2026, 3, 2)
BOOK = handbook("""
    policy: slips
    zh: 差错
    en: Slips
    source: house
    owner: agent
    review_by: 2199-12-31
    sections:
      swap: {zh: 换班, en: Swaps}
      talk: {zh: 谈话, en: Talks}
    clauses:
      swap-1:
        applies_to: [agent]
        zh: 有差错的，不能换班。
        en: Whoever has slipped does not swap.
      talk-1:
        applies_to: [agent]
        zh: 有差错的，谈话。
        en: Whoever has slipped is talked to.
    facts:
      slips:
        zh: 差错次数
        en: slips
        ask: {zh: 有多少次差错？, en: How many slips?}
        clause: talk-1
        unit: late
        range: 0 to 9
    outputs:
      swaps: {zh: 可以换班, en: may swap, type: yes-no}
      talk: {zh: 谈话, en: talk, type: yes-no}
    decisions:
      swaps:
        zh: 能不能换班
        en: Whether a swap is possible
        table: |
          slips || swaps | clause
          0     || yes   | swap-1
          > 0   || no    | swap-1
        examples: |
          zh       | en    | slips || swaps
          没有差错 | Never | 0     || yes
          差错一次 | Once  | 1     || no
      talk:
        zh: 要不要谈话
        en: Whether there is a talk
        table: |
          slips || talk | clause
          0     || no   | talk-1
          > 0   || yes  | talk-1
        examples: |
          zh       | en    | slips || talk
          没有差错 | Never | 0     || no
          差错一次 | Once  | 1     || yes
    calculators:
      swap:
        zh: 换班
        en: Swap
        about: {zh: 能换班吗？, en: May I swap?}
        asks: [slips]
        decisions: [swaps]
        sentences:
          - {zh: 见上。, en: See above.}
        onward:
          - calculator: talk
            when: not(swaps)
            facts: {slips: slips}
            zh: 要不要谈话
            en: Whether there is a talk
        examples: |
          zh       | en    | slips || swaps
          没有差错 | Never | 0     || yes
      talk:
        zh: 谈话
        en: Talk
        about: {zh: 要谈话吗？, en: Is there a talk?}
        asks: [slips]
        decisions: [talk]
        sentences:
          - {zh: 见上。, en: See above.}
        examples: |
          zh       | en    | slips || talk
          没有差错 | Never | 0     || no
""")


def test_a_shared_fact_stands_on_the_clause_of_the_calculator_that_asks():
    clauses = {id: narrowed_to(BOOK, BOOK.calculators[id]).facts["slips"].clause for id in ("swap", "talk")}
    assert clauses == {"swap": "swap-1", "talk": "talk-1"}


@pytest.mark.parametrize(("slips", "onward"), [("0", []), ("1", ["talk"])])
def test_a_calculator_leads_on_where_that_applies(slips, onward):
    found = next_steps(BOOK, answer(BOOK, "swap", {"slips": slips}, DAY), "en")
    assert [way.calculator for way in found.onward] == onward
