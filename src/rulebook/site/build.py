"""Build: from the files to a finished site, or to one clear error and the previous site untouched."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from rulebook.bilingual import Words, both
from rulebook.site import assets, live, notebooks, standing
from rulebook.site.archive import archive
from rulebook.site.error import BuildError
from rulebook.site.links import broken_links
from rulebook.site.pages import CONFIGS, KEPT, mkdocs, mkdocs_page
from rulebook.site.sentences import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from rulebook.bilingual import Language
    from rulebook.handbook import Handbook
    from rulebook.load import Loaded
    from rulebook.site.preview import Reader

PREVIEW = ".build/preview"
# Lines of MkDocs that say nothing of a failure.
CHATTER = re.compile(r"INFO |DEBUG |Building prefix dict|Loading model|Dumping model|Prefix dict|\s*$")


def build(
    root: Path, console: Console, *, preview: bool = False, packed: bool = False, reader: Reader | None = None
) -> Path:
    """Check the handbook and build both languages; returns the folder of the finished site.

    The day is `RULEBOOK_AS_OF` where that is set, else today; all pages share it. A preview leaves out live
    notebooks and the link check, and goes to a folder of its own. `packed` makes the copy to hand out as well. A step
    that fails raises `BuildError`; what was built before then stays as it was. The page that the `reader` of a preview
    looks at is built before all others.
    """
    whole(root)
    started = time.perf_counter()
    as_of = day()
    target = root / (PREVIEW if preview else "site")
    record = root / KEPT / f"{target.name}.txt"
    with alone(root):
        inputs = standing.made_from(root, as_of, assets.SHIM)
        if not packed and standing.stands(record, target, inputs):
            console.print("Nothing has changed since the site was built.")
            if reader:
                reader.sees("nothing")
            ready(console, root, target, as_of, started)
            return target
        with step(console, "Checking the handbook"):
            loaded = check(root, as_of)
        with step(console, "Putting the theme together"):
            theme = assets.assemble_theme(root)
        if reader and (target / reader.page).is_file():
            with step(console, "Building the page that is looked at"):
                first_page(root, as_of, loaded.handbook, target, reader.page)
            reader.sees("page")
        with step(console, "Running the notebooks"):
            notebooks.run_all(root, as_of, theme)
        shell = None if preview else live_shell(root, console)
        with step(console, "Building the pages"):
            staged = build_pages(root, as_of, loaded, shell)
        if not preview:
            with step(console, "Checking the links"):
                check_links(staged)
        more = reader and reader.tells_apart(target, staged)
        swap_in(staged, target)
        if reader:
            reader.sees("site" if more else "nothing")
        if shell or not (root / live.TOOLS).exists() or preview:  # else another build may get the live notebooks
            standing.remember(record, target, inputs)
        copy = root / f"handbook-{as_of}-{loaded.handbook.version}.zip" if packed else None
        if copy:
            with step(console, "Packing the copy to hand out"):
                archive(target, copy, as_of)
    ready(console, root, target, as_of, started)
    if copy:
        size = f"{copy.stat().st_size / 1_000_000:.1f} MB"
        console.print(f"{copy.name} ({size}) is the copy to hand out:", highlight=False)
        console.print("unpack it anywhere and open index.html in its folder; it needs no server.", highlight=False)
    return target


def ready(console: Console, root: Path, target: Path, as_of: date, started: float) -> None:
    """Say where the site is and what to do with it."""
    place, seconds = target.relative_to(root), time.perf_counter() - started
    console.print(f"{place}/ is ready as of {as_of}, after {seconds:.1f} s.", highlight=False)
    if target.name == "site":
        console.print(f"Open {place}/index.html (中文) or {place}/en/index.html (English),", highlight=False)
        console.print("or run 'make serve' for a preview that follows your changes.", highlight=False)


def whole(root: Path) -> None:
    """Refuse a folder that is no project with pages."""
    needed = ("policy", "docs", "macros", *CONFIGS.values())
    missing = [name for name in needed if not (root / name).exists()]
    if missing:
        raise BuildError(said("project"), said("no project", root=root, missing=", ".join(missing)))


def day() -> date:
    """The day the pages speak of: `RULEBOOK_AS_OF` or today."""
    told = os.environ.get("RULEBOOK_AS_OF")
    try:
        return date.fromisoformat(told) if told else date.today()  # noqa: DTZ011 (the reader's own day)
    except ValueError:
        raise BuildError(said("day"), said("no day", text=told)) from None


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """One build of a project at a time: a second one waits."""
    (root / ".build").mkdir(exist_ok=True)
    with (root / ".build/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def step(console: Console, name: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    started = time.perf_counter()
    if console.is_terminal:
        console.print(f"  {name} …", end="\r", highlight=False)
    yield
    console.print(f"[green]✓[/] {name} [dim]{time.perf_counter() - started:.1f} s[/]", highlight=False)


def check(root: Path, as_of: date) -> Loaded:
    """The handbook as loaded, if nothing in it is wrong; else all problems in one error."""
    from rulebook.check import check as run
    from rulebook.problem import HandbookError

    loaded, problems = run(root, as_of)
    wrong = [problem for problem in problems if not problem.warning]
    if wrong:
        raise BuildError(said("check"), both(HandbookError(wrong, loaded.texts).told))
    return loaded


def live_shell(root: Path, console: Console) -> Path | None:
    """What live notebooks need besides the handbook; None, said once, where it cannot be had."""
    if not (root / live.TOOLS).exists():
        return None
    try:
        with step(console, "Preparing the live notebooks"):
            return live.shell(root)
    except live.Unavailable as missing:
        console.print(f"[yellow]![/] Live notebooks are left out, the rest is built: {escape(str(missing))}")
        return None


def build_pages(root: Path, as_of: date, loaded: Loaded, shell: Path | None) -> Path:
    """Run MkDocs for both languages at once; returns the folder with English under `en/`.

    What the calculators and the exam read is written meanwhile, and so are the live notebooks; without their `shell`,
    no page offers them.
    """
    staged = {language: root / ".build/pages" / language for language in CONFIGS}
    lab = root / ".build/pages" / live.FOLDER
    shutil.rmtree(lab, ignore_errors=True)
    with mkdocs(root, loaded.handbook, staged, environment(as_of, live.weight(shell) if shell else None)) as runs:
        scripts = write_scripts(root, as_of, loaded.handbook)
        if shell:
            live.place(root, shell, lab, loaded, as_of)
    for language, (status, told) in runs.items():
        built_or_not(language, status, told)
    for folder in staged.values():
        shutil.copytree(scripts, folder / "assets/javascripts", dirs_exist_ok=True)
        # Both would need the site's address, which nobody knows here.
        for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
            (folder / name).unlink(missing_ok=True)
    if shell:
        lab.rename(staged["zh"] / live.FOLDER)
    return staged["en"].rename(staged["zh"] / "en").parent


def first_page(root: Path, as_of: date, handbook: Handbook, target: Path, page: str) -> None:
    """Build one page into the preview that stands, with what its scripts read."""
    language: Language = "en" if page.startswith("en/") else "zh"
    folder = root / ".build/pages/first"
    address = page.removeprefix("en/")
    built_or_not(
        language, *mkdocs_page(root, handbook, language, address, folder=folder, environment=environment(as_of, None))
    )
    for place in (target, target / "en"):
        shutil.copytree(
            write_scripts(root, as_of, handbook, only_rules=True), place / "assets/javascripts", dirs_exist_ok=True
        )
    if (folder / address).is_file():
        (folder / address).replace(target / page)


def environment(as_of: date, live_bytes: int | None) -> dict[str, str]:
    """What MkDocs is told in its environment."""
    told = {"NO_MKDOCS_2_WARNING": "1", "RULEBOOK_AS_OF": as_of.isoformat()}
    return {**told, "RULEBOOK_LIVE": str(live_bytes or "")}


def write_scripts(root: Path, as_of: date, handbook: Handbook, *, only_rules: bool = False) -> Path:
    """What calculators and, unless `only_rules`, the exam read, in a folder of its own."""
    scripts = root / ".build/scripts"
    shutil.rmtree(scripts, ignore_errors=True)
    scripts.mkdir()
    assets.write_rules(handbook, scripts, as_of)
    if not only_rules:
        assets.write_bank(handbook, scripts, as_of)
    return scripts


def built_or_not(language: Language, status: int, told: str) -> None:
    """Raises `BuildError` with what MkDocs said, if it failed."""
    if status:
        lines = [line for line in told.splitlines() if not CHATTER.match(line)]
        last = "\n".join(lines[-40:])
        raise BuildError(said("pages", config=CONFIGS[language]), Words(last, last))


def check_links(site: Path) -> None:
    """Every link, picture, style and script leads to a file of the site, and every fragment to an id."""
    found = list(broken_links(site, (live.FOLDER,)))  # JupyterLite's own pages
    if found:
        raise BuildError(said("links"), Words("\n".join(found), "\n".join(found)))


def swap_in(staged: Path, target: Path) -> None:
    """Put the new site in the old one's place by renames, so that no reader meets half of either."""
    previous = staged.parent / "previous"
    shutil.rmtree(previous, ignore_errors=True)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # whoever stops a build stops it before or after
    if target.exists():
        target.rename(previous)
    try:
        staged.rename(target)
    except OSError:
        if previous.exists():
            previous.rename(target)
        raise
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    shutil.rmtree(previous, ignore_errors=True)
