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
# # 外呼人员的两种考核
#
# ## 问题
#
# 当月达成 75%，配合度得 30 分，达标了吗？学习考核的分数段和满分对不上，又怎么评？

# %% [markdown] lang="en" part="question"
# # The two appraisals of outbound agents
#
# ## The question
#
# 75% of the month's target and 30 points for conduct: does that meet the standard? And what of the study
# appraisal, whose bands do not fit its full points?

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
book.rule("mon-2", "mon-3", "mon-4", "mon-5", "mon-7", "mon-8", "mon-9")

# %% [markdown] lang="zh" part="by-hand"
# ## 用手算
#
# 把各档从高到低排好，从上往下找第一个达到的；再加上配合度，加减奖惩，最后和最低标准比。

# %% [markdown] lang="en" part="by-hand"
# ## By hand
#
# Lay out the steps from the highest down and take the first one that is reached; add conduct, then rewards
# and penalties, and compare with the least required.

# %%
achievement, conduct = 75, 30
steps = [(book.value(f"step_{letter}_from"), book.value(f"step_{letter}_points")) for letter in "abcde"]
sales = next((earned for least, earned in steps if achievement >= least), 0)
by_hand = sales + conduct
passes = by_hand >= book.value("month_pass_mark")
book.say(
    zh="达成率 {achievement}%，达到的最高一档得 {sales} 分。\n"
    "{sales} + {conduct} = {by_hand}；最低标准是 {month_pass_mark}，{passes}。",
    en="{achievement}% was achieved; the highest step it reaches earns {sales} points.\n"
    "{sales} + {conduct} = {by_hand}; the least required is {month_pass_mark}: {passes}.",
    achievement=achievement,
    conduct=conduct,
    sales=sales,
    by_hand=by_hand,
    passes=book.pick("达标", "met") if passes else book.pick("不达标", "not met"),
)

# %% [markdown] lang="zh" part="handbook"
# ## 让手册算

# %% [markdown] lang="en" part="handbook"
# ## By the handbook


# %%
def month(achievement, what_if=None, conduct=conduct, on_trial="no"):
    return book.ask(
        "outbound-month", what_if, achievement=achievement, conduct_points=conduct, adjustment=0, on_trial=on_trial
    )


found = month(achievement)
assert (found["sales_points"], found["total"]) == (sales, by_hand), "the sum by hand no longer follows the rule"
book.told(found)

# %% [markdown] lang="zh" part="picture"
# ## 画成图
#
# 达成率 75% 夹在两档之间，原文没有说怎么算（`Q-13`）。台阶是目前的理解，虚线是按比例计：

# %% [markdown] lang="en" part="picture"
# ## A picture
#
# An achievement of 75% lies between two steps, and the source does not say what it earns (`Q-13`). The
# stairs are how it is read for now, the dashed line is in proportion:

# %%
proportion = next(id for id in book.book.parameters["q13_between"].choices if id != book.value("q13_between"))
readings = {
    book.pick("按达到的档次", "by the step reached"): None,
    book.pick("按比例", "in proportion"): {"q13_between": proportion},
}
dots = [
    {"achievement": percent, "points": float(month(percent, what_if)["sales_points"]), "reading": reading}
    for reading, what_if in readings.items()
    for percent in range(101)
]
names = list(readings)
shapes = zip(names, ("step-after", "linear"), strict=True)
chart = {
    "data": {"values": dots},
    "width": 400,
    "height": 240,
    "encoding": {
        "x": {"field": "achievement", "type": "quantitative", "title": book.label("achievement")},
        "y": {"field": "points", "type": "quantitative", "title": book.label("sales_points")},
        "color": {"field": "reading", "title": "", "scale": {"domain": names, "range": COLOURS[:2]}},
        "strokeDash": {"field": "reading", "title": "", "scale": {"domain": names, "range": [[1, 0], [5, 4]]}},
    },
    "layer": [
        {
            "transform": [{"filter": {"field": "reading", "equal": reading}}],
            "mark": {"type": "line", "strokeWidth": 2.5, "interpolate": shape},
        }
        for reading, shape in shapes
    ],
}
book.picture(
    chart,
    book.pick("达成率与销售得分", "Achievement and points for sales"),
    "; ".join(f"≥ {least}%: {earned}" for least, earned in steps),
)

# %% [markdown] lang="zh"
# ### 学习考核：分数段和满分对不上
#
# 学习考核另有一张评分表。有两项印出的分数段和满分不符（`Q-12`），手册按比例换算，除不尽的按 `Q-45` 取舍：

# %% [markdown] lang="en"
# ### Study: bands that do not fit
#
# The study appraisal has a score sheet of its own. For two criteria the printed bands do not fit the full
# points (`Q-12`); the handbook scales them, and rounds what does not come out even (`Q-45`):

# %%
book.rule("out-3", "out-4", "out-8")

# %%
from rulebook.language import digits

grades = ("excellent", "good", "fairly_good", "pass")
limits = [
    book.book.parameters[f"outbound_{name}_{grade}_from"]
    for name in ("business_study", "sales_skill")
    for grade in grades
]
book.table(
    (book.pick("界限", "limit"), book.pick("印的是", "printed"), book.pick("计为", "counts as")),
    [(one.words[book.language], digits(one.values[-1].value), digits(book.value(one.name))) for one in limits],
)

# %% [markdown] lang="zh"
# 一组得分问一遍，再假设分数段照印出的数字使用：

# %% [markdown] lang="en"
# Ask with some points, and again as if the bands were used as printed:

# %%
scores = {"business_study": "36", "random_check": "17", "sales_skill": "17.5", "attitude": "8.5", "discipline": "9"}
printed = next(id for id in book.book.parameters["q12_bands"].choices if id != book.value("q12_bands"))
book.table(
    (book.label("q12_bands"), book.pick("结果", "result")),
    [
        (book.words("q12_bands", reading), book.sentence(book.ask("outbound-score", what_if, **scores)))
        for reading, what_if in ((book.value("q12_bands"), None), (printed, {"q12_bands": printed}))
    ],
)

# %% [markdown] lang="zh" part="try"
# ## 自己试试
#
# 在可以改的版本里（或者下载以后），改下面的数再运行；或者直接用这个计算器。差一点到下一档时，少了多少分？

# %% [markdown] lang="en" part="try"
# ## Try it yourself
#
# In the live or the downloaded notebook, change the numbers and run the cell again; or use the calculator right here.
# How much is lost just short of a step?

# %% open=true calculator="outbound-month"
book.told(month(achievement=79, conduct=25))  # 改这里 · change this

# %% [markdown] lang="zh" part="check"
# ## 考考自己

# %% [markdown] lang="en" part="check"
# ## Check yourself

# %%
mine = None  # 写上你的答案 · your answer
second, third = steps[1][0], steps[2][0]
near = second - 1
book.check(
    book.pick(f"达成率 {near}%，销售得多少分？", f"An achievement of {near}%: how many points for sales?"),
    month(near),
    "sales_points",
    mine,
)

# %%
mine = None  # 写上你的答案 · your answer
lack = book.value("month_pass_mark") - steps[2][1] - 1
book.check(
    book.pick(
        f"试岗期间，达成率 {third}%，配合度 {lack} 分，没有奖惩，结果如何？",
        f"On trial, {third}% achieved, {lack} points for conduct, no rewards or penalties: what is the outcome?",
    ),
    month(third, conduct=lack, on_trial="yes"),
    "outcome",
    mine,
)
