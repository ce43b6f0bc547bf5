"""What is said when there is no new site, and what things are called in the search."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.wording import SHARED

__all__ = ["SENTENCES", "said"]

SENTENCES: Mapping[str, Words] = {
    "failed": Words("{step}没有成功\n{why}", "{step} failed\n{why}"),
    # Steps
    "project": Words("查找项目", "Looking for the project"),
    "day": Words("读取 RULEBOOK_AS_OF ", "Reading RULEBOOK_AS_OF"),
    "check": Words("检查手册", "Checking the handbook"),
    "theme": Words("准备主题", "Putting the theme together"),
    "notebooks": Words("运行演算笔记", "Running the notebooks"),
    "live": Words("准备可以改的演算笔记", "Preparing the live notebooks"),
    "pages": Words("生成页面（{config}）", "Building the pages ({config})"),
    "links": Words("检查链接", "Checking the links"),
    "copy": Words("打包分发用的副本", "Packing the copy to hand out"),
    "preview": Words("启动预览", "Starting the preview"),
    # Why
    "no project": Words(
        "{root} 里没有 {missing}；用 --root 指明项目所在的文件夹",
        "{root} has no {missing}; --root names the project's folder",
    ),
    "no day": Words("“{text}”不是日期；写成 2026-11-21 的样子", "'{text}' is not a date such as 2026-11-21"),
    "no shim": Words("缺少 {file}；运行 make site 会装上它", "{file} is missing; 'make site' installs it"),
    "other theme": Words(
        "主题的 {file} 里不再正好有一处“{text}”；见 site/assets.py",
        "the theme's {file} no longer contains '{text}' once; see site/assets.py",
    ),
    "other page": Words(
        "JupyterLite 的页面里不再有 {text}；见 site/live.py",
        "JupyterLite's page no longer has {text}; see site/live.py",
    ),
    "cell": Words(
        "notebooks/{name}.py，第 {number} 格（{source}）：{why}",
        "notebooks/{name}.py, cell {number} ({source}): {why}",
    ),
    "no language": Words('lang="{text}" 既不是 "zh" 也不是 "en"', 'lang="{text}" is neither "zh" nor "en"'),
    "file": Words("{file}：{error}", "{file}: {error}"),
    "no port": Words("{port} 不是端口：可以写 1 到 65535", "{port} is not a port: 1 to 65535"),
    "port in use": Words(
        "不能在 {host} 的端口 {port} 上监听：{error}", "cannot listen on {host}, port {port}: {error}"
    ),
    # What the search finds
    "found clause": SHARED["clause"],
    "found calculator": Words("计算器", "Calculator"),
    "found role": SHARED["role"],
    "found term": Words("词汇", "Term"),
    "found form": Words("表单", "Form"),
    "found parameter": SHARED["parameter"],
    "found question": Words("待定问题", "Open question"),
    "found source": SHARED["source"],
    "found policy": SHARED["policy"],
    "name another": Words("{why}\n用 --port 另写一个。", "{why}\nName another with --port."),
    "how to run": Words(
        "打开后会从头到尾运行一遍，头一次要等半分钟左右。改了内容，请用菜单“运行”→“运行所有单元格”再运行。",
        "All cells are run once this has opened, which takes half a minute the first time. After a change, run them "
        "again: menu “Run”, “Run All Cells”.",
    ),
}  # fmt: skip


def said(key: str, /, **parts: object) -> Words:
    """The words for `key`, with the braces filled."""
    return SENTENCES[key].filled(**parts)
