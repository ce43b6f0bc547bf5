"""What counts as a quantity in a text, by example."""

import pytest

from rulebook.bilingual import Words
from rulebook.check import counted, quantities
from rulebook.handbook import Unit
from rulebook.problem import Place


@pytest.mark.parametrize(
    "text",
    [
        "第十五天", "第二次", "十分重要", "万分感谢", "一次性告知", "统一年度", "唯一人选", "同一天", "百分比",
        "好一点", "报上一级主管", "按 {day_2}天", "见 Q-02",
        "最后一天", "最后一次", "百分之几", "每发现一次", "每迟到一次", "半途而废", "几分之几",
        "the one that answers", "the other half-heartedly", "double-check it", "a quarterly talk",
        "once a day", "someone days off", "{days_30}",
    ],
)  # fmt: skip
def test_no_quantity(text):
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("早上八点前", "八点"), ("下午一点", "一点"), ("二十一点", "二十一点"), ("两个季度", "两个季度"),
        ("三位", "三位"), ("两级", "两级"), ("一刻钟", "一刻钟"), ("一个礼拜", "一个礼拜"), ("五笔", "五笔"),
        ("廿天", "廿天"), ("叁天", "叁天"), ("仨月", "仨月"), ("俩人", "俩人"),
        ("扣款加倍", "加倍"), ("翻倍", "翻倍"), ("减半", "减半"),
        ("半数以上", "半数"), ("双倍", "双倍"), ("打五折", "五折"),
        ("三分之二", "三分之二"), ("百分之二十", "百分之二十"), ("一半人员", "一半人"),
        ("double the fine", "double"), ("is doubled", "doubled"), ("halved", "halved"), ("two thirds", "two thirds"),
        ("a fortnight", "a fortnight"), ("a quarter of an hour", "a quarter of an hour"),
        ("half an hour", "half an hour"),
        ("at least half of them", "half"),
        ("tripled", "tripled"),
        ("十分钟", "十分钟"), ("扣十分", "十分"), ("万分之一", "万分之一"), ("每三天一趟", "三天"),
        ("系统一天", "一天"),
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
    assert [found for _, found in quantities("跑三趟, three home visits, one home visit", counted([unit]))] == [
        "三趟",
        "three home visits",
        "one home visit",
    ]
    assert list(quantities("跑三趟, three home visits")) == []
