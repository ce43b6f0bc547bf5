"""The calculator page's own words in Chinese and in English, as the browser gets them."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.wording import SHARED

__all__ = ["ON_PAGES", "SENTENCES"]

ON_PAGES = {
    "not running",
    "form not running",
    "suppose about",
    "suppose",
    "remark about",
    "remark what",
    "remark added",
    "remark text",
    "remark copy",
    "remark",
    "how about",
    "how",
    "examples about",
    "examples",
    "as of label",
    "as of",
    "by policy",
    "questions to answer",
    "replaced",
    "undo",
    "why short",
    "copy answer",
    "numbered",
    "see",
    "collect",
}
"""What is said where a page is made, and no script needs to know."""

SENTENCES: Mapping[str, Words] = {
    "answer": Words("答案", "Answer"),
    "questions to answer": Words("请填写", "Your case"),
    "start": Words("填写以后，答案会马上出现在这里。", "Answer the questions and the result appears here at once."),
    "choose": Words("请选择", "Choose"),
    "by default": Words("默认：{value}", "By default: {value}"),
    "or": Words("或者填写", "or give"),
    "unused": Words("这里的答案用不到它。", "Not used for this answer."),
    "digits hint": Words("{low} 到 {high}，用阿拉伯数字", "{low} to {high}"),
    "decimals hint": Words("{low} 到 {high}，最多 {scale} 位小数", "{low} to {high}, at most {scale} decimals"),
    "date hint": Words("例如 2026-03-01", "for example 2026-03-01"),
    "datetime hint": Words("例如 2026-03-01 07:50", "for example 2026-03-01 07:50"),
    "time hint": Words("例如 07:50", "for example 07:50"),
    "calendar": Words("从日历选择", "Choose from a calendar"),
    "why": Words("为什么问这个：条款 {clause}", "Why we ask: clause {clause}"),
    "why short": Words("依据 {clause}", "See {clause}"),
    "as of": Words("按哪天的规定", "Rules as of"),
    "as of label": Words("按哪天的规定计算", "Answer by the rules of which day"),
    "suppose": Words("换种假设试试（不是制度规定）", "Suppose otherwise (not policy)"),
    "suppose about": Words(
        "制度没有写明的地方，可以换种理解或填个数试算。结果仅供讨论。",
        "Where the policy is open or unset, try another reading or a value. The result is for discussion only.",
    ),
    "by policy": Words("按现行理解：{value}", "As read now: {value}"),
    "unset": Words("尚未规定，请填写假设的值", "Not set yet; enter a value to suppose"),
    "not policy": Words("不是制度规定", "not policy"),
    "copy": SHARED["copy link"],
    "copy answer": Words("复制答案", "Copy answer"),
    "answer copied": Words("答案已复制。", "Answer copied."),
    "change": Words("修改填写的内容", "Change my answers"),
    "copied": Words("链接已复制，打开后会填好同样的内容。", "Link copied; it opens this page with the same case."),
    "copy by hand": SHARED["copy by hand"],
    "print": Words("打印", "Print"),
    "reset": Words("重新填写", "Start again"),
    "not running": Words(
        "这里算不出答案：浏览器没有运行本页的脚本，可能是版本太旧，也可能是网页没有取全。请刷新，或者换一个新一点的浏览器；"
        "下面的规则和示例照样可以看。",
        "No answer can be worked out here: the browser does not run this page's scripts. It may be too old, or part of "
        "the page was not fetched. Reload the page, or use a newer browser; the rules and worked examples below can "
        "still be read.",
    ),
    "replaced": Words("刚才填写的内容已经换掉。", "What you had entered has been replaced."),
    "undo": Words("恢复刚才填写的内容", "Bring back what I had entered"),
    "worked": SHARED["worked out"],
    "steps": SHARED["step by step"],
    "clauses": SHARED["clauses"],
    "row": Words("见表第 {row} 行", "table row {row}"),
    "rule": Words("规则", "rule"),
    "schedule": Words("日程", "Day by day"),
    "month": Words("{year} 年 {month} 月", "{name} {year}"),
    "one by one": Words("逐日列表", "As a list"),
    "last day": Words("最后一天", "Last day"),
    "calendar file": Words("下载日历文件（.ics）", "Download as a calendar file (.ics)"),
    "calendar file about": Words(
        "可以导入手机或电脑的日历；重复导入不会多出一份。",
        "For the calendar of a phone or computer; importing it again adds nothing twice.",
    ),
    "day": SHARED["date"],
    "weekday": Words("星期", "Weekday"),
    "planned": Words("安排", "What it is for"),
    "holiday": Words("{name}（法定节假日）", "{name} (statutory holiday)"),
    "nearby": Words("什么情况下结果会不同", "What would have changed it"),
    "try": Words("试试", "Try it"),
    "looking": Words("正在查找……", "Looking …"),
    "nothing nearby": Words(
        "没有找到只改一项就会改变结果的情况。", "No change of one fact alone was found to give another result."
    ),
    "rests on": Words("待定问题", "Open questions it rests on"),
    "rests on about": Words(
        "制度在这些地方没有写明，答案按目前的理解得出。",
        "The policy leaves these open; the answer follows the reading used for now.",
    ),
    "notes": SHARED["notes"],
    "other day": Words(
        "下面的表是 {day} 的规定；答案按 {asked} 的规定得出。",
        "The tables below show the rules of {day}; the answer follows those of {asked}.",
    ),
    "link problem": Words(
        "链接里有些内容这里不能用，已经略过：{names}。",
        "Part of the link could not be used here and was left out: {names}.",
    ),
    "quoted": Words("“{text}”", "“{text}”"),
    "left out": Words("没有用到的内容", "Left out"),
    "told in vain": Words("填了但这个答案用不到：{names}。", "Given, but not used for this answer: {names}."),
    "not asked": Words("没有问，因为不影响这个答案：{names}。", "Not asked, because it does not matter here: {names}."),
    "foot": Words("按 {day}的规定，手册版本 {version}。", "By the rules of {day}, handbook version {version}."),
    "again": Words("重新打开：", "Open it again:"),
    "remark": Words("答案不对，或者没有我的情况", "This is wrong, or my case is not covered"),
    "remark about": Words(
        "写上要说明的，复制下面的文字，用聊天或邮件发给收件人。这里的内容不会自己发出去。",
        "Say what is wrong, copy the text below and send it by chat or mail. Nothing is sent from here.",
    ),
    "remark what": Words("要说的是", "It is about"),
    "wrong": Words("这个答案不对", "This answer is wrong"),
    "uncovered": Words("没有我的情况", "My case is not covered"),
    "remark added": Words("补充说明（可以不填）", "What you want to add (may stay empty)"),
    "remark own": Words("补充说明", "Added"),
    "remark text": Words("要复制的文字", "The text to copy"),
    "remark to": Words("收件人：{to}", "To: {to}"),
    "remark copy": Words("复制这段文字", "Copy this text"),
    "remark copied": Words("文字已复制，可以粘贴到聊天或邮件里。", "Copied; paste it into a chat or a mail."),
    "form known": Words(
        "前面的计算器里填过的内容，已经在这里勾好，请核对。",
        "What other calculators were told before is ticked here; please check.",
    ),
    "form filled": Words("已按计算器的答案填写：{sentence}", "Filled in from the calculator's answer: {sentence}"),
    "form refused": Words(
        "链接里的内容得不出答案，所以没有填写：{sentence}",
        "The link holds what has no answer, so nothing was filled in: {sentence}",
    ),
    "form not running": Words(
        "浏览器没有运行本页的脚本，所以没有自动填写；照样可以手填和打印。",
        "The browser does not run this page's scripts, so nothing was filled in; the form can still be filled in by "
        "hand and printed.",
    ),
    "form unused": Words(
        "链接里的这些内容用不上，已经略过：{given}", "Part of the link is of no use here and was left out: {given}"
    ),
    "form cell": Words("{column}，第 {row} 行", "{column}, row {row}"),
    "form day": Words("按 {day}的规定填写。", "Filled in by the rules of {day}."),
    "how": SHARED["how decided"],
    "how about": Words("填写以后，用到的那行会标出来。", "Once you have answered, the rows that apply are marked."),
    "applies": Words("适用", "applies"),
    "examples": Words("示例", "Worked examples"),
    "examples about": Words("点击示例，就会填入上面的表单。", "Choose one to fill in the form above."),
    "with what-if": Words("假设{label}：{value}", "supposing {label}: {value}"),
    "given": SHARED["labelled"],
    "number": Words("行", "Row"),
    "numbered": Words("第 {row} 行", "Row {row}"),
    "clause": SHARED["clause"],
    "table": Words("规则表：{name}", "Rules: {name}"),
    "see": Words("见“{name}”", "see “{name}”"),
    "first": Words("从上往下看，以最先符合的行为准。", "Read from the top; the first row that fits decides."),
    "collect": Words("符合的行全部计入。", "All rows that fit count."),
    "since": SHARED["from day"],
    "batch": Words("一次算很多人", "Many people at once"),
    "not loaded": Words(
        "这部分没有取到，或者这个浏览器运行不了。请刷新页面再试，或者换一个新一点的浏览器。",
        "This part could not be fetched, or does not run in this browser. Reload the page and try again, or use a "
        "newer browser.",
    ),
    "batch about": Words(
        "从电子表格里把几行连同列名一起复制，粘贴到下面，每人一行；也可以打开 CSV 文件，或者把文件拖到这里。日期和假"
        "设以上面的表单为准，表里写了就用表里的。内容只在这个页面里计算，不会上传。",
        "Copy rows from a spreadsheet, headings included, and paste them below, one person a row; or open a CSV "
        "file, or drop one here. The day and what is supposed are those of the form above, unless the table has "
        "columns for them. Everything is worked out in this page; nothing is uploaded.",
    ),
    "batch copy headings": Words("复制列名", "Copy the headings"),
    "batch headings copied": Words(
        "列名已复制，粘贴到空表的第一行就可以填写。",
        "Headings copied; paste them into the first row of an empty sheet and fill it in.",
    ),
    "batch not copied": Words(
        "浏览器不允许复制，请改用保存。", "The browser does not let the page copy; save the file instead."
    ),
    "batch name": SHARED["name"],
    "batch columns": Words("可以用的列", "Columns to fill in"),
    "batch columns about": Words(
        "列名写成这里的名称、问题或英文名都可以，次序不限。用不到的列（例如姓名、工号）原样保留。答案用不到的内容可以"
        "空着。",
        "A heading may be the name given here, the question of the form, or the name in the other language, in any "
        "order. Other columns, such as names, are kept as they are. What an answer does not need may stay empty.",
    ),
    "batch heading": Words("列名", "Heading"),
    "batch allowed": Words("填什么", "What to write"),
    "batch paste": Words("粘贴表格", "Paste the table"),
    "batch open": Words("打开 CSV 文件", "Open a CSV file"),
    "batch workbook": Words(
        "“{name}”是 Excel 工作簿，这里打不开。请在表格软件里复制单元格，粘贴到上面；或者另存为“CSV UTF-8”再打开。",
        "“{name}” is an Excel workbook, which cannot be opened here. Copy its cells in a spreadsheet program and "
        "paste them above, or save it as “CSV UTF-8” and open that.",
    ),
    "batch merged pasted": Words(
        "复制的内容里有合并单元格，只有左上角那格有内容，其余都是空的；请取消合并，每行填全再复制。",
        "What was copied has merged cells: only the first of each holds anything, the others are empty. Unmerge "
        "them, fill in every row and copy again.",
    ),
    "batch which percent": Words(
        "“{label}”这一列有 {count} 格没有百分号，怎么读？",
        "{label}: cells without a %: {count}. How are they to be read?",
    ),
    "batch as percent": Words("0.5 就是 0.5%", "0.5 is 0.5%"),
    "batch as fraction": Words("0.5 是 50%", "0.5 is 50%"),
    "batch which blank": Words(
        "“{label}”这一列有 {count} 行空着，要有内容才能回答。",
        "{label}: rows that are empty here and need it: {count}.",
    ),
    "batch as 0": Words("空格按 0 算", "Empty cells are 0"),
    "batch progress": Words("进度", "Progress"),
    "batch reading": Words("正在读取：{done} / {all}", "Reading: {done} of {all}"),
    "batch answering": Words("正在计算：{done} / {all} 行", "Answering: {done} of {all} rows"),
    "batch stop": Words("停止", "Stop"),
    "batch stopped": Words("已停止。", "Stopped."),
    "batch stopped at": Words("已停止，只算了前 {row} 行。", "Stopped after {row} rows. "),
    "batch results": Words("各行的答案", "The answers, row by row"),
    "batch filter": Words("只看没有答案的（{count} 行）", "Only rows without an answer ({count})"),
    "batch why": SHARED["why"],
    "batch try": Words("在上面的表单里打开", "Open in the form above"),
    "batch range": Words("第 {first} 至 {last} 个，共 {all} 个", "{first} to {last} of {all}"),
    "batch before": Words("上一页", "Previous"),
    "batch after": Words("下一页", "Next"),
    "batch which column": Words(
        "表格没有列名。请在下面选好每列是什么，再按“就这样读”。",
        "The table has no headings. Choose what each column holds, then press “Read it so”.",
    ),
    "batch read as content": Words(
        "表格没有列名，下面是按内容认出的，请核对：",
        "The table has no headings; this is what its columns seem to hold. Please check:",
    ),
    "batch column number": Words("第 {number} 列", "Column {number}"),
    "batch no column": Words("（不用）", "(not used)"),
    "batch read so": Words("就这样读", "Read it so"),
    "batch print": Words("打印整张表", "Print the table"),
    "batch copy": Words("复制整张表", "Copy the table"),
    "batch copied": Words("已复制，可以粘贴回电子表格。", "Copied; paste it back into a spreadsheet."),
    "batch save": Words("保存为 CSV", "Save as CSV"),
}
