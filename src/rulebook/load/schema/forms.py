"""What policy files may say of forms to print."""

from __future__ import annotations

from pydantic import Field, model_validator

from rulebook.load.schema.entries import Entry, Texts
from rulebook.load.schema.scalars import ChoiceId, ClauseId, Flag, Id, Invalid, Line, Lines, Name
from rulebook.load.sentences import said

__all__ = ["Form", "FormEntry", "FormPart", "Signature"]


class FormEntry(Entry):
    """A field of a form: a fact or an output by `name`, or a label of its own with `lines` or `choices` to fill in.

    Of choices one is ticked, or `several`.
    """

    name: Name | None = None
    zh: Line | None = None
    en: Line | None = None
    lines: Lines = 1
    choices: dict[ChoiceId, Texts] | None = None
    several: Flag = False

    @model_validator(mode="after")
    def _labelled(self) -> FormEntry:
        own = [key for key in ("zh", "en") if getattr(self, key) is not None]
        if len(own) != (2 if self.name is None else 0):
            raise Invalid(said("name or texts"))
        return self


class FormPart(Texts):
    """A part of a form under its heading: entries, or a table of `columns` with so many empty `rows`.

    With `schedule` the table begins with the calculator's days, one a row.
    """

    entries: list[FormEntry] = []
    columns: list[Texts] = []
    rows: Lines = 1
    schedule: Flag = False


class Signature(Entry):
    """A line to sign on: the role that signs, and what to call it where that is not the role's name."""

    role: Id
    zh: Line | None = None
    en: Line | None = None

    @model_validator(mode="after")
    def _in_both_languages(self) -> Signature:
        if (self.zh is None) != (self.en is None):
            raise Invalid(said("both texts"))
        return self


class Form(Texts):
    """A form to print: who fills it in, where it goes, the clauses that ask for it, and its parts.

    With a calculator its entries may name that calculator's facts and outputs, and are filled in from its link.
    """

    about: Texts
    clauses: list[ClauseId] = Field(min_length=1)
    filled_by: Id
    goes_to: Id
    calculator: Id | None = None
    parts: list[FormPart] = Field(min_length=1)
    signed_by: list[Signature] = []
