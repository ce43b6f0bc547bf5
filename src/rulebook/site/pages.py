"""Pages: MkDocs for both languages at once, each in a process forked from this one."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

from rulebook.site.kept import Store, use
from rulebook.site.kept_pages import KeptPages, basis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["CONFIGS", "KEPT", "mkdocs"]

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
KEPT = ".build/kept"
"""The folder for what is kept between builds."""

Said = dict[str, tuple[int, str]]


@contextmanager
def mkdocs(root: Path, folders: Mapping[str, Path], environment: Mapping[str, str]) -> Iterator[Said]:
    """Build every language into its folder, all at once, while the block runs.

    What it gives is filled in when the block has ended: for each language, the exit code and what MkDocs said. It
    forks, so there must be no other thread.
    """
    fork = get_context("fork")
    rests_on = basis(root)
    kept = root / KEPT / rests_on[:16]
    for other in (root / KEPT).glob("?" * 16):
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)
    runs = {}
    for language, folder in folders.items():
        log = folder.with_suffix(".log")
        log.parent.mkdir(parents=True, exist_ok=True)
        pages = KeptPages(Store(kept / language, rests_on))
        options = {"config": root / CONFIGS[language], "folder": folder, "log": log}
        about = {**options, "environment": dict(environment), "pages": pages}
        run = fork.Process(target=_mkdocs, kwargs=about)
        runs[language] = (run, log)
    said: Said = {}
    for run, _ in runs.values():
        run.start()
    try:
        yield said
    finally:
        for run, _ in runs.values():
            run.join()
    said.update({language: (run.exitcode or 0, log.read_text("utf-8")) for language, (run, log) in runs.items()})


def _mkdocs(config: Path, folder: Path, log: Path, environment: Mapping[str, str], pages: KeptPages) -> None:
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
    os.chdir(config.parent)
    pages.store.read()
    use(pages.store)
    said = State()  # type: ignore[no-untyped-call] # MkDocs gives it no types
    try:
        found = load_config(config.name, strict=True, site_dir=str(folder))
        found.plugins["kept pages"] = pages
        found.plugins.on_startup(command="build", dirty=False)
        build(found)
        found.plugins.on_shutdown()
    except ClickException as error:
        error.show()
        sys.exit(1)
    pages.store.save()
    del said
