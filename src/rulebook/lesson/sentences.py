"""What lessons say of their own in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.wording import SHARED

__all__ = ["SENTENCES"]

SENTENCES: Mapping[str, Words] = {
    "written": Words("{file}，第 {line} 行起", "{file}, from line {line}"),
    "show": Words("想好了再看答案", "Decide, then look at the answer"),
    "right": Words("对了：{answer}。", "Right: {answer}."),
    "wrong": Words("不是 {mine}，应当是{answer}。", "Not {mine}: it is {answer}."),
    "choices": Words("可以选：{choices}", "Choose from: {choices}"),
    "or": SHARED["comma"],
    "rests": Words("依赖待定问题：{questions}", "Rests on open questions: {questions}"),
    "run first": Words(
        "还没有“{name}”：上面的单元格要先运行。请用菜单“运行”→“运行所有单元格”；都运行过的，请检查名称有没有写错。",
        "There is no “{name}” yet: the cells above have to be run first. Choose “Run”, “Run All Cells” from the menu; "
        "if they have been run, see whether the name is spelt right.",
    ),
    "on the site": Words(
        "这个计算器在网站上：{page}（先运行 make site）", "This calculator is on the site: {page} (after 'make site')"
    ),
}
