"""Archive: the finished site as one file to hand out, which opens from a folder and needs no server."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rulebook.atomic import atomic_write
from rulebook.site.error import BuildError
from rulebook.site.sentences import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

__all__ = ["LEFT_OUT", "archive", "members"]

LEFT_OUT = ("live",)
"""Folders that a copy opened from a folder has no use for: a live notebook asks a server for its Python."""


def archive(site: Path, target: Path, as_of: date) -> None:
    """Pack the site into the file `target`, all of it in one folder of that name.

    The same site gives the same bytes: files in order, with the day of the pages for a time and nobody's rights.
    It is written under another name and then renamed, so that a failure leaves an earlier file as it was.
    """
    midnight = (as_of.year, as_of.month, as_of.day, 0, 0, 0)
    try:
        with atomic_write(target) as part, ZipFile(part, "w", ZIP_DEFLATED, compresslevel=9) as packed:
            for path in members(site):
                entry = ZipInfo(f"{target.stem}/{path.relative_to(site).as_posix()}", midnight)
                entry.compress_type = ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever it is packed
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, path.read_bytes())
    except OSError as error:
        raise BuildError(said("copy"), said("file", file=target.name, error=error.strerror or error)) from error


def members(site: Path) -> Iterator[Path]:
    """The site's files that go into the copy, in order."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and not set(path.relative_to(site).parts[:2]) & set(LEFT_OUT):
            yield path
