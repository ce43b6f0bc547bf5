"""Preview: what the process does that `rulebook serve` starts for every build."""

from __future__ import annotations

import filecmp
import os
import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

__all__ = ["Reader", "build_preview"]

Seen = Literal["page", "site", "nothing"]
"""What there is to see that was not there before: the page that is looked at, more than that, or nothing more."""


class Reader:
    """Who looks at a preview: the page that they look at, if any, and how they are told what there is to see."""

    def __init__(self, page: str, told: Connection) -> None:
        self.page, self._told = page, told

    def sees(self, what: Seen) -> None:
        self._told.send(what)

    def tells_apart(self, old: Path, new: Path) -> bool:
        """Whether the page, or a style or script of the site, is another in the one folder than in the other."""
        assets = (path.relative_to(new).as_posix() for path in new.glob("assets/*/*") if path.is_file())
        return not all(_same(old / name, new / name) for name in (self.page or "index.html", *assets))


def build_preview(root: Path, page: str, told: Connection) -> None:
    """Build the preview, or say what is wrong and leave the last good one."""
    from rich.console import Console

    from rulebook.site.build import build
    from rulebook.site.error import BuildError

    os.setsid()  # so that whoever stops this stops all that it started
    sys.dont_write_bytecode = True  # compiled Python beside the sources would look like a change
    os.environ["RULEBOOK_PREVIEW"] = "1"
    console, reader = Console(stderr=True), Reader(page, told)
    try:
        build(root, console, preview=True, reader=reader)
    except BuildError as error:
        console.print(error.words.zh, style="red", markup=False, highlight=False, soft_wrap=True)
        reader.sees("nothing")


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
