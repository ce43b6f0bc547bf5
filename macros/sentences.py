"""The pages' own words in Chinese and in English. The engine's are in `rulebook.wording`, the policy's in its YAML."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.wording import SHARED

__all__ = ["SENTENCES"]

SENTENCES: Mapping[str, Words] = {
    # Anywhere
    "version": Words("手册版本 {version}", "handbook version {version}"),
    "undated": Words("未注明日期", "undated"),
    "unset": SHARED["unset"],
    "not yet": Words("〔{day}起〕", "[from {day}]"),
    "comma": SHARED["comma"],
    "semicolon": SHARED["semicolon"],
    "colon": SHARED["colon"],
    "yaml": Words("YAML", "YAML"),
    "yaml title": Words("查看 {file} 第 {line} 行", "See {file}, line {line}"),
    "open question": Words("待定问题：{text}", "Open question: {text}"),
    # A policy
    "source": Words("来源", "Source"),
    "owner": Words("负责人", "Owner"),
    "in force": Words("生效日期", "In force"),
    "review by": Words("复核期限", "Review by"),
    "proposed": Words("拟定", "proposed"),
    "overdue": Words("已过期", "overdue"),
    "coverage": Words("写到的来源要点", "Facts of the source"),
    "of": Words("{part} / {whole}", "{part} of {whole}"),
    "as of": Words("页面日期", "Page as of"),
    "calculators": Words("计算器", "Calculators"),
    "clause count": Words("{count} 条条款", "{count} clauses"),
    "applies to": Words("适用于", "For"),
    "questions": Words("待定", "Open"),
    "computed by": Words("用于判定", "Decides"),
    "steps": Words("步骤", "Steps"),
    "from day": SHARED["from day"],
    "until day": Words("{day}止", "until {day}"),
    "decisions": SHARED["how decided"],
    "examples": Words("示例（{count} 个，也是检验）", "{count} examples, which are also its tests"),
    "rests on": Words("依据条款", "Rests on"),
    "used by": Words("用于计算器", "Used by"),
    # Score sheets
    "criterion": Words("考核项", "Criterion"),
    "full points": Words("满分", "Full points"),
    "left out": Words("不采用", "left out"),
    "damaged": Words("残缺", "damaged"),
    "counts as": Words("按 {value} 计", "counts as {value}"),
    "sheet faults": Words("检查发现的问题（{count} 处）", "Faults that the check finds ({count})"),
    "finer": Words(
        "{criteria}：相邻两档之间没有空当，只有小数位更多的分数不属于任何一档。",
        "{criteria}: neighbouring bands leave no gap; only figures with more decimals lie between them.",
    ),
    "found": Words("检查发现", "Found by the check"),
    "in sheets": Words("写在评分表里的数值：", "Values that stand in a score sheet:"),
    # Parameters
    "history": Words("历次取值", "History"),
    "from": Words("起始日期", "From"),
    "value": Words("取值", "Value"),
    "reason": Words("理由", "Reason"),
    "named in": Words("写入条款", "Named in"),
    "read by": Words("用于判定", "Read by"),
    "choices": Words("其他理解", "Other readings"),
    "nowhere": Words("无", "nothing"),
    # Questions
    "interpretation": Words("目前的理解", "Read for now as"),
    "effect": Words("换种理解会怎样", "What another reading would change"),
    "decider": Words("由谁决定", "Who decides"),
    "where": Words("涉及来源", "In the source"),
    "clauses": Words("涉及条款", "Clauses"),
    "parameters": Words("涉及参数", "Parameters"),
    "what if": Words("如果“{label}”改为“{choice}”（现为“{now}”）", "If “{label}” were “{choice}” (now “{now}”)"),
    "nothing changes": Words("所有示例的结果都不变。", "No example answers differently."),
    "changes": Words("{all} 个示例中有 {changed} 个结果改变", "{changed} of {all} examples answer differently"),
    "supposing": Words("未定的数值先假设为", "supposing, where nobody has set a value,"),
    "for example": Words("例如", "For example"),
    "resting calculators": Words("依赖它的计算器", "Calculators that rest on it"),
    "suppose": Words("换成“{reading}”试算", "Try it with “{reading}”"),
    "other value": Words("另填“{label}”试算", "Try another value for “{label}”"),
    "case": Words("示例", "Example"),
    "now": Words("现在", "Now"),
    "then": Words("改后", "Then"),
    "no answer": Words("无法作答", "no answer"),
    "question count": Words(
        "目前有 {all} 个待定问题，其中 {computed} 个可以换种理解重新计算。",
        "There are {all} open questions; for {computed} of them the other reading is computed.",
    ),
    # Still to decide
    "to decide": Words("尚待决定", "still to decide"),
    "unset values": Words("未定的数值", "values not set"),
    "undated policies": Words("未注明生效日期的制度", "policies without a date"),
    "unconfirmed reviews": Words("未确认的复核期限", "reviews not confirmed"),
    "open questions": Words("待定问题", "open questions"),
    "counted": Words("{what}（{count}）", "{what} ({count})"),
    "nothing open": Words("没有。", "None."),
    "parameter": Words("参数", "Parameter"),
    "blocks": Words("哪些计算器要等它", "What waits for it"),
    "nobody": Words("没有写明", "not said"),
    # Glossary and sources
    "used in": Words("用于", "Used in"),
    "also": Words("也说", "Also"),
    "dated": Words("日期", "Dated"),
    "covered": Words(
        "{whole} 项中已覆盖 {part} 项。", "{part} of {whole} facts are covered by clauses."
    ),
    "fact": Words("编号", "Fact"),
    "facts": Words("要点", "Facts"),
    "covered facts": Words("已覆盖", "Covered"),
    "in all": Words("合计", "In all"),
    "says": Words("内容", "What it says"),
    "covered by": Words("覆盖条款", "Covered by"),
    "policies": Words("制度", "Policies"),
    # Roles
    "owns": Words("负责的制度", "Owns"),
    "decides": Words("待本岗位决定的问题", "Questions for this role to decide"),
    "whole policy": Words("制度全文", "The whole policy"),
    "acts": Words("要做的事", "What to do"),
    "no clauses": Words("目前没有直接适用于该岗位的条款。", "No clause speaks to this role at present."),
    "role summary": Words("{clauses} 条条款", "{clauses} clauses"),
    "role summary one": Words("{clauses} 条条款", "{clauses} clause"),
    "is a": Words(
        "对{role}的规定也适用于本岗位，清单里已一并列出。",
        "What holds for the role of {role} holds for this one too, and is in its list.",
    ),
    # What a role reads
    "reading not running": Words(
        "浏览器没有运行本页的脚本，所以这里不能打勾；清单照样可以读。",
        "The browser does not run this page's scripts, so nothing can be ticked off here; the list can still be read.",
    ),
    "reading": Words("先读什么", "What to read first"),
    "why acts": Words("自己要做的事", "What you do yourself"),
    "why penalised": Words("会受处罚的情形", "What you can be penalised for"),
    "why figures": Words("要记住的时限和数字", "Limits and figures to remember"),
    "why rest": Words("其余规定", "The rest of the rules"),
    "to try": Words("动手试试：计算器和演算笔记", "To try: calculators and notebooks"),
    "a notebook": Words("演算笔记", "notebook"),
    "things to do": Words("要做 {count} 件事", "{count} things to do"),
    "things to do one": Words("要做 1 件事", "1 thing to do"),
    "penalties": Words("有处罚", "has penalties"),
    "minutes": Words("约 {count} 分钟", "about {count} min"),
    "reading sum": Words(
        "共 {count} 项，全部读完约需 {minutes} 分钟。从上往下读，可以分几次读完。",
        "{count} entries, about {minutes} minutes in all. Read from the top; it need not be in one go.",
    ),
    "reading brief": Words("{count} 项，约 {minutes} 分钟", "{count} entries, about {minutes} minutes"),
    "tick": Words("已读", "read"),
    "tick named": Words("已读：{title}", "read: {title}"),
    "reading so far": Words("阅读进度", "Reading progress"),
    "reading progress": Words("已读 {read} 项，共 {all} 项", "{read} of {all} read"),
    "reading changed": Words("{count} 项在你读过之后改过", "{count} changed since you read them"),
    "changed since": Words("你读过之后改过", "changed since you read it"),
    "reading reset": Words("清空进度", "Clear progress"),
    "reading reset sure": Words("要清空这份清单的阅读进度吗？", "Clear the progress of this list?"),
    "reading kept": Words(
        "进度只存在这个浏览器里，不会发给任何人。", "Progress is kept in this browser only and sent to nobody."
    ),
    "reading not kept": Words(
        "这个浏览器不允许网页保存内容，关掉页面后，进度就没有了。",
        "This browser lets the page keep nothing, so progress is lost when the page is closed.",
    ),
    # Forms
    "forms": Words("表单", "Forms"),
    "forms to use": Words("本岗位的表单", "Forms for this role"),
    "fills in": Words("填写", "fills in"),
    "receives": Words("接收", "receives"),
    "signs": Words("签字", "signs"),
    "filled by": Words("填写人", "Filled in by"),
    "goes to": Words("送交", "Goes to"),
    "under clauses": Words("依据", "Under"),
    "fill from": Words(
        "先用计算器“{calculator}”得出答案，再从答案下面打开，知道的内容会自动填好。",
        "Opened from below an answer of the calculator “{calculator}”, it comes filled in as far as the answer goes.",
    ),
    "signatures": Words("签字", "Signatures"),
    "signed on": SHARED["date"],
    "printed from": Words(
        "客服培训手册，{day}的规定，手册版本 {version}",
        "Contact-Centre Training Handbook, rules of {day}, version {version}",
    ),
    # YAML and notebooks
    "lines": Words("{count} 行", "{count} lines"),
    "code": Words("代码", "Code"),
    "taught in": Words("讲给别人听，用演算笔记：", "To teach this, use the notebook: "),
    "download": Words("下载演算笔记（.ipynb）", "Download the notebook (.ipynb)"),
    "open live": Words("打开可以改的版本", "Open live, to change and run"),
    "live weight": Words(
        "在浏览器里运行，不装软件；第一次打开最多下载 {megabytes} MB",
        "Runs in the browser, nothing to install; the first time, at most {megabytes} MB are downloaded",
    ),
    "live needs a server": Words(
        "可以改的版本只能从网站上打开；这里是直接从文件夹打开的页面。",
        "The live notebook opens from the website only; this page was opened from a folder.",
    ),
    # Checks
    "guards": Words("守护什么", "What it guards"),
}  # fmt: skip
