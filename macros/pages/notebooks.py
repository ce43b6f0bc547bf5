"""The list of notebooks, and the way from a calculator to the notebook that teaches it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rulebook.site import notebooks as written

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from macros.page import Page

__all__ = ["notebooks", "notebooks_on", "taught_in"]


def notebooks(page: Page) -> str:
    """All notebooks, in the order of the navigation, each with the question it answers."""
    listed = [name for name in _listed(page.nav) if name in written.ids(page.root)]
    rest = [name for name in written.ids(page.root) if name not in listed]
    shown = [(name, *_about(page.root, page.language, name)) for name in [*listed, *rest]]
    return page.html("notebooks.html", notebooks=shown)


def notebooks_on(page: Page, wanted: Collection[str]) -> list[str]:
    """The notebooks in which one of the calculators is taught, in order."""
    taught = _taught(page.root)
    found = {name for calculator in wanted for name in taught.get(calculator, [])}
    return [name for name in written.ids(page.root) if name in found]


def taught_in(page: Page, calculator: str) -> str:
    """Links to the notebooks in which the calculator is taught; nothing where there is none."""
    names = notebooks_on(page, [calculator])
    found = [(name, _about(page.root, page.language, name)[0]) for name in names]
    return page.html("taught-in.html", notebooks=found) if found else ""


@cache
def _about(root: Path, language: str, name: str) -> tuple[str, str]:
    return written.title(root, language, name), written.question(root, language, name)


@cache
def _taught(root: Path) -> dict[str, list[str]]:
    """The notebooks by the calculators that they offer."""
    found: dict[str, list[str]] = {}
    for name in written.ids(root):
        for calculator in written.calculators(root, name):
            found.setdefault(calculator, []).append(name)
    return found


def _listed(nav: object) -> list[str]:
    """The notebooks that the navigation names, in its order."""
    if isinstance(nav, str):
        folder, _, file = nav.rpartition("/")
        return [file.removesuffix(".md")] if folder == "notebooks" else []
    parts = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else []
    return [name for part in parts for name in _listed(part)]
