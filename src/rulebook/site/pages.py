"""Pages: MkDocs for both languages at once, each in a process forked from this one."""

from __future__ import annotations

import os
import shutil
import sys
from multiprocessing import get_context
from typing import TYPE_CHECKING

from rulebook.site.kept import Store, use
from rulebook.site.kept_pages import KeptPages, basis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["CONFIGS", "KEPT", "run_mkdocs"]

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
KEPT = ".build/kept"
"""The folder for what is kept between builds."""


def run_mkdocs(root: Path, folders: Mapping[str, Path], environment: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """Build every language into its folder, all at once; for each, the exit code and what MkDocs said.

    It forks, so there must be no other thread.
    """
    fork = get_context("fork")
    rests_on = basis(root)
    compiled = root / KEPT / f"templates-{rests_on[:16]}"
    for other in (root / KEPT).glob("templates-*"):
        if other != compiled:
            shutil.rmtree(other, ignore_errors=True)
    runs = {}
    for language, folder in folders.items():
        log = folder.with_suffix(".log")
        log.parent.mkdir(parents=True, exist_ok=True)
        store = Store(root / KEPT / f"{folder.parent.name}-{language}.json", rests_on)
        arguments = (root, CONFIGS[language], folder, log, dict(environment), KeptPages(store, compiled))
        runs[language] = (fork.Process(target=_mkdocs, args=arguments), log)
    for run, _ in runs.values():
        run.start()
    for run, _ in runs.values():
        run.join()
    return {language: (run.exitcode or 0, log.read_text("utf-8")) for language, (run, log) in runs.items()}


def _mkdocs(
    root: Path, config: str, folder: Path, log: Path, environment: Mapping[str, str], pages: KeptPages
) -> None:
    """Build one language as ``mkdocs build --strict`` does, all it says going to the log."""
    from click import ClickException
    from mkdocs.__main__ import State
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    output = log.open("w", encoding="utf-8", buffering=1)
    sys.stdout = sys.stderr = output
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    os.environ.update(environment)
    os.chdir(root)
    use(pages.store)
    said = State()
    try:
        found = load_config(config, strict=True, site_dir=str(folder))
        found.plugins["kept pages"] = pages
        found.plugins.on_startup(command="build", dirty=False)
        build(found)
        found.plugins.on_shutdown()
    except ClickException as error:
        error.show()
        sys.exit(1)
    pages.store.save()
    del said
