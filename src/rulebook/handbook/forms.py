"""Forms: what is to be filled in on paper, by whom, and under which clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rulebook.bilingual import Words
from rulebook.problem import Place

__all__ = ["Form", "FormEntry", "FormPart", "Signature"]


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A field of a form: a fact or output by `name`, or `words` of its own with room for so many `lines`.

    Of its `choices` one may be ticked, or `several`.
    """

    name: str | None
    words: Words | None
    lines: int
    choices: Mapping[str, Words]
    several: bool


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of a form: entries, or a table of `columns` with so many empty `rows`.

    With `schedule` the table begins with the calculator's days, one a row.
    """

    words: Words
    entries: tuple[FormEntry, ...]
    columns: tuple[Words, ...]
    rows: int
    schedule: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """A line on a form to sign on: the role that signs, and what to call it (None: the role)."""

    role: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class Form:
    """A form to print: what for, the clauses that ask for it, the roles that fill it in, receive it and sign it."""

    id: str
    words: Words
    about: Words
    clauses: tuple[str, ...]
    filled_by: str
    goes_to: str
    calculator: str | None
    parts: tuple[FormPart, ...]
    signed_by: tuple[Signature, ...]
    place: Place
