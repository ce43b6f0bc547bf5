"""The exams' own words in Chinese and in English: on paper, in refusals, and on the pages, which get the same table."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Language, Words
from rulebook.exam.items import BLANK
from rulebook.wording import SHARED

__all__ = ["ITEMS", "SENTENCES", "say"]

SENTENCES: Mapping[str, Words] = {
    # A paper
    "title": Words("客服培训手册试卷", "Contact-Centre Training Handbook: exam paper"),
    "key title": Words("客服培训手册试卷：答案", "Contact-Centre Training Handbook: key to the exam paper"),
    "for": Words("岗位：{role}　题数：{count}　卷号：{seed}", "For: {role} · items: {count} · seed: {seed}"),
    "name": SHARED["name"],
    "date": SHARED["date"],
    "score": Words("得分", "Score"),
    "instruction": Words(
        "每题只有一个正确选项。手册注明有待定问题的地方，按手册目前的理解作答。",
        "Each item has one right option. Where the handbook leaves a question open, answer by its present reading.",
    ),
    "steps": Words("这件事的步骤", "The steps"),
    "by version": Words("考查 {day}的规定，手册版本 {version}。", "On the rules of {day}, handbook version {version}."),
    "again": Words(
        "再出这份试卷：岗位“{role}”，{count} 题，卷号 {seed}。",
        "To make this paper again: role {role}, items {count}, seed {seed}.",
    ),
    "again without": Words("划掉的题（题库编号）：{struck}。", " Struck, by number in the bank: {struck}."),
    "about": Words("《{policy}》{about}", "{policy}: {about}"),
    "about policy": Words("《{policy}》", "{policy}"),
    "in the bank": Words("题库编号：{number}", "Number in the bank: {number}"),
    "clauses": Words("条款：{clauses}", "Clauses: {clauses}"),
    "open questions": Words("待定问题：{questions}", "Open questions: {questions}"),
    "page of": Words("第 {page} 页", "page {page}"),
    "comma": SHARED["comma"],
    "colon": SHARED["colon"],
    "semicolon": SHARED["semicolon"],
    "blank": BLANK,
    # The pages
    "role": SHARED["role"],
    "every role": Words("所有岗位", "every role"),
    "count": Words("题数", "Items"),
    "seed": Words("卷号", "Seed"),
    "seed hint": Words(
        "不写就随机选一个；同样的卷号出同样的试卷。", "Left empty, one is chosen; the same seed makes the same paper."
    ),
    "make": Words("出卷", "Make the paper"),
    "another paper": Words("另出一份", "Make another"),
    "made": Words("试卷已出好：{count} 题，卷号 {seed}。", "The paper is ready: items: {count}, seed: {seed}."),
    "strike": Words("换一题", "Another instead"),
    "strike which": Words("换一题：第 {number} 题", "Another instead of item {number}"),
    "struck": Words("第 {number} 题已换。", "Item {number} has been replaced."),
    "put back": Words("恢复划掉的题", "Put back what was struck"),
    "none left": Words(
        "“{label}”没有别的题可换了；少出几题，就能换。",
        "The bank has no other item for the {label} to put in its place; with fewer items there are some.",
    ),
    "print paper": Words("打印试卷", "Print the paper"),
    "print key": Words("打印答案", "Print the key"),
    "show key": Words("答案", "Key"),
    "copy": SHARED["copy link"],
    "copied": Words("链接已复制，打开就是这份试卷。", "Link copied; it opens this paper."),
    "copy by hand": SHARED["copy by hand"],
    "link problem": Words(
        "链接里有些内容这里不能用，已经略过：{given}。",
        "Part of the link could not be used here and was left out: {given}.",
    ),
    "other version": Words(
        "链接里的试卷出自手册版本 {version}，现在是 {now}，题目可能不同。",
        "The link was made for handbook version {version}; it is {now} now, and the paper may differ.",
    ),
    "no items here": Words(
        "题库里没有“{label}”的试题，请选别的岗位。", "The bank has no items for the {label}; choose another role."
    ),
    "not running": Words(
        "这里出不了题：浏览器没有运行本页的脚本，可能是版本太旧，也可能是网页没有取全。请刷新，或者换一个新一点的浏览器。",
        "Nothing can be drawn here: the browser does not run this page's scripts. It may be too old, or part of the "
        "page was not fetched. Reload the page, or use a newer browser.",
    ),
    "failed": Words(
        "题库没有取到，或者这个浏览器运行不了。请刷新页面再试，或者换一个新一点的浏览器。",
        "The bank could not be fetched, or does not run in this browser. Reload the page and try again, or use a newer "
        "browser.",
    ),
    "start": Words("开始", "Start"),
    "item number": Words("第 {number} 题（共 {count} 题）", "Item {number} of {count}"),
    "item again": Words("第 {number} 题（共 {count} 题），上次答错", "Item {number} of {count}, wrong last time"),
    "check": Words("看看对不对", "Check"),
    "choose one": Words("先选一个选项。", "Choose an option first."),
    "right": Words("答对了。", "Right."),
    "wrong": Words("不对，应选 {letter}：{answer}。", "Not right; it is {letter}: {answer}."),
    "why": SHARED["why"],
    "next": Words("下一题", "Next item"),
    "result": Words("看成绩", "See the result"),
    "score line": Words("{count} 题答对 {right} 题", "{right} of {count} right"),
    "to repeat": Words("下面这些再看看，下回先考它们：", "To look at again; these come first next time:"),
    "nothing to repeat": Words("全部答对，没有要复习的。", "All right; nothing to repeat."),
    "another ten": Words("再来十题", "Another ten"),
    "all right": Words(
        "{count} 道题都答对过了。再点“开始”，从头再来。",
        "All {count} items have been answered right. Press “Start” to begin afresh.",
    ),
    # The command line
    "written": Words("试卷和答案已写到：{file}", "Paper and key: {file}"),
    "seed chosen": Words(
        "没有写卷号，随机选了 {seed}；用 --seed {seed} 可以再出同样的试卷。",
        "No seed was given; {seed} was chosen, and --seed {seed} makes the same paper again.",
    ),
    "no role": Words("请用 --role 写明岗位：{allowed}。", "Name a role with --role: {allowed}."),
    "not written": Words("写不了文件“{file}”：{error}。", "The file '{file}' cannot be written: {error}."),
    "unknown ending": Words(
        "“{file}”的结尾不是 .md、.html 或 .docx，不知道要写成什么。",
        "'{file}' does not end in .md, .html or .docx, so there is no telling what to write.",
    ),
    # Refusals
    "unknown role": Words(
        "没有名为“{given}”的岗位；有试题的岗位：{allowed}。{hint}",
        "There is no role '{given}'; roles with items: {allowed}. {hint}",
    ),
    "did you mean": SHARED["did you mean"],
    "no items": Words(
        "题库里没有“{label}”（{name}）的试题；有试题的岗位：{allowed}。",
        "The bank has no items for the {label} ({name}); roles with items: {allowed}.",
    ),
    "not a count": Words(
        "题数写的是“{given}”；请写 1 到 {most} 之间的整数：“{label}”（{name}）有这么多道题。",
        "The count is '{given}'; write a whole number from 1 to {most}, for the {label} ({name}) has so many items.",
    ),
    "not an item": Words(
        "要划掉的题写的是“{given}”；请写题库编号，1 到 {most}，多个编号用逗号隔开。",
        "The item to strike is '{given}'; write numbers in the bank, from 1 to {most}, with commas between them.",
    ),
    "not a seed": Words(
        "卷号写的是“{given}”；请写 0 到 {most} 之间的整数。",
        "The seed is '{given}'; write a whole number from 0 to {most}.",
    ),
}  # fmt: skip

ITEMS: Mapping[str, Words] = {
    "who": Words("“{step}”，这一步由谁来做？", "Who takes the step “{step}”?"),
    "told": Words("{label}：{value}。", "{label}: {value}."),
    "story": Words("{told}{asked}", "{told} {asked}"),
    "what": Words("{label}是什么？", "What is the {label}?"),
    "how much": Words("{label}是多少？", "What is the {label}?"),
    "is it so": Words("{label}？", "{label}?"),
    "which": Words(
        "{asked}下面几种情况，只有一种的答案是“{value}”，是哪种？",
        "{asked} In only one of these cases is the answer “{value}”. Which one?",
    ),
    "day": Words("{day}（{weekday}）", "{day} ({weekday})"),
}
"""What items are made with; the pages get them finished."""


def say(key: str, language: Language, **parts: object) -> str:
    """The words for `key`, with the braces filled.

    >>> say("by version", "en", day="2026-11-21", version="abc")
    'On the rules of 2026-11-21, handbook version abc.'
    """
    return SENTENCES[key][language].format(**parts)
