"""A second browser engine for the tests: WebKit, driven over WebDriver, on a screen that nobody sees."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from warnings import catch_warnings, simplefilter

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

ROOT = Path(__file__).parents[2]
NOT_HERE = 77


def installed() -> tuple[list[str], str]:
    """The paths of driver, browser and screen, and no reason; or no path, and why WebKit cannot be installed here.

    Where it should have been possible, raises CalledProcessError with what the installer said.
    """
    run = subprocess.run([ROOT / "tools/install-webkit"], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode not in (0, NOT_HERE):
        raise subprocess.CalledProcessError(run.returncode, run.args, run.stdout, run.stderr)
    return (run.stdout.split(), "") if run.returncode == 0 else ([], run.stderr.strip())


@contextmanager
def webkit(driver: str, browser: str, screen: str) -> Iterator[WebKitGTK]:
    """A WebKit of its own while the block runs."""
    shown = subprocess.Popen(
        [screen, "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with shown:
        try:
            assert shown.stdout
            display = shown.stdout.readline().strip()
            options = WebKitGTKOptions()
            options.binary_location = browser
            options.add_argument("--automation")
            service = Service(driver, env=os.environ | {"DISPLAY": f":{display}", "GDK_BACKEND": "x11"})
            with catch_warnings():
                simplefilter("ignore", DeprecationWarning)  # Selenium's, of how it calls itself
                started = WebKitGTK(options=options, service=service)
            started.set_page_load_timeout(30)
            try:
                yield started
            finally:
                started.quit()
        finally:
            shown.terminate()
