"""The browser of the tests and of the audit."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Chromium as root in a container, without its own calls home.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@cache
def chromium() -> str:
    """The path of the Chromium that `make` found or installed."""
    run = subprocess.run([ROOT / "tools/install-chromium"], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.strip()
