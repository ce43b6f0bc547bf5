"""How many single mistakes of an author the check finds, in the handbook as it stands: `python -m tests.tools.seeded`.

The mistakes are made on a copy, by structure; `--seed` makes others of the same kinds.
"""

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from rulebook.check import check
from rulebook.load import load
from rulebook.problem import Problem
from tests.tools.day import DAY
from tests.tools.mistakes import KINDS, Author, Mistake

ROOT = Path(__file__).parents[2]
BY_EXAMPLE = {"failing-example", "wrong-answer"}
"""The codes of what only an example can tell."""


def main() -> int:
    """Print the figures by kind, and what nothing finds."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--verbose", action="store_true", help="name what only an example finds, too")
    chosen = arguments.parse_args()
    console = Console(width=120, highlight=False, soft_wrap=True)
    table = Table("kind", "mistakes", "by a check", "by an example only", "by nothing")
    total: Counter[str] = Counter()
    left: list[str] = []
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "policy", root / "policy")
        for path in ("docs", "notebooks", "mkdocs.yml", "mkdocs.en.yml"):
            (root / path).symlink_to(ROOT / path)
        if found := [problem for problem in check(root, DAY)[1] if not problem.warning]:
            sys.exit(f"the handbook has problems already: {found[0].line('en')}")
        author = Author(load(root), DAY, Random(chosen.seed))  # noqa: S311 (the same mistakes for the same seed)
        for group in KINDS:
            counted: Counter[str] = Counter()
            for kind, mistake in made(author, group):
                how = caught(root, mistake, author.loaded.texts)
                counted[how] += 1
                if how == "nothing" or (chosen.verbose and how == "example"):
                    left.append(f"{how}: {kind}: {mistake.told}")
            total += counted
            table.add_row(group, *_cells(counted))
    table.add_section()
    table.add_row("all", *_cells(total))
    console.print(table)
    for line in left:
        console.print(line, markup=False)
    return 0


def made(author: Author, group: str) -> Iterator[tuple[str, Mistake]]:
    """So many mistakes of each kind as there should be, or as the handbook gives occasion to."""
    for kind, count in KINDS[group].items():
        found = {}
        for mistake in kind(author):
            if mistake is not None and len(found) < count:
                found[mistake.told] = mistake
            if len(found) == count:
                break
        yield from ((kind.__name__, mistake) for mistake in found.values())


def caught(root: Path, mistake: Mistake, texts) -> str:
    """Whether a check, only an example or nothing finds the mistake."""
    for file, text in mistake.texts.items():
        (root / file).write_text(text, "utf-8")
    try:
        found: tuple[Problem, ...] = check(root, DAY)[1]
    finally:
        for file in mistake.texts:
            (root / file).write_text(texts[file], "utf-8")
    codes = {problem.code for problem in found}
    return "check" if codes - BY_EXAMPLE else "example" if codes else "nothing"


def _cells(counted: Counter[str]) -> list[str]:
    return [str(counted.total()), *(str(counted[how]) for how in ("check", "example", "nothing"))]


if __name__ == "__main__":
    sys.exit(main())
