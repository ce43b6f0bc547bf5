"""A running preview of a copy of the project, for the tests and the bench."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]


PATIENCE = 300
"""Seconds that a busy machine may take; the server answers nothing while it builds."""


class Preview:
    """`rulebook serve` on a copy of the project: `root` to edit, `address` to read."""

    def __init__(self, root: Path, process: subprocess.Popen[str], log: Path) -> None:
        self.root, self.process, self.log = root, process, log
        self.until(lambda: "Preview: " in self.said())
        self.address = re.findall(r"http://\S+", self.said())[0]
        self.page("index.html")
        sleep(1)  # the watcher takes its first look at the files; what changes before that is no change

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def page(self, name: str) -> str:
        with urlopen(self.address + name, timeout=PATIENCE) as answer:  # noqa: S310 (an address of this machine)
            return str(answer.read().decode())

    def edit(self, file: str, before: str, after: str) -> None:
        text = (self.root / file).read_text("utf-8")
        assert before in text
        (self.root / file).write_text(text.replace(before, after, 1), "utf-8")

    def until(self, holds, seconds: float = PATIENCE) -> float:
        """Wait until it holds; how many seconds that took."""
        start = perf_counter()
        while not holds():
            assert self.process.poll() is None, self.said()
            assert perf_counter() - start < seconds, self.said()
            sleep(0.05)
        return perf_counter() - start


def copied(folder: Path) -> None:
    """Copy the project as git knows it into the folder, with the notebooks that have run."""
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    if (ROOT / ".build/notebooks").is_dir():  # notebooks that have run need not run again
        shutil.copytree(ROOT / ".build/notebooks", folder / ".build/notebooks")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")


@contextmanager
def preview(folder: Path) -> Iterator[Preview]:
    """A preview of a copy of the project in the folder, until the block ends."""
    copied(folder)
    log = folder / "preview.log"
    with log.open("w", encoding="utf-8") as output:
        command = [sys.executable, "-m", "rulebook", "serve", "--root", folder]
        process = subprocess.Popen(command, stdout=output, stderr=output, text=True)
    try:
        yield Preview(folder, process, log)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
