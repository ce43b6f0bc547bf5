"""What is said of formulas and cells that cannot be read, or do not fit together."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.problem import SENTENCES as SHARED

__all__ = ["SENTENCES", "said"]

SENTENCES: Mapping[str, Words] = {
    # Characters
    "invisible": Words("看不见的字符（{code}）", "an invisible character ({code})"),
    "odd space": Words("特殊的空格（{code}）", "an odd space ({code})"),
    "full-width": Words("全角的“{character}”", "the full-width '{character}'"),
    "look-alike": Words("符号 {character}", "the sign '{character}'"),
    "delete it": SHARED["delete it"],
    "type a space": Words("改成普通空格", "type an ordinary space instead"),
    "type instead": Words("改写成半角的 {typed}", "type '{typed}' instead"),
    "odd character": Words("这里不能写{character}", "{character} is not expected here"),
    # Reading
    "too long": Words(
        "公式有 {count} 个字符，太长了；最多 {most} 个",
        "{count} characters are too long for one formula; at most {most} are allowed",
    ),
    "too deep": Words("括号和运算一层套一层，超过了 {most} 层", "nested more than {most} levels deep"),
    "name the parts": Words("把其中几部分拆出来，各写成一个判定", "name the parts as decisions of their own"),
    "unexpected": Words("这里不能写“{found}”", "'{found}' is not expected here"),
    "ends early": Words("写到这里就断了，后面还少内容", "the text ends too early"),
    "unknown function": Words("没有名为“{name}”的函数", "unknown function '{name}'"),
    "functions": Words("可以用的函数：{names}", "allowed: {names}"),
    "wrong count": Words("函数“{name}”要写{takes}，这里写了 {given} 个", "'{name}' takes {takes}; {given} given"),
    "exactly": Words(" {fewest} 个参数", "{fewest} arguments"),
    "exactly one": Words(" 1 个参数", "1 argument"),
    "at least": Words("至少 {fewest} 个参数", "at least {fewest} arguments"),
    "so many": Words(" {fewest} 到 {most} 个参数", "{fewest} to {most} arguments"),
    "write": Words("写成 {usage}", "write {usage}"),
    "no date": Words("“{text}”不是有效的日期", "'{text}' is not a date"),
    "no time": Words("“{text}”不是有效的时刻", "'{text}' is not a time"),
    "no datetime": Words("“{text}”不是有效的日期和时刻", "'{text}' is not a datetime"),
    # What may have been meant
    "and or": Words("“并且”写成 and，“或者”写成 or", "write 'and' or 'or'"),
    "one equals": Words("“等于”只写一个“=”", "equality is one '='"),
    "comparisons": Words("写成“<=”或“>=”", "write '<=' or '>='"),
    "yes or no": Words("“是”写成 yes，“否”写成 no", "write yes or no"),
    "no Chinese": Words(
        "公式里写编号（小写字母、数字和“_”），不写中文名称",
        "names are written in a-z, 0-9 and '_'; labels carry the Chinese",
    ),
    "straight quotes": Words('文字用半角双引号，例如 "none"', 'texts stand in straight double quotes: "none"'),
    "lower case": Words("编号只用小写字母", "names are written in lower case"),
    "commas": Words("几种情况之间用半角逗号隔开", "separate what may hold with commas"),
    "no powers": Words("没有乘方；用乘法写", "there are no powers; multiply"),
    "plain digits": Words("数字全部写出来，例如 1000", "write numbers out in plain digits: 1000"),
    "leading zero": Words("小数点前面的 0 也要写，例如 0.5", "write 0.5 with its zero"),
    "between": Words("写成 x >= 1 and x <= 2", "write x >= 1 and x <= 2"),
    "no lists": Words("规则语言里没有列表和筛选", "lists and filters are not part of the language"),
    "interval": Words(
        "区间要带括号：[1..3]、(1..3)、[1..3) 或 (1..3]，方括号含端点，圆括号不含",
        "write an interval with its brackets: [1..3], (1..3), [1..3) or (1..3]",
    ),
    "one test": Words(
        "一格里写一个条件，例如 < 3，或者一个区间，例如 [1..3)；几种都算时用半角逗号隔开",
        "a cell is one test such as < 3, an interval such as [1..3), or several separated by commas",
    ),
    "write not": Words("“不是”写成 not(…)", "write not(…)"),
    "column tested": Words(
        "比的就是这一栏：只写 < 3，不写 x < 3；几种都算时用半角逗号隔开",
        "the column is what is tested: write only < 3, not x < 3; several tests are separated by commas",
    ),
    "no quotes": Words("格子里的选项不加引号", "choices stand in a cell without quotes"),
    "count brackets": Words("数一数括号：每个左括号都要有右括号", "count the brackets: each one opened must be closed"),
    "if then else": Words("写成 if … then … else …", "write if … then … else …"),
    "formula": Words("写一个公式，例如 rate * min(days, limit)", "write a formula such as rate * min(days, limit)"),
    "test": Words(
        "写一个条件，例如 5、< 5、[5..9) 或 not(5)；这一栏不限就写“-”",
        "write a test such as 5, < 5, [5..9) or not(5), '-' where the column does not matter",
    ),
    "choices": Words(
        "写选项的编号（或 yes、no），几个之间用半角逗号隔开，排除写 not(…)；这一栏不限就写“-”",
        "write choices (or yes, no) separated by commas, not(…) of them, '-' where the column does not matter",
    ),
    # Types
    "number": Words("数", "a number"),
    "number of": Words("以 {unit} 为单位的数", "a number of {unit}"),
    "one of": Words("选项（{choices}）", "one of {choices}"),
    "absent": Words("“没有值”（null）", "null"),
    "yes-no": Words("是或否", "yes or no"),
    "date": Words("日期", "a date"),
    "time": Words("时刻", "a time"),
    "datetime": Words("日期和时刻", "a datetime"),
    "unit": Words("“{unit}”", "'{unit}'"),
    "plain number": Words("不带单位的数", "a plain number"),
    "anything": Words("不限", "anything"),
    # Fitting
    "does not apply": Words("“{operator}”不能用于{kind}", "'{operator}' does not apply to {kind}"),
    "interval does not apply": Words("区间不能用于{kind}", "an interval does not apply to {kind}"),
    "name choices": Words("写选项的编号，几个之间用半角逗号隔开", "name choices, separated by commas"),
    "needed here": Words("这里要的是{wanted}，写的是{kind}", "this is {kind}; {wanted} is needed here"),
    "column holds": Words("这一栏是{wanted}，写的是{kind}", "this is {kind}; the column holds {wanted}"),
    "too many decimals": Words(
        "结果可能有 {found} 位小数，声明的是 {scale} 位（scale）",
        "this may have {found} decimals, but its declared scale is {scale}",
    ),
    "round it": Words("用 round(…, {scale}) 取整，或者把 scale 写大", "round(…, {scale}) or declare a larger scale"),
    "out of range": Words(
        "结果可能在 {low} 到 {high} 之间，超出声明的范围 {least} 到 {most}",
        "this may lie anywhere from {low} to {high}, outside the declared range {least} to {most}",
    ),
    "widen or limit": Words(
        "把范围（range）写宽，或者用 min、max 限住结果", "widen the range, or limit the result with min and max"
    ),
    "do not go together": Words("{left}和{right}不能放在一起", "{left} and {right} do not go together"),
    "no number": Words("这里要的是数，写的是{kind}", "{kind} is no number"),
    "no condition": Words("条件只能是“是或否”，这里是{kind}", "a condition is yes or no; this is {kind}"),
    "not a choice": Words("没有“{choice}”这个选项；这里可以写{wanted}", "'{choice}' is not {wanted}"),
    "may be absent": Words(
        "这里可能没有值，不能拿来计算", "this may have no value, so nothing can be computed from it"
    ),
    "row of its own": Words("没有值的情况单独写一行", "decide the case without a value in a row of its own"),
    "units differ": Words("单位不同：{left}和{right}", "units differ: {left} and {right}"),
    "convert": Words("乘上一个换算用的参数", "multiply by a parameter that converts one into the other"),
    "bare division": Words(
        "除号“/”只能写在 floor、ceiling 或 round 里面", "'/' stands only inside floor, ceiling or round"
    ),
    "round the quotient": Words(
        "放进 floor(…)（舍）、ceiling(…)（入）或 round(…, n)（四舍五入），结果才有确定的小数位",
        "put it into floor(…), ceiling(…) or round(…, n), so that the result has a finite number of decimals",
    ),
    "zero divisor": Words(
        "除数可能是零：它在 {low} 到 {high} 之间", "the divisor may be zero: it lies from {low} to {high}"
    ),
    "leave zero out": Words("给它声明一个不含零的范围（range）", "declare a range that leaves zero out"),
    "too large": Words("结果可能超过 {most} 位数字", "this may need more than {most} digits"),
    "declare ranges": Words("给它用到的数都声明范围（range）", "declare ranges for what it reads"),
    "null compares": Words("没有值（null）不能比较", "nothing compares with null"),
    "test the cause": Words("改为判断它什么时候有值", "test what the value depends on"),
    "not constant": Words(
        "格子里的条件只能写参数，“{name}”不是参数", "a test may read parameters only; '{name}' is none"
    ),
    "name the comparison": Words(
        "把这个比较写成一个“是或否”的判定，再判断那个判定",
        "name the comparison as a yes-or-no decision, and test that",
    ),
    "takes here": Words(
        "函数“{function}”的这一项要写{wanted}，写的是{kind}", "'{function}' takes {wanted} here; this is {kind}"
    ),
    "weekdays": Words("星期几", "weekdays"),
    "whole number": Words(
        "函数“{function}”的这一项要写整数，这里可能有小数",
        "'{function}' takes a whole number; this may have decimals",
    ),
    "make it whole": Words(
        "放进 floor(…)、ceiling(…) 或 round(…, 0)", "put it into floor(…), ceiling(…) or round(…, 0)"
    ),
    "drop the unit": Words("number(x) 去掉 x 的单位", "number(x) is the number without its unit"),
    "decimals in digits": Words(
        "保留几位小数要直接写数字，0 到 6", "the number of decimals must be written out, 0 to 6"
    ),
}


def said(key: str, /, **parts: object) -> Words:
    """The words for `key`, with the braces filled."""
    return SENTENCES[key].filled(**parts)
