"""Assets: what the theme is made of, written by hand and generated, in the one folder that MkDocs reads."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from rulebook.browser import words
from rulebook.compile import page_rules
from rulebook.handbook import LANGUAGES
from rulebook.site.failure import BuildError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rulebook.handbook import Handbook, Language

SHIM = "node_modules/iframe-worker/shim/index.js"


def assemble_theme(root: Path) -> Path:
    """Make `.build/theme` anew: the tracked overrides, the browser's scripts and the offline search shim."""
    theme = root / ".build/theme"
    shutil.rmtree(theme, ignore_errors=True)
    shutil.copytree(root / "macros/theme", theme)
    scripts = theme / "assets/javascripts"
    scripts.mkdir(parents=True, exist_ok=True)
    for script in sorted((root / "src/rulebook/browser").glob("*.js")):
        shutil.copy(script, scripts)
    if not (root / SHIM).exists():
        raise BuildError("Putting the theme together", f"{SHIM} is missing; 'make site' installs it")
    shutil.copy(root / SHIM, scripts / "iframe-worker.js")
    return theme


def write_rules(handbook: Handbook, folder: Path, as_of: date) -> None:
    """Write each calculator's rules as ``rules/<language>/<id>.js`` into `folder`.

    The rules hold all dates; `as_of` is the day they start from.
    """
    for language in LANGUAGES:
        target = folder / "rules" / language
        target.mkdir(parents=True, exist_ok=True)
        for id in handbook.calculators:
            (target / f"{id}.js").write_text(rules_script(handbook, id, language, as_of), "utf-8")


def rules_script(handbook: Handbook, calculator: str, language: Language, as_of: date) -> str:
    """A script that gives the page a calculator's rules, its own words, and the day of the build.

    Nothing in the policy's texts can end the script or the line: see `literal`.
    """
    parts = {"asOf": as_of.isoformat(), "words": words(language), "rules": page_rules(handbook, calculator, language)}
    lines = [f"rulebook.{name} = {literal(part)};\n" for name, part in parts.items()]
    return "globalThis.rulebook ??= {};\n" + "".join(lines)


def literal(value: object) -> str:
    r"""The value as JSON that is safe inside a script, wherever the script stands.

    >>> literal("</script><!-- \u2028")
    '"\\u003c/script\\u003e\\u003c!-- \\u2028"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
