"""Pages: MkDocs for both languages at once, each in a process forked from this one."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from rulebook.site.kept import Store, use
from rulebook.site.kept_pages import KeptPages, basis
from rulebook.site.search import RulesInSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.context import ForkProcess
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from rulebook.bilingual import Language
    from rulebook.handbook import Handbook

    Work = Callable[[MkDocsConfig, KeptPages], None]

__all__ = ["CONFIGS", "KEPT", "mkdocs", "mkdocs_page"]

CONFIGS: Mapping[Language, str] = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
KEPT = ".build/kept"
"""The folder for what is kept between builds."""

Said = dict["Language", tuple[int, str]]


@contextmanager
def mkdocs(
    root: Path, book: Handbook, folders: Mapping[Language, Path], environment: Mapping[str, str]
) -> Iterator[Said]:
    """Build every language into its folder, all at once, while the block runs.

    What it gives is filled in when the block has ended: for each language, the exit code and what MkDocs said. It
    forks, so there must be no other thread.
    """
    runs = {
        language: _started(root, book, language, folder, environment=environment, work=_build_all)
        for language, folder in folders.items()
    }
    said: Said = {}
    try:
        yield said
    finally:
        for run, _ in runs.values():
            run.join()
    said.update({language: (run.exitcode or 0, log.read_text("utf-8")) for language, (run, log) in runs.items()})


def mkdocs_page(
    root: Path, book: Handbook, language: Language, address: str, *, folder: Path, environment: Mapping[str, str]
) -> tuple[int, str]:
    """Build one page of a language into the folder; the exit code and what MkDocs said."""
    shutil.rmtree(folder, ignore_errors=True)
    run, log = _started(
        root, book, language, folder, environment=environment, work=partial(_build_one, address=address)
    )
    run.join()
    return run.exitcode or 0, log.read_text("utf-8")


def _started(
    root: Path, book: Handbook, language: Language, folder: Path, *, environment: Mapping[str, str], work: Work
) -> tuple[ForkProcess, Path]:
    """A process that does the work of MkDocs for a language, and the file with what it says."""
    rests_on = basis(root)
    kept = root / KEPT / rests_on[:16]
    for other in (root / KEPT).glob("?" * 16):
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)
    log = folder.with_suffix(".log")
    log.parent.mkdir(parents=True, exist_ok=True)
    pages = KeptPages(Store(kept / language, rests_on))
    search = RulesInSearch(book, language, date.fromisoformat(environment["RULEBOOK_AS_OF"]))
    about = {"config": root / CONFIGS[language], "folder": folder, "log": log, "pages": pages, "work": work}
    run = get_context("fork").Process(
        target=_mkdocs, kwargs={**about, "search": search, "environment": dict(environment)}
    )
    run.start()
    return run, log


def _mkdocs(
    *,
    config: Path,
    folder: Path,
    log: Path,
    environment: Mapping[str, str],
    pages: KeptPages,
    search: RulesInSearch,
    work: Work,
) -> None:
    """What MkDocs' command line does around a strict build, all that is said going to the log."""
    from click import ClickException
    from mkdocs.__main__ import State
    from mkdocs.config import load_config

    output = log.open("w", encoding="utf-8", buffering=1)
    sys.stdout = sys.stderr = output
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    os.environ.update(environment)
    os.chdir(config.parent)
    use(pages.store.read())
    said = State()  # type: ignore[no-untyped-call] # MkDocs gives it no types
    try:
        found = load_config(config.name, strict=True, site_dir=str(folder))
        found.plugins["kept pages"] = pages
        found.plugins["rules in the search"] = search
        found.plugins.on_startup(command="build", dirty=False)
        work(found, pages)
        found.plugins.on_shutdown()
    except ClickException as error:
        error.show()
        sys.exit(1)
    del said


def _build_all(config: MkDocsConfig, pages: KeptPages) -> None:
    from mkdocs.commands.build import build

    build(config)
    pages.store.save()


def _build_one(config: MkDocsConfig, pages: KeptPages, address: str) -> None:
    from rulebook.site.first_page import build_page

    build_page(config, pages, address)
