"""The engine's own words in Chinese and in English, as data: the browser gets the same table.

Braces are filled by name or number; what is filled in has been put into words already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rulebook.bilingual import Words

__all__ = ["BATCH", "SHARED", "WORDING", "say"]

SHARED: Mapping[str, Words] = {
    "comma": Words("、", ", "),
    "clause": Words("条款", "Clause"),
    "parameter": Words("参数", "Parameter"),
    "policy": Words("制度", "Policy"),
    "role": Words("岗位", "Role"),
    "source": Words("来源", "Source"),
    "semicolon": Words("；", "; "),
    "colon": Words("：", ": "),
    "unset": Words("〔未定〕", "[not set]"),
    "side by side": Words("{0}{1}", "{0} {1}"),
    "labelled": Words("{label}：{value}", "{label}: {value}"),
    "did you mean": Words("是不是“{word}”？", "Did you mean '{word}'?"),
    "from day": Words("{day}起", "from {day}"),
    "clauses": Words("条款", "Clauses"),
    "notes": Words("请注意", "Please note"),
    "how decided": Words("怎样判定", "How it is decided"),
    "worked out": Words("怎么算出来的", "How this was worked out"),
    "step by step": Words("逐步说明", "Step by step"),
    "date": Words("日期", "Date"),
    "name": Words("姓名", "Name"),
    "why": Words("为什么", "Why"),
    "copy link": Words("复制链接", "Copy link"),
    "copy by hand": Words("请手动复制：", "Copy this by hand:"),
}
"""What more than one table says, each under a name of its own."""

WORDING: Mapping[str, Words] = {
    # Values
    "yes": Words("是", "yes"),
    "no": Words("否", "no"),
    "absent": Words("不适用", "not applicable"),
    "unset": SHARED["unset"],
    "date": Words("{year}年{month}月{day}日", "{year}-{month}-{day}"),
    "datetime": SHARED["side by side"],
    "monday": Words("星期一", "Monday"),
    "tuesday": Words("星期二", "Tuesday"),
    "wednesday": Words("星期三", "Wednesday"),
    "thursday": Words("星期四", "Thursday"),
    "friday": Words("星期五", "Friday"),
    "saturday": Words("星期六", "Saturday"),
    "sunday": Words("星期日", "Sunday"),
    "rest": Words("休息", "rest"),
    "off": Words("{day}（{weekday}）：{what}", "{day} ({weekday}): {what}"),
    "cited": Words("{section} {number}", "{section} {number}"),
    "under": Words("（{clauses}）", " ({clauses})"),
    # Score sheets
    "sheet weight": Words("{criterion}：满分", "{criterion}: full points"),
    "sheet from": Words("{criterion}：“{grade}”下限", "{criterion}: {grade} from"),
    "sheet to": Words("{criterion}：“{grade}”上限", "{criterion}: {grade} up to"),
    "sheet below": Words("{criterion}：“{grade}”的界限", "{criterion}: {grade} below"),
    # Formulas
    "+": Words("{0} + {1}", "{0} + {1}"),
    "-": Words("{0} − {1}", "{0} − {1}"),
    "*": Words("{0} × {1}", "{0} × {1}"),
    "/": Words("{0} ÷ {1}", "{0} ÷ {1}"),
    "negate": Words("−{0}", "−{0}"),
    "and": Words("{0}，并且{1}", "{0} and {1}"),
    "or": Words("{0}，或者{1}", "{0} or {1}"),
    "=": Words("{0} = {1}", "{0} = {1}"),
    "!=": Words("{0} ≠ {1}", "{0} ≠ {1}"),
    "<": Words("{0} < {1}", "{0} < {1}"),
    "<=": Words("{0} ≤ {1}", "{0} ≤ {1}"),
    ">": Words("{0} > {1}", "{0} > {1}"),
    ">=": Words("{0} ≥ {1}", "{0} ≥ {1}"),
    "if": Words("如果{0}，则{1}，否则{2}", "if {0} then {1}, otherwise {2}"),
    "floor": Words("（{0}）向下取整", "({0}) rounded down"),
    "ceiling": Words("（{0}）向上取整", "({0}) rounded up"),
    "round": Words("（{0}）四舍五入到 {1} 位小数", "({0}) rounded to {1} decimals"),
    "min": Words("较小值（{0}、{1}）", "the smaller of ({0}, {1})"),
    "max": Words("较大值（{0}、{1}）", "the larger of ({0}, {1})"),
    "not": Words("并非（{0}）", "not ({0})"),
    "days": Words("{0}至{1}的天数", "days from {0} to {1}"),
    "months": Words("{0}至{1}的整月数", "full months from {0} to {1}"),
    "minutes": Words("{0} 至 {1}", "{0} to {1}"),
    "day before": Words("{0}的前一天", "the day before {0}"),
    "days from": Words("从{0}起 {1}", "{1} from {0} on"),
    "workday": Words("{0} + {1}（法定节假日不计）", "{0} + {1} (statutory holidays left out)"),
    "workday less": Words("{0} − {1}（法定节假日不计）", "{0} − {1} (statutory holidays left out)"),
    "workday rest": Words(
        "{0} + {1}（每周休息日：{2}；法定节假日不计）", "{0} + {1} (weekly rest: {2}; statutory holidays left out)"
    ),
    "workday less rest": Words(
        "{0} − {1}（每周休息日：{2}；法定节假日不计）", "{0} − {1} (weekly rest: {2}; statutory holidays left out)"
    ),
    "workday from": Words(
        "从{0}起满 {1}（法定节假日不计）", "{1} counted from {0} on (statutory holidays left out)"
    ),
    "workday from rest": Words(
        "从{0}起满 {1}（每周休息日：{2}；法定节假日不计）",
        "{1} counted from {0} on (weekly rest: {2}; statutory holidays left out)",
    ),
    "workday first": Words(
        "从{0}起的首个工作日（法定节假日不计）", "first working day from {0} on (statutory holidays left out)"
    ),
    "workday first rest": Words(
        "从{0}起的首个工作日（每周休息日：{1}；法定节假日不计）",
        "first working day from {0} on (weekly rest: {1}; statutory holidays left out)",
    ),
    "workday until": Words(
        "不晚于{0}的最后工作日（法定节假日不计）", "last working day up to {0} (statutory holidays left out)"
    ),
    "workday until rest": Words(
        "不晚于{0}的最后工作日（每周休息日：{1}；法定节假日不计）",
        "last working day up to {0} (weekly rest: {1}; statutory holidays left out)",
    ),
    "networkdays": Words("{0}至{1}的天数（法定节假日不计）", "days from {0} to {1} (statutory holidays left out)"),
    "networkdays rest": Words(
        "{0}至{1}的天数（每周休息日：{2}；法定节假日不计）",
        "days from {0} to {1} (weekly rest: {2}; statutory holidays left out)",
    ),
    "weekdays rest": Words(
        "{0}至{1}的天数（只计{2}，法定节假日除外）",
        "days from {0} to {1} (only {2}; statutory holidays left out)",
    ),
    "weekdays and": Words("{0}、{1}", "{0} or {1}"),
    "holidays": Words("{0}至{1}的法定节假日天数", "statutory holidays from {0} to {1}"),
    # Unary tests
    "any": Words("不限", "any"),
    "test =": Words("{0}", "{0}"),
    "test !=": Words("不是{0}", "not {0}"),
    "test <": Words("少于 {0}", "less than {0}"),
    "test <=": Words("不超过 {0}", "at most {0}"),
    "test >": Words("超过 {0}", "more than {0}"),
    "test >=": Words("至少 {0}", "at least {0}"),
    "test < date": Words("早于{0}", "before {0}"),
    "test <= date": Words("不晚于{0}", "not after {0}"),
    "test > date": Words("晚于{0}", "after {0}"),
    "test >= date": Words("不早于{0}", "not before {0}"),
    "test both": Words("{0}、{1}", "{0} and {1}"),
    "test or": Words("{0}或{1}", "{0} or {1}"),
    # Steps
    "condition": Words("{label}：{value}", "{label} is {value}"),
    "counted": Words("{label} {value}", "{label}: {value}"),
    "held": Words("{stated}，{bounds}", "{stated} ({bounds})"),
    "bounds": SHARED["comma"],
    "met <": Words("不到 {0}", "less than {0}"),
    "met >=": Words("达到 {0}", "at least {0}"),
    "all of": Words("都符合：{names}", "all of these: {names}"),
    "none of": Words("都不符合：{names}", "none of these: {names}"),
    "result": SHARED["labelled"],
    "sum": Words("{formula} = {value}", "{formula} = {value}"),
    "counting": Words("{counted}，{rest}", "{counted}, {rest}"),
    "each floor": Words("每满 {each}计 {one}，共 {value}", "{one} for each full {each}: {value}"),
    "each ceiling": Words(
        "每 {each}计 {one}，不足的也算，共 {value}", "{one} for each {each} begun: {value}"
    ),
    "step": Words("{conditions}，因此{results}。", "{conditions}; so {results}."),
    "plain step": Words("{results}。", "{results}."),
    "passing step": Words("{conditions}，因此采用上面的结果。", "{conditions}; so the result above is taken."),
    "open step": Words("其余情况不论怎样，{results}。", "Whatever else holds, {results}."),
    "list": SHARED["semicolon"],
    "colon": SHARED["colon"],
    # Answers
    "needed": Words("还需要填写{names}。", "Still needed: {names}."),
    "needed for": Words("要得出“{outputs}”，还需要填写{names}。", "Still needed for “{outputs}”: {names}."),
    "undecided": Words(
        "制度还没有规定{names}{questions}，所以算不出答案。",
        "The policy has not decided this, so there is no answer yet: {names}{questions}.",
    ),
    "asked as": Words("（待定问题 {questions}）", " (open question {questions})"),
    "sentences": SHARED["side by side"],
    "as of": Words("按哪天的规定", "rules as of"),
    "names": SHARED["comma"],
    "defaulted": Words("没有填写“{label}”，按{value}计算。", "“{label}” was not given, so {value} is used."),
    "what-if": Words(
        "假设“{label}”为{value}，这不是制度规定。",
        "Supposing that “{label}” is {value}; this is not policy.",
    ),
    "title": Words("《{0}》", "“{0}”"),
    "undated": Words(
        "{policies}没有写明从哪天起施行，按哪一天问，都照同样的规定回答。",
        "The source gives no day from which {policies} holds; the same rules answer for any day.",
    ),
    "review passed": Words(
        "《{policy}》应在{date}前复核，已经过期。",
        "“{policy}” was due for review by {date}; that day has passed.",
    ),
    "not announced": Words(
        "{years} 年的法定节假日安排尚未公布，涉及该年的日期是按现行放假办法推算的，公布后请再核对。",
        "The official holiday arrangement for {years} has not been announced; its holidays follow from the standing "
        "rules, and the answer should be checked again once it has.",
    ),
    "worked out": SHARED["worked out"],
    "step by step": SHARED["step by step"],
    "nearby": Words("如果{label}为{value}：{sentence}", "If {label} were {value}: {sentence}"),
    # What follows an answer
    "then": Words("接下来做什么", "What to do next"),
    "by whom": SHARED["colon"],
    "forms": Words("要用的表单：", "Forms for it: "),
    "ask": Words("有疑问，找：", "Questions? Ask: "),
    # Calendar files
    "nth day": Words("{words}（{number}/{days}）", "{words} ({number} of {days})"),
    "by clauses": Words("依据条款：{clauses}", "Clauses: {clauses}"),
    "by version": Words("按{day}的规定，手册版本 {version}。", "By the rules of {day}, handbook version {version}."),
    "no schedule": Words(
        "计算器“{calculator}”没有日程，不能写成日历文件。",
        "The calculator {calculator} lays out no days, so there is no calendar file of it.",
    ),
    "calendar written": Words("日历文件已写到：{file}", "Calendar file: {file}"),
    "not written": Words("写不了日历文件“{file}”：{error}。", "The calendar file '{file}' cannot be written: {error}."),
    "onward": Words("{text}：{command}", "{text}: {command}"),
    "left behind": Words(
        "这里的假设（{names}）不会带到下一步；带过去的数是按假设得出的，不是制度规定。",
        "What is supposed here ({names}) does not go along; the figures that do rest on it and are not policy.",
    ),
    "hours": Words("{hours} 小时", "{hours} h"),
    "hours and minutes": Words("{hours} 小时 {minutes} 分钟", "{hours} h {minutes} min"),
    # Refusals
    "no calculator": Words("请写明计算器：{allowed}。", "Name a calculator: {allowed}."),
    "question": Words("{question}目前的理解：{reading}", "{question} Read for now: {reading}"),
    "unknown calculator": Words(
        "没有名为“{given}”的计算器；现有：{allowed}。{hint}",
        "There is no calculator '{given}'; there are: {allowed}. {hint}",
    ),
    "unknown fact": Words(
        "计算器“{calculator}”不使用“{given}”；它使用：{allowed}。{hint}",
        "The calculator {calculator} does not ask for '{given}'; it asks for: {allowed}. {hint}",
    ),
    "unknown parameter": Words(
        "计算器“{calculator}”不读取参数“{given}”；它读取：{allowed}。{hint}",
        "The calculator {calculator} does not read a parameter '{given}'; it reads: {allowed}. {hint}",
    ),
    "did you mean": SHARED["did you mean"],
    "not a number": Words(
        "“{label}”（{name}）填的是“{given}”，不是数字；请填阿拉伯数字，例如 {example}。",
        "{label} ({name}): '{given}' is not a number; write digits, such as {example}.",
    ),
    "invisible": Words(
        "“{label}”（{name}）填的是“{given}”，“{before}”后面有一个看不见的字符（{code}）；请删掉，或者重新输入。",
        "{label} ({name}): '{given}' holds an invisible character after '{before}' ({code}); delete it, or type anew.",
    ),
    "look-alike": Words(
        "“{label}”（{name}）填的是“{given}”，里面的“{character}”（{code}）不是普通的数字或文字；请用键盘重新输入。",
        "{label} ({name}): '{given}' holds '{character}' ({code}), which is no plain letter or digit; "
        "type it anew with the keyboard.",
    ),
    "seconds": Words(
        "“{label}”（{name}）填的是“{given}”，带有秒；时刻只到分，请写成 07:50 的样子。",
        "{label} ({name}): '{given}' has seconds; a time of day is told to the minute, like 07:50.",
    ),
    "other weekday": Words(
        "“{label}”（{name}）填的是“{given}”，但那天是{weekday}；请改正其中一处。",
        "{label} ({name}): '{given}' names another day of the week; that day is a {weekday}.",
    ),
    "not whole": Words(
        "“{label}”（{name}）填的是“{given}”，不是整数；只能填整数。",
        "{label} ({name}): '{given}' is not a whole number; write one without decimals.",
    ),
    "too precise": Words(
        "“{label}”（{name}）填的是“{given}”，小数位太多；最多 {scale} 位小数。",
        "{label} ({name}): '{given}' has too many decimals; at most {scale} are allowed.",
    ),
    "out of range": Words(
        "“{label}”（{name}）填的是“{given}”，超出范围；允许 {low} 到 {high}。",
        "{label} ({name}): '{given}' is out of range; {low} to {high} is allowed.",
    ),
    "not a choice": Words(
        "“{label}”（{name}）填的是“{given}”，不在选项内；可选：{allowed}。",
        "{label} ({name}): '{given}' is not one of the choices; allowed: {allowed}.",
    ),
    "not yes or no": Words(
        "“{label}”（{name}）填的是“{given}”；只能填 yes（是）或 no（否）。",
        "{label} ({name}): '{given}' is not an answer; write yes or no.",
    ),
    "not a date": Words(
        "“{label}”（{name}）填的是“{given}”，不是有效日期；请写成 2026-03-01 的样子。",
        "{label} ({name}): '{given}' is not a date of the calendar; write it like 2026-03-01.",
    ),
    "not a time": Words(
        "“{label}”（{name}）填的是“{given}”，不是有效时刻；请写成 07:50 的样子。",
        "{label} ({name}): '{given}' is not a time of day; write it like 07:50.",
    ),
    "not a datetime": Words(
        "“{label}”（{name}）填的是“{given}”，不是有效的日期和时刻；请写成 2026-03-01 07:50 的样子。",
        "{label} ({name}): '{given}' is not a date with a time of day; write it like 2026-03-01 07:50.",
    ),
    "told": Words("“{label}”（{name}）填的是{value}：", "{label} ({name}) is {value}: "),
    "beyond holidays": Words(
        "{told}这要用到{day}前后的法定节假日，但手册只有 {first} 年至 {last} 年的。",
        "{told}the statutory holidays around {day} are needed, and the handbook has those of {first} to {last} only.",
    ),
    "beyond years": Words(
        "{told}这样算出的日期不在 {first} 年至 {last} 年之内，因此不作答。",
        "{told}this leads to a day outside {first} to {last}, so there is no answer.",
    ),
    "constraint": Words("{words}（填写的是：{given}）。", "{words} (given: {given})."),
    "contradiction": Words(
        "“{label}”（{name}）填的是{given}，但由其他内容算出的是{derived}；请改正其中一项。",
        "{label} ({name}): {given} was given, but the other facts make it {derived}; correct one of them.",
    ),
    "derived out of range": Words(
        "由填写的内容算出“{label}”（{name}）为{given}，超出范围；允许 {low} 到 {high}。",
        "{label} ({name}): the facts make it {given}, which is out of range; {low} to {high} is allowed.",
    ),
    "no row": Words(
        "“{decision}”没有任何一行适用于{given}，因此不作答。",
        "No row of “{decision}” covers {given}, so there is no answer.",
    ),
    "two rows": Words(
        "“{decision}”的第 {first} 行和第 {second} 行同时适用于{given}，因此不作答。",
        "Rows {first} and {second} of “{decision}” both cover {given}, so there is no answer.",
    ),
    "before first": Words(
        "{as_of}时“{label}”（{name}）还没有规定；最早从{first}起。",
        "{label} ({name}) has no value on {as_of}; the first holds from {first}.",
    ),
    "policy not yet": Words(
        "{as_of}时《{label}》（{name}）尚未生效；{first}起生效。",
        "{label} ({name}) is not in force on {as_of}; it holds from {first}.",
    ),
}  # fmt: skip

BATCH: Mapping[str, Words] = {
    # The table
    "batch empty": Words(
        "表里没有内容；第一行写列名，下面每人一行。",
        "The table is empty; write the headings in its first row, and one person in each row below.",
    ),
    "batch no rows": Words(
        "表里只有列名；请在下面每人填一行。", "The table has headings only; write one person in each row below them."
    ),
    "batch no heading": Words(
        "第 {row} 行应当是列名，但没有一个是这个计算器能用的：{given}；可以用的列名：{allowed}。",
        "Row {row} should hold the headings, but the calculator knows none of these: {given}; it knows: {allowed}.",
    ),
    "batch which columns": Words(
        "表格没有列名，这些列又不止一种读法：{given}。请加上列名，或者用 --headings 依次写明各列，用逗号隔开。",
        "The table has no headings, and its columns can be read in more than one way: {given}. Give it headings, or "
        "name its columns in order with --headings, with commas between them.",
    ),
    "batch may be": Words("第 {number} 列可以是{labels}", "column {number} may be {labels}"),
    "batch or": Words("或", " or "),
    "batch part": SHARED["semicolon"],
    "batch read as": Words(
        "表格没有列名，按内容认出：{given}。请核对。",
        "The table has no headings; by what stands in it, {given}. Please check.",
    ),
    "batch column is": Words("第 {number} 列是“{label}”", "column {number} is “{label}”"),
    "batch sheets": Words(
        "这个工作簿里还有别的工作表：{given}；用 --sheet 可以选。",
        "The workbook has other sheets: {given}; --sheet chooses one.",
    ),
    "batch two headings": Words(
        "第 {first} 行和第 {second} 行都像列名；请把列名合成一行。",
        "Rows {first} and {second} both look like headings; make them one row.",
    ),
    "batch no column": Words(
        "表里没有“{given}”这一列；有：{allowed}。", "The table has no column '{given}'; it has: {allowed}."
    ),
    "batch percent way": Words(
        "“{given}”写得不对；请写成“列名=percent”或“列名=fraction”。",
        "'{given}' says nothing of a column; write column=percent or column=fraction.",
    ),
    "batch many columns": Words(
        "第 {row} 行有 {count} 列；一张表最多 {most} 列。", "Row {row} has {count} columns; a table may have {most}."
    ),
    "batch many rows": Words(
        "表里有 {count} 行以上；一张表最多 {most} 行，在第 {row} 行停下了。",
        "There are {count} rows or more; a table may have {most}, so reading stopped at row {row}.",
    ),
    "batch many cells": Words(
        "读到第 {row} 行已有 {count} 格；一张表最多 {most} 格，请分成几个文件。",
        "Up to row {row} there are {count} cells; a table may have {most}. Part it into several files.",
    ),
    "batch lost": Words(
        "读到 {read} 行，要写的只有 {written} 行，所以什么也没有写；这是程序的错，请告诉维护手册的人。",
        "{read} rows were read and {written} were to be written, so nothing was; this is a fault of the program. "
        "Tell those who maintain the handbook.",
    ),
    "batch twice": Words(
        "第 {first} 列和第 {second} 列填的都是“{label}”（{name}）：{given}；请只留一列。",
        "Columns {first} and {second} both tell {label} ({name}): {given}; keep one of them.",
    ),
    "batch too wide": Words(
        "这一行有 {count} 格，列名只有 {heads} 个，多出来的是“{given}”；请看看是不是多了分隔符，或者少了列名。",
        "This row has {count} cells and there are {heads} headings; beyond them stands '{given}'. "
        "Look for a separator too many, or a heading too few.",
    ),
    "batch kept": Words(
        "这些列计算器用不到，原样保留：{given}。",
        "Columns that the calculator has no use for are kept as they are: {given}.",
    ),
    "batch fraction": Words(
        "“{label}”（{name}）填的是“{given}”，没有百分号，可能是 {percent}，也可能是 {fraction}；"
        "请写上百分号，或说明整列怎么读。",
        "{label} ({name}): '{given}' has no %, and may mean {percent} or {fraction}; "
        "write the %, or say how the column is to be read.",
    ),
    "batch ditto": Words(
        "“{label}”（{name}）填的是“{given}”，像是“同上”；每行分开计算，请把上面那格的内容写到这一格。",
        "{label} ({name}): '{given}' looks like a mark for 'the same as above'; each row is read by itself, so write "
        "what the cell above holds.",
    ),
    "batch ask percent": Words(
        "“{label}”这一列有 {count} 格没有百分号。0.5 就是 0.5% 的话，请加 --percent {name}=percent；"
        "0.5 是 50% 的话，请加 --percent {name}=fraction。",
        "{label}: cells without a %: {count}. If 0.5 is 0.5%, add --percent {name}=percent; "
        "if it is 50%, add --percent {name}=fraction.",
    ),
    "batch ask blank": Words(
        "“{label}”这一列有 {count} 行空着，因此还不能回答。空格就是 0 的话，请加 --blank {name}=0。",
        "{label}: rows that are empty here and have no answer: {count}. If empty cells are 0, add --blank {name}=0.",
    ),
    "batch total": Words(
        "这一行是“{given}”，不是一个人，没有作答。", "This row is '{given}' and nobody's, so it has no answer."
    ),
    "batch headings again": Words(
        "这一行又是列名，没有作答。", "This row holds the headings once more, so it has no answer."
    ),
    "batch lacking": Words(
        "表里没有“{label}”（{name}）这一列，有 {count} 行因为缺它还不能回答。",
        "There is no column for {label} ({name}); rows whose answer is incomplete without it: {count}.",
    ),
    "batch untitled": Words("第 {number} 列（没有列名）", "column {number} (without a heading)"),
    "batch quote": Words(
        "第 {row} 行的双引号没有配对；单元格里的双引号要写两遍，整格再用双引号括起来。",
        "Row {row}: a double quote has no partner; inside a cell write it twice, and put the whole cell in quotes.",
    ),
    "batch two readings": Words(
        "第 {row} 行的双引号有两种读法：括起一整格，或者只是文字（例如“同上”的意思）；"
        "请从电子表格里复制，或者另存为 .xlsx。",
        "The double quotes of row {row} can be read in two ways: as marks around one cell, or as characters, such as "
        "for 'the same as above'. Copy the rows from a spreadsheet, or save them as .xlsx.",
    ),
    # What is answered
    "batch answer": Words("结论", "Answer"),
    "batch output": Words("{label}（{unit}）", "{label} ({unit})"),
    "batch clauses": SHARED["clauses"],
    "batch questions": Words("待定问题", "Open questions"),
    "batch notes": SHARED["notes"],
    "batch problem": Words("没有答案的原因", "Why there is no answer"),
    "batch counts": Words(
        "共 {all} 行：答出 {answered} 行，还缺内容 {incomplete} 行，填写有误 {wrong} 行。",
        "Rows: {all}. Answered: {answered}; incomplete: {incomplete}; wrong: {wrong}.",
    ),
    "batch row": Words("第 {row} 行：{given}", "Row {row}: {given}"),
    # Files
    "batch merged": Words(
        "单元格 {cell} 是合并单元格 {range} 的一部分；请取消合并，每格都填上内容。",
        "Cell {cell} is part of the merged cells {range}; unmerge them and fill in each.",
    ),
    "batch formula": Words(
        "单元格 {cell} 是公式，文件里没有它的结果；请在表格软件里打开、保存一次，或者改成数值。",
        "Cell {cell} is a formula without a result in the file; open and save the file in a spreadsheet program, "
        "or replace the formula by its value.",
    ),
    "batch encoding": Words(
        "“{given}”不是 UTF-8、UTF-16 或 GB18030 编码的文字；请在表格软件里另存为“CSV UTF-8”。",
        "'{given}' is no text in UTF-8, UTF-16 or GB18030; save it as “CSV UTF-8” in a spreadsheet program.",
    ),
    "batch not text": Words(
        "“{given}”不是 CSV 文字；请在表格软件里打开，另存为“CSV UTF-8”。",
        "'{given}' is no CSV text; open it in a spreadsheet program and save it as “CSV UTF-8”.",
    ),
    "batch too many merged": Words(
        "“{given}”里的合并区域超过 {most} 处；请取消合并。",
        "'{given}' has more than {most} merged ranges; unmerge them.",
    ),
    "batch too large": Words(
        "“{given}”的内容超过 {most} MB；请分成几个文件。",
        "'{given}' holds more than {most} MB; part it into several files.",
    ),
    "batch not a workbook": Words(
        "“{given}”不是能打开的 .xlsx 工作簿；请在表格软件里重新另存为 .xlsx 或 CSV。",
        "'{given}' is no .xlsx workbook that can be opened; save it again as .xlsx or CSV in a spreadsheet program.",
    ),
    "batch no sheet": Words(
        "工作簿里没有名为“{given}”的工作表；现有：{allowed}。",
        "The workbook has no sheet '{given}'; there are: {allowed}.",
    ),
    "batch other sheets": Words(
        "没有读这些工作表：{given}；用 --sheet 可以另选。",
        "Sheets that were not read: {given}; --sheet chooses another.",
    ),
    "batch unread": Words("读不了“{given}”：{error}。", "'{given}' cannot be read: {error}."),
    "batch unwritten": Words("写不了“{given}”：{error}。", "'{given}' cannot be written: {error}."),
    "batch kind": Words(
        "“{given}”的类型不能用；请写 {allowed} 文件。", "'{given}' is no kind of file for this; name one of {allowed}."
    ),
    "batch same file": Words(
        "结果不能写回“{given}”，那是读取的文件；请用 -o 另起文件名。",
        "The answers cannot be written over '{given}', which is being read; name another file with -o.",
    ),
    "batch written": Words("结果已写到：{given}", "Answers: {given}"),
    "batch more": Words(
        "另有 {count} 行没有答案，原因写在结果文件里。", "{count} more rows have no answer; the file says why."
    ),
}  # fmt: skip
"""What is said of tables of many people; pages get it when they are asked for one."""


_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")
"""Where Chinese meets digits or Latin letters, a space stands between them."""


_TYPED = "\ue000"
"""Stands for what a person typed, which is quoted as it is."""


def say(key: str, language: str, /, *values: str, **named: str) -> str:
    """The words for `key` in the language, with the braces filled; Chinese keeps a space beside digits.

    >>> say("test >=", "en", "5 days")
    'at least 5 days'
    """
    words = WORDING.get(key) or BATCH[key]
    if language != "zh":
        return words.en.format(*values, **named)
    typed = named.get("given", "")
    text = words.zh.format(*values, **{**named, "given": _TYPED})
    return _SEAM.sub(" ", text).replace(_TYPED, typed)
