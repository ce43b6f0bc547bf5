"""What tests share: the built site, and a browser to look at it with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from selenium.webdriver import WebKitGTK

from tests.tools.chromium import QUIET, chromium
from tests.tools.day import DAY
from tests.tools.served import served
from tests.tools.shared import Shared
from tests.tools.shared import shared as folders
from tests.tools.webkit import installed
from tests.tools.webkit import webkit as started_webkit

ROOT = Path(__file__).parents[1]
os.environ["RULEBOOK_AS_OF"] = DAY.isoformat()  # what tests run answers for their day, and reads no clock

# The same cases in every run; `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, database=None, max_examples=50)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("steady")

expect.set_options(timeout=30_000)  # what a page comes to show takes longer on a busy machine


NEED_MORE = {"browser", "browsing", "webkit", "site", "small_site"}


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark what needs browsers or a built site, and all that builds one."""
    for item in items:
        if NEED_MORE & set(item.fixturenames) or item.path.is_relative_to(ROOT / "tests/site"):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The whole site, built by the command that users run, once for all processes that test."""
    shared("site", lambda _: run([ROOT / ".venv/bin/rulebook", "build"]))
    return ROOT / "site"


@pytest.fixture(scope="session")
def small_site(shared: Shared) -> Path:
    """The site of the small handbook, as of one day, built once for all processes that test."""
    return shared("small-site", lambda folder: run([sys.executable, "-m", "tests.tools.small_site", folder])) / "site"


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """Makes what all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return folders(own if worker_id == "master" else own.parent)


def run(command: list[str | Path]) -> None:
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site's address on a server of this machine."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """The small site's address on a server of this machine."""
    with served(small_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the one that `make test` found or installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def webkit() -> Iterator[WebKitGTK]:
    """A WebKit, where it can be installed."""
    found, reason = installed()
    if not found:
        pytest.skip(reason)
    with started_webkit(*found) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for one test; an error in its scripts fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []
