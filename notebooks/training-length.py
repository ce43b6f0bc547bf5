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

# %% [markdown] lang="zh"
# # 培训时间是怎样算出来的
#
# ## 读手册
#
# 规则只写在 `policy/` 里。这里先把手册读进来，再问它问题；日期是建站那天。

# %% [markdown] lang="en"
# # How the length of training is worked out
#
# ## Read the handbook
#
# The rules are written in `policy/` and nowhere else. First read them; then ask. The day is that of
# the build.

# %%
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

from rulebook.answer import answer
from rulebook.explain import explain
from rulebook.load import handbook
from rulebook.values import digits, in_words

LANGUAGE = os.environ.get("RULEBOOK_LANG", "zh")
AS_OF = date.fromisoformat(os.environ.get("RULEBOOK_AS_OF", date.today().isoformat()))  # noqa: DTZ011 (the reader's own day)
root = next(path for path in (Path.cwd(), *Path.cwd().parents) if (path / "policy").is_dir())
book = handbook(root)
said = {"zh": "{} 条条款，{} 个判定", "en": "{} clauses, {} decisions"}[LANGUAGE]
print(said.format(len(book.clauses), len(book.decisions)))

# %% [markdown] lang="zh"
# ## 问一个问题
#
# 休假 12 天回来，要培训多久？答案是一句话，后面跟着算式和一步步的理由；每一步都说明依据哪条条款。

# %% [markdown] lang="en"
# ## Ask a question
#
# How long is training after 12 days of leave? The answer is a sentence, then the arithmetic, then
# each step with the clause it stands on.

# %%
from html import escape

from IPython.display import HTML


def ask(days, **what_if):
    """The answer for so many days of leave."""
    return answer(book, "training-length", {"situation": "return", "leave_days": str(days)}, AS_OF, what_if)


def told(found):
    """An answer with its arithmetic and its steps, as HTML."""
    words = explain(book, found, LANGUAGE)
    steps = "".join(f"<li>{escape(step.text)} <code>{escape(step.clause)}</code></li>" for step in words.because)
    sums = "".join(f"<p>{escape(line)}</p>" for line in words.arithmetic)
    return HTML(f"<p><strong>{escape(words.sentence)}</strong></p>{sums}<ol>{steps}</ol>")


told(ask(12))

# %% [markdown] lang="zh"
# ## 从一天到半年
#
# 规则是分段的：短了不用培训，中间按比例折算，长了就按固定的范围。把每个天数都问一遍，找出培训时间变化的地方。

# %% [markdown] lang="en"
# ## From a day to half a year
#
# The rule has parts: short leave needs nothing, longer leave earns days in proportion, long leave has
# a fixed range. Ask for every number of days, and keep those at which the kind of training changes.

# %%
from itertools import groupby


def label(name):
    """What an output or fact is called."""
    return book.fields[name].words[LANGUAGE]


def length(group):
    """From the fewest to the most training days that the days of leave in a group can mean."""
    ends = (digits(answers[group[0]]["shortest_days"]), digits(answers[group[-1]]["longest_days"]))
    return "–".join(dict.fromkeys(ends))


DAYS = range(181)
answers = {days: ask(days) for days in DAYS}
parts = [(plan, list(group)) for plan, group in groupby(DAYS, key=lambda days: answers[days]["plan"])]
rows = "".join(
    f"<tr><td>{group[0]}–{group[-1]}</td><td>{escape(book.outputs['plan'].choices[plan][LANGUAGE])}</td>"
    f"<td>{length(group)}</td></tr>"
    for plan, group in parts
)
range_title = {"zh": "培训日（从少到多）", "en": "training days (fewest to most)"}[LANGUAGE]
titles = (label("leave_days"), label("plan"), range_title)
heads = "".join(f"<th>{escape(title)}</th>" for title in titles)
HTML(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")

# %% [markdown] lang="zh"
# ## 画成图
#
# 横轴是休假天数，纵轴是培训日。台阶是折算，右边的宽带是长期休假的范围：从最短到最长都可以安排。

# %% [markdown] lang="en"
# ## Draw it
#
# Days of leave run to the right, training days upwards. The steps are the proportion; the broad band
# is the range for long leave, within which a plan may choose.

# %%
import altair as alt
import vl_convert
from IPython.display import SVG

data = [
    {"leave": days, "shortest": int(found["shortest_days"]), "longest": int(found["longest_days"])}
    for days, found in answers.items()
]
axis = {
    "labelColor": "currentColor",
    "titleColor": "currentColor",
    "domainColor": "#8888",
    "tickColor": "#8888",
    "gridColor": "#8884",
}
base = alt.Chart(alt.Data(values=data)).encode(
    x=alt.X("leave:Q", title=label("leave_days"), scale=alt.Scale(nice=False), axis=alt.Axis(tickCount=6)),
)
unit = book.units["training_day"]
height = {"zh": unit.words.zh.removeprefix("个"), "en": unit.plural}[LANGUAGE]
band = base.mark_area(interpolate="step-after", opacity=0.3, color="#1d8a93").encode(
    y=alt.Y("shortest:Q", title=height), y2="longest:Q"
)
lines = [
    base.mark_line(interpolate="step-after", color="#1d8a93", strokeWidth=2).encode(y=alt.Y(f"{edge}:Q", title=height))
    for edge in ("shortest", "longest")
]
chart = (
    alt.layer(band, *lines)
    .properties(width=600, height=300, background="transparent")
    .configure(font="sans-serif")
    .configure_axis(**axis, labelFontSize=12, titleFontSize=13)
    .configure_view(stroke=None)
)


def drawn(chart, title, description):
    """The chart as SVG that a screen reader can name and that fits the page."""
    svg = vl_convert.vegalite_to_svg(chart.to_dict())
    opening, rest = svg.split(">", 1)
    opening = opening.replace("<svg", '<svg role="img" aria-labelledby="title" aria-describedby="description"', 1)
    names = f'<title id="title">{escape(title)}</title><desc id="description">{escape(description)}</desc>'
    return SVG(f"{opening}>{names}{rest}")


spoken = "; ".join(f"{group[0]}–{group[-1]}: {length(group)}" for _, group in parts)
drawn(chart, f"{label('leave_days')} → {label('longest_days')}", spoken)

# %% [markdown] lang="zh"
# ## 如果换一种理解
#
# 来源没有说清余下的天数怎么办（Q-01），也没有说清长期休假按日历月还是按天数算（Q-02）。
#
# 手册写明了目前的理解；这里把另一种理解也算一遍。先看余下的天数：

# %% [markdown] lang="en"
# ## If it were read differently
#
# The source does not say what becomes of days left over, nor whether long leave is counted in
# calendar months or in days. The handbook says how it reads them for now; here is what the
# other reading would give. First the days left over:


# %%
def other_reading(name):
    """A parameter's working interpretation and the other one, by id and in words."""
    parameter = book.parameters[name]
    now = parameter.values[-1].value
    other = next(choice for choice in parameter.choices if choice != now)
    return other, parameter.choices[now][LANGUAGE], parameter.choices[other][LANGUAGE]


def compare(cases, name):
    """The sentence for each case under both readings, as a table."""
    leave = escape({"zh": "休假", "en": "leave"}[LANGUAGE])
    other, now_words, other_words = other_reading(name)
    lines = []
    for words, facts in cases:
        both = [answer(book, "training-length", facts, AS_OF, what_if) for what_if in ({}, {name: other})]
        now, then = (explain(book, found, LANGUAGE).sentence for found in both)
        mark = ("<strong>", "</strong>") if now != then else ("", "")
        lines.append(
            f"<tr><td>{escape(words)}</td><td>{escape(now)}</td><td>{mark[0]}{escape(then)}{mark[1]}</td></tr>"
        )
    head = f"<th>{leave}</th><th>{escape(now_words)}</th><th>{escape(other_words)}</th>"
    return HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>")


compare(
    [
        (
            in_words(Decimal(days), book.facts["leave_days"], book, LANGUAGE),
            {"situation": "return", "leave_days": str(days)},
        )
        for days in (5, 10, 12, 14)
    ],
    "q01_rounding",
)

# %% [markdown] lang="zh"
# 再看长期休假。月份有长有短：同样几个日历月，跨二月的天数最少，换成按天数折算，结果就可能不同。

# %% [markdown] lang="en"
# Now long leave. Months are not equally long: with a February among them there are fewer days, and
# counting in days may change the answer.

# %%
from rulebook.language.functions import FUNCTIONS

spans = [("2026-02-01", "2026-04-30"), ("2026-03-01", "2026-05-31"), ("2026-02-01", "2026-04-29")]


def counted(first, last):
    """How many days from the first to the last, with the unit."""
    count = FUNCTIONS["days"].compute(date.fromisoformat(first), date.fromisoformat(last))
    return in_words(count, book.facts["leave_days"], book, LANGUAGE)


compare(
    [
        (f"{first} – {last}, {counted(first, last)}", {"situation": "return", "leave_from": first, "leave_to": last})
        for first, last in spans
    ],
    "q02_long_leave",
)
