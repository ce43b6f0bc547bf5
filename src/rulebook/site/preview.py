"""Preview: what the process does that `rulebook serve` starts for every build."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["build_preview"]


def build_preview(root: Path) -> None:
    """Build the preview, or say what is wrong and leave the last good one."""
    from rich.console import Console

    from rulebook.site.build import build
    from rulebook.site.error import BuildError

    sys.dont_write_bytecode = True  # compiled Python beside the sources would look like a change
    os.environ["RULEBOOK_PREVIEW"] = "1"
    console = Console(stderr=True)
    try:
        build(root, console, preview=True)
    except BuildError as error:
        console.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
