"""The copy to hand out: the same bytes for the same site, whole or not there, and readable wherever it is unpacked."""

import re
from datetime import date
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from rulebook.site import archive as module
from rulebook.site.archive import archive
from rulebook.site.error import BuildError

DAY = date(2026, 11, 21)


@pytest.fixture
def tiny_site(tmp_path):
    for name in ("index.html", "en/index.html", "assets/一.css", "live/index.html", "en/live/lab.js"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return tmp_path / "site"


def packed_bytes(site, target):
    archive(site, target, DAY)
    return target.read_bytes()


def test_the_same_site_gives_the_same_bytes_in_one_folder_without_what_needs_a_server(tiny_site, tmp_path):
    first = packed_bytes(tiny_site, tmp_path / "copy.zip")
    for path in tiny_site.rglob("*"):
        path.chmod(0o700)
        path.touch()
    assert packed_bytes(tiny_site, tmp_path / "copy.zip") == first
    with ZipFile(tmp_path / "copy.zip") as packed:
        assert packed.namelist() == ["copy/assets/一.css", "copy/en/index.html", "copy/index.html"]
        assert {entry.date_time[:3] for entry in packed.infolist()} == {(2026, 11, 21)}


def test_a_copy_that_cannot_be_finished_leaves_the_earlier_one(tiny_site, tmp_path, monkeypatch):
    before = packed_bytes(tiny_site, tmp_path / "copy.zip")
    monkeypatch.setattr(module, "members", lambda site: [site / "index.html", site / "gone.html"])
    with pytest.raises(BuildError, match=r"Packing the copy to hand out failed\ncopy\.zip: No such file"):
        archive(tiny_site, tmp_path / "copy.zip", DAY)
    assert (tmp_path / "copy.zip").read_bytes() == before
    assert not (tmp_path / "copy.zip.part").exists()


def test_the_copy_reads_answers_searches_and_changes_language_from_any_folder(small_site, page, tmp_path):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    folder = tmp_path / "新员工 handbook (1)"
    archive(small_site, tmp_path / "copy.zip", DAY)
    with ZipFile(tmp_path / "copy.zip") as packed:
        packed.extractall(folder)
    page.goto((folder / "copy/index.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    page.locator('.md-content a[href="policies/lessons.html"]').first.click()
    expect(page.locator("#back-1")).to_be_visible()
    page.goto((folder / "copy/calculators/lessons.html").as_uri() + "?f.cause=return&f.away_days=12")
    expect(page.locator("output .sentence")).to_contain_text("2 个上课日")
    page.locator(".handbook-language").click()
    expect(page.locator("output .sentence")).to_contain_text("2 lesson days")
    assert page.url.endswith("en/calculators/lessons.html?f.cause=return&f.away_days=12")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("leave slip")
    expect(page.locator('.md-search-result__item a[href*="leave-slip"]').first).to_be_visible(timeout=20_000)
    assert [url for url in asked if not re.match("file:|blob:|data:", url)] == []
