"""The figures that the handbook promises, measured here and now: `make bench`."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import pairwise
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from rich.console import Console
from rich.table import Table

from rulebook.answer import answer
from rulebook.bilingual import LANGUAGES
from rulebook.check import check
from rulebook.load import handbook
from rulebook.site import notebooks
from tests.tools.band_edges import by_floats, by_handbook, cases, wrong
from tests.tools.bare import fill, run_bare
from tests.tools.peers import by_handbook as handbook_scores
from tests.tools.peers import by_zen as zen_scores
from tests.tools.preview import copied, preview
from tests.tools.search import asked, search

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
REQUESTS = (
    {"situation": "return", "leave_days": "12"},
    {"situation": "return", "leave_from": "2026-02-01", "leave_to": "2026-04-30"},
    {"situation": "standby-complaint"},
)
# The browser tests print their figures themselves, one on a line: 'what: figure'.
ROUNDS = 2  # of two builds each
BUILDS = {"nothing changed": 0.5, "one value changed": 0.8, "`.build` emptied": 1.3}
PREVIEW = 3  # seconds from saving a value to the page that is looked at
TRACED = 50  # microseconds for a traced answer, from what is typed
FOUND, READ = Fraction(57, 60), Fraction(50, 60)  # of the questions of new hires
LIVE = 20  # seconds until the first cell of a live notebook has run
IN_BROWSER = "first_view or first_answer or boundary_case or band_edge or ten_thousand or 200_000 or runs_live"
IN_BROWSER_TARGETS = {
    " kB ": "120 kB",
    "ms in": "200 ms",
    " ms": "50 ms",
    "rows in": "2 s",
    "differences": "0 differences",
    "wrong": "0 wrong in the page",
    "live cell": f"{LIVE} s",
}
Row = tuple[str, str, str, bool | None]


def main() -> int:
    """Print the figures; 1 when one of them misses its target."""
    console = Console(width=120)
    table = Table("figure", "measured", "target", "")
    missed = False
    for figures in (exactness, evaluation, beside_a_peer, checking, building, previewing, searching, browser):
        with console.status(str(figures.__doc__)):
            for what, measured, target, good in figures():
                missed |= good is False
                table.add_row(what, measured, target, {True: "[green]✓", False: "[red]✗", None: ""}[good])
    console.print(table)
    return int(missed)


def exactness() -> Iterator[Row]:
    """Weighting scores at the edges of bands"""
    count = sum(1 for _ in cases())
    ours, floats = wrong(by_handbook), wrong(by_floats)
    yield f"wrong of {count:,} band edges", str(ours), "0", ours == 0
    yield "the same with plain floats", str(floats), "some", floats > 0


def evaluation() -> Iterator[Row]:
    """Answering over and over"""
    book = handbook(ROOT)
    for request in REQUESTS:
        micros = 1e6 * median(timed(lambda request=request: answer(book, "training-length", request, DAY), 2_000))
        what = " ".join(f"{name}={value}" for name, value in request.items())
        yield f"training-length {what}, traced", f"{micros:.0f} µs", f"{TRACED} µs", micros <= TRACED


def beside_a_peer() -> Iterator[Row]:
    """Answering beside another engine"""
    ours, theirs = beside(handbook_scores(), zen_scores())
    measured = f"{ours / theirs:.2f} ({1e6 * ours:.0f} of {1e6 * theirs:.0f} µs)"
    yield "weighted score, traced, to zen-engine's time", measured, "1", ours <= theirs


def checking() -> Iterator[Row]:
    """Loading and checking the handbook"""
    seconds = median(timed(lambda: run(ROOT / ".venv/bin/rulebook", "check"), 3))
    yield "rulebook check, whole command", f"{seconds:.2f} s", "1 s", seconds <= 1


def building() -> Iterator[Row]:
    """Building the site beside bare MkDocs"""
    seconds: dict[str, list[float]] = {what: [] for what in ("bare", "notebooks", *BUILDS)}
    with TemporaryDirectory() as folder:
        root, bare = Path(folder) / "project", Path(folder) / "bare"
        copied(root)
        (root / ".build/live").symlink_to(ROOT / ".build/live")
        site = partial(run, sys.executable, "-m", "rulebook", "build", "--root", root)
        site()
        fill(root, bare)
        file, *values = a_value(root)
        for before, after in pairwise(values * ROUNDS):
            seconds["bare"] += timed(partial(run_bare, bare), 1)
            seconds["nothing changed"] += timed(site, 1)
            file.write_text(file.read_text("utf-8").replace(before, after, 1), "utf-8")
            seconds["notebooks"] += timed(partial(notebooks.run_all, root, date.today()), 1)  # noqa: DTZ011
            seconds["one value changed"] += timed(site, 1)
            for path in (root / ".build").iterdir():
                if path.name not in ("notebooks", "live"):
                    run("rm", "-r", path)
            seconds["`.build` emptied"] += timed(site, 1)
    for what, target in BUILDS.items():
        ratio = median(ours / bare for ours, bare in zip(seconds[what], seconds["bare"], strict=True))
        measured = f"{ratio:.2f} ({median(seconds[what]):.1f} of {median(seconds['bare']):.1f} s)"
        yield f"make site, {what}, notebooks aside, to bare MkDocs", measured, str(target), ratio <= target
    yield "all notebooks, when a value has changed", f"{median(seconds['notebooks']):.1f} s", "", None


def a_value(root: Path) -> tuple[Path, str, str]:
    """A figure of the policy that may be another without any other change: its file, as it is and as it may be."""
    for file in sorted((root / "policy").rglob("*.yaml")):
        text = file.read_text("utf-8")
        for found in re.finditer(r"\{from: undated, value: ([1-9]\d*), reason: [^}]*\}", text):
            other = found[0].replace(f"value: {found[1]}", f"value: {int(found[1]) + 1}")
            if text.count(found[0]) == 1 and other not in text:
                file.write_text(text.replace(found[0], other), "utf-8")
                wrong = check(root, date.today())[1]  # noqa: DTZ011 (as the build does)
                file.write_text(text, "utf-8")
                if not wrong:
                    return file, found[0], other
    sys.exit("no value of the handbook can be changed alone")


def previewing() -> Iterator[Row]:
    """Editing a policy while a preview runs"""
    words = ["返岗培训", "返岗的培训", "返岗的训练", "返岗用的训练", "返岗要的训练"]
    seconds = []
    with TemporaryDirectory() as folder, preview(Path(folder)) as shown:
        for before, after in pairwise(words):
            shown.edit("policy/registers/terms.yaml", f"zh: {before}", f"zh: {after}")
            seconds.append(shown.until(lambda word=after: word in shown.page("reference/glossary.html")))
    yield "edit to preview", f"{median(seconds):.1f} s", f"{PREVIEW} s", median(seconds) <= PREVIEW


def searching() -> Iterator[Row]:
    """Asking the search what new hires ask"""
    run(sys.executable, "-m", "rulebook", "build", "--root", ROOT)
    questions = list(asked(ROOT))
    right = read = 0
    for language in LANGUAGES:
        of_it = [one for one in questions if one.language == language]
        for question, hits in zip(of_it, search(ROOT / "site", language, [one.question for one in of_it]), strict=True):
            right += question.finds(hits)
            read += question.shows(hits)
    for what, count, share in (("answered", right, FOUND), ("answered in the hit itself", read, READ)):
        target = f"{ceil(share * len(questions))}"
        yield f"of {len(questions)} questions, {what}", str(count), target, count >= share * len(questions)


def browser() -> Iterator[Row]:
    """Opening the pages in Chromium"""
    done = run(sys.executable, "-m", "pytest", "-q", "tests/browser", "-p", "no:cacheprovider", "-k", IN_BROWSER)
    for line in done.splitlines():
        if found := re.fullmatch(r"([\w ,()-]+): (.*\d.*)", line.strip(". ")):
            target = next(target for sign, target in IN_BROWSER_TARGETS.items() if sign in line)
            yield found[1], found[2], target, "live cell" not in line or float(found[2].removesuffix(" s")) <= LIVE


def timed(work: Callable[[], object], times: int) -> list[float]:
    """How many seconds each of so many runs takes."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return seconds


def beside(one: Callable[[], object], other: Callable[[], object]) -> list[float]:
    """How many seconds each of the two takes, in turns, so that what else goes on slows both alike."""
    rounds = [[median(timed(work, 50)) for work in (one, other)] for _ in range(40)]
    return [median(times) for times in zip(*rounds, strict=True)]


def run(*command: str | Path) -> str:
    """What the command prints; ends with it when it fails."""
    environment = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
