"""The examples in the documentation and in docstrings run, and say what is written below them."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
WITH_EXAMPLES = [path for path in PAGES if ">>>" in path.read_text("utf-8")]
SOURCES = [path for folder in ("src/rulebook", "macros") for path in sorted((ROOT / folder).rglob("*.py"))]
MODULES = [
    path.relative_to(ROOT if "macros" in path.parts else ROOT / "src").with_suffix("").as_posix().replace("/", ".")
    for path in SOURCES
    if re.search(r"^\s*>>> ", path.read_text("utf-8"), re.MULTILINE)
]


def test_there_are_examples():
    assert len(WITH_EXAMPLES) > 10
    assert len(MODULES) > 10


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_examples_of_a_page(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    found = list(Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"]).parse(path))
    assert found, "no example could be read: is the block marked as python?"
    for example in found:
        example.evaluate()


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    results = doctest.testmod(import_module(name.removesuffix(".__init__")), optionflags=doctest.ELLIPSIS)
    assert results.attempted
    assert not results.failed


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_python_on_a_page_is_always_an_example(path):
    blocks = path.read_text("utf-8").split("```python\n")[1:]
    assert all(block.startswith(">>> ") for block in blocks)
