"""Roles agree: who acts is spoken to, no role is a kind of itself, and texts call roles by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.bilingual import called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Clause, Handbook, Role
from rulebook.problem import Problem

__all__ = ["roles_are_called", "roles_are_spoken_to", "roles_in_a_circle"]


_PERSON = "员师长官生工"
"""How Chinese titles end that differ in their last character only."""


def roles_in_a_circle(subject: Subject) -> Iterator[Problem]:
    """No role is a kind of itself, by way of others either."""
    roles = subject.handbook.roles
    for role in roles.values():
        chain = [role.id]
        while (wider := roles[chain[-1]].is_a) in roles and wider not in chain:
            assert wider is not None
            chain.append(wider)
        if wider == role.id:
            shown = " → ".join([*chain, role.id])
            message = said("circle", role=called(role.id, role.words), chain=shown)
            yield Problem(role.place, "cycle", message, said("circle hint"))


def roles_are_spoken_to(subject: Subject) -> Iterator[Problem]:
    """Who takes a step is told by its clause; who fills in or signs a form is spoken to by the form's clauses."""
    book = subject.handbook
    for clause in book.clauses.values():
        for step in clause.steps:
            if step.role in book.roles and not _spoken_to(book, step.role, set(clause.applies_to)):
                role = called(step.role, book.roles[step.role].words)
                message = said("roles step", clause=clause.id, role=role)
                yield Problem(clause.place, "role-not-addressed", message, said("roles step hint", id=step.role))
    for form in book.forms.values():
        clauses = [book.clauses[id] for id in form.clauses if id in book.clauses]
        addressed = {role for clause in clauses for role in _addressed(clause)}
        acting = dict.fromkeys([form.filled_by, *(signature.role for signature in form.signed_by)])
        for id in acting if clauses else ():
            if id in book.roles and not _spoken_to(book, id, addressed):
                message = said(
                    "roles form",
                    form=called(form.id, form.words),
                    role=called(id, book.roles[id].words),
                )
                yield Problem(form.place, "role-not-addressed", message, said("roles form hint"))


def _addressed(clause: Clause) -> set[str]:
    return {*clause.applies_to, *(step.role for step in clause.steps)}


def _spoken_to(book: Handbook, role: str, addressed: set[str]) -> bool:
    """Whether one of the roles addressed is the role, one that it is a kind of, or a kind of it."""
    kinds = set(book.kinds_of(role))
    return bool(kinds & addressed) or any(role in book.kinds_of(other) for other in addressed & book.roles.keys())


def roles_are_called(subject: Subject) -> Iterator[Problem]:
    """Texts call people by the labels of roles and terms, and every role that clauses speak to is called by its own."""
    book = subject.handbook
    if subject.loaded.broken.some:
        return
    labels = {role.words.zh for role in book.roles.values()}
    labels |= {word for term in book.terms.values() for word in (term.words.zh, *term.also.get("zh", ()))}
    texts = list(subject.prose)
    zh, en = "\n".join(text.words.zh for text in texts), "\n".join(text.words.en for text in texts).casefold()
    addressed = {role for clause in book.clauses.values() for role in _addressed(clause)}
    for role in book.roles.values():
        if role.id in addressed and (role.words.zh not in zh or not _called_in_english(role, en)):
            message = said("never called", role=called(role.id, role.words))
            yield Problem(role.place, "role-never-called", message, said("never called hint"), warning=True)
        stem = role.words.zh[:-1]
        others = (stem + ending for ending in _PERSON if stem + ending != role.words.zh)
        if len(stem) < 2 or role.words.zh[-1] not in _PERSON or not any(other in zh for other in others):
            continue
        title = re.compile(f"{re.escape(stem)}[{_PERSON}](?![作])")
        for text in texts:
            for match in title.finditer(text.words.zh):
                if not any(match[0] in label for label in labels):
                    message = said("other title", found=match[0])
                    hint = said("other title hint", role=called(role.id, role.words))
                    yield Problem(text.zh.shifted(match.start(), len(match[0])), "unknown-title", message, hint)


def _called_in_english(role: Role, text: str) -> bool:
    """Whether the English texts, in small letters, call the role by its label, in the singular or the plural."""
    label = re.escape(role.words.en.casefold()).replace(r"\ ", r"\s+")
    return re.search(rf"\b{label}(?:s|es)?\b", text) is not None
