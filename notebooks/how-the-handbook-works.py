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
# # 手册是怎么运作的
#
# ## 问题
#
# 新培训员常问：网页上这个数是谁写的？改了会影响哪里？谁来把关？跟着一条规则走一遍，从写下它的那一行，
# 到答案，再到网页。

# %% [markdown] lang="en" part="question"
# # How the handbook works
#
# ## The question
#
# New trainers ask: who wrote this number on the page? What else changes with it? Who checks? Follow one rule,
# from the line it is written in, to an answer, to the page.

# %% [markdown] lang="zh" part="rule"
# ## 制度怎么写
#
# 一条规则有三样东西，都写在 `policy/` 的同一个文件里，每样只写一次。条款给人读，数值用花括号引用：

# %% [markdown] lang="en" part="rule"
# ## The rule as written
#
# A rule has three parts, all in one file under `policy/`, each written once. The clause is for reading, and
# names its figure in braces:

# %% lang="zh"
from rulebook.lesson import COLOURS, lesson

book = lesson("zh")

# %% lang="en"
from rulebook.lesson import COLOURS, lesson

book = lesson("en")

# %%
clause = book.book.clauses["ext-2"]
book.yaml(clause.place)

# %% [markdown] lang="zh"
# 参数是那个数，连同单位、起始日期和理由：

# %% [markdown] lang="en"
# The parameter is the figure, with its unit, the day it holds from, and the reason:

# %%
rate = book.book.parameters["overrun_rate"]
book.yaml(rate.place)

# %% [markdown] lang="zh"
# 判定是一张表：双竖线左边是条件，右边是结果，最后一列是依据的条款。下面的示例也是检验。

# %% [markdown] lang="en"
# The decision is a table: conditions left of the double bar, results right of it, and the clause in the last
# column. The examples below it are its tests.

# %%
decision = book.book.decisions["deduction"]
book.yaml(decision.place)

# %% [markdown] lang="zh" part="by-hand"
# ## 用手算
#
# 自己当一回手册：延期 12 天，从上往下看，条件成立的是哪一行？把那一行的结果算出来。

# %% [markdown] lang="en" part="by-hand"
# ## By hand
#
# Be the handbook for once: after 12 days of overrun, which row's condition holds? Work out that row's result.

# %%
days = 12
by_hand = book.value("overrun_rate") * days
book.say(
    zh="{days} 天多于零，又不超过 {overrun_limit}，是第二行。\n{overrun_rate:number} × {days} = {by_hand} 元。",
    en="{days} days are more than none and not more than {overrun_limit}: the second row.\n"
    "{overrun_rate:number} × {days} = {by_hand} yuan.",
    days=days,
    by_hand=by_hand,
)

# %% [markdown] lang="zh" part="handbook"
# ## 让手册算
#
# 手册做的是同一件事，并且记下每一步：哪个判定、哪一行、依据哪条条款、写在文件的哪一行。网页上的算式、
# 理由和链接都从这份记录里来。下面的计算器就是网页上的那个，试试别的天数，答案一样有据可查。

# %% [markdown] lang="en" part="handbook"
# ## By the handbook
#
# The handbook does just that, and records each step: which decision, which row, under which clause, written in
# which line. The sums, reasons and links on the page come from this record. The calculator below is the one of
# the pages: try other numbers, and every answer says what it rests on.

# %%
found = book.ask("overrun", overrun_days=days)
assert found["deduction"] == by_hand, "the sum by hand no longer follows the rule"
book.told(found)

# %% calculator="overrun"
lines = [(step.source.words[book.language], step.row, step.clause, step.hit.place) for step in found.steps]
book.table((book.pick("判定", "decision"), book.pick("行", "row"), book.pick("条款", "clause"), "YAML"), lines)

# %% [markdown] lang="zh" part="try"
# ## 自己试试
#
# 在一份副本里改一个数，原来的手册不受影响。改完再问一遍，条款、答案都跟着变：

# %% [markdown] lang="en" part="try"
# ## Try it yourself
#
# Change a number in a copy; the handbook itself stays as it is. Ask again: clause and answer have followed.

# %% open=true
new_rate = 12  # 改这里 · change this
copy = book.changed("overrun_rate", new_rate)
copy.rule("ext-2")

# %%
copy.told(copy.ask("overrun", overrun_days=days))

# %% [markdown] lang="zh"
# 真的这样改，检查会拦下来：下面这些示例写着原来的结果，不再成立。这就是把关。要么不该改，要么示例也要跟着改，
# 每一个都有人看过。

# %% [markdown] lang="en"
# The check would stop a real change like this: these examples state the old result and no longer hold. That is
# the safeguard: either the change was wrong or the examples change with it, and somebody has looked at each.

# %%
from rulebook.prove import changes

failing = [found.example for found in changes(book.book, rate, copy.value("overrun_rate"), book.as_of)]
book.table(
    (book.pick("不再成立的示例", "example that no longer holds"), "YAML"),
    [(one.words[book.language], one.place) for one in failing],
)

# %% [markdown] lang="zh" part="picture"
# ## 画成图
#
# 改之前和改之后，每个延期天数各问一遍：一个数，影响的是一整条线。

# %% [markdown] lang="en" part="picture"
# ## A picture
#
# Before and after, asked for every number of days: one figure moves a whole line.

# %%
versions = {
    book.pick(f"现在：{book.words('overrun_rate')}", f"now: {book.words('overrun_rate')}"): book,
    book.pick(f"副本：{copy.words('overrun_rate')}", f"copy: {copy.words('overrun_rate')}"): copy,
}
points = [
    {"days": n, "yuan": int(one.ask("overrun", overrun_days=n)["deduction"]), "version": name}
    for name, one in versions.items()
    for n in range(int(book.value("overrun_limit")) + 6)
]
names = list(versions)
chart = {
    "data": {"values": points},
    "width": 400,
    "height": 240,
    "mark": {"type": "line", "strokeWidth": 2.5},
    "encoding": {
        "x": {"field": "days", "type": "quantitative", "title": book.label("overrun_days")},
        "y": {"field": "yuan", "type": "quantitative", "title": book.label("deduction")},
        "color": {"field": "version", "title": "", "scale": {"domain": names, "range": COLOURS[:2]}},
        "strokeDash": {"field": "version", "title": "", "scale": {"domain": names, "range": [[1, 0], [5, 4]]}},
    },
}
highest = {name: max(point["yuan"] for point in points if point["version"] == name) for name in names}
book.picture(
    chart,
    book.pick("改数前后的扣款", "The deduction before and after"),
    "; ".join(f"{name} → {yuan}" for name, yuan in highest.items()),
)

# %% [markdown] lang="zh"
# ### 真的要改，怎么提
#
# 1. 在网页上点这个数，再点“YAML”，就到了写它的那一行。
# 2. 在代码托管网站上编辑那个文件：旧的值留作历史，后面加上新的值、起始日期和理由。
# 3. 提交合并请求。检查会像上面这样，列出结果变了的示例。
# 4. 制度负责人看过、同意，合并；网页、计算器和这份笔记就都是新的了。
#
# 不必懂程序，也不必改任何网页。

# %% [markdown] lang="en"
# ### To propose a real change
#
# 1. On the page, follow the figure and then “YAML”: that is the line it is written in.
# 2. Edit that file on the code host: leave the old value as history, and add the new one with its day and reason.
# 3. Open a pull request. The check lists the examples whose results differ, as above.
# 4. The policy's owner looks, agrees and merges; pages, calculators and this notebook follow.
#
# None of this takes programming, and no page is edited.

# %% [markdown] lang="zh" part="check"
# ## 考考自己

# %% [markdown] lang="en" part="check"
# ## Check yourself

# %%
mine = None  # 写上你的答案 · your answer
copy.check(
    book.pick(
        f"在那份副本里，延期 {days - 2} 天，扣多少钱？", f"In that copy, how much is deducted after {days - 2} days?"
    ),
    copy.ask("overrun", overrun_days=days - 2),
    "deduction",
    mine,
)

# %%
mine = None  # 写上你的答案 · your answer
copy.check(
    book.pick(
        f"标准改了，延期 {days} 天的处理结果会变吗？会是什么？",
        f"The rate has changed; does that change what follows {days} days of overrun? What is it?",
    ),
    copy.ask("overrun", overrun_days=days),
    "outcome",
    mine,
)
