"""Standing: whether a site that stands there already is what a build would make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rulebook.atomic import atomic_write
from rulebook.site.kept import digest, digest_of_files, libraries

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = ["made_from", "remember", "stands"]

INPUTS = (
    "policy",
    "docs",
    "macros",
    "notebooks",
    "src/rulebook",
    "mkdocs.yml",
    "mkdocs.en.yml",
    "tools/live",
    "tests/check/bad",
)


def made_from(root: Path, as_of: date, *others: str) -> str:
    """What tells the files, the day and the libraries that a site is made from now from any other state of them.

    `others` are further files, and folders that need only be there.
    """
    there = [name for name in (*INPUTS, *others) if (root / name).exists()]
    return digest(as_of.isoformat(), libraries(), digest_of_files(root, *INPUTS, *others), *there)


def stands(record: Path, site: Path, made_from: str) -> bool:
    """Whether the site was made from that, and no file of it has been touched since."""
    try:
        return record.read_text("utf-8") == _said(site, made_from)
    except (OSError, UnicodeDecodeError):
        return False


def remember(record: Path, site: Path, made_from: str) -> None:
    """Note what the site was made from."""
    record.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(record) as part:
        part.write_text(_said(site, made_from), "utf-8")


def _said(site: Path, made_from: str) -> str:
    files = ((path.relative_to(site).as_posix(), path.stat()) for path in sorted(site.rglob("*")))
    return digest(made_from, *(f"{name} {found.st_mode} {found.st_size} {found.st_mtime_ns}" for name, found in files))
