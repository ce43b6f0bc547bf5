"""Live notebooks, as a trainer opens them: from the page, in the browser alone, every cell run."""

import re
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from rulebook.lesson import run_first
from rulebook.site.live import FOLDER

MINUTES = 3 * 60_000  # other things run on the machine, too
LESSONS = {
    "zh": "overrun",
    "en": "how-the-handbook-works",
}
KERNEL = "Python (Pyodide)"
ALONE = """async () => {
  const {commands, shell} = window.jupyterapp;
  await commands.execute("notebook:insert-cell-below");
  shell.currentWidget.content.activeCell.model.sharedModel.setSource("nobody_knows + 1");
  await commands.execute("notebook:run-cell");
}"""
CODE_CELLS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
HAVE_RUN = CODE_CELLS + ".{all}((one) => /\\d/.test(one.textContent))"


@pytest.fixture(autouse=True)
def there_are_live_notebooks(site: Path) -> None:
    if not (site / FOLDER).exists():
        pytest.skip("the build had no packages for live notebooks, and has said so")


@pytest.mark.parametrize("language", LESSONS)
def test_a_notebook_runs_live_and_asks_nobody_else(page, address, language, capsys):
    name = LESSONS[language]
    asked, errors, loaded = [], [], []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on("response", lambda response: loaded.append(int(response.headers.get("content-length", 0))))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    prefix = "" if language == "zh" else "en/"
    page.goto(f"{address}/{prefix}notebooks/{name}.html")
    link = page.locator(".live-notebook a")
    promised = float(re.search(r"(\d+) MB", page.locator(".live-notebook").first.inner_text())[1])
    started = perf_counter()
    link.click()
    page.locator(".jp-CodeCell").first.wait_for(timeout=MINUTES)
    page.get_by_text(KERNEL).first.wait_for(timeout=MINUTES)
    page.wait_for_function(HAVE_RUN.format(all="some"), timeout=MINUTES)  # nobody has asked for it
    with capsys.disabled():
        print(f"\nfirst live cell ({language}): {perf_counter() - started:.1f} s")
    page.wait_for_function(HAVE_RUN.format(all="every"), timeout=MINUTES)
    assert promised / 2 < sum(loaded) / 1e6 < promised
    assert page.locator(".jp-OutputArea-output").count() > 2
    expect(page.locator(".jp-OutputArea-output svg text").first).to_be_visible()
    assert page.locator('[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type*="error"]').count() == 0

    calculator = page.frame_locator(".jp-OutputArea-output iframe")
    before = calculator.locator("output").inner_text()
    calculator.locator("input[name=overrun_days]").fill("7")
    expect(calculator.locator("output")).not_to_have_text(before)
    expect(calculator.locator(".md-header")).to_be_hidden()

    page.evaluate(ALONE)
    said = page.locator(".jp-Notebook .jp-OutputArea-output").filter(has_text="nobody_knows")
    expect(said).to_have_text(run_first("nobody_knows", language), timeout=MINUTES)

    here = urlsplit(address).netloc
    assert len(asked) > 50
    assert [url for url in asked if url.startswith("http") and urlsplit(url).netloc != here] == []
    assert errors == []


def test_from_a_folder_the_page_says_that_it_takes_the_website(page: Page, site: Path):
    page.goto((site / "notebooks/overrun.html").as_uri())
    expect(page.get_by_text("可以改的版本只能从网站上打开")).to_be_visible()
    expect(page.locator(".live-notebook a")).to_be_hidden()
