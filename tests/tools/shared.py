"""What all processes that test have in common: whoever needs it first makes it, in a folder of that name."""

import fcntl
from collections.abc import Callable
from pathlib import Path

Shared = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of that name, after the function has filled it once."""


def shared(root: Path) -> Shared:
    """Folders below this one."""

    def make(name: str, maker: Callable[[Path], object]) -> Path:
        folder, done = root / f"shared-{name}", root / f"{name}-is-there"
        with done.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir(exist_ok=True)
                maker(folder)
                done.touch()
        return folder

    return make
