"""Forms as written to forms to print."""

from __future__ import annotations

from rulebook.bilingual import Words
from rulebook.handbook import Form, FormEntry, FormPart, Signature
from rulebook.load import schema
from rulebook.load.context import Files
from rulebook.problem import Place

__all__ = ["forms"]


def forms(files: Files) -> dict[str, Form]:
    """Every form of the files."""
    return {
        id: _form(id, form, file.document.key("forms", id)) for file in files for id, form in file.content.forms.items()
    }


def _form(id: str, form: schema.Form, place: Place) -> Form:
    parts = tuple(
        FormPart(
            part.words, tuple(_entry(entry) for entry in part.entries),
            tuple(column.words for column in part.columns), part.rows, part.schedule,
        )
        for part in form.parts
    )  # fmt: skip
    return Form(
        id, form.words, form.about.words, tuple(form.clauses), form.filled_by, form.goes_to, form.calculator, parts,
        tuple(Signature(line.role, _own(line)) for line in form.signed_by), place,
    )  # fmt: skip


def _entry(entry: schema.FormEntry) -> FormEntry:
    choices = {id: texts.words for id, texts in (entry.choices or {}).items()}
    return FormEntry(entry.name, _own(entry), entry.lines, choices, entry.several)


def _own(entry: schema.FormEntry | schema.Signature) -> Words | None:
    """The words that an entry may have and need not."""
    return None if entry.zh is None or entry.en is None else Words(entry.zh, entry.en)
