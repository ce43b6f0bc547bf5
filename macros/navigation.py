"""Groups: the navigation is where policies, calculators and roles are grouped; lists on pages follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["grouped"]


def grouped(nav: list[Any], folder: str, ids: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """The ids in the order of the navigation, by the title of the group that their pages stand in.

    What stands in no group comes under an empty title, and so does, last, what is not in the navigation.

    >>> nav = [{"Roles": ["roles/index.md", {"Front": ["roles/agent.md"]}, {"Leading": ["roles/head.md"]}]}]
    >>> list(grouped(nav, "roles", ["head", "agent", "new"]))
    [('Front', ['agent']), ('Leading', ['head']), ('', ['new'])]
    """
    rest = list(ids)
    for title, names in _lists(nav):
        found = [name[len(folder) + 1 : -3] for name in names if name.startswith(f"{folder}/")]
        found = [id for id in found if id in rest]
        if found:
            is_top = f"{folder}/index.md" in names
            yield "" if is_top else title, found
            rest = [id for id in rest if id not in found]
    if rest:
        yield "", rest


def _lists(nav: list[Any], title: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of pages in the navigation with its title, an outer one before those within it."""
    yield title, [entry for entry in nav if isinstance(entry, str)]
    for entry in nav:
        if isinstance(entry, dict):
            for name, inner in entry.items():
                if isinstance(inner, list):
                    yield from _lists(inner, name)
