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
    "no example": Words(
        "{when}没有示例用到判定{decision}的第 {row} 行", "no example hits row {row} of {decision}{when}"
    ),
    "no formula example": Words(
        "{when}没有示例用到判定{decision}的公式", "no example hits the formula of {decision}{when}"
    ),
    "add example": Words("补一个用到它的示例", "add an example that it decides"),
    "add later example": Words(
        "补一个那时用到它的示例，加一栏 as_of，写 {day}", "add one that it decides then, with a column 'as_of': {day}"
    ),
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
    "wrong clause": Words("依据应为“{wanted}”，实为“{found}”", "decided under '{found}', not '{wanted}'"),
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
    "page lacks": Words("{what}的{language}页面不完整", "the page of {what} in {language} is incomplete"),
    "write line": Words("在 docs/{path} 里补上：{calls}", "write into docs/{path}: {calls}"),
    "no navigation": Words("{what}不在{language}导航里", "{what} is not in the navigation of the {language} site"),
    "add to navigation": Words("在 {config} 的 nav 里加上 {page}", "add {page} to the nav of {config}"),
    # Rules and their clauses
    "unprinted": Words(
        "判定{decision}用到{parameter}，但它依据的条款都没有写出这个数",
        "{decision} reads {parameter}, which none of its clauses prints",
    ),
    "printed elsewhere": Words(
        "写出它的是 {where}；请让相应的行依据那一条，或者在 {named} 里写出来",
        "{where} prints it: let a row name that clause, or print it in {named}",
    ),
    "printed nowhere": Words("请在 {named} 里写出来", "print it in {named}"),
    "beside": Words(
        "依据条款 {clause} 的规则，没有用到条款里写的任何一个数：{numbers}",
        "the rules that name the clause {clause} read none of the numbers it prints: {numbers}",
    ),
    "beside hint": Words(
        "请看看这些行的“clause”一栏是不是写错了条款",
        "see whether the 'clause' column of these rows names the wrong clause",
    ),
    "other section": Words(
        "{decision}的这一行依据 {clause}，属于“{section}”一节，其他行依据的条款在“{others}”",
        "this row of {decision} names {clause} of the section “{section}”, the other rows clauses of “{others}”",
    ),
    "other section hint": Words(
        "请核对条款；确实跨节的，在判定里写 sections: [{all}]",
        "check the clause; if the decision does stand on several sections, write sections: [{all}] in it",
    ),
    "needless section": Words(
        "{decision}的 sections 列出了 {section}，但没有一行依据这一节的条款",
        "{decision} lists the section {section}, and no row names a clause of it",
    ),
    "needless section hint": Words("把它去掉", "take it out"),
    # Clauses and their days
    "ended": Words(
        "{what}提到的条款 {clause} 到 {day} 为止，之后没有条款接替它",
        "{what} names the clause {clause}, which ends on {day}, and none that follows it",
    ),
    "not begun": Words(
        "{what}提到的条款 {clause} 要到 {day} 才开始",
        "{what} names the clause {clause}, which begins only on {day}",
    ),
    "named hint": Words(
        "写上此后有效的条款；前后两条可以都写，各在自己的日期里起作用",
        "name the clause that holds then; where both are named, each counts on its own days",
    ),
    "clause fact": Words("填报项{label}", "the fact {label}"),
    "clause form": Words("表单{label}", "the form {label}"),
    "clause then": Words("计算器{label}的下一步", "the next steps of the calculator {label}"),
    "clause gap": Words(
        "条款 {first} 到 {until} 为止，接替它的 {second} 从 {since} 起，中间有空缺",
        "the clause {first} ends on {until} and {second}, which follows it, begins on {since}: between them"
        " nothing holds",
    ),
    "clause both": Words(
        "条款 {first} 到 {until} 为止，接替它的 {second} 从 {since} 起，有几天两条同时有效",
        "the clause {first} ends on {until} and {second}, which follows it, begins on {since}: on some days both hold",
    ),
    "clause gap hint": Words(
        "让后一条从前一条结束的次日（{day}）开始",
        "let the second begin on the day after the first ends, {day}",
    ),
    "clause uncovered": Words(
        "来源要点 {fact} 只有已经结束的条款写到：{clauses}",
        "only clauses that have ended cover the source fact {fact}: {clauses}",
    ),
    "clause uncovered hint": Words("在现行条款的 covers 里写上它", "name it in the 'covers' of a clause that holds"),
    "unset": Words(
        "条款 {clause} 印着{parameter}，它今天还没有值，也没有登记待定问题",
        "the clause {clause} prints {parameter}, which has no value today and stands under no open question",
    ),
    "unset hint": Words(
        "填上值，或者在 questions 里登记待定问题",
        "set a value, or name the open question in its 'questions'",
    ),
    "review": Words(
        "{policy}的复核日期 {review} 早于生效日期 {since}",
        "{policy} is to be reviewed by {review}, before it begins on {since}",
    ),
    "review hint": Words("改正 review_by 或 in_force", "correct 'review_by' or 'in_force'"),
    # What does nothing
    "idle": Words("{kind}{label}没有用到", "nothing uses the {kind} {label}"),
    "idle hint": Words("用它，或者删掉", "use it, or delete it"),
    "term": Words("术语", "term"),
    "unit": Words("单位", "unit"),
    "not given": Words("{field}的选项{choice}，没有一行会给出", "no row gives the choice {choice} of {field}"),
    "not given hint": Words("加一行给出它，或者删掉这个选项", "add a row that gives it, or delete the choice"),
    "not asked": Words("{field}的选项{choice}，没有一条规则提到", "no rule speaks of the choice {choice} of {field}"),
    "not asked hint": Words(
        "加一行说明选它会怎样，或者删掉这个选项",
        "add a row that says what follows from it, or delete the choice",
    ),
    "cannot fail": Words(
        "约束{constraint}在允许的范围内怎么填都成立",
        "{constraint} holds whatever is told within the ranges",
    ),
    "never said": Words(
        "计算器{calculator}的这句答复永远轮不到：前面已有一句适用于同样的情况",
        "this sentence of {calculator} is never said: one before it fits the same case",
    ),
    "never said hint": Words("改正 when，或者删掉这一句", "correct its 'when', or delete it"),
    "cannot fail hint": Words("写紧一些，或者删掉", "make it say more, or delete it"),
    "settled": Words(
        "{parameter}从前未定，现在已经有值，却仍挂在待定问题 {question} 之下",
        "{parameter} was unset and has a value now, and still stands under the open question {question}",
    ),
    "settled in text": Words(
        "问题已经定下来的，把这句话改成现在的规定；编号写错的，改正编号",
        "if the question is settled, say here what holds; if it is misspelt, correct its id",
    ),
    "settled hint": Words("从 questions 里去掉这个问题", "take the question out of its 'questions'"),
    # Roles
    "circle": Words("岗位{role}绕了一圈，成了自己的一种：{chain}", "the role {role} is a kind of itself: {chain}"),
    "circle hint": Words("改正其中一个 is_a", "correct one 'is_a'"),
    "roles step": Words(
        "条款 {clause} 的步骤由{role}来做，但它没有列在 applies_to 里",
        "a step of {clause} is taken by {role}, whom 'applies_to' leaves out",
    ),
    "roles step hint": Words(
        "把 {id} 写进 applies_to，或者改正步骤的 role",
        "add {id} to 'applies_to', or correct the step's role",
    ),
    "roles form": Words(
        "表单{form}要由{role}填写或签字，但它依据的条款都没有提到这个岗位",
        "{role} fills in or signs the form {form}, and none of its clauses speaks to that role",
    ),
    "roles form hint": Words(
        "改正岗位，或者补上要它这样做的条款",
        "correct the role, or add the clause that asks it to",
    ),
    "other title": Words(
        "文字里写的是“{found}”，没有哪个岗位或术语叫这个名称",
        "the text says '{found}', which no role or term is called",
    ),
    "other title hint": Words("是不是{role}？", "did you mean {role}?"),
    "never called": Words(
        "条款对{role}作了规定，但没有一处文字用这个名称称呼它",
        "clauses speak to {role}, and no text calls the role that",
    ),
    "never called hint": Words(
        "岗位改过名称的，正文里也要一起改",
        "if the role has been renamed, rename it in the texts as well",
    ),
    # Languages
    "chinese": Words("英文里有中文“{found}”", "there is Chinese, '{found}', in the English"),
    "chinese hint": Words(
        "写成英文；讲的就是这个词的，写成“词 (英文)”",
        "write it in English; where the word itself is meant, write 'word (English)'",
    ),
    "unfinished": Words("“{found}”表示还没写完", "'{found}' says that the text is not finished"),
    "unfinished hint": Words("写完它，或者登记为待定问题", "finish it, or register an open question"),
    "no english": Words("中英文一字不差：“{found}”", "both languages say the same, '{found}'"),
    "no english hint": Words("补上译文", "translate it"),
    "languages twice": Words("这段话在 {first} 已经写过一遍", "the same text stands at {first}"),
    "languages twice hint": Words(
        "每条规定只写一遍：删掉一处，或者写出两处的不同",
        "a rule is written once: delete one, or say how they differ",
    ),
    # What stands on a clause
    "the row": Words("判定{decision}第 {row} 行", "row {row} of {decision}"),
    "the fact": Words("填报项{fact}", "the fact {fact}"),
    "unlike clause": Words(
        "{what}写的依据是 {clause}，可是它的用词更像 {better} 的内容",
        "{what} stands on {clause}, but its words are rather those of {better}",
    ),
    "rows exchanged": Words(
        "判定{decision}第 {first} 行和第 {second} 行的依据可能写反了：对调成 {other}、{one}，用词更相符",
        "the clauses of rows {first} and {second} of {decision} may be exchanged: their words are rather those of"
        " {other} and {one}",
    ),
    "name clauses": Words(
        "改成正确的条款；没有写错的，在这个判定的示例右边加一栏 clause，每个示例写明依据哪一条",
        "name the right clause; where it is right, give the decision's examples a last column 'clause' that says under"
        " which each is decided",
    ),
    "reword": Words(
        "改成讲这一项的条款；没有写错的，让名称或提问用条款里的词",
        "name the clause that speaks of it; where it is right, let the label or the question use the clause's words",
    ),
    # What is alike
    "likeness equal": Words(
        "{decision}用到的{first}和{second}现在的值相同，互换了也没有示例会发现",
        "{decision} reads {first} and {second}, which have the same value today: no example would notice them"
        " exchanged",
    ),
    "likeness equal hint": Words(
        "加一个示例，用一栏 {name} 假设其中一个为别的值",
        "add an example with a column {name} that supposes another value",
    ),
    "likeness list": Words(
        "{longer}里与{shorter}的选项一一对应，唯独缺{choice}",
        "the choices of {shorter} are all known to {longer}, but for {choice}",
    ),
    "likeness list hint": Words(
        "两处一起加；本来就不该有的，也请两处的名称不要对应",
        "add it to both; if it does not belong there, let the others not match either",
    ),
    "likeness ends": Words(
        "{low}和{high}是一个范围的两端，但没有约束规定前者不大于后者",
        "{low} and {high} are the ends of a range, and no constraint says that the first is not above the second",
    ),
    "likeness ends hint": Words(
        "在 constraints 下写 requires: {low} <= {high}",
        "write requires: {low} <= {high} under 'constraints'",
    ),
    "likeness cited": Words(
        "引用这一节的条款时叫“{words}”，与{first}相同",
        "its clauses are cited as '{words}', and so are those of {first}",
    ),
    "likeness cited hint": Words(
        "换一个叫法，写在 cited_as: {{zh: …, en: …}} 里",
        "call one of them something else in cited_as: {{zh: …, en: …}}",
    ),
}  # fmt: skip


def said(key: str, /, **parts: object) -> Words:
    """The words for `key`, with the braces filled."""
    return SENTENCES[key].filled(**parts)
