"""Scripts and styles: each twin beside its Python, each file in one bundle, each sheet joined or asked for."""

import re
import subprocess
from pathlib import Path

import pytest

from rulebook.browser import BUNDLES, NAMESPACE, ON_PAGES, script
from rulebook.site.assets import STYLES

SOURCE = Path("src/rulebook")
SCRIPTS = {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in SOURCE.rglob("*.js")}
ALONE = {
    "language/names.js": "what Python's dictionaries do",
    "language/numbers.js": "what Python's fractions do",
    "site/search.js": "goes into the theme's search worker",
}


def first_comment(text: str) -> str:
    return re.match(r"(?://.*\n)*", text)[0]


def test_every_twin_stands_beside_its_python():
    named = {name: re.findall(r"Twin of (\S+)\.py\.", first_comment(text)) for name, text in SCRIPTS.items()}
    twins = {name for name, partners in named.items() if partners}
    assert twins == {name for name in SCRIPTS if not name.startswith("browser/")} - ALONE.keys()
    for name in twins:
        assert named[name] == [Path(name).stem]
        assert (SOURCE / name).with_suffix(".py").is_file(), name


def test_every_script_is_in_a_bundle():
    bundled = {name for names in BUNDLES.values() for name in names}
    assert bundled | {NAMESPACE} == SCRIPTS.keys() - {"site/search.js"}


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_shorter_than_its_files_and_still_a_script(name: str, tmp_path: Path):
    whole = "".join(SCRIPTS[part] for part in BUNDLES[name])
    bundle = tmp_path / name
    bundle.write_text(script(name), "utf-8")
    assert len(script(name)) < len(whole)
    assert "/**" not in script(name)
    subprocess.run(["node", "--check", bundle], check=True)


def test_what_only_pages_say_is_named_in_no_script():
    assert [key for key in sorted(ON_PAGES) if any(f'"{key}"' in text for text in SCRIPTS.values())] == []


def test_every_style_sheet_is_joined_or_asked_for_by_name():
    sheets = {path.stem for path in Path("macros/theme/assets/stylesheets").glob("*.css")}
    alone = {"batch", "exam", "paper"}
    assert len(set(STYLES)) == len(STYLES)
    assert sheets == set(STYLES) | alone
    asked = "".join(path.read_text("utf-8") for path in Path("macros").rglob("*.html"))
    assert all(f"assets/stylesheets/{name}.css" in asked for name in alone)
