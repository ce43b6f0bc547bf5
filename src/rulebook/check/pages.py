"""Every policy, calculator, role and form has its page and its place in the navigation, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Calculator, Form, Policy, Role
from rulebook.problem import Place, Problem, listing

__all__ = ["missing_page"]

_CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
_LISTED = re.compile(r"(?<![\w/-])(\w[\w/-]*\.md)\s*$", re.MULTILINE)
"""A page in a navigation."""


def missing_page(subject: Subject) -> Iterator[Problem]:
    """A policy, calculator, role or form has its page, with its macro, and is in the navigation, in both languages.

    A file has its page too, for links to its lines; the navigation does not lead there.
    """
    root = subject.root
    if not (root / "docs").is_dir():
        return
    for language, config in _CONFIGS.items():
        listed = set(_LISTED.findall(_text(root / config)))
        for page, calls, what, place in _needed(subject):
            if calls[-1] not in _text(root / "docs" / language / page):
                hint = said("write page", path=f"{language}/{page}", calls=listing(calls))
                yield Problem(place, "missing-page", said("no page", what=what, language=said(language)), hint)
            if page not in listed and not page.startswith("yaml/"):
                hint = said("add to navigation", page=page, config=config)
                message = said("no navigation", what=what, language=said(language))
                yield Problem(place, "missing-navigation", message, hint)


def _needed(subject: Subject) -> Iterator[tuple[str, tuple[str, ...], Words, Place]]:
    """The pages there must be: each with the calls on it, what it is for, and where that stands."""
    book = subject.handbook
    kinds: tuple[tuple[str, str, Mapping[str, Policy | Calculator | Role | Form]], ...] = (
        ("policies", "policy", book.policies),
        ("calculators", "calculator", book.calculators),
        ("roles", "role", book.roles),
        ("forms", "form", book.forms),
    )
    for folder, macro, things in kinds:
        for id, thing in things.items():
            calls = f'{{{{ title("{folder}", "{id}") }}}}', f'{{{{ {macro}("{id}") }}}}'
            what = said("the thing", kind=said(macro), thing=called(id, thing.words))
            yield f"{folder}/{id}.md", calls, what, thing.place
    for file in subject.loaded.files:
        name = Path(file.document.file).relative_to("policy").with_suffix("").as_posix()
        yield f"yaml/{name}.md", (f'{{{{ yaml_page("{name}") }}}}',), said("this file"), Place(file.document.file)


def _text(path: Path) -> str:
    """What the file says; nothing where it is not there or not UTF-8, which no page can be made of."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
