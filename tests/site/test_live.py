"""What becomes part of the live notebooks, and what is said where they cannot be had."""

import base64
import hashlib
import json
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from rulebook.compile import packed
from rulebook.load import load
from rulebook.site import live, notebooks
from rulebook.site.error import BuildError
from rulebook.site.sentences import said
from tests.tools.small_site import lay

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
BROWSERS_PYTHON = """
import sys
for name in ("yaml", "pydantic", "lark", "simplejson", "rich", "typer", "vl_convert"):
    sys.modules[name] = None
from rulebook.lesson import lesson
book = lesson("en")
found = book.ask("lateness", lates=17)
print(book.sentence(found))
print(book.as_of, book.site, book.yaml(book.book.parameters["short_away"].place).data[:60])
print(book.changed("short_away", 12).words("short_away"), book.calculator("lateness").data)
print(*book.picture({"mark": "point"}, "", "")._repr_mimebundle_()[0])
"""


def test_the_wheel_has_the_engine_and_the_handbook_and_needs_nothing_compiled(tmp_path):
    (tmp_path / "book").mkdir()
    lay(tmp_path / "book")
    loaded = load(tmp_path / "book")
    name, content = live.wheel(ROOT, packed(loaded.handbook, loaded.texts, DAY))
    assert live.wheel(ROOT, packed(loaded.handbook, loaded.texts, DAY)) == (name, content)
    ZipFile(BytesIO(content)).extractall(tmp_path)
    address = "https://example.test/live/handbook/live/extensions/kernel/worker.js"
    (tmp_path / "js.py").write_text(f"class location: href = {address!r}\n", "utf-8")
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{BROWSERS_PYTHON}"
    run = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    sentence, place, changed, picture = run.stdout.splitlines()
    assert "150 yuan" in sentence
    file = loaded.handbook.parameters["short_away"].place.file
    assert place.startswith(f"2026-11-21 https://example.test/live/handbook/en/ <p>{file}")
    assert changed.startswith("12 days")
    assert 'src="https://example.test/live/handbook/en/calculators/lateness.html?"' in changed
    assert picture == "application/vnd.vegalite.v5+json text/plain"


@pytest.mark.parametrize("language", notebooks.LANGUAGES)
def test_a_live_notebook_has_the_text_of_its_page_and_the_calculator_as_a_cell(language):
    import nbformat

    text, shown = notebooks.live(ROOT, language, "overrun"), notebooks.read(ROOT, language, "overrun")
    nbformat.validate(nbformat.from_dict(text))
    added = [cell["source"] for cell in text.cells if cell["source"] not in {one.source for one in shown.cells}]
    assert added == [f"*{said('how to run')[language]}*", 'book.calculator("overrun")']
    assert len(text.cells) == len(shown.cells) + 2
    assert not any(cell.get("outputs") for cell in text.cells)


def fake_wheel(folder: Path) -> str:
    """A wheel that pip can find, and its hash."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("thing-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n")
        archive.writestr("thing-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("thing-1.0.dist-info/RECORD", "")
    folder.mkdir()
    (folder / "thing-1.0-py3-none-any.whl").write_bytes(content.getvalue())
    return hashlib.sha256(content.getvalue()).hexdigest()


def fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lock: str) -> list[str]:
    (tmp_path / "tools/live").mkdir(parents=True)
    (tmp_path / "tools/live/wheels.lock").write_text(lock, "utf-8")
    (tmp_path / "packages").mkdir()
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": str(tmp_path / "index"), "CONFIG_FILE": "/dev/null"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    live.fetch_wheels(tmp_path, tmp_path / "packages")
    return [path.name for path in (tmp_path / "packages").iterdir()]


def test_wheels_are_fetched_by_their_hashes(tmp_path, monkeypatch):
    digest = fake_wheel(tmp_path / "index")
    assert fetched(tmp_path, monkeypatch, f"thing==1.0 --hash=sha256:{digest}\n") == ["thing-1.0-py3-none-any.whl"]


def test_a_damaged_wheel_is_not_used(tmp_path, monkeypatch):
    fake_wheel(tmp_path / "index")
    with pytest.raises(live.Unavailable, match="pip: ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"):
        fetched(tmp_path, monkeypatch, f"thing==1.0 --hash=sha256:{'0' * 64}\n")


def test_a_wheel_that_cannot_be_had_is_named(tmp_path, monkeypatch):
    with pytest.raises(live.Unavailable, match=r"pip: ERROR: .*other==2.0"):
        fetched(tmp_path, monkeypatch, f"other==2.0 --hash=sha256:{'0' * 64}\n")


def test_where_pyodide_cannot_be_had_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    with pytest.raises(live.Unavailable, match=r"npm: npm error .*ECONNREFUSED"):
        live.fetch_pyodide(ROOT, tmp_path)


def test_a_builder_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(live, "BUILDERS", ("no-such-builder",))
    with pytest.raises(live.Unavailable, match="no-such-builder is not installed; 'make site' installs it"):
        live.shell(tmp_path)


def test_a_page_of_another_jupyterlite_stops_the_build():
    with pytest.raises(BuildError, match=r"JupyterLite's page no longer has '../config-utils.js"):
        live.in_both_languages("<html></html>")


def test_what_is_linked_keeps_its_content_when_the_site_gets_another(tmp_path):
    kept, placed = tmp_path / "kept", tmp_path / "placed"
    kept.write_bytes(b"kept")
    live.link(str(kept), str(placed))
    live.write(placed, b"new")
    assert (kept.read_bytes(), placed.read_bytes()) == (b"kept", b"new")


def test_the_locks_name_the_versions_that_are_asked_for_and_those_of_pyodide(tmp_path):
    asked = [line.split(" ")[0] for line in (ROOT / "tools/live/wheels.in").read_text("utf-8").splitlines()]
    asked = [line for line in asked if "==" in line]
    lock = (ROOT / "tools/live/wheels.lock").read_text("utf-8")
    locked = [line.split(" ")[0] for line in lock.splitlines() if "==" in line]
    assert sorted(name.lower() for name in asked) == sorted(name.lower() for name in locked)
    assert lock.count("--hash=sha256:") >= len(locked) > 10
    package = json.loads((ROOT / "tools/live/package-lock.json").read_text("utf-8"))["packages"]["node_modules/pyodide"]
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    assert package["version"] == PYODIDE_VERSION
    assert len(base64.b64decode(package["integrity"].removeprefix("sha512-"))) == 64
