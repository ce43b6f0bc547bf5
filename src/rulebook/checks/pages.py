"""Every policy, calculator and role has its page and its place in the navigation, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.checks.subject import Subject
from rulebook.problem import Problem

__all__ = ["missing_page"]

_CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}


def missing_page(subject: Subject) -> Iterator[Problem]:
    """A policy, calculator or role has its page, which calls its macro and is in the navigation, in both languages."""
    root, book = subject.root, subject.handbook
    if not (root / "docs").is_dir():
        return
    kinds = (
        ("policies", "policy", book.policies),
        ("calculators", "calculator", book.calculators),
        ("roles", "role", book.roles),
    )
    for language, config in _CONFIGS.items():
        path = root / config
        navigation = path.read_text("utf-8") if path.is_file() else ""
        for folder, macro, things in kinds:
            for id, thing in things.items():
                page = f"{folder}/{id}.md"
                file = root / "docs" / language / page
                call = f'{{{{ {macro}("{id}") }}}}'
                if not file.is_file() or call not in file.read_text("utf-8"):
                    message = f"the {macro} '{id}' has no page in '{language}'"
                    yield Problem(thing.place, "missing-page", message, f"write docs/{language}/{page} with {call}")
                if not re.search(rf"(?<![\w/-]){re.escape(page)}\s*$", navigation, re.MULTILINE):
                    message = f"the {macro} '{id}' is not in the navigation of '{language}'"
                    yield Problem(thing.place, "missing-navigation", message, f"add {page} to the nav of {config}")
