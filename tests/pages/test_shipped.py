"""Everything that a page loads runs in engines that know ES2020 and no more: phones that get no newer one."""

import re
import subprocess
from pathlib import Path

import pytest

from rulebook.bilingual import LANGUAGES
from tests.tools.pages import pages

ROOT = Path(__file__).parents[2]
INLINE = re.compile(r"<script(?![^>]*\b(?:src=|type=\"?application/))[^>]*>(.*?)</script>", re.DOTALL)


def lint(*arguments: str, text: str | None = None) -> str:
    """What ESLint says by the project's own rules; nothing where all is well."""
    command = [ROOT / "node_modules/.bin/eslint", *arguments]
    run = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def test_every_script_of_the_site_is_es2020(site: Path):
    scripts = [path for path in site.rglob("*.js") if "live" not in path.parts]
    assert {"calculator.js", "batch.js", "reading.js"} <= {path.name for path in scripts}
    assert len(scripts) > 50
    assert lint(f"{site.name}/**/*.js") == ""


def test_every_script_within_a_page_is_es2020(site: Path):
    texts = (path.read_text("utf-8") for language in LANGUAGES for path in pages(site, language))
    found = {script for text in texts for script in INLINE.findall(text)}
    assert len(found) > 3
    blocks = "".join(f"{{{script}\n}}\n" for script in found)
    assert lint("--stdin", "--stdin-filename", "site/inline.js", text=blocks) == ""


@pytest.mark.parametrize(
    "later",
    [
        "/(?<=a)b/;",
        "let a = null; a ??= 1;",
        "const b = 1_000;",
        "class A { #a = 1; }",
        "class A { static { } }",
        "Object.hasOwn({}, 'a');",
        "[1].at(-1);",
        "'a'.at(-1);",
        "'a'.replaceAll('a', 'b');",
        "structuredClone({});",
        "Promise.any([]);",
        "[1].findLast((a) => a);",
        "[2, 1].toSorted();",
    ],
)
def test_what_came_later_is_found(later: str):
    assert " error " in lint("--stdin", "--stdin-filename", "site/later.js", text=later)
