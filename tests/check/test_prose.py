"""What counts as a quantity in a text, by example."""

import pytest

from rulebook.bilingual import Words
from rulebook.check import quantities
from rulebook.handbook import Unit
from rulebook.problem import Place


@pytest.mark.parametrize(
    "text",
    [
        "第十五天", "第二次", "十分重要", "万分感谢", "一次性告知", "统一年度", "唯一人选", "同一天", "百分比",
        "好一点", "报上一级主管", "按 {day_2}天", "见 Q-02",
        "the one that answers", "once a day", "someone days off", "{days_30}",
    ],
)  # fmt: skip
def test_no_quantity(text):
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("早上八点前", "八点"), ("下午一点", "一点"), ("二十一点", "二十一点"), ("两个季度", "两个季度"),
        ("三位", "三位"), ("两级", "两级"), ("一刻钟", "一刻钟"), ("一个礼拜", "一个礼拜"), ("五笔", "五笔"),
        ("廿天", "廿天"),
        ("十分钟", "十分钟"), ("扣十分", "十分"), ("万分之一", "万分"), ("系统一天", "一天"),
        ("合同一年", "一年"),
        ("统一为三年", "三年"), ("三个百分点", "三个百分点"), ("{12 天}", "12"), ("{ x }两天", "两天"),
        ("after thirteen days", "thirteen days"), ("nineteen hours", "nineteen hours"),
        ("two business days", "two business days"), ("three rest days", "three rest days"),
        ("four consecutive work days", "four consecutive work days"),
        ("an extra five further days", "five further days"),
        ("two complaints", "two complaints"), ("two or more days", "two or more days"), ("a dozen", "a dozen"),
        ("twenty-five days", "twenty-five days"), ("five-day week", "five-day"), ("two\ndays", "two\ndays"),
    ],
)  # fmt: skip
def test_a_quantity(text, quantity):
    assert [found for _, found in quantities(text)] == [quantity]


def test_what_the_units_count_is_counted():
    unit = Unit("visit", Words("趟", "home visit"), "home visits", Place("a"))
    assert [found for _, found in quantities("跑三趟, three home visits, one home visit", [unit])] == [
        "三趟",
        "three home visits",
        "one home visit",
    ]
    assert list(quantities("跑三趟, three home visits")) == []
