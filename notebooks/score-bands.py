# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown] lang="zh" part="question"
# # 分数落在两档之间
#
# ## 问题
#
# 总分 94.95，评优秀还是良好？两次打字取平均，得了 8.495，又怎么算？
# 评分表里没有一格写着这样的分数。

# %% [markdown] lang="en" part="question"
# # A score between two bands
#
# ## The question
#
# A total of 94.95: excellent or good? Two typing tests average 8.495: what is that worth? No cell of the
# score sheet holds such a score.

# %% [markdown] lang="zh" part="rule"
# ## 制度怎么写
#
# 下面几条是从手册里印出来的，数值也是。制度改了，这里跟着变。

# %% [markdown] lang="en" part="rule"
# ## The rule as written
#
# These clauses, figures included, are printed from the handbook. When the policy changes, so do they.

# %% lang="zh"
from rulebook.lesson import COLOURS, lesson

book = lesson("zh")

# %% lang="en"
from rulebook.lesson import COLOURS, lesson

book = lesson("en")

# %%
book.rule("stu-1", "stu-2", "stu-4", "stu-5")

# %% [markdown] lang="zh" part="by-hand"
# ## 用手算
#
# 六项相加，再到评分表里找总分那一行。竖式一样对齐小数点，一位也不能少：

# %% [markdown] lang="en" part="by-hand"
# ## By hand
#
# Add up the six, then look for the total in its row of the sheet. Line up the decimal points, and drop no
# digit:

# %%
from decimal import Decimal

points = {
    "typing": "9.49",
    "business_study": "18.99",
    "random_check": "18.99",
    "service_skill": "28.49",
    "attitude": "9.49",
    "discipline": "9.50",
}
by_hand = sum(map(Decimal, points.values()))
book.say(
    zh="{sum} = {by_hand}\n"
    "良好印到 {operator_total_good_to}，优秀从 {operator_total_excellent_from} 起；{by_hand} 在两者之间，哪格都不是。\n"
    "手册对空隙的理解是：{q06_bands}。",
    en="{sum} = {by_hand}\n"
    "Good is printed up to {operator_total_good_to}, excellent from {operator_total_excellent_from}; "
    "neither holds {by_hand}.\n"
    "The handbook reads such a gap so: the total is {q06_bands}.",
    sum=" + ".join(points.values()),
    by_hand=by_hand,
)

# %% [markdown] lang="zh" part="handbook"
# ## 让手册算
#
# 同样的分数问手册。各项都差百分之一分不到优秀，只有纪律刚到；总分评什么，看最后一步。

# %% [markdown] lang="en" part="handbook"
# ## By the handbook
#
# Ask the handbook with the same points. Each criterion but discipline is a hundredth short of excellent;
# what becomes of the total?

# %%
found = book.ask("operator-score", **points)
assert found["total"] == by_hand, "the sum by hand no longer follows the rule"
rounded = next(id for id in book.book.parameters["q06_bands"].choices if id != book.value("q06_bands"))
readings = {book.value("q06_bands"): None, rounded: {"q06_bands": rounded}}
book.table(
    (book.label("q06_bands"), book.label("total"), book.label("grade")),
    [
        (book.words("q06_bands", reading), book.words("total", one["total"]), book.words("grade", one["grade"]))
        for reading, what_if in readings.items()
        for one in [book.ask("operator-score", what_if, **points)]
    ],
)

# %% [markdown] lang="zh"
# 换一种理解，等级就变了，所以这是一个待定问题（`Q-06`）。8.495 呢？各项得分只到两位小数，手册不收三位的，
# 也不替人取舍：

# %% [markdown] lang="en"
# Another reading, another grade: hence the open question (`Q-06`). And 8.495? Points have two decimals; the
# handbook takes no third one, and does not round in anybody's place:

# %%
from rulebook.wording import Refusal

try:
    book.ask("operator-score", **{**points, "typing": "8.495"})
except Refusal as refusal:
    said = refusal.words[book.language]
book.say(zh=said, en=said)

# %% [markdown] lang="zh"
# ### 为什么不用普通的小数
#
# 电子表格和多数程序用二进制小数，`9.49` 这样的数存不准，加起来会差一点点；差一点点，正好在界限上就错一档。
# 下面凑出许多组恰好等于各档下限的得分，再用普通小数加一遍，数一数有多少组掉到下一档：

# %% [markdown] lang="en"
# ### Why not ordinary decimals
#
# Spreadsheets and most programs use binary fractions, which cannot hold a number like `9.49`; sums are off by
# a trifle, and right at a limit a trifle is a grade. Here are many scores that add up to the very start of a
# band, added once more with binary fractions: how many fall into the band below?

# %%
starts = [book.value(f"operator_total_{grade}_from") for grade in ("excellent", "good", "fairly_good", "pass")]
cent = Decimal("0.01")
tried = fallen = 0
for start in starts:
    for step in range(0, 1000, 7):
        first = step * cent
        scores = [first, *[((start - first) / 5).quantize(cent)] * 4]
        scores.append(start - sum(scores))
        assert sum(scores) == start
        tried += 1
        fallen += sum(map(float, scores)) < start
book.say(
    zh="{tried} 组里有 {fallen} 组掉档。手册按十进制精确计算，一组也不掉。",
    en="Of {tried} scores, {fallen} fall a band. The handbook computes exactly, in decimals, and none does.",
    tried=tried,
    fallen=fallen,
)

# %% [markdown] lang="zh"
# 二进制小数连四舍五入也靠不住：

# %% [markdown] lang="en"
# Nor can binary fractions be trusted to round halves up:

# %%
from decimal import ROUND_HALF_UP

book.table(
    (book.pick("得分", "points"), book.pick("二进制小数，两位", "binary, two decimals"), book.pick("精确", "exact")),
    [
        (text, f"{round(float(text), 2):.2f}", Decimal(text).quantize(cent, ROUND_HALF_UP))
        for text in ("8.495", "9.485", "5.015")
    ],
)

# %% [markdown] lang="zh"
# ### 检查发现的毛病
#
# 评分表照原文抄录，连毛病一起。检查用算术把它们找出来，每一处都归到一个待定问题：

# %% [markdown] lang="en"
# ### Faults found by the check
#
# The sheet is copied as the source prints it, faults and all. The check finds them by arithmetic, and each
# is put to an open question:

# %%
from rulebook.handbook import faults, said

sheet = book.book.score_sheets["operator"]
asked = {one.fault: one.question for one in sheet.listed}
grades = {column.id: column.words for column in sheet.columns}
book.table(
    (book.pick("毛病", "fault"), book.pick("待定问题", "open question")),
    [
        (
            said(fault, book.book.fields[fault.criterion].words, grades[fault.grade])[book.language],
            asked[fault],
        )
        for fault in faults(sheet)
    ],
)

# %% [markdown] lang="zh" part="picture"
# ## 画成图
#
# 把优秀下限附近的总分逐个问一遍，每次差百分之一分；两行是两种理解，颜色是等级。

# %% [markdown] lang="en" part="picture"
# ## A picture
#
# Ask for every total around the start of excellent, a hundredth at a time. The two rows are the two readings,
# the colours are grades.

# %%
others = {name: text for name, text in points.items() if name != "typing"}
excellent = book.value("operator_total_excellent_from")
typing = excellent - sum(map(Decimal, others.values()))
brief = {
    book.value("q06_bands"): book.pick("原样定级", "graded as it is"),
    rounded: book.pick("先四舍五入", "rounded first"),
}
dots = [
    {
        "total": float(one["total"]),
        "reading": brief[reading],
        "grade": book.words("grade", one["grade"]),
    }
    for reading, what_if in readings.items()
    for step in range(-15, 6)
    for one in [book.ask("operator-score", what_if, typing=typing + step * cent, **others)]
]
named = list(dict.fromkeys(dot["grade"] for dot in dots))
header = {"labelAnchor": "start", "labelOrient": "top", "labelColor": "currentColor", "labelFontSize": 13}
chart = {
    "data": {"values": dots},
    "width": 400,
    "height": {"step": 30},
    "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
    "encoding": {
        "x": {
            "field": "total",
            "type": "quantitative",
            "title": book.label("total"),
            "scale": {"zero": False},
            "axis": {"tickCount": 5},
        },
        "y": {
            "field": "reading",
            "title": "",
            "axis": {"labels": False, "ticks": False, "domain": False, "grid": False},
        },
        "row": {
            "field": "reading",
            "title": "",
            "sort": list(brief.values()),
            "header": {**header, "labelLimit": 420},
        },
        "color": {"field": "grade", "title": book.label("grade"), "scale": {"domain": named, "range": COLOURS}},
        "shape": {"field": "grade", "title": book.label("grade"), "scale": {"domain": named}},
    },
    "resolve": {"scale": {"y": "independent"}},
}
first = {
    reading: min(dot["total"] for dot in dots if dot["grade"] == named[-1] and dot["reading"] == reading)
    for reading in dict.fromkeys(dot["reading"] for dot in dots)
}
book.picture(
    chart,
    book.pick("优秀下限附近的总分和等级", "Totals around the start of excellent, and their grades"),
    "; ".join(f"{reading}: {named[-1]} ≥ {total:.2f}" for reading, total in first.items()),
)

# %% [markdown] lang="zh" part="try"
# ## 自己试试
#
# 在可以改的版本里（或者下载以后），改下面的得分再运行；或者直接用这个计算器。试着找出一组刚好差百分之一分的得分。

# %% [markdown] lang="en" part="try"
# ## Try it yourself
#
# In the live or the downloaded notebook, change the points and run the cell again; or use the calculator right here.
# Can you find points that miss a grade by a hundredth?

# %% open=true calculator="operator-score"
points["typing"] = "9.50"  # 改这里 · change this
book.told(book.ask("operator-score", **points))

# %% [markdown] lang="zh" part="check"
# ## 考考自己

# %% [markdown] lang="en" part="check"
# ## Check yourself

# %%
mine = None  # 写上你的答案 · your answer
start = {name: book.value(f"operator_{name}_good_from") for name in points}
short = {**start, "typing": start["typing"] - 5 * cent}
book.check(
    book.pick(f"总分 {sum(short.values())}，评什么等级？", f"A total of {sum(short.values())}: which grade?"),
    book.ask("operator-score", **short),
    "grade",
    mine,
)

# %%
mine = None  # 写上你的答案 · your answer
book.check(
    book.pick(
        f"打字得 {start['typing']} 分，打字评什么等级？", f"Typing at {start['typing']} points: which grade for typing?"
    ),
    book.ask("operator-score", **start),
    "typing_grade",
    mine,
)
