import re
from datetime import date
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from rich.console import Console

from rulebook.handbook import Handbook
from rulebook.site import assets, build, live, notebooks
from rulebook.site.error import BuildError


@pytest.fixture(autouse=True)
def handbook_without_problems(monkeypatch):
    loaded = SimpleNamespace(handbook=Handbook(version="1a2b3c4"))
    monkeypatch.setattr(build, "check", lambda root, as_of: loaded)
    for name in ("write_rules", "write_bank"):
        monkeypatch.setattr(assets, name, lambda handbook, folder, as_of: None)
    monkeypatch.setattr(notebooks, "run_all", lambda root, as_of, theme: 0)
    monkeypatch.setenv("RULEBOOK_AS_OF", "2026-11-21")


def built(project: Path, **options: bool) -> str:
    said = StringIO()
    build.build(project, Console(file=said, width=200), **options)
    return said.getvalue()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_english_site_stands_inside_the_chinese_one_and_the_reader_is_told_where(project):
    said = built(project)
    assert "首页" in (project / "site/index.html").read_text("utf-8")
    assert "Home" in (project / "site/en/index.html").read_text("utf-8")
    assert "site/ is ready as of 2026-11-21" in said
    assert "site/en/index.html (English)" in said


@pytest.mark.parametrize(
    ("file", "text", "error"),
    [
        ("docs/en/index.md", "[gone](gone.md)", "Building the pages (mkdocs.en.yml) failed\n.*'gone.md'"),
        ("docs/zh/index.md", '<a href="gone.html">gone</a>', "Checking the links failed\n.*gone.html"),
        ("docs/zh/index.md", '<a href="#gone">gone</a>', "Checking the links failed\n.*#gone"),
        ("docs/zh/index.md", '<script src="gone.js"></script>', "Checking the links failed\n.*gone.js"),
        ("mkdocs.yml", "site_name: [", "Building the pages (mkdocs.yml) failed\n"),
        ("node_modules/iframe-worker/shim/index.js", None, "'make site' installs it"),
    ],
    ids=["Markdown link", "HTML link", "fragment", "script", "configuration", "shim"],
)
def test_a_failing_build_says_why_and_leaves_the_previous_site_untouched(project, file, text, error):
    built(project)
    before = snapshot(project / "site")
    (project / file).unlink()
    if text:
        (project / file).write_text(text, "utf-8")
    with pytest.raises(BuildError) as raised:
        built(project)
    assert "Traceback" not in str(raised.value)
    first, _, rest = error.replace(".*", "").partition("\n")
    assert first in str(raised.value)
    assert rest in str(raised.value)
    assert snapshot(project / "site") == before


def test_a_failing_swap_puts_the_previous_site_back(project):
    built(project)
    before = snapshot(project / "site")
    with pytest.raises(FileNotFoundError):
        build.swap_in(project / ".build/pages/nothing", project / "site")
    assert snapshot(project / "site") == before


def test_without_their_packages_live_notebooks_are_left_out_and_that_is_said_once(project, monkeypatch):
    def missing(root):
        raise live.Unavailable("pip: ERROR: No matching distribution found for [x]==1")

    monkeypatch.setattr(live, "shell", missing)
    assert "Live notebooks" not in built(project)
    (project / live.TOOLS).mkdir(parents=True)
    said = built(project)
    assert said.count("Live notebooks are left out, the rest is built: pip: ERROR: No matching") == 1
    assert "[x]==1" in said
    assert "site/ is ready" in said
    assert not (project / "site" / live.FOLDER).exists()
    assert "Live" not in built(project, preview=True)


def test_live_notebooks_stand_in_the_site_and_their_pages_are_not_checked(project, monkeypatch, tmp_path):
    (project / live.TOOLS).mkdir(parents=True)
    (tmp_path / "shell/static/pyodide").mkdir(parents=True)
    monkeypatch.setattr(live, "shell", lambda root: tmp_path / "shell")

    def place(root, shell, folder, loaded, as_of):
        folder.mkdir()
        (folder / "index.html").write_text('<a href="gone.html">JupyterLite</a>', "utf-8")

    monkeypatch.setattr(live, "place", place)
    (project / "docs/zh/index.md").write_text('<a href="live/index.html">live</a>', "utf-8")
    built(project)
    assert (project / "site/live/index.html").exists()


def test_a_preview_has_a_folder_of_its_own(project):
    built(project, preview=True)
    assert (project / build.PREVIEW / "en/index.html").exists()
    assert not (project / "site").exists()


def test_a_packed_build_says_where_the_copy_is_and_what_to_do_with_it(project):
    said = built(project, packed=True)
    name = "handbook-2026-11-21-1a2b3c4"
    assert re.search(rf"{name}\.zip \(0\.\d MB\) is the copy to hand out", said)
    with ZipFile(project / f"{name}.zip") as packed:
        assert f"{name}/en/index.html" in packed.namelist()


def test_the_day_is_told_or_refused_in_words(monkeypatch):
    assert build.day() == date(2026, 11, 21)
    monkeypatch.setenv("RULEBOOK_AS_OF", "tomorrow")
    with pytest.raises(BuildError, match="'tomorrow' is not a date such as 2026-11-21"):
        build.day()


def test_a_page_waits_for_one_style_sheet_in_the_order_of_the_cascade(project):
    folder = project / "macros/theme/assets/stylesheets"
    folder.mkdir(parents=True)
    for name in ("paper", "calculator", "handbook", "policy"):
        (folder / f"{name}.css").write_text(f"/* why */\n.{name} {{\n  top: 0;\n}}\n", "utf-8")
    styles = assets.assemble_theme(project) / "assets/stylesheets"
    assert {sheet.name for sheet in styles.iterdir()} == {"handbook.css", "paper.css"}
    assert (styles / "handbook.css").read_text("utf-8") == "".join(
        f".{name} {{\ntop: 0;\n}}\n" for name in ("handbook", "policy", "calculator")
    )
