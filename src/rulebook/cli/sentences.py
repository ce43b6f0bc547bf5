"""What the commands say of their own, beside answers and problems."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words

__all__ = ["SENTENCES", "said"]

SENTENCES: Mapping[str, Words] = {
    # What is given
    "has problems": Words(
        "手册有问题，不能计算；运行 rulebook check 可以全部列出。",
        "The handbook has problems; 'rulebook check' lists them.",
    ),
    "no equals": Words("“{given}”里没有“=”；写成 {form}。", "'{given}' has no '='; write {form}."),
    "given twice": Words(
        "“{name}”写了两次：“{first}”和“{second}”；只写一次。",
        "{name}: given twice, '{first}' and '{second}'; give it once.",
    ),
    "fact form": Words("“编号=内容”，例如 leave_days=12", "fact=value, such as leave_days=12"),
    "percent form": Words(
        "“--percent 列名=percent”或“--percent 列名=fraction”", "--percent column=percent or --percent column=fraction"
    ),
    "blank form": Words("“--blank 列名=0”", "--blank column=0"),
    "no output": Words("输出写不了：{error}。", "Output cannot be written: {error}."),
    "what-if form": Words(
        "“--what-if 参数=取值”，例如 --what-if overrun_rate=20",
        "--what-if parameter=value, such as --what-if overrun_rate=20",
    ),
    "no day": Words(
        "--as-of：“{given}”不是有效日期；写成 2026-11-21 的样子。",
        "--as-of: '{given}' is not a date of the calendar; write it like 2026-11-21.",
    ),
    # Checking
    "covered": Words(
        "{source}：{facts} 项来源要点，写到 {covered} 项", "{source}: {covered} of {facts} source facts covered"
    ),
    "all sources": Words("所有来源", "all sources"),
    "held": Words(
        "制度 {policies} 项，条款 {clauses} 条，参数 {parameters} 个，判定 {decisions} 个，示例 {examples} 个，"
        "计算器 {calculators} 个，待定问题 {questions} 个。问题 {errors} 处，提醒 {warnings} 处",
        "policies: {policies}, clauses: {clauses}, parameters: {parameters}, decisions: {decisions}, "
        "examples: {examples}, calculators: {calculators}, open questions: {questions}. "
        "Problems: {errors}, warnings: {warnings}",
    ),
    "fact": Words("要点", "fact"),
    "says": Words("内容", "what it says"),
    "clauses": Words("条款", "clauses"),
    "not covered": Words("没有写到", "not covered"),
    "source": Words("来源编号", "source id"),
    "facts": Words("要点数", "facts"),
    "counted covered": Words("已写到", "covered"),
    "total": Words("合计", "total"),
    # Files
    "no folder": Words(
        "没有文件夹 {folder}；用 --root 指明项目所在的文件夹。",
        "there is no folder {folder}; --root names the project's folder.",
    ),
    "out of date": Words(
        "{name} 已经过时；运行 rulebook {command}。", "{name} is out of date; run 'rulebook {command}'."
    ),
    "kept": Words("已写好 {name}", "{name} written"),
    "would change": Words("{name} 会改动", "{name} would change"),
    "formatted": Words("{name} 已对齐", "{name} formatted"),
    # The site
    "preview or zip": Words(
        "预览不用来分发：--zip 和 --preview 只写一个。",
        "A preview is not for handing out: give --zip or --preview, not both.",
    ),
}  # fmt: skip


def said(key: str, /, **parts: object) -> Words:
    """The words for `key`, with the braces filled."""
    return SENTENCES[key].filled(**parts)
