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
# # 数还没定，怎么讲
#
# ## 问题
#
# 兼职客服理论 80 分、实践 70 分，合格吗？制度里的占比和合格线都空着。怎样在数没定的时候讲清楚规则，
# 又不把假设说成规定？

# %% [markdown] lang="en" part="question"
# # Teaching a rule whose figures are not set
#
# ## The question
#
# A part-timer has 80 in theory and 70 in practice: is that a pass? The policy leaves weights and pass mark
# blank. How does one teach such a rule without passing a guess off as policy?

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
book.rule("exa-2", "exa-3", "exa-4", "exa-5")

# %% [markdown] lang="zh" part="by-hand"
# ## 用手算
#
# 数不知道，式子知道。先用字写出来，再代入假设的数。下面三个数是本课假设的，不是规定：

# %% [markdown] lang="en" part="by-hand"
# ## By hand
#
# The figures are unknown, the sum is not. Write it in words first, then put in supposed figures. The three
# below are supposed for this lesson; they are not policy:

# %%
from decimal import Decimal

theory, practice = 80, 70
supposed = {"theory_weight": 40, "practice_weight": 60, "pass_mark": 60}  # 假设 · supposed
by_hand = (Decimal(theory) * supposed["theory_weight"] + Decimal(practice) * supposed["practice_weight"]) / 100
reached = by_hand >= supposed["pass_mark"]
book.say(
    zh="总分 = 理论成绩 × 理论占比 + 实践成绩 × 实践占比\n"
    "{theory} × {theory_part}% + {practice} × {practice_part}% = {by_hand}\n"
    "合格线假设为 {mark}：{reached}。",
    en="total = theory × its weight + practice × its weight\n"
    "{theory} × {theory_part}% + {practice} × {practice_part}% = {by_hand}\n"
    "With a supposed pass mark of {mark}: {reached}.",
    theory=theory,
    practice=practice,
    theory_part=supposed["theory_weight"],
    practice_part=supposed["practice_weight"],
    by_hand=by_hand.normalize(),
    mark=supposed["pass_mark"],
    reached=book.pick("合格", "a pass") if reached else book.pick("不合格", "not a pass"),
)

# %% [markdown] lang="zh" part="handbook"
# ## 让手册算
#
# 先什么也不假设。手册不猜，只说还缺什么：

# %% [markdown] lang="en" part="handbook"
# ## By the handbook
#
# Suppose nothing at first. The handbook does not guess; it says what is still needed:

# %%
exam = {"theory": theory, "practice": practice, "attempt": "first"}
book.told(book.ask("part-time-exam", **exam))

# %% [markdown] lang="zh"
# 再把假设告诉它。答案后面会写明这些是假设：

# %% [markdown] lang="en"
# Then tell it what is supposed. The answer says so:

# %%
found = book.ask("part-time-exam", supposed, **exam)
assert (found["total"], found["passed"]) == (by_hand, reached), "the sum by hand no longer follows the rule"
book.told(found)

# %% [markdown] lang="zh" part="picture"
# ## 画成图
#
# 不知道定多少，就全画出来。横轴是理论占比（其余归实践），纵轴是合格线，每一格问一遍手册。
# 界线越平，说明占比怎么定都差不多；越斜，就越要紧。

# %% [markdown] lang="en" part="picture"
# ## A picture
#
# Not knowing the figures, draw them all. The weight of theory runs to the right (practice has the rest), the
# pass mark upwards, and the handbook is asked for every square. The flatter the border, the less the weights
# matter; the steeper, the more.

# %%
verdict = {True: book.pick("合格", "pass"), False: book.pick("不合格", "not a pass")}


def passed(weight, mark, **exam):
    what_if = {"theory_weight": weight, "practice_weight": 100 - weight, "pass_mark": mark}
    return verdict[book.ask("part-time-exam", what_if, **exam)["passed"]]


marks, weights = range(50, 91, 4), range(0, 101, 10)
squares = [{"weight": w, "mark": m, "passed": passed(w, m, **exam)} for w in weights for m in marks]
weight = f"{book.label('theory_weight')} (%)"
chart = {
    "data": {"values": squares},
    "width": {"step": 34},
    "height": {"step": 22},
    "mark": {"type": "rect", "stroke": "#8886"},
    "encoding": {
        "x": {"field": "weight", "type": "ordinal", "title": weight, "axis": {"labelAngle": 0}},
        "y": {"field": "mark", "type": "ordinal", "title": book.label("pass_mark"), "sort": "descending"},
        "color": {
            "field": "passed",
            "title": "",
            "scale": {"domain": list(verdict.values()), "range": COLOURS[:2]},
        },
    },
}
highest = {
    w: max((one["mark"] for one in squares if one["weight"] == w and one["passed"] == verdict[True]), default=None)
    for w in weights
}
book.picture(
    chart,
    book.pick("理论占比、合格线与结果", "Weight of theory, pass mark and result"),
    "; ".join(f"{w}%: {verdict[True]} ≤ {mark}" for w, mark in highest.items()),
)

# %% [markdown] lang="zh"
# ### 九个空
#
# 同一份制度里空着的数都在这里，连同等着它们的待定问题。由谁来定，见手册的“尚待决定”。

# %% [markdown] lang="en"
# ### The blanks
#
# Here is every figure that this policy leaves blank, with the open question that waits for it. Who decides is
# under “Still to decide”.

# %%
blanks = [
    one
    for one in book.book.parameters.values()
    if one.policy == "part-time-training" and all(dated.unset for dated in one.values)
]
book.table(
    (book.pick("空着的数", "blank"), book.pick("待定问题", "open question")),
    [(one.words[book.language], question) for one in blanks for question in one.questions],
)

# %% [markdown] lang="zh" part="try"
# ## 自己试试
#
# 在可以改的版本里（或者下载以后），改下面的假设再运行；或者直接用这个计算器，在“换种假设试试”里填。
# 两个占比相加必须是 100%，否则手册不答。

# %% [markdown] lang="en" part="try"
# ## Try it yourself
#
# In the live or the downloaded notebook, change what is supposed and run the cell again; or use the calculator right
# here, under “Suppose otherwise”. The two weights must add up to 100%, or the handbook will not answer.

# %% open=true calculator="part-time-exam"
suppose = {"theory_weight": 50, "practice_weight": 50, "pass_mark": 80}  # 改这里 · change this
book.told(book.ask("part-time-exam", suppose, **exam))

# %% [markdown] lang="zh" part="check"
# ## 考考自己

# %% [markdown] lang="en" part="check"
# ## Check yourself

# %%
mine = None  # 写上你的答案 · your answer
equal = {"theory_weight": 50, "practice_weight": 50, "pass_mark": (theory + practice) // 2}
book.check(
    book.pick(
        f"假设两项各占一半，合格线是 {equal['pass_mark']}。同样的成绩，接下来怎么办？",
        f"Suppose both count half and the pass mark is {equal['pass_mark']}. With the same scores, what comes next?",
    ),
    book.ask("part-time-exam", equal, **exam),
    "next",
    mine,
)

# %%
mine = None  # 写上你的答案 · your answer
each, late = 3, 7
lateness = {"lates_per_absence": each, "absences_to_cancel": 2, "leave_limit_percent": 20}
book.check(
    book.pick(
        f"假设迟到 {each} 次算旷课一次。迟到 {late} 次，没有别的旷课，一共计入几次旷课？",
        f"Suppose {each} late arrivals count as an absence. {late} of them and no other absence: how many are counted?",
    ),
    book.ask("part-time-attendance", lateness, late_or_early=late, absences=0, leave_percent=0),
    "counted_absences",
    mine,
)
