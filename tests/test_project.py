"""The project itself: what it installs is pinned and hashed, what it publishes asks nothing of anybody."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
# What a browser fetches by itself; a link that a reader may follow is not among it.
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed|object|link)\b[^>]*?\b(?:src|href|data)\s*=\s*["']?\s*((?:https?:)?//[^"'\s>]+)"""
    r"""|(?:url\(|@import|\bfetch\(|\bimport\(|\.open\(["']GET["'],)\s*["'`]?((?:https?:)?//[^"'`)\s]+)""",
    re.IGNORECASE,
)


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def foreign_requests(folder: Path) -> list[str]:
    """What the pages of `folder` would fetch from elsewhere, as 'file: address'."""
    return [
        f"{path.relative_to(folder)}: {found[1] or found[2]}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".css", ".js", ".svg"}
        for found in FETCHED.finditer(path.read_text("utf-8", errors="replace"))
    ]


LOCKS = ("requirements.lock", "tools/peers.lock")


def locked() -> dict[str, str]:
    """Each package of the locks with the text of its entry."""
    text = "".join((ROOT / name).read_text("utf-8") for name in LOCKS)
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)
    return {re.split(r"==", entry)[0]: entry for entry in entries if entry.strip()}


def test_every_locked_package_has_a_version_and_hashes():
    packages = locked()
    assert len(packages) > 50
    bare = [name for name, entry in packages.items() if "--hash=sha256:" not in entry or "==" not in entry]
    assert bare == []


def test_the_lock_holds_every_dependency_and_the_build_tools():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    wanted += [name for group in project["dependency-groups"].values() for name in group]
    names = {re.match(r"[\w.-]+", name)[0].lower() for name in wanted}
    assert names - locked().keys() == set()


def test_every_dependency_says_why_it_is_there():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").split("[tool.")[0].splitlines()
    unexplained = [line for line in lines if re.match(r'  "[\w.=<>,-]+",(?!\s*# \w)', line)]
    assert unexplained == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name):
    assert "://" not in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["package-lock.json", "tools/audit/package-lock.json"])
def test_every_browser_package_has_a_checksum_and_is_fetched_from_no_address(name):
    packages = json.loads((ROOT / name).read_text("utf-8"))["packages"]
    packages.pop("")
    assert packages
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_ci_runs_the_command_that_the_readme_names_and_publishes_only_what_is_proved():
    readme = (ROOT / "README.md").read_text("utf-8")
    run = (ROOT / ".ci/run").read_text("utf-8").split()
    assert run[-3:] == ["exec", "make", "test"]
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    assert re.search(r"^\s*make test\b", readme, re.MULTILINE)
    jobs = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]
    runs = {id: job["steps"][-1].get("run") for id, job in jobs.items()}
    assert (runs["test"], runs["prove"]) == (".ci/run", "make prove")
    assert jobs["site"]["needs"] == ["test", "prove"]


def test_no_tracked_file_names_a_place_on_somebodys_machine():
    place = re.compile(r"""(?<![\w.:/-])/(?:home|root|Users|work|farm)/\w""")
    found = [
        f"{name}:{number}"
        for name in tracked()
        if not name.endswith((".png", ".lock"))
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), start=1)
        if place.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "text", "fetched"),
    [
        ("a.html", '<script async src="https://cdn.example/x.js"></script>', "https://cdn.example/x.js"),
        ("a.html", '<link rel="stylesheet" href=//cdn.example/x.css>', "//cdn.example/x.css"),
        ("a.html", "<img alt='' src='http://example.org/x.png'>", "http://example.org/x.png"),
        ("a.css", "a { background: url(https://example.org/x.png) }", "https://example.org/x.png"),
        ("a.css", '@import "https://example.org/x.css";', "https://example.org/x.css"),
        ("a.js", 'fetch("https://example.org/x.json")', "https://example.org/x.json"),
        ("a.html", '<a href="https://example.org/">a link to follow</a>', None),
        ("a.html", '<script src="assets/x.js"></script>', None),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', None),
    ],
)
def test_requests_to_elsewhere_are_found(tmp_path, name, text, fetched):
    (tmp_path / name).write_text(text, "utf-8")
    assert foreign_requests(tmp_path) == ([f"{name}: {fetched}"] if fetched else [])
