"""Lighthouse over the built site, as on a phone: `make audit`."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.tools.chromium import QUIET, chromium
from tests.tools.served import served

ROOT = Path(__file__).parents[2]
LIGHTHOUSE = ROOT / "tools/audit/node_modules/lighthouse/cli/index.js"
PAGES = (
    "index.html",
    "policies/return-transfer-standby.html",
    "calculators/training-length.html",
    "calculators/operator-score.html",
)
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_KILOBYTES = 120
RUNS = 3
"""Of the performance, which other work on the machine disturbs, the median of so many runs counts."""


SPEED = 1000
"""Lighthouse's index of a machine that is fast enough and idle enough for its judgement of performance."""


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of a page: points out of 100 by category, kilobytes transferred, what cost points.

    `speed` is its index of the machine in the slowest of the runs.
    """

    points: dict[str, int]
    kilobytes: float
    costs: list[str]
    speed: float


def main() -> int:
    """Print the figures; 1 when one of them misses its target."""
    console = Console(width=120)
    table = Table("page", *LEAST, "first view", "")
    costs: list[str] = []
    speed = float("inf")
    with TemporaryDirectory() as folder, served(ROOT / "site") as address:
        for page in [root + page for page in PAGES for root in ("", "en/")]:
            with console.status(page):
                found = audit(f"{address}/{page}", Path(folder))
            speed = min(speed, found.speed)
            short = [name for name, least in LEAST.items() if found.points[name] < least]
            heavy = found.kilobytes > MOST_KILOBYTES
            cells = [f"[red]{points}" if name in short else str(points) for name, points in found.points.items()]
            weight = f"{'[red]' if heavy else ''}{found.kilobytes:.0f} kB"
            table.add_row(page, *cells, weight, "[red]✗" if short or heavy else "[green]✓")
            if short or heavy:
                costs += [f"{page}: {cost}" for cost in found.costs]
    table.add_section()
    table.add_row("target", *(f"≥ {least}" for least in LEAST.values()), f"≤ {MOST_KILOBYTES} kB", "")
    console.print(table)
    if speed < SPEED:
        warning = f"The machine is slow or busy (index {speed:.0f}, not {SPEED}): do not rely on the performance."
        console.print(f"[yellow]{warning}", highlight=False)
    for cost in costs:
        console.print(cost, highlight=False, markup=False)
    return int(bool(costs))


def audit(address: str, folder: Path) -> Report:
    """The page in every category, its performance the median of `RUNS`."""
    first, *others = [lighthouse(address, folder, LEAST if run == 0 else ["performance"]) for run in range(RUNS)]
    points = {name: round(100 * category["score"]) for name, category in first["categories"].items()}
    performances = [run["categories"]["performance"]["score"] for run in (first, *others)]
    points["performance"] = round(100 * median(performances))
    return Report(
        {name: points[name] for name in LEAST},
        first["audits"]["total-byte-weight"]["numericValue"] / 1000,
        list(costs(first)),
        min(run["environment"]["benchmarkIndex"] for run in (first, *others)),
    )


def costs(report: dict[str, Any]) -> Iterator[str]:
    """What cost the page points, and its weight."""
    for name, category in report["categories"].items():
        for part in category["auditRefs"]:
            found = report["audits"][part["id"]]
            if part["weight"] and found["score"] is not None and found["score"] < 1:
                yield f"{name}: {found['title']} {found.get('displayValue', '')}".rstrip()
    yield report["audits"]["total-byte-weight"]["displayValue"]


def lighthouse(address: str, folder: Path, categories: Any) -> Any:
    """Lighthouse's own report; ends the audit when Lighthouse fails."""
    target = folder / "report.json"
    flags = [f"--chrome-flags=--headless=new {' '.join(QUIET)}", f"--only-categories={','.join(categories)}"]
    flags += ["--no-enable-error-reporting", "--quiet", "--output=json", f"--output-path={target}"]
    environment = {**os.environ, "CHROME_PATH": chromium(), "CI": "1"}
    command = ["node", LIGHTHOUSE, address, *flags]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    report = json.loads(target.read_text("utf-8"))
    if "runtimeError" in report:
        sys.exit(f"Lighthouse failed on {address}: {report['runtimeError']['message']}")
    return report


if __name__ == "__main__":
    sys.exit(main())
