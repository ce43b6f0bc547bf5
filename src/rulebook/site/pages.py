"""Pages: MkDocs for both languages at once, each in a process forked from this one."""

from __future__ import annotations

import os
import sys
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["CONFIGS", "run_mkdocs"]

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}


def run_mkdocs(root: Path, folders: Mapping[str, Path], environment: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """Build every language into its folder, all at once; for each, the exit code and what MkDocs said.

    It forks, so there must be no other thread.
    """
    fork = get_context("fork")
    runs = {}
    for language, folder in folders.items():
        log = folder.with_suffix(".log")
        log.parent.mkdir(parents=True, exist_ok=True)
        arguments = (root, CONFIGS[language], folder, log, dict(environment))
        runs[language] = (fork.Process(target=_mkdocs, args=arguments), log)
    for run, _ in runs.values():
        run.start()
    for run, _ in runs.values():
        run.join()
    return {language: (run.exitcode or 0, log.read_text("utf-8")) for language, (run, log) in runs.items()}


def _mkdocs(root: Path, config: str, folder: Path, log: Path, environment: Mapping[str, str]) -> None:
    """MkDocs on its command line, all it says going to the log."""
    from mkdocs.__main__ import cli

    output = log.open("w", encoding="utf-8", buffering=1)
    sys.stdout = sys.stderr = output
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    os.environ.update(environment)
    os.chdir(root)
    sys.argv = ["mkdocs", "build", "--strict", "-f", config, "-d", str(folder)]
    cli()
