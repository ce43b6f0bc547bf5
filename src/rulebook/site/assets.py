"""Assets: what the theme is made of, written by hand and generated, in the one folder that MkDocs reads."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from rulebook.site.failure import BuildError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rulebook.handbook import Handbook

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
    """Write the rules of `as_of` into `folder`, as scripts that assign JSON, one a language."""
