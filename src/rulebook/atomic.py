"""Atomic: a file that is written whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["atomic_write"]


@contextmanager
def atomic_write(file: Path) -> Iterator[Path]:
    """Another name beside the file, to write under: when the block ends well, what it wrote becomes the file.

    When it does not, an earlier file stays as it was and nothing is left behind.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "plan.txt"
    ...     with atomic_write(file) as part:
    ...         _ = part.write_text("7 days")
    ...     file.read_text(), len(list(Path(folder).iterdir()))
    ('7 days', 1)
    """
    target = Path(os.path.realpath(file))  # a link is written through
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
