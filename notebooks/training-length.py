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
# # 培训时间是怎样算出来的
#
# ## 问题
#
# 休假 12 天回来，要培训多久？休 4 天呢？休三四个月呢？

# %% [markdown] lang="en" part="question"
# # How the length of training is worked out
#
# ## The question
#
# Someone is back after 12 days of leave: how long is the training? And after 4 days? After a few months?

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
book.rule("ret-1", "ret-2", "ret-3", "ret-4", "ret-6", "ret-7")

# %% [markdown] lang="zh" part="by-hand"
# ## 用手算
#
# 先看休假落在哪一段：太短的不用培训，长的按固定范围，中间的按比例折算。12 天在中间，所以做一次除法：

# %% [markdown] lang="en" part="by-hand"
# ## By hand
#
# First see which part the leave falls into: short leave needs nothing, long leave has a fixed range, and
# what lies between earns days in proportion. Twelve days lie between, so divide:

# %%
days, base = 12, book.value("leave_per_training_day")
by_hand, rest = divmod(days, base)
book.say(
    zh="{days} 天不少于 {short_leave}，又不到 {long_leave_months}，属于短期休假。\n"
    "{days} ÷ {leave_per_training_day:number} = {by_hand}，余 {rest}；余数{q01_rounding}。\n"
    "所以培训 {by_hand} 天。",
    en="{days} days are {short_leave} or more and less than {long_leave_months}: short leave.\n"
    "{days} ÷ {leave_per_training_day:number} = {by_hand}, remainder {rest}; the remainder is {q01_rounding}.\n"
    "So training takes {by_hand} days.",
    days=days,
    by_hand=by_hand,
    rest=rest,
)

# %% [markdown] lang="zh" part="handbook"
# ## 让手册算
#
# 同样的问题问手册：一句答案、算式，再加一步步的理由，每一步都写明依据哪条条款。代码里的 `assert` 核对
# 手算和手册是否一致；不一致，这份笔记就建不成。

# %% [markdown] lang="en" part="handbook"
# ## By the handbook
#
# Ask the handbook the same: it gives the answer in a sentence, the sum, and each step with the clause it
# stands on. The `assert` makes sure that both agree; if they did not, this notebook would not build.

# %%
found = book.ask("training-length", situation="return", leave_days=days)
assert (found["plan"], found["shortest_days"]) == ("short-return", by_hand), (
    "the sum by hand no longer follows the rule"
)
book.told(found)

# %% [markdown] lang="zh" part="picture"
# ## 画成图
#
# 把每个休假天数都问一遍，找出培训方式变化的地方：

# %% [markdown] lang="en" part="picture"
# ## A picture
#
# Ask for every number of days, and keep those at which the kind of training changes:

# %%
from itertools import groupby

longest = int(book.value("long_leave_months") * book.value("days_per_month")) * 2
answers = {n: book.ask("training-length", situation="return", leave_days=n) for n in range(longest + 1)}


def length(first, last):
    """From the fewest to the most training days that so many days of leave can mean."""
    ends = (answers[first]["shortest_days"], answers[last]["longest_days"])
    return "–".join(dict.fromkeys(str(end) for end in ends))


parts = [(plan, list(group)) for plan, group in groupby(answers, key=lambda n: answers[n]["plan"])]
rows = [(f"{group[0]}–{group[-1]}", book.words("plan", plan), length(group[0], group[-1])) for plan, group in parts]
book.table((book.label("leave_days"), book.label("plan"), book.pick("培训日", "training days")), rows)

# %% [markdown] lang="zh"
# 再画出来。横轴是休假天数，纵轴是培训日。台阶是折算；右边的宽带是长期休假的范围，从最短到最长都可以安排。

# %% [markdown] lang="en"
# Then draw it. Days of leave run to the right, training days upwards. The steps are the proportion; the
# broad band is the range for long leave, within which a plan may choose.

# %%
points = [
    {"leave": n, "shortest": int(found["shortest_days"]), "longest": int(found["longest_days"])}
    for n, found in answers.items()
]
drawn = {"interpolate": "step-after", "color": COLOURS[0]}


def edge(field):
    return {"field": field, "type": "quantitative", "title": book.pick("培训日", "training days")}


chart = {
    "data": {"values": points},
    "width": 400,
    "height": 240,
    "encoding": {
        "x": {
            "field": "leave",
            "type": "quantitative",
            "title": book.label("leave_days"),
            "scale": {"nice": False},
            "axis": {"tickCount": 6},
        }
    },
    "layer": [
        {
            "mark": {"type": "area", "opacity": 0.3, **drawn},
            "encoding": {"y": edge("shortest"), "y2": {"field": "longest"}},
        },
        {"mark": {"type": "line", "strokeWidth": 2, **drawn}, "encoding": {"y": edge("shortest")}},
        {"mark": {"type": "line", "strokeWidth": 2, **drawn}, "encoding": {"y": edge("longest")}},
    ],
}
book.picture(
    chart,
    book.pick("休假天数与培训日", "Days of leave and training days"),
    "; ".join(f"{leave}: {training}" for leave, _, training in rows),
)

# %% [markdown] lang="zh"
# ### 如果换一种理解
#
# 来源没有说清余下的天数怎么办（`Q-01`）。手册写明了目前的理解；这里把另一种理解也算一遍，看差多少。

# %% [markdown] lang="en"
# ### If it were read differently
#
# The source does not say what becomes of the remainder (`Q-01`). The handbook says how it reads this for
# now; here is what the other reading would give, and how far apart they are.

# %%
other = next(id for id in book.book.parameters["q01_rounding"].choices if id != book.value("q01_rounding"))


def sentence(n, **what_if):
    return book.sentence(book.ask("training-length", what_if, situation="return", leave_days=n))


book.table(
    (book.label("leave_days"), book.words("q01_rounding"), book.words("q01_rounding", other)),
    [(n, sentence(n), sentence(n, q01_rounding=other)) for n in (int(book.value("short_leave")), 12, 14)],
)

# %% [markdown] lang="zh"
# 月份有长有短：同样几个日历月，跨二月的天数最少（`Q-02`）。知道起止日期时，手册按日历月算：

# %% [markdown] lang="en"
# Months are not equally long: with a February among them there are fewer days (`Q-02`). Where the dates
# are known, the handbook counts calendar months:

# %%
spans = [("2026-02-01", "2026-04-30"), ("2026-03-01", "2026-05-31"), ("2026-02-01", "2026-04-29")]
by_days = next(id for id in book.book.parameters["q02_long_leave"].choices if id != book.value("q02_long_leave"))


def between(first, last, **what_if):
    return book.sentence(book.ask("training-length", what_if, situation="return", leave_from=first, leave_to=last))


book.table(
    (book.pick("休假", "leave"), book.words("q02_long_leave"), book.words("q02_long_leave", by_days)),
    [
        (f"{first} – {last}", between(first, last), between(first, last, q02_long_leave=by_days))
        for first, last in spans
    ],
)

# %% [markdown] lang="zh" part="try"
# ## 自己试试
#
# 在可以改的版本里（或者下载以后），改下面的天数再运行；或者直接用这个计算器，换成转岗、待岗也行。

# %% [markdown] lang="en" part="try"
# ## Try it yourself
#
# In the live or the downloaded notebook, change the number and run the cell again; or use the calculator right here,
# for transfers and standby too.

# %% open=true calculator="training-length"
leave_days = 23  # 改这里 · change this
book.told(book.ask("training-length", situation="return", leave_days=leave_days))

# %% [markdown] lang="zh" part="check"
# ## 考考自己

# %% [markdown] lang="en" part="check"
# ## Check yourself

# %%
mine = None  # 写上你的答案 · your answer
leave = int(book.value("short_leave")) * 4 - 1
book.check(
    book.pick(f"休假 {leave} 天回来，最少培训几天？", f"After {leave} days of leave, how many training days at least?"),
    book.ask("training-length", situation="return", leave_days=leave),
    "shortest_days",
    mine,
)

# %%
mine = None  # 写上你的答案 · your answer
book.check(
    book.pick("从别的部门转来，执行哪种培训？", "Someone comes from another department: which training is it?"),
    book.ask("training-length", situation="external-transfer"),
    "plan",
    mine,
)
