"""Every policy, calculator, role and form has its page and its place in the navigation, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rulebook.check.subject import Subject
from rulebook.problem import Problem

__all__ = ["missing_page"]

_CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}


def missing_page(subject: Subject) -> Iterator[Problem]:
    """A policy, calculator, role or form has its page, with its macro, and is in the navigation, in both languages."""
    root, book = subject.root, subject.handbook
    if not (root / "docs").is_dir():
        return
    kinds = (
        ("policies", "policy", book.policies),
        ("calculators", "calculator", book.calculators),
        ("roles", "role", book.roles),
        ("forms", "form", book.forms),
    )
    for language, config in _CONFIGS.items():
        navigation = _text(root / config)
        for folder, macro, things in kinds:
            for id, thing in things.items():
                page = f"{folder}/{id}.md"
                call = f'{{{{ {macro}("{id}") }}}}'
                if call not in _text(root / "docs" / language / page):
                    message = f"the {macro} '{id}' has no page in '{language}'"
                    yield Problem(thing.place, "missing-page", message, f"write docs/{language}/{page} with {call}")
                if not re.search(rf"(?<![\w/-]){re.escape(page)}\s*$", navigation, re.MULTILINE):
                    message = f"the {macro} '{id}' is not in the navigation of '{language}'"
                    yield Problem(thing.place, "missing-navigation", message, f"add {page} to the nav of {config}")


def _text(path: Path) -> str:
    """What the file says; nothing where it is not there or not UTF-8, which no page can be made of."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
