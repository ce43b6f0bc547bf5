"""What is said of a handbook that can be read and contradicts itself, leaves something out, or says it wrongly."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.problem import SENTENCES as SHARED

__all__ = ["SENTENCES", "said"]

SENTENCES: Mapping[str, Words] = {
    # Names
    "unknown": Words("没有编号为“{id}”的{kind}", "unknown {kind} '{id}'"),
    "unknown name": Words("花括号里写了“{id}”，没有这个参数、填报项或结果", "unknown name '{id}'"),
    "declare": Words("先声明这个{kind}", "declare the {kind}"),
    "role": Words("岗位", "role"),
    "source": Words("来源", "source"),
    "source fact": Words("来源要点", "source fact"),
    "question": Words("待定问题", "question"),
    "clause": Words("条款", "clause"),
    "fact": Words("填报项", "fact"),
    "output": Words("结果", "output"),
    "score sheet": Words("评分表", "score sheet"),
    "decision": Words("判定", "decision"),
    "calculator": Words("计算器", "calculator"),
    "section": Words("章节", "section"),
    "name": Words("参数、填报项或结果", "name"),
    "parameter": Words("参数", "parameter"),
    "unknown entry name": Words(
        "表单里写了“{name}”，它不是这个计算器的填报项或结果", "'{name}' is no fact or output of the form's calculator"
    ),
    "name a calculator": Words(
        "在表单里写明计算器（calculator），或者改写 zh 和 en", "name a calculator, or write zh and en"
    ),
    "unasked": Words(
        "计算器{calculator}要用到{fact}，却没有问", "the calculator {calculator} needs {fact} and does not ask for it"
    ),
    "add to asks": Words("把“{name}”加进 asks", "add '{name}' to 'asks'"),
    "needless": Words(
        "计算器{calculator}问了{fact}，却从来用不到", "the calculator {calculator} asks for {fact} and never needs it"
    ),
    "take out of asks": Words("从 asks 里删掉“{name}”", "take '{name}' out of 'asks'"),
    "no last sentence": Words(
        "计算器{calculator}没有一句答复适用于其余所有情况", "no sentence of {calculator} fits all remaining cases"
    ),
    "end without when": Words("最后一句答复不写 when", "end with a sentence without 'when'"),
    "twice answered": Words(
        "计算器{calculator}里，判定{first}和{second}都给出结果“{output}”",
        "{first} and {second} of the calculator {calculator} both answer '{output}'",
    ),
    "own output": Words(
        "让其中一个给出别的结果，或者去掉一个判定", "give one of them an output of its own, or leave one out"
    ),
    "unused": Words("{kind}{field}没有用到", "nothing uses the {kind} {field}"),
    "use or delete": Words("在条款或公式里用上它，或者删掉", "name it in a clause or a formula, or delete it"),
    # Texts
    "quantity": Words(
        "“{owner}”的文字里直接写了数量“{quantity}”", "the quantity '{quantity}' is typed into the text of '{owner}'"
    ),
    "name a parameter": Words(
        "声明一个参数，在文字里用花括号写它的编号；确实不是规定的，连同理由写进 allow",
        "declare a parameter and name it in braces, or list the text under 'allow' with a reason",
    ),
    "needless exception": Words("“{owner}”不再需要例外“{text}”", "the exception '{text}' of '{owner}' is not needed"),
    "delete it": SHARED["delete it"],
    "no placeholder": Words(
        "“{owner}”的文字里，“{found}”没有写出哪个数值", "'{found}' in the text of '{owner}' names no value"
    ),
    "placeholders": Words(
        "用半角花括号，写成 {{name}}、{{name:number}} 或 {{name:numerator}}",
        "allowed: {{name}}, {{name:number}} and {{name:numerator}}, in plain braces",
    ),
    "languages differ": Words(
        "“{owner}”的中英文写的参数不一样：{only}", "the two languages of '{owner}' name different parameters: {only}"
    ),
    "only zh": Words("只有中文写了{names}", "only the Chinese names {names}"),
    "only en": Words("只有英文写了{names}", "only the English names {names}"),
    "say the same": Words("中英文写成一样的", "say the same in both"),
    "twice explained": Words(
        "术语“{first}”和“{second}”的{language}名称都是“{word}”",
        "the terms '{first}' and '{second}' are both called '{word}' in {language}",
    ),
    "zh": Words("中文", "Chinese"),
    "en": Words("英文", "English"),
    "one term": Words(
        "合成一个术语，或者改掉其中一个的{language}名称；第一个在 {place}",
        "make one term of them, or tell them apart by their {language}; the first is at {place}",
    ),
    # Sources
    "uncovered": Words("没有条款写到来源要点“{fact}”", "no clause covers the source fact '{fact}'"),
    "cover it": Words(
        "在写到它的条款的 covers 里加上它。要点内容：{words}",
        "name it in the 'covers' of the clause that states it: {words}",
    ),
    "uncomputed": Words(
        "来源要点“{fact}”标明要计算，写到它的条款 {clauses} 却没有判定或填报项依据",
        "the source fact '{fact}' is to be computed, and no decision or fact names {clauses}",
    ),
    "compute it": Words(
        "让表里的一行或填报项写明这样的条款，或者删掉 computed: yes",
        "let a row or a fact name a clause that covers it, or take out 'computed: yes'",
    ),
    "computed background": Words(
        "条款“{clause}”标明是背景说明，却有判定或填报项依据它",
        "the clause '{clause}' is declared background, and a decision or a fact names it",
    ),
    "no background": Words(
        "删掉 kind: background，或者改写真正作出规定的条款",
        "take out 'kind: background', or name the clause that states the rule",
    ),
    "review passed": Words("制度{policy}应在 {day} 前复核", "the review of {policy} was due by {day}"),
    "review it": Words("由{owner}复核，再写新的日期", "the {owner} reviews the policy and sets a new date"),
    # Days
    "ends before": Words(
        "条款“{clause}”在 {until} 结束，早于开始的 {since}",
        "the clause '{clause}' ends on {until} before it begins on {since}",
    ),
    "correct days": Words("改正 from 或 until", "correct 'from' or 'until'"),
    "outlives clause": Words(
        "判定{decision}的这条规则{rule}有效，它的条款“{clause}”只在{held}有效",
        "a rule of {decision} holds {rule}, its clause '{clause}' only {held}",
    ),
    "dated rule": Words(
        "把规则写进 versions，日期和条款一致，或者改写别的条款",
        "write the rule under 'versions' with the days of its clause, or name another clause",
    ),
    "every day": Words("每天都", "on every day"),
    "span from": Words("从 {start} 起", "from {start}"),
    "span until": Words("到 {end} 为止", "until {end}"),
    "span": Words("从 {start} 到 {end}", "from {start} until {end}"),
    "holidays": Words("没有 {year} 年的法定节假日", "the statutory holidays of {year} are not known"),
    "run holidays": Words("运行 rulebook holidays", "run 'rulebook holidays'"),
    "constraint broken": Words("约束“{name}”{when}不成立：{values}", "'{name}' does not hold{when}: {values}"),
    "required": Words("要求：{words}", "required is: {words}"),
    "on that day": Words("从 {day} 起", " from {day}"),
    "has value": Words("{field}= {value}", "{field} = {value}"),
    # Tables
    "gap": Words("判定{decision}没有一行适用于：{case}{when}", "no row of {decision} covers {case}{when}"),
    "add a row": Words("为它补一行，或者放宽某一行", "add a row for it, or widen one"),
    "overlap": Words(
        "判定{decision}的第 {first} 行和第 {second} 行都适用于：{case}{when}",
        "rows {first} and {second} of {decision} both cover {case}{when}",
    ),
    "narrow one": Words(
        "收窄其中一行；以排在前面的为准时，写 hit: first",
        "narrow one of them, or say 'hit: first' where the order decides",
    ),
    "unreachable": Words(
        "判定{decision}的第 {row} 行永远用不上：{why}", "row {row} of {decision} can never be hit: {why}"
    ),
    "empty row": Words("没有值符合它的条件", "no value passes its tests"),
    "correct row": Words("改正条件，或者删掉这一行", "correct the tests, or delete the row"),
    "covered row": Words("前面的行已经包括了它", "the rows above it do"),
    "move row": Words("移到前面，或者删掉这一行", "move it up, or delete it"),
    "from day": Words("（从 {day} 起）", " from {day}"),
    "when unset": Words("（假设{parameter}为 {value}）", " when {parameter} is {value}"),
    "and": Words("，并且", " and "),
    "anything": Words("任何情况", "anything"),
    # Examples
    "no example": Words("没有示例用到判定{decision}的第 {row} 行", "no example hits row {row} of {decision}"),
    "no formula example": Words("没有示例用到判定{decision}的公式", "no example hits the formula of {decision}"),
    "add example": Words("补一个用到它的示例", "add an example that it decides"),
    "failing": Words("示例“{example}”{when}不成立：{what}", "“{example}” does not hold{when}: {what}"),
    "correct example": Words(
        "改正规则或示例；规则从某天起改变的，给示例加一栏 as_of",
        "correct the rule or the example; if the rule changes on a day, give the example an 'as_of' column",
    ),
    "both cover": Words(
        "判定{decision}的第 {first} 行和第 {second} 行都适用", "{decision}: rows {first} and {second} both cover it"
    ),
    "none covers": Words("判定{decision}没有一行适用", "{decision}: no row covers it"),
    "not yet": Words("{field}在 {first} 之前没有值（{day}）", "{field} has no value before {first} ({day})"),
    "out of range": Words("{field}得 {value}，超出了范围", "the facts make {field} {value}, which is out of range"),
    "cannot answer": Words("{error}（{day}）", "{error} ({day})"),
    "wrong output": Words(
        "{output}应当是“{wanted}”，算出来是“{found}”", "{output} should be {wanted} but is {found}"
    ),
    "no such output": Words("判定{decision}没有“{output}”这个结果", "{decision} has no output '{output}'"),
    "unknown without": Words("缺少{names}，得不出{output}", "{output} cannot be known without {names}"),
    "no worked example": Words("计算器{calculator}没有示例", "the calculator {calculator} has no worked example"),
    "write worked example": Words(
        "在 examples 里写一个问题和应得的答案", "under 'examples', write a request and what must be answered"
    ),
    "answered otherwise": Words(
        "示例“{example}”{when}的答案不一样：{what}", "“{example}” is not answered as it says{when}: {what}"
    ),
    "not refused": Words(
        "应当因为“{name}”不予受理，却给出了答案", "it should be refused for '{name}' but is answered"
    ),
    "answers no such": Words("计算器{calculator}没有“{output}”这个结果", "{calculator} has no output '{output}'"),
    "wrong missing": Words("缺少的应当是{wanted}，却是{found}", "missing should be {wanted} but is {found}"),
    "wrong questions": Words("待定问题应当有{wanted}，却是{found}", "questions should be {wanted} but are {found}"),
    "not known": Words("得不出", "unknown"),
    # Score sheets
    "sheet fault": Words("评分表{sheet}有一处问题：{fault}", "the score sheet {sheet} has a fault: {fault}"),
    "list fault": Words(
        "改正评分表，或者连同待定问题写进 faults：{row} || Q-…",
        "correct the sheet, or list it under 'faults' with its open question: {row} || Q-…",
    ),
    "no such fault": Words("评分表{sheet}没有这处问题", "the score sheet {sheet} has no such fault"),
    # Pages
    "policy": Words("制度", "policy"),
    "form": Words("表单", "form"),
    "the thing": Words("{kind}{thing}", "the {kind} {thing}"),
    "this file": Words("这个文件", "this file"),
    "no page": Words("{what}没有{language}页面", "{what} has no page in {language}"),
    "write page": Words("新建 docs/{path}，各写一行：{calls}", "write docs/{path} with a line for each: {calls}"),
    "no navigation": Words("{what}不在{language}导航里", "{what} is not in the navigation of the {language} site"),
    "add to navigation": Words("在 {config} 的 nav 里加上 {page}", "add {page} to the nav of {config}"),
}  # fmt: skip


def said(key: str, /, **parts: object) -> Words:
    """The words for `key`, with the braces filled."""
    return SENTENCES[key].filled(**parts)
