"""What is said of policy files that cannot be read, or do not say what they need to."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.problem import SENTENCES as SHARED

__all__ = ["SENTENCES", "said"]

SENTENCES: Mapping[str, Words] = {
    # Files
    "wrong ending": Words("这个文件没有读取：文件名以 .yml 结尾", "this file is not read: its name ends in .yml"),
    "rename": Words("把文件名改成 {name}.yaml", "rename it to {name}.yaml"),
    "no policy": Words("没有找到制度文件", "no policy files found"),
    "write one": Words(
        "制度文件写在 policy/policies/ 里，文件名是“编号.yaml”", "write one as policy/policies/<id>.yaml"
    ),
    "unreadable": Words("文件打不开：{error}", "the file cannot be read: {error}"),
    "plain file": Words("制度文件应当是你有权打开的普通文件", "a policy file is a plain file that you may open"),
    "too many bytes": Words(
        "文件有 {count} 字节，最多读取 {most} 字节", "the file has {count} bytes; at most {most} are read"
    ),
    "split": Words("把制度拆成几个文件", "split the policy into several files"),
    "not UTF-8": Words(
        "文件不是 UTF-8 编码：字节 0x{byte} 读不出来", "the file is not UTF-8: byte 0x{byte} cannot be read"
    ),
    "save as UTF-8": Words("把文件另存为 UTF-8 编码", "save the file as UTF-8"),
    "control character": Words("这里有不允许的控制字符（{code}）", "the character {code} is not allowed in YAML"),
    "delete it": SHARED["delete it"],
    "too many values": Words("文件里的内容超过 {most} 项", "the file has more than {most} values"),
    "too deep": Words("一层套一层，超过了 {most} 层", "nested more than {most} levels deep"),
    "second document": Words(
        "从这里开始了第二份内容；一个文件只写一份", "a second document starts here; one is allowed"
    ),
    "one document": Words("删掉“---”，或者分成两个文件", "delete the '---', or make two files of it"),
    "alias": Words("不能用别名“*{name}”", "the alias '*{name}' is not allowed"),
    "anchor": Words("不能用锚点“&{name}”", "the anchor '&{name}' is not allowed"),
    "write it out": Words(
        "把内容直接写出来：规则写在读它的地方", "write the value out; a rule stands where it is read"
    ),
    "tag": Words("不能用标签“{tag}”", "the tag '{tag}' is not allowed"),
    "holds": Words(
        "文件里{found}；应当是一行行“名称: 内容”", "the file holds {found}; lines such as 'name: value' are needed"
    ),
    "nothing": Words("什么也没有", "nothing"),
    "a list": Words("是一个列表", "a list"),
    "one text": Words("只有一段文字", "one text"),
    "begin with": Words(
        "开头写一行，例如“policy: return-transfer-standby”",
        "start with a line such as 'policy: return-transfer-standby'",
    ),
    "no plain name": Words("冒号前面只能写一个名称", "a name must stand before the colon"),
    "name first": Words("写成“名称: 内容”", "write 'name: value'"),
    "twice here": Words("“{key}:”在这里写了两遍", "'{key}:' stands twice here"),
    "keep one": Words("只留一处", "keep one of the two"),
    # What keeps a file from being read
    "colon inside": Words("文字里有冒号加空格“: ”，会被当成另一项", "a ': ' stands inside a text"),
    "quote it": Words("给整段文字加上引号", "put the text in quotes"),
    "open quote": Words("这里的引号没有配对的另一半", "the quote that opens here is never closed"),
    "close quote": Words("在文字末尾补上 {quote}", "close it with {quote} at the end of the text"),
    "open bracket": Words("这里的“{bracket}”没有收尾", "the '{bracket}' that opens here is never closed"),
    "close bracket": Words("补上“{closing}”", "close it with '{closing}'"),
    "does not go on": Words("这一行接不上前面的内容", "this line does not go on with what stands above it"),
    "check indentation": Words("检查行首的空格：同一层的各行要对齐", "check its indentation"),
    "list does not go on": Words("这一行接不上前面的列表", "this line does not go on with the list above it"),
    "begin with dash": Words("行首写“- ”", "begin it with '- '"),
    "colon missing": Words("名称后面少了冒号", "a ':' is missing after the name"),
    "value missing": Words("这里少了内容", "a value is missing here"),
    "write value": Words("写上内容，或者补上括号", "write it, or close the brackets"),
    "comma missing": Words("前面少了逗号或“{closing}”", "a ',' or '{closing}' is missing before this"),
    "add comma": Words(
        "两项之间写半角逗号，末尾写“{closing}”", "write a comma between two entries, and '{closing}' at the end"
    ),
    "tab": Words("这里用了制表符，应当用空格", "a tab stands where spaces are needed"),
    "indent with spaces": Words("行首用空格缩进", "indent with spaces"),
    "no text begins": Words("文字不能以“{character}”开头", "no text begins with '{character}'"),
    "broken": Words("这里的写法有误，读不下去", "the text cannot be read on from here"),
    "check around": Words(
        "检查这一行和上一行的缩进、冒号和引号", "check indentation, colons and quotes here and on the line before"
    ),
    "conflict": Words("这里还留着合并冲突的标记", "the marks of a merge conflict stand here"),
    "settle conflict": Words(
        "两种写法留下一种，再删掉“<<<<<<<”“=======”“>>>>>>>”这三行",
        "keep one of the two versions, and delete the three lines '<<<<<<<', '=======' and '>>>>>>>'",
    ),
    "wide colon": Words("“{name}”后面是全角冒号“：”", "a full-width '：' stands after '{name}'"),
    "write colon": Words(
        "写成“{name}: ”，半角冒号加一个空格", "write '{name}: ', with an ordinary colon and a space"
    ),
    "colon without space": Words("“{name}:”后面少一个空格", "a space is missing after '{name}:'"),
    "braces first": Words(
        "文字以花括号开头，会被当成一组内容", "a text that begins with a brace is read as a group of entries"
    ),
    "quote braces": Words('给整段文字加上引号：{name}: "{text}"', 'put the whole text in quotes: {name}: "{text}"'),
    "odd here": Words("这里有{character}", "{character} stands here"),
    # Structure
    "unknown entry": Words("这里没有“{key}:”这一项", "'{key}:' is not known here"),
    "missing entry": Words("这里少了{keys}", "missing here: {keys}"),
    "add entry": Words("补上{keys}", "add {keys}"),
    "wrong spelling": Words("“{found}”的写法不对", "'{found}' is not spelt as agreed"),
    "must match": Words("要符合 {pattern}", "it must match {pattern}"),
    "found": Words("{message}，写的是“{found}”", "{message}; found '{found}'"),
    "one of": Words("只能写{allowed}之一", "must be one of {allowed}"),
    "too long": Words(
        "文字有 {count} 个字符，最多 {most} 个", "this text has {count} characters; at most {most} are allowed"
    ),
    "not understood": Words("这里的内容看不懂", "this cannot be understood here"),
    "entries needed": Words("这里要写一组“名称: 内容”", "lines such as 'name: value' are needed here"),
    "write entries": Words(
        "缩进写在下面，或者写成 {{zh: …, en: …}}", "write them indented below, or as {{zh: …, en: …}}"
    ),
    "list needed": Words("这里要写一个列表", "a list is needed here"),
    "write list": Words("写成 [a, b]", "write it as [a, b]"),
    "text needed": Words("这里要写一段文字，不能是列表或一组内容", "a text is needed here, not a list or a group"),
    "behind colon": Words("直接写在冒号后面", "write it behind the colon"),
    "empty text": Words("这里要写内容", "a text is needed here"),
    "write or delete": Words(
        "写上内容；不是必填的，也可以整项删掉", "write it, or delete the whole entry if it is not required"
    ),
    "empty list": Words("这里至少要写一项", "at least one entry is needed here"),
    "write one entry": Words(
        "写上一项；不是必填的，也可以整项删掉", "write one, or delete the whole entry if it is not required"
    ),
    "kebab": Words(
        "编号由小写字母和数字组成，用“-”连接，例如 return-training",
        "ids are lower-case words joined by hyphens, such as return-training",
    ),
    "snake": Words(
        "编号由小写字母和数字组成，用“_”连接，例如 leave_days",
        "names are lower-case words joined by underscores, such as leave_days",
    ),
    "clause": Words("条款编号是章节加序号，例如 ret-1", "clause ids are a section and a number, such as ret-1"),
    "section": Words("章节编号只用小写字母，例如 ret", "section ids are lower-case letters, such as ret"),
    "source fact": Words(
        "来源要点的编号是大写字母加两位数字，例如 RTS-01", "source facts are capitals and two digits, such as RTS-01"
    ),
    "question": Words("待定问题的编号写成 Q-01 的样子", "questions are numbered as Q-01"),
    "year": Words("年份写四位数字，例如 2026", "years have four digits, such as 2026"),
    "day": Words("日期写成 2026-03-01 的样子", "days are written as 2026-03-01"),
    "reason": Words("这里的理由不完整", "this is no whole reason"),
    "whole reason": Words(
        "写来源要点或待定问题的编号，例如 RTS-14 或 RTS-14, Q-01；要写成文字，就中英文都写：{{zh: …, en: …}}",
        "name source facts or questions, such as RTS-14 or RTS-14, Q-01; "
        "or give the reason in both languages: {{zh: …, en: …}}",
    ),
    "must be": Words("这里要写{wanted}", "must be {wanted}"),
    "a date": Words("日期，例如 2026-03-01", "a date such as 2026-03-01"),
    "a calendar day": Words("日历上有的日期，例如 2026-03-01", "a day of the calendar, such as 2026-03-01"),
    "a date or undated": Words(
        "日期（例如 2026-03-01）或 undated（未注明日期）", "'undated' or a date such as 2026-03-01"
    ),
    "yes or no": Words(" yes（是）或 no（否）", "yes or no"),
    "decimals": Words("小数位数，0 到 6", "a number of decimals from 0 to 6"),
    "up to 99": Words("1 到 99 的整数", "a number from 1 to 99"),
    "two numbers": Words("最小值和最大值，例如 0 to 100", "two numbers such as '0 to 100'"),
    "no yes or no": Words(
        "选项的编号不能是 yes 或 no：格子里的 yes、no 是“是否题”的答案",
        "must not be 'yes' or 'no': in a cell that is the answer to a yes-no question",
    ),
    "penalises others": Words(
        "受罚的岗位“{role}”不在适用岗位里；在 applies_to 里也写上它",
        "penalises '{role}', to whom it does not apply; add the role to applies_to",
    ),
    "no rule": Words(
        "判定要有一张表（table）或一个公式（formula），或者在 versions 里各有一个",
        "a decision needs either a table or a formula (or versions that have one)",
    ),
    "formula and clause": Words(
        "公式要写明条款（clause）；表里的条款写在每一行",
        "a formula needs its clause; in a table every row names its own",
    ),
    "one kind": Words(
        "unit（单位）、choices（选项）、type（类型）三项要写且只写一项；这里写了{found}",
        "needs exactly one of unit, choices and type; found {found}",
    ),
    "none": Words(" 0 项", "none"),
    "told not": Words(
        "是或否（yes-no）的 told 和 told_not 要么都写，要么都不写；别的类型只写 told",
        "a yes or no needs both told and told_not, or neither; any other type has told alone",
    ),
    "told without": Words(
        "“{name}”的说法（told）没有写出它的值", "what tells '{name}' does not name its value"
    ),
    "name the value": Words("在中英文里都写上 {{{name}}}", "write {{{name}}} in both languages"),
    "head": Words("制度文件还少 {keys}", "a policy needs {keys}"),
    "name or texts": Words("要么写 name，要么写 zh 和 en", "needs either a name, or zh and en"),
    "both texts": Words("zh 和 en 要么都写，要么都不写", "needs zh and en, or neither"),
    # Tables
    "short table": Words("表格至少要有表头和一行内容", "a table needs a heading and at least one row"),
    "rows and bars": Words("每行写成一行，格子之间用“|”隔开", "write one row a line, cells separated by '|'"),
    "no bars": Words("表头里没有“||”", "the heading has no '||'"),
    "put bars": Words("在条件和结果之间写“||”", "put '||' between what is tested and what follows from it"),
    "column twice": Words("“{name}”这一栏写了两遍", "the column '{name}' stands twice"),
    "column unnamed": Words("有一栏没有名称", "a column has no heading"),
    "name columns": Words("每栏写一个名称，不重复", "name every column once"),
    "row shape": Words("这一行有{found}，表头有{wanted}", "this row has {found}; the heading has {wanted}"),
    "one cell": Words(" 1 格", "1 cell"),
    "cells": Words(" {count} 格", "{count} cells"),
    "cells before": Words("{cells}，“||”前面 {split} 格", "{cells}, {split} before '||'"),
    "fill every column": Words(
        "每栏都要有一格；不限就写“-”", "give every column its cell, '-' where it does not matter"
    ),
    "empty cell": Words("这一格是空的", "an empty cell"),
    "write dash": Words("不限就写“-”", "write '-' where a column does not matter"),
    "outputs then clause": Words(
        "“||”后面先写结果，最后一栏是 clause（条款）", "after '||' stand the outputs and then 'clause'"
    ),
    "write outputs": Words("写成“… || 结果 | clause”", "write '… || output | clause'"),
    "column is a name": Words("一栏的名称只能是一个编号，写的是“{found}”", "a column is one name; found '{found}'"),
    "name the formula": Words("把这个公式写成一个判定，再写它的编号", "name the formula as a decision of its own"),
    "example columns": Words("示例的前两栏是 zh 和 en", "examples start with the columns zh and en"),
    "write examples": Words("写成“zh | en | 填报项 … || 结果 …”", "write 'zh | en | facts … || outputs …'"),
    "sheet columns": Words("“||”前面不是这几栏", "these are not the columns before '||'"),
    "write columns": Words("写成“{columns} || …”", "write '{columns} || …'"),
    "question behind": Words("“||”后面写待定问题", "behind '||' stands the question"),
    "write question": Words("写 question", "write 'question'"),
    # A policy's file or folder
    "no head": Words("制度“{policy}”的文件夹里没有开头", "the policy '{policy}' has no head"),
    "write head": Words(
        "新建 {file}，写上“policy: {policy}”、名称和各部分（parts）",
        "write {file} with 'policy: {policy}', its names, and its 'parts'",
    ),
    "file is no policy": Words("这个文件不是制度", "this file is no policy"),
    "begin or move": Words(
        "开头写上“policy: {policy}”；各制度共用的内容移到 policy/registers/",
        "begin it with 'policy: {policy}', or move what policies share to policy/registers/",
    ),
    "file of another": Words(
        "制度“{policy}”写在“{other}”的文件里", "the policy '{policy}' stands in the file of '{other}'"
    ),
    "second head": Words("又写了一处开头；“{policy}”的开头在 {file}", "a second head; that of '{policy}' is {file}"),
    "one head here": Words(
        "删掉这里的开头，或者给这项制度单独的文件或文件夹",
        "take the head out of this part, or give the policy a file or folder of its own",
    ),
    "folder in folder": Words("制度的文件夹里又套了文件夹", "this file is in a folder of a policy's folder"),
    "move to": Words("移到 {path}", "move it to {path}"),
    "policy among shared": Words("这里放各制度共用的内容，不放制度", "a policy stands among what policies share"),
    "parts of one file": Words("写在一个文件里的制度没有 parts", "a policy in one file has no parts"),
    "make it a head": Words(
        "把它改成文件夹里的 {file}，或者删掉 parts", "make it the {file} of a folder, or take 'parts' out"
    ),
    "in heads only": Words("“{key}:”只写在制度的开头", "'{key}' stands in a policy's head only"),
    "take out or begin": Words(
        "删掉它；这个文件是制度的，开头写上 policy", "take it out, or begin the file with 'policy' where it is one"
    ),
    "head without policy": Words("“{policy}”的开头没有写 policy", "the head of '{policy}' does not say 'policy'"),
    "begin with policy": Words("开头写上“policy: {policy}”", "begin it with 'policy: {policy}'"),
    "folder of another": Words(
        "制度“{policy}”写在“{other}”的文件夹里", "the policy '{policy}' stands in the folder of '{other}'"
    ),
    "name the folder": Words("文件夹的名称用制度的编号", "give the folder the policy's id"),
    "no further part": Words("“{part}”不能再算一个部分", "'{part}' is no further part"),
    "name parts once": Words("每个部分写一次，只写部分", "name every part once, and only parts"),
    "no such part": Words("制度“{policy}”没有“{part}”这个部分", "'{policy}' has no part '{part}'"),
    "write part": Words("新建 {file}，或者删掉它", "write {file}, or take it out"),
    "unnamed part": Words("“{policy}”的开头没有写到这个部分", "the head of '{policy}' does not name this part"),
    "add to parts": Words("在 {file} 的 parts 里加上“{part}”", "add '{part}' to 'parts' in {file}"),
    # Things and their names
    "declared twice": Words(
        "“{id}”声明了两次，第一次在 {first}", "'{id}' is declared twice; the first time at {first}"
    ),
    "rename one": Words("编号不能重复：给其中一个改名", "ids are never reused: rename one of the two"),
    "one head": Words("每项制度只有一处开头，编号各不相同", "every policy has one head and an id of its own"),
    "too long chain": Words(
        "判定或填报项一个接一个，接得太长了", "decisions or facts read each other in a row too long to follow"
    ),
    "shorten chain": Words(
        "把几步并进一张表或一个公式里，让链条短一些",
        "work out more in one table or formula, so that the row gets shorter",
    ),
    "quoted text": Words("{message}（原文：{text}）", '{message} in "{text}"'),
    "unknown name": Words("没有名为“{name}”的填报项、参数、判定或结果", "unknown name '{name}'"),
    "declare name": Words(
        "先声明它：填报项（facts）、参数（parameters）或判定（decisions）",
        "declare it as a fact, a parameter or a decision",
    ),
    "unknown unit": Words("没有名为“{name}”的单位", "unknown unit '{name}'"),
    "cycle": Words("“{name}”绕了一圈又用到自己：{chain}", "'{name}' depends on itself: {chain}"),
    "own answer": Words("判定不能用到自己的结果", "a decision may not need its own answer"),
    "several outputs": Words("“{name}”有 {count} 个结果，没有写明用哪个", "'{name}' has {count} outputs"),
    "write one of": Words("写成{names}之一", "write one of {names}"),
    "collects": Words(
        "“{name}”给出的是一串结果，不能拿来计算或判断",
        "'{name}' collects a list, which cannot be computed with or tested",
    ),
    "decide it": Words("要判断什么，另写一个判定", "decide what is wanted in a decision of its own"),
    "no such output": Words("“{name}”没有“{output}”这个结果", "'{name}' has no output '{output}'"),
    "versions differ": Words(
        "这个版本给出{found}，最后一个版本给出{last}", "this version decides {found}, the last one {last}"
    ),
    "same outputs": Words(
        "同一个判定的各个版本，结果和次序都要相同",
        "give all versions of a decision the same outputs, in the same order",
    ),
    "undeclared output": Words(
        "判定{decision}的结果“{output}”没有声明", "the output '{output}' of {decision} is not declared"
    ),
    "declare output": Words("在 outputs 里声明它", "declare it under 'outputs'"),
    "versions unordered": Words("各个版本没有按日期先后排列", "the versions are not in order of their dates"),
    "order versions": Words(
        "先写未注明日期的版本，再按日期先后写其余的", "put the undated version first, then the dates in order"
    ),
    "values unordered": Words("取值没有按日期先后排列", "the values are not in order of their dates"),
    "order values": Words(
        "先写未注明日期的取值，再按日期先后写其余的", "put the undated value first, then the dates in order"
    ),
    "absent column": Words("“{name}”可能没有值，不能拿来判断", "'{name}' may have no value, so it cannot be tested"),
    "test cause": Words("改为判断它什么时候有值", "test what its value depends on"),
    "empty range": Words("范围是空的：{low} 比 {high} 大", "the range is empty: {low} is above {high}"),
    "low first": Words("先写小的", "write the lower end first"),
    "fine range": Words(
        "范围“{low} to {high}”的小数位比 scale 多，scale 是 {scale}",
        "the range '{low} to {high}' has more decimals than the scale, which is {scale}",
    ),
    "larger scale": Words("把 scale 写大", "declare a larger 'scale'"),
    "derived from decision": Words(
        "填报项只能由别的填报项和参数推出，“{name}”是判定",
        "a fact is derived from facts and parameters only; '{name}' is a decision",
    ),
    "make a decision": Words("要用判定的，写成一个判定", "make a decision of what needs one"),
    "derived from itself": Words(
        "“{fact}”会经过“{name}”又推出自己", "'{fact}' would be derived from itself, through '{name}'"
    ),
    "one direction": Words("填报项只能朝一个方向推", "facts are derived in one direction only"),
    "no default": Words("{fact}的默认值“{name}”不是参数", "{fact} defaults to '{name}', which is no parameter"),
    "default does not fit": Words(
        "{fact}的默认值“{name}”不合适：{why}", "{fact} defaults to '{name}', which does not fit: {why}"
    ),
    "constraint reads": Words(
        "约束只能用填报项和参数，“{name}”两样都不是",
        "a constraint reads facts and parameters only; '{name}' is neither",
    ),
    "name facts": Words("写填报项，或者和它比较的参数", "name facts, or the parameters they are held against"),
    "constraint reads nothing": Words("约束至少要用到一个填报项或参数", "a constraint reads at least one name"),
    "name the limited": Words("写上它约束的内容", "name what it limits"),
    "not in year": Words("{day} 不在 {year} 年", "{day} is not in {year}"),
    "move to year": Words("移到它所在的年份下面", "move it to the year it is in"),
    "does not ask": Words("计算器{calculator}不问“{fact}”", "the calculator {calculator} does not ask for '{fact}'"),
    "not read": Words(
        "计算器{calculator}的判定用不到“{name}”", "'{name}' is nothing that the decisions of {calculator} read"
    ),
    "name what is read": Words("写得出答案时用到的内容", "name what the answer is worked out from"),
    "absent day": Words("这里可能没有值，排不出日程", "this may have no value, so it cannot be laid out"),
    "name what is there": Words("改用总有值的内容", "name what always has one"),
    # Score sheets
    "sheet parameter": Words(
        "评分表{sheet}会生成参数“{name}”，而它已经声明过",
        "the score sheet {sheet} makes a parameter '{name}', which is declared already",
    ),
    "rename either": Words("给其中一个改名", "rename one of the two"),
    "no grades": Words("“{name}”没有选项，不能当等级用", "'{name}' has no choices, so it names no grades"),
    "no grade column": Words(
        "“{name}”这一栏既不是“{grades}”的选项，也不在不采用的栏（left_out）里",
        "the column '{name}' is neither a choice of '{grades}' nor left out",
    ),
    "no weight": Words("满分“{text}”不是数", "'{text}' is no weight"),
    "number or dash": Words("写一个数，没有就写“-”", "write a number, or -"),
    "weight above": Words(
        "{field}的满分 {weight} 超出了它的范围", "the weight {weight} of {field} is above its range"
    ),
    "widen range": Words("把{field}的范围（range）写宽", "widen the range of {field}"),
    "fine band": Words(
        "“{band}”的小数位比{field}多，后者的 scale 是 {scale}",
        "'{band}' has more decimals than {field}, whose scale is {scale}",
    ),
    "larger scale for": Words("把{field}的 scale 写大", "declare a larger 'scale' for {field}"),
    "no criterion": Words("考核项要是数，{field}是{kind}", "{field} is {kind}; a criterion is a number"),
    "declare fact": Words("在 facts 里声明它", "declare it as a fact"),
    "no band": Words("“{text}”不是分数段", "'{text}' is no band"),
    "bands": Words(
        "可以写 9.5..10、60（起）、<= 2（至多）、< 60（以下）、?（残缺）或 -（没有印）",
        "write 9.5..10, 60 (at least), <= 2 (at most), < 60 (below), ? (damaged) or - (nothing printed)",
    ),
    "empty band": Words("分数段“{text}”是空的", "the band '{text}' is empty"),
    "limit reads": Words(
        "界限由印出的数和参数算出，“{name}”两样都不是",
        "a limit is made of what is printed and of parameters; '{name}' is neither",
    ),
    "limit of limit": Words("“{name}”本身也是这样算出来的", "'{name}' is worked out by such a formula itself"),
    "read printed": Words(
        "可以用 printed（印出的数）、weight（满分）、top（最高分）和参数",
        "read 'printed', 'weight', 'top' and parameters",
    ),
}  # fmt: skip


def said(key: str, /, **parts: object) -> Words:
    """The words for `key`, with the braces filled."""
    return SENTENCES[key].filled(**parts)
