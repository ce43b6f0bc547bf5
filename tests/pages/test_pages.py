"""The pages as files: the same in both languages, all of them in the navigation, written as the site needs them."""

import re
from pathlib import Path

import pytest
import yaml

from rulebook.load import policy_files

ROOT = Path(__file__).parents[2]
TREES = {language: ROOT / "docs" / language for language in ("zh", "en")}
PAGES = sorted(path for tree in TREES.values() for path in tree.rglob("*.md"))


class Config(yaml.SafeLoader):
    """Reads the configuration without caring for its tags."""


def nav(config: str) -> list[str]:
    def pages(entry: object) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        inner = entry.values() if isinstance(entry, dict) else entry
        return [page for part in inner for page in pages(part)]

    return pages(yaml.load((ROOT / config).read_text("utf-8"), Config)["nav"])  # noqa: S506 (our own file)


def names(language: str) -> set[str]:
    return {path.relative_to(TREES[language]).as_posix() for path in TREES[language].rglob("*.md")}


def test_both_languages_have_the_same_pages():
    assert names("zh") == names("en")
    assert len(names("zh")) > 30


@pytest.mark.parametrize(("language", "config"), [("zh", "mkdocs.yml"), ("en", "mkdocs.en.yml")])
def test_every_page_is_in_the_navigation_or_is_a_policy_file_or_a_decision(language, config):
    listed = nav(config)
    assert len(listed) == len(set(listed))
    elsewhere = re.compile(r"yaml/|maintain/decisions/(?!index)")
    assert {name for name in names(language) if not elsewhere.match(name)} == set(listed)


@pytest.mark.parametrize("language", TREES)
def test_every_decision_is_on_the_page_that_lists_them(language):
    folder = TREES[language] / "maintain/decisions"
    found = {path.name for path in folder.glob("*.md")} - {"index.md"}
    assert len(found) > 5
    assert found == set(re.findall(r"\]\(([a-z-]+\.md)\)", (folder / "index.md").read_text("utf-8")))


def test_both_navigations_have_the_same_order():
    assert nav("mkdocs.yml") == nav("mkdocs.en.yml")


@pytest.mark.parametrize("language", TREES)
def test_every_policy_file_has_its_page(language):
    files = {path.relative_to(ROOT / "policy").with_suffix("").as_posix() for path in policy_files(ROOT)}
    folder = TREES[language] / "yaml"
    pages = {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")
    }
    assert files == pages.keys() - {"index"}
    assert "{{ yaml_index() }}" in pages["index"]
    for name in files:
        assert f'{{{{ yaml_page("{name}") }}}}' in pages[name]


def headings(text: str) -> list[str]:
    prose = re.sub(r"(?ms)^```.*?^```$", "", text)
    return re.findall(r"(?m)^#+ .*$", prose)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_is_well_written(path):
    text = path.read_text("utf-8")
    prose = re.sub(r"(?ms)^```.*?^```$", "", text)
    assert [line for line in headings(text) if not re.search(r" \{: #[a-z][a-z0-9-]* \}$", line)] == []
    titles = [line for line in prose.splitlines() if line.startswith(("# ", "{{ title(", "{{ notebook("))]
    assert len(titles) == 1
    # Markdown makes a space of a line break, and Chinese has none.
    assert re.findall(r"[\u3001-\u9fff\uff00-\uffef]\n[\u3001-\u9fff\uff00-\uffef].*", prose) == []
    assert 'href="/' not in text
    assert "http://" not in text


@pytest.mark.parametrize("name", sorted(names("zh")))
def test_both_languages_have_the_same_structure(name):
    zh, en = (TREES[language].joinpath(name).read_text("utf-8") for language in TREES)
    ids, macros = r"\{: #([a-z0-9-]+) \}", r"\{\{ *(\w+)\("
    for pattern in (ids, macros):
        assert re.findall(pattern, zh) == re.findall(pattern, en)
