"""Reading lists: what a role reads, tries and fills in, in order, with a box to tick that only the browser knows of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from macros.page import heading
from macros.pages.notebooks import notebooks_on
from macros.sentences import SENTENCES
from rulebook.answer import text_in_words
from rulebook.bilingual import LANGUAGES
from rulebook.handbook import calculators_for, clauses_cited_by, digest, first_day, forms_for, minutes, reading_list
from rulebook.site import notebooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from macros.page import Page
    from rulebook.bilingual import Language, Words
    from rulebook.handbook import ReadingEntry, Reason

__all__ = ["reading", "reading_lists"]

SCRIPT_SAYS = (
    *("tick", "tick named", "reading progress", "reading changed", "changed since", "reading so far"),
    *("reading reset", "reading reset sure", "reading kept", "reading not kept", "semicolon"),
)
"""What the script says, in the page's own words."""

WHY: Mapping[Reason, str] = {
    "acts": "why acts",
    "penalised": "why penalised",
    "figures": "why figures",
    "rest": "why rest",
}
"""The page's own words above the sections that are to be read for a reason, in order."""


@dataclass(frozen=True)
class Line:
    """An entry of a list: the id that the browser keeps, the link, what is said of it, and how long it takes."""

    id: str
    link: str
    title: str
    notes: tuple[str, ...]
    minutes: int
    digest: str


@dataclass(frozen=True)
class Part:
    """Entries for one reason; `start` is the number of the first."""

    title: str
    start: int
    entries: tuple[Line, ...]


def reading(page: Page, role: str) -> str:
    """The role's list under a heading of its own; nothing for a role without an entry. Raises KeyError."""
    parts = list(parts_for(page, role))
    if not parts:
        return ""
    listed = page.html("reading.html", parts=parts, entries=entries_in(parts), words=words(page))
    return heading(2, page.say("reading"), "reading") + listed


def reading_lists(page: Page, level: int = 2) -> str:
    """For every role, in their groups, how long its list is and how far the reader has come."""

    def entries_for(role: str) -> list[Line]:
        return entries_in(parts_for(page, role))

    return page.html("reading-words.html", words=words(page)) + page.lists(
        "roles", level, "reading-lists.html", entries_for=entries_for
    )


def words(page: Page) -> str:
    """What the script says, as JSON."""
    return json.dumps({key: SENTENCES[key][page.language] for key in SCRIPT_SAYS}, ensure_ascii=False)


def entries_in(parts: Iterable[Part]) -> list[Line]:
    return [entry for part in parts for entry in part.entries]


def parts_for(page: Page, role: str) -> Iterator[Part]:
    """The list of a role: its first day, then sections by the reason to read them, what to try, the forms.

    Empty parts are left out.
    """
    sections = reading_list(page.handbook, role)
    first = first_day(page.handbook, role, sections)
    titled: list[tuple[str, Iterable[Line]]] = [("first day", [section(page, found) for found in first])]
    for reason, key in WHY.items():
        pressing = (one for one in sections if one.reason == reason and one not in first)
        titled.append((key, [section(page, one) for one in pressing]))
    titled += [("to try", to_try(page, role)), ("forms to use", forms(page, role))]
    start = 1
    for key, found in titled:
        entries = tuple(found)
        if entries:
            yield Part(page.say(key), start, entries)
            start += len(entries)


def section(page: Page, found: ReadingEntry) -> Line:
    """What a section says to a role, on the role's page."""
    notes = [page.both(found.policy.words)]
    if found.steps:
        count = len(found.steps)
        notes.append(page.say("things to do one" if count == 1 else "things to do", count=count))
    if found.penalties:
        notes.append(page.say("penalties"))
    texts = [*(clause.words for clause in found.clauses), *(step.words for _, step in found.steps)]
    link = page.to(f"roles/{found.role}.html#{found.id}")
    return Line(f"{found.role}/{found.id}", link, page.both(found.section.words), tuple(notes), *measured(page, texts))


def to_try(page: Page, role: str) -> Iterator[Line]:
    """The calculators with an answer under a clause for the role, and the notebooks that teach them."""
    book = page.handbook
    found = calculators_for(book, role)
    for calculator, kind in found:
        id, link = f"{kind}/calculator-{calculator.id}", page.to_calculator(calculator.id)
        asked = [book.facts[name].ask or book.facts[name].words for name in calculator.asks]
        rules = [clause.words for clause in clauses_cited_by(book, calculator.id)]
        notes = (page.plain(calculator.about),)
        yield Line(id, link, page.both(calculator.words), notes, *measured(page, [calculator.about, *asked], rules))
    for name in notebooks_on(page, {calculator.id for calculator, _ in found}):
        link, notes = page.to(f"notebooks/{name}.html"), (page.say("a notebook"),)
        title, time, text = notebook_read(page.root, page.language, name)
        yield Line(f"{role}/notebook-{name}", link, title, notes, time, text)


@cache
def notebook_read(root: Path, language: Language, name: str) -> tuple[str, int, str]:
    """A notebook's title, how long its prose takes to read, and the digest of all of its text."""
    text = (root / f"notebooks/{name}.py").read_text("utf-8")
    return (
        notebooks.title(root, language, name),
        minutes(notebooks.prose(root, language, name), language),
        digest([text]),
    )


def forms(page: Page, role: str) -> Iterator[Line]:
    """The forms that the role fills in, signs or receives."""
    fields = page.handbook.fields
    for form, kind, ways in forms_for(page.handbook, role):
        texts = [form.about]
        for part in form.parts:
            texts += [field.words or fields[field.name or ""].words for field in part.entries] + list(part.columns)
        id, link = f"{kind}/form-{form.id}", page.to(f"forms/{form.id}.html")
        notes = (page.say("comma").join(page.say(way) for way in ways),)
        yield Line(id, link, page.both(form.words), notes, *measured(page, texts))


def measured(page: Page, texts: list[Words], rules: Iterable[Words] = ()) -> tuple[int, str]:
    """How long the texts take to read, and the digest that changes with them or the rules, in either language."""
    said = {
        language: [text_in_words(page.handbook, text, page.as_of, language) for text in [*texts, *rules]]
        for language in LANGUAGES
    }
    read = "\n".join(said[page.language][: len(texts)])
    return minutes(read, page.language), digest(text for language in LANGUAGES for text in said[language])
