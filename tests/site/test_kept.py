"""What is kept between builds: it never shows, whatever changes, and however it is damaged."""

import os
import re
import shutil
import sys
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from rulebook.handbook import Handbook
from rulebook.site import assets, build, notebooks
from rulebook.site.error import BuildError
from rulebook.site.pages import KEPT
from rulebook.site.preview import Reader

CONFIG = """site_name: 手册
docs_dir: docs/zh
use_directory_urls: false
copyright: 许可
theme: {name: material, language: zh, font: false, custom_dir: .build/theme}
plugins: {search: {lang: zh}, macros: {module_name: macros, on_error_fail: true}}
markdown_extensions: {toc: {}, attr_list: {}}
nav: [首页: index.md, leave.md]
validation: {links: {anchors: warn}}
"""
MACROS = """from pathlib import Path
def define_env(env):
    text = Path(env.project_dir, "policy/leave.yaml").read_text("utf-8")
    env.conf["copyright"] += f" {len(text)}"
    env.macro(lambda: text, "policy")
"""


@pytest.fixture
def site(project: Path, monkeypatch) -> Path:
    loaded = SimpleNamespace(handbook=Handbook(version="1a2b3c4"))
    monkeypatch.setattr(build, "check", lambda root, as_of: loaded)
    for name in ("write_rules", "write_bank"):
        monkeypatch.setattr(assets, name, lambda handbook, folder, as_of: None)
    monkeypatch.setattr(notebooks, "run_all", lambda root, as_of, theme: 0)
    monkeypatch.setenv("RULEBOOK_AS_OF", "2026-11-21")
    for name in [name for name in sys.modules if name.partition(".")[0] == "macros"]:
        monkeypatch.delitem(sys.modules, name)  # those of this project, which other tests have read
    (project / "macros/theme/main.html").write_text('{% extends "base.html" %}', "utf-8")
    for name, text in {
        "mkdocs.yml": CONFIG,
        "mkdocs.en.yml": "INHERIT: mkdocs.yml\ndocs_dir: docs/en\ntheme: {language: en}\n",
        "macros/__init__.py": MACROS,
        "docs/zh/index.md": "# 首页\n\n[请假](leave.md#days)\n",
        "docs/en/index.md": "# Home\n\n[leave](leave.md#days)\n",
        "docs/zh/leave.md": "# 请假\n\n请假要先申请。\n\n## 天数 {: #days }\n\n{{ policy() }}\n",
        "docs/en/leave.md": "# Leave\n\nAsk first.\n\n## Days {: #days }\n\n{{ policy() }}\n",
    }.items():
        (project / name).write_text(text, "utf-8")
    return project


def built(site: Path) -> tuple[dict[str, bytes], str]:
    """The site's files after a build, and what the build said."""
    said = StringIO()
    build.build(site, Console(file=said, width=200))
    files = (path for path in (site / "site").rglob("*") if path.is_file())
    return {path.relative_to(site / "site").as_posix(): path.read_bytes() for path in files}, said.getvalue()


def anew(site: Path) -> dict[str, bytes]:
    """The site's files after a build that finds nothing of an earlier one."""
    shutil.rmtree(site / ".build")
    return built(site)[0]


def change(site: Path, file: str, before: str, after: str) -> None:
    text = (site / file).read_text("utf-8")
    assert before in text
    (site / file).write_text(text.replace(before, after), "utf-8")


CHANGES = {
    "a value": ("policy/leave.yaml", "leave", "absence"),
    "a page": ("docs/zh/leave.md", "先申请", "提前申请"),
    "a title, which the navigation shows": ("docs/en/leave.md", "# Leave", "# Absence"),
    "a title in the navigation": ("mkdocs.yml", "首页: index.md", "主页: index.md"),
    "the order of pages": ("mkdocs.yml", "[主页: index.md, leave.md]", "[leave.md, 主页: index.md]"),
    "the theme": ("macros/theme/main.html", '"base.html" %}', '"base.html" %}{% block footer %}end{% endblock %}'),
    "a macro": ("macros/__init__.py", "lambda: text", "lambda: text * 2"),
    "what the search leaves out": ("docs/zh/leave.md", "# 请假", "---\nsearch: {exclude: true}\n---\n\n# 请假"),
    "the head": ("docs/zh/leave.md", "# 请假", "---\ndescription: 一天\n---\n\n# 请假"),
}


def test_a_build_that_keeps_gives_the_bytes_of_one_that_does_not_whatever_changed(site):
    before = built(site)[0]
    for what, (file, old, new) in CHANGES.items():
        change(site, file, old, new)
        kept = built(site)[0]
        assert kept != before, what
        before = anew(site)
        assert kept == before, what


def test_a_page_that_goes_is_missed_by_those_that_link_to_it(site):
    built(site)
    (site / "docs/zh/leave.md").unlink()
    with pytest.raises(BuildError, match=r"leave\.md"):
        built(site)


def test_what_mkdocs_says_of_a_page_it_says_again(site):
    change(site, "docs/zh/index.md", "leave.md#days", "gone.md")
    for _ in range(2):
        with pytest.raises(BuildError, match=r"'gone\.md'"):
            built(site)
    change(site, "docs/zh/index.md", "gone.md", "leave.md#days")
    built(site)
    change(site, "docs/zh/leave.md", "{: #day", "{: #hour")
    with pytest.raises(BuildError, match="#days"):
        built(site)


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\xfe", b"not what was written\n{}"], ids=["empty", "no text", "other text"]
)
def test_damaged_files_are_as_good_as_none(site, damage):
    before = built(site)[0]
    for path in (site / KEPT).rglob("*"):
        if path.is_file():
            path.write_bytes(damage)
    assert built(site)[0] == before


def test_a_byte_that_changed_by_itself_does_not_show(site):
    before = built(site)[0]
    (kept,) = (site / KEPT).glob("*/zh")
    kept.write_bytes(kept.read_bytes().replace("先申请".encode(), "不申请".encode()))
    os.utime(site / "site/index.html", (0, 0))
    assert built(site)[0] == before


def test_nothing_is_done_where_nothing_has_changed_and_everything_where_the_site_was_touched(site):
    before, said = built(site)
    assert "Nothing has changed" not in said
    after, said = built(site)
    assert re.search("Nothing has changed .*site/ is ready as of 2026-11-21", said, re.DOTALL)
    assert after == before
    (site / "site/index.html").unlink()
    after, said = built(site)
    assert "Nothing has changed" not in said
    assert after == before


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-20"])
def test_another_day_is_another_site(site, monkeypatch, day):
    built(site)
    monkeypatch.setenv("RULEBOOK_AS_OF", day)
    assert "Nothing has changed" not in built(site)[1]


def test_what_is_kept_does_not_grow(site):
    built(site)
    size = sum(path.stat().st_size for path in (site / KEPT).rglob("*") if path.is_file())
    for number in range(3):
        change(site, "docs/zh/leave.md", "请假要" if number == 0 else f"请假{number - 1}要", f"请假{number}要")
        change(site, "macros/__init__.py", "\n    env.macro", "\n\n    env.macro")
        built(site)
    assert sum(path.stat().st_size for path in (site / KEPT).rglob("*") if path.is_file()) < 1.1 * size


class Looking:
    """A reader of the preview: what they could see each time they were told."""

    def __init__(self, site: Path, page: str) -> None:
        self.page, self.folder, self.seen = page, site / build.PREVIEW, []

    def sees(self, what):
        shown = {name: (self.folder / name).read_text("utf-8") for name in ("leave.html", "en/leave.html")}
        self.seen.append((what, {name for name, text in shown.items() if "absence" in text}, shown[self.page]))

    tells_apart = Reader.tells_apart


@pytest.mark.parametrize("page", ["leave.html", "en/leave.html"])
def test_the_page_that_is_looked_at_is_in_the_preview_first_and_as_it_will_be(site, page):
    build.build(site, Console(file=StringIO()), preview=True)
    change(site, "policy/leave.yaml", "leave", "absence")
    reader = Looking(site, page)
    build.build(site, Console(file=StringIO()), preview=True, reader=reader)
    (first, only, early), (last, both, late) = reader.seen
    assert (first, only) == ("page", {page})
    assert (last, both) == ("nothing", {"leave.html", "en/leave.html"})
    assert early == late


def test_a_reader_is_told_again_where_the_whole_build_shows_more(site):
    change(site, "mkdocs.yml", "首页: index.md", "index.md")
    build.build(site, Console(file=StringIO()), preview=True)
    change(site, "docs/zh/index.md", "# 首页", "# 主页")  # which the navigation of other pages shows
    reader = Looking(site, "leave.html")
    build.build(site, Console(file=StringIO()), preview=True, reader=reader)
    assert [what for what, *_ in reader.seen] == ["page", "site"]


def test_a_mistake_in_the_page_that_is_looked_at_is_said_and_the_preview_stays(site):
    build.build(site, Console(file=StringIO()), preview=True)
    change(site, "docs/zh/leave.md", "{{ policy() }}", "{{ policy( }}")
    reader = Looking(site, "leave.html")
    with pytest.raises(BuildError, match=r"Building the pages \(mkdocs.yml\) failed"):
        build.build(site, Console(file=StringIO()), preview=True, reader=reader)
    assert reader.seen == []
