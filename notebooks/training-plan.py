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
# # 培训日程是怎样排出来的
#
# ## 问题
#
# 培训定在国庆前几天开始，要训十来天。哪天结束？中间哪些天不用来？最晚哪天通知品质主管？

# %% [markdown] lang="en" part="question"
# # How a training plan is laid out
#
# ## The question
#
# Training of some ten days starts shortly before National Day. When does it end, which days are off, and
# when must the quality supervisor be told?

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
book.rule("req-1", "req-3", "req-4", "req-5", "req-8")

# %% [markdown] lang="zh" part="by-hand"
# ## 用手算
#
# 拿一本日历，从开始那天一天一天往后数：法定节假日跳过，每周休息日跳过，其余的画一个勾，画够为止。

# %% [markdown] lang="en" part="by-hand"
# ## By hand
#
# Take a calendar and go on from the first day, one by one: skip statutory holidays, skip the weekly day of
# rest, tick the others, and stop when there are enough ticks.

# %%
from datetime import date, timedelta

from rulebook.language import WEEKDAYS

start, days = date(book.as_of.year, 9, 28), int(book.value("rest_after_days")) + 3
names = {
    "training": book.pick("培训", "training"),
    "rest": book.pick("每周休息", "weekly rest"),
    "holiday": book.pick("法定节假日", "statutory holiday"),
}


def kind(day):
    """What a day is for, in a plan that is long enough for weekly rest."""
    if day in book.book.holiday_names:
        return "holiday"
    return "rest" if WEEKDAYS[day.weekday()] == book.value("default_rest_weekday") else "training"


calendar = {}
day = start
while list(calendar.values()).count("training") < days:
    calendar[day] = kind(day)
    day += timedelta(days=1)
last = max(calendar)


def weekday(day):
    """The day of the week in the lesson's language."""
    return book.words("default_rest_weekday", WEEKDAYS[day.weekday()])


book.table(
    (book.pick("日期", "date"), book.pick("星期", "day"), book.pick("安排", "what for")),
    [(f"{day:%m-%d}", weekday(day), names[what]) for day, what in calendar.items()],
)

# %% [markdown] lang="zh"
# 净培训时间是每天从开始到结束，去掉午休，再乘天数。通知品质主管的日子从最后一天往回数。

# %% [markdown] lang="en"
# Net training time is each day from start to end without lunch, times the days. The days for telling the
# quality supervisor are counted back from the last one.

# %%
opens, closes, lunch, back = (
    book.value(name).hour * 60 + book.value(name).minute
    for name in ("training_start", "training_end", "lunch_start", "lunch_end")
)
minutes = (closes - opens - (back - lunch)) * days
notify = [last - timedelta(days=int(book.value(name))) for name in ("notify_earliest", "notify_latest")]
book.say(
    zh="{training_start} 至 {training_end} 是 {whole} 分钟，去掉午休 {lunch} 分钟，每天 {each} 分钟。\n"
    "{each} × {days} = {minutes} 分钟。\n最后一天是 {last}，所以最早 {first}、最迟 {second} 通知。",
    en="From {training_start} to {training_end} are {whole} minutes, less {lunch} for lunch: {each} a day.\n"
    "{each} × {days} = {minutes} minutes.\nThe last day is {last}, so tell from {first}, and by {second}.",
    whole=closes - opens,
    lunch=back - lunch,
    each=closes - opens - (back - lunch),
    days=days,
    minutes=minutes,
    last=last,
    first=notify[0],
    second=notify[1],
)

# %% [markdown] lang="zh" part="handbook"
# ## 让手册算
#
# 同样的问题问手册。`assert` 核对手算和手册：结束日期、净培训时间、通知日期都要一致。

# %% [markdown] lang="en" part="handbook"
# ## By the handbook
#
# Ask the handbook the same. The `assert` compares the last day, the net time and the days for telling.

# %%
found = book.ask("training-plan", start=start, days=days)
given = [found[output] for output in ("last_day", "minutes", "notify_from", "notify_by")]
assert given == [last, minutes, *notify], "the plan by hand no longer follows the rule"
book.told(found)

# %% [markdown] lang="zh" part="picture"
# ## 画成图
#
# 一行一周，一格一天，颜色是手册排的日程。

# %% [markdown] lang="en" part="picture"
# ## A picture
#
# A row is a week, a square is a day, and the colours are the schedule that the handbook lays out.

# %%
from rulebook.answer import schedule

laid = schedule(book.book, found)
assert {one.day: one.kind for one in laid} == calendar
columns = book.pick("一 二 三 四 五 六 日", "Mon Tue Wed Thu Fri Sat Sun").split()
squares = [
    {
        "week": f"{one.day - timedelta(days=one.day.weekday()):%m-%d}",
        "weekday": columns[one.day.weekday()],
        "day": f"{one.day.day}",
        "what": names[one.kind],
    }
    for one in laid
]
fill = {"field": "what", "title": "", "scale": {"domain": list(names.values()), "range": COLOURS[:3]}}
chart = {
    "data": {"values": squares},
    "width": {"step": 52},
    "height": {"step": 44},
    "encoding": {
        "x": {
            "field": "weekday",
            "title": "",
            "scale": {"domain": columns},
            "axis": {"labelAngle": 0, "orient": "top"},
        },
        "y": {"field": "week", "title": "", "axis": {"ticks": False}},
    },
    "layer": [
        {"mark": {"type": "rect", "opacity": 0.4, "stroke": "#8888"}, "encoding": {"color": fill}},
        {"mark": {"type": "text", "fontSize": 15, "color": "currentColor"}, "encoding": {"text": {"field": "day"}}},
    ],
}
book.picture(
    chart,
    book.pick("培训日程", "The training plan"),
    "; ".join(f"{one.day}: {names[one.kind]}" for one in laid),
)

# %% [markdown] lang="zh" part="try"
# ## 自己试试
#
# 在可以改的版本里（或者下载以后），改开始日期和天数再运行；或者直接用这个计算器。少训几天，每周休息会不会就没有了？

# %% [markdown] lang="en" part="try"
# ## Try it yourself
#
# In the live or the downloaded notebook, change start and length and run the cell again; or use the calculator right
# here. A few days less: is there still a weekly day of rest?

# %% open=true calculator="training-plan"
first_day, how_long = start, days - 5  # 改这里 · change this
book.told(book.ask("training-plan", start=first_day, days=how_long))

# %% [markdown] lang="zh" part="check"
# ## 考考自己

# %% [markdown] lang="en" part="check"
# ## Check yourself

# %%
mine = None  # 写上你的答案，例如 2026-12-01 · your answer, such as 2026-12-01
monday = date(book.as_of.year, 11, 1)
monday += timedelta(days=-monday.weekday() % 7)
short = int(book.value("rest_after_days")) - 1
book.check(
    book.pick(
        f"从 {monday}（{weekday(monday)}）开始培训 {short} 天，哪天结束？",
        f"Training of {short} days starts on {monday} ({weekday(monday)}): when does it end?",
    ),
    book.ask("training-plan", start=monday, days=short),
    "last_day",
    mine,
)

# %%
mine = None  # 写上你的答案 · your answer
book.check(
    book.pick(
        f"同一天开始，多培训一天（{short + 1} 天），中间有几天每周休息？",
        f"The same start, one day more ({short + 1} days): how many days of weekly rest are there?",
    ),
    book.ask("training-plan", start=monday, days=short + 1),
    "rest_days",
    mine,
)
