"""Pages: what has one, in both languages and in the navigation, and what pages and notebooks say of open questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Calculator, Form, Policy, Role
from rulebook.problem import Place, Problem, listing

__all__ = ["missing_page", "questions_named"]

_CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
_LISTED = re.compile(r"(?<![\w/-])(\w[\w/-]*\.md)\s*$", re.MULTILINE)
"""A page in a navigation."""
_PAGES = ("notebooks/*.py", "docs/*/*.md", "docs/*/*/*.md")
_QUESTION = re.compile(r"\bQ-[0-9]{2}\b")


def missing_page(subject: Subject) -> Iterator[Problem]:
    """A policy, calculator, role or form has its page, with its macro, and is in the navigation, in both languages.

    A file has its page too, for links to its lines; the navigation does not lead there.
    """
    if not (subject.root / "docs").is_dir():
        return
    for language, config in _CONFIGS.items():
        listed = set(_LISTED.findall(subject.page(config)))
        for page, calls, what, place in _needed(subject):
            written = subject.page(f"docs/{language}/{page}")
            if absent := [call for call in calls if call not in written]:
                found, mend = ("page lacks", "write line") if written else ("no page", "write page")
                message = said(found, what=what, language=said(language))
                hint = said(mend, path=f"{language}/{page}", calls=listing(absent))
                yield Problem(place, "missing-page", message, hint)
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
        name = PurePosixPath(file.document.file).relative_to("policy").with_suffix("").as_posix()
        yield f"yaml/{name}.md", (f'{{{{ yaml_page("{name}") }}}}',), said("this file"), Place(file.document.file)


def questions_named(subject: Subject) -> Iterator[Problem]:
    """Texts, pages and notebooks name open questions only: one that is settled has left the register.

    The manual's pages (`maintain`) show files of other handbooks too.
    """
    known = (subject.handbook.questions, subject.loaded.broken)
    for text in subject.prose:
        for words, place in ((text.words.zh, text.zh), (text.words.en, text.en)):
            for match in _QUESTION.finditer(words) if "Q-" in words else ():
                if not any(match[0] in ids for ids in known):
                    yield _settled(match[0], place.shifted(match.start(), len(match[0])))
    for path in (path for pattern in _PAGES for path in subject.root.glob(pattern)):
        name = path.relative_to(subject.root).as_posix()
        if "Q-" in subject.page(name) and path.parent.name != "maintain":
            for number, line in enumerate(subject.page(name).splitlines(), 1):
                for match in _QUESTION.finditer(line):
                    if not any(match[0] in ids for ids in known):
                        yield _settled(match[0], Place(name, number, match.start() + 1, len(match[0])))


def _settled(question: str, place: Place) -> Problem:
    message = said("unknown", kind=said("question"), id=question)
    return Problem(place, "unknown-question", message, said("settled in text"))
