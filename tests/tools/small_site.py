"""The site of a small handbook: the base, a course to plan and lessons to take, with a page for everything in it."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rulebook.bilingual import LANGUAGES
from rulebook.handbook import Handbook
from rulebook.load import handbook, load
from rulebook.site import assets
from rulebook.site.build import build_pages
from rulebook.site.pages import CONFIGS
from tests.tools.small import BASE, text

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
BOOKS = ("course", "lessons")
HEADS = {"course": "policy: courses\nzh: 上课\nen: Courses\nsource: house\nowner: agent\nreview_by: 2199-12-31\n"}
LISTS = {
    "index": "{{ most_asked() }}\n\n{{ questions_to_ask() }}\n\n{{ roles_in_brief() }}\n\n{{ policies_in_brief() }}",
    "policies/index": "{{ policies() }}",
    "calculators/index": "{{ calculators() }}",
    "forms/index": "{{ forms() }}",
    "roles/index": "{{ roles() }}",
    "learn/index": "",
    "learn/reading-list": "{{ reading_lists() }}",
    "learn/self-test": "{{ self_test() }}",
    "learn/exam": "{{ exam() }}",
    "reference/index": "",
    "reference/parameters": "{{ parameters() }}",
    "reference/questions": "{{ questions() }}",
    "reference/to-decide": "{{ to_decide() }}",
    "reference/glossary": "{{ glossary() }}",
    "reference/sources": "{{ sources() }}",
    "yaml/index": "",
}
"""The pages that list things, and what makes each list."""


@cache
def small_book() -> Handbook:
    """The handbook of the small site."""
    with TemporaryDirectory() as folder:
        return lay(Path(folder))


def lay(root: Path) -> Handbook:
    """Write the small handbook's policy below the folder; what it says."""
    (root / "policy").mkdir()
    for path in BASE.glob("*.yaml"):
        (root / "policy" / path.name).write_bytes(path.read_bytes())
    for name in BOOKS:
        (root / f"policy/{name}.yaml").write_text(HEADS.get(name, "") + text(name), "utf-8")
    return handbook(root)


def pages(book: Handbook, files: list[str]) -> Iterator[tuple[str, str]]:
    """The address of every page, without its ending, and its Markdown."""
    for address, made in LISTS.items():
        yield address, f"# {address} {{: #{address.replace('/', '-')}-page }}\n\n{made}\n"
    for kind, macro in (("policies", "policy"), ("calculators", "calculator"), ("forms", "form"), ("roles", "role")):
        for id in getattr(book, kind):
            yield f"{kind}/{id}", f'{{{{ title("{kind}", "{id}") }}}}\n\n{{{{ {macro}("{id}") }}}}\n'
    for file in files:
        yield f"yaml/{file}", f'# {file} {{: #{file} }}\n\n{{{{ yaml_page("{file}") }}}}\n'


def write(root: Path, book: Handbook) -> None:
    """A project with those pages, in the handbook's own theme and configuration."""
    files = sorted(path.stem for path in (root / "policy").glob("*.yaml"))
    written = dict(pages(book, files))
    for language in LANGUAGES:
        for address, markdown in written.items():
            page = root / f"docs/{language}/{address}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(markdown, "utf-8")
        nav = "\n".join(f"  - {address}.md" for address in written if not address.startswith("yaml/"))
        config = (ROOT / CONFIGS[language]).read_text("utf-8")
        config, count = re.subn(r"(?ms)^nav:\n.*?^\n", f"nav:\n{nav}\n\n", config)
        assert count == 1
        (root / CONFIGS[language]).write_text(config.replace("  /maintain/decisions/\n", ""), "utf-8")
    for name in ("macros", "node_modules", "src"):
        (root / name).symlink_to(ROOT / name)
    (root / "notebooks").mkdir()


def build(root: Path) -> None:
    """Build the small handbook's site into `site` below the folder, which is to be empty."""
    book = lay(root)
    write(root, book)
    assets.assemble_theme(root)
    build_pages(root, DAY, load(root), None).rename(root / "site")


if __name__ == "__main__":  # a process of its own: it forks, which tests that run threads may not
    build(Path(sys.argv[1]))
