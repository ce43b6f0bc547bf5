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
# # 培训延期了怎么办
#
# ## 问题
#
# 培训计划到期，人还不能上岗。每拖一天会怎样？拖到什么时候就不再只是扣款了？

# %% [markdown] lang="en" part="question"
# # What happens when training overruns
#
# ## The question
#
# The plan has ended and the trainee is not ready for the post. What does each further day cost, and when
# is it no longer just a matter of money?

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
book.rule("ext-1", "ext-2", "ext-3", "ext-4", "ext-5")

# %% [markdown] lang="zh" part="by-hand"
# ## 用手算
#
# 先记两个数：每天扣多少，最多延几天。然后看拖的天数有没有超过上限。举一个刚刚超过的例子：

# %% [markdown] lang="en" part="by-hand"
# ## By hand
#
# Two figures matter: what a day costs, and how many days there may be. Then see whether the days go past
# the limit. Take someone who has just gone past it:

# %%
rate, limit = book.value("overrun_rate"), book.value("overrun_limit")
days = limit + 1
by_hand = rate * min(days, limit)
book.say(
    zh="拖了 {days} 天，上限是 {overrun_limit}：超过了。\n"
    "上限以后扣款{q32_deduction}，所以只算 {overrun_limit:number} 天。\n"
    "{overrun_rate:number} × {overrun_limit:number} = {by_hand} 元，另外还要由中心领导谈话。",
    en="The training has overrun by {days} days; the limit is {overrun_limit}, so it is past.\n"
    "After the limit the deduction is {q32_deduction}, so only {overrun_limit:number} days count.\n"
    "{overrun_rate:number} × {overrun_limit:number} = {by_hand} yuan, and a talk with the centre leader follows.",
    days=days,
    by_hand=by_hand,
)

# %% [markdown] lang="zh" part="handbook"
# ## 让手册算
#
# 同样的问题问手册。最后一行代码核对：手算和手册必须一致，不一致，这份笔记就建不成。

# %% [markdown] lang="en" part="handbook"
# ## By the handbook
#
# Ask the handbook the same. The `assert` makes sure that both agree; if they did not, this notebook would
# not build.

# %%
found = book.ask("overrun", overrun_days=days)
assert found["deduction"] == by_hand, "the sum by hand no longer follows the rule"
book.told(found)

# %% [markdown] lang="zh" part="picture"
# ## 画成图
#
# 横轴是延期天数，纵轴是扣款。线往上走，到上限就平了：从那以后，问题不再是钱，而是谈话。虚线是另一种理解，
# 即上限以后继续扣款（`Q-32`）。

# %% [markdown] lang="en" part="picture"
# ## A picture
#
# Days of overrun run to the right, the deduction upwards. The line climbs, and goes flat at the limit:
# from there on the matter is a talk, not money. The dashed line is the other reading, by which the
# deduction goes on (`Q-32`).

# %%
now = book.words("q32_deduction")
other = next(id for id in book.book.parameters["q32_deduction"].choices if id != book.value("q32_deduction"))
readings = {now: None, book.words("q32_deduction", other): {"q32_deduction": other}}
points = [
    {"days": n, "yuan": int(book.ask("overrun", what_if, overrun_days=n)["deduction"]), "reading": name}
    for name, what_if in readings.items()
    for n in range(int(limit) + 8)
]
names, legend = list(readings), book.label("q32_deduction")
chart = {
    "data": {"values": points},
    "width": 400,
    "height": 240,
    "mark": {"type": "line", "strokeWidth": 2.5},
    "encoding": {
        "x": {"field": "days", "type": "quantitative", "title": book.label("overrun_days")},
        "y": {"field": "yuan", "type": "quantitative", "title": book.label("deduction")},
        "color": {"field": "reading", "title": legend, "scale": {"domain": names, "range": COLOURS[:2]}},
        "strokeDash": {"field": "reading", "title": legend, "scale": {"domain": names, "range": [[1, 0], [5, 4]]}},
    },
}
edge = [(n, book.words("deduction", book.ask("overrun", overrun_days=n)["deduction"])) for n in (0, limit, limit + 5)]
book.picture(
    chart,
    book.pick(zh="延期天数与扣款", en="Days of overrun and the deduction"),
    "; ".join(f"{n}: {shown}" for n, shown in edge),
)

# %% [markdown] lang="zh" part="try"
# ## 自己试试
#
# 在可以改的版本里（或者下载以后），改下面的天数再运行；或者直接用这个计算器。试试 0 天、正好到上限、上限多一天。

# %% [markdown] lang="en" part="try"
# ## Try it yourself
#
# In the live or the downloaded notebook, change the number and run the cell again; or use the calculator right here.
# Try none, exactly the limit, and one more.

# %% open=true calculator="overrun"
overrun_days = 7  # 改这里 · change this
book.told(book.ask("overrun", overrun_days=overrun_days))

# %% [markdown] lang="zh" part="check"
# ## 考考自己

# %% [markdown] lang="en" part="check"
# ## Check yourself

# %%
mine = None  # 写上你的答案，例如 120 · your answer, such as 120
half = limit // 2
book.check(
    book.pick(f"延期 {half} 天，一共扣多少钱？", f"After {half} days of overrun, how much is deducted in all?"),
    book.ask("overrun", overrun_days=half),
    "deduction",
    mine,
)

# %%
mine = None  # 写上你的答案 · your answer
book.check(
    book.pick(f"延期正好 {limit} 天，接下来是什么？", f"What follows when the overrun is exactly {limit} days?"),
    book.ask("overrun", overrun_days=limit),
    "outcome",
    mine,
)
