"""Forms: to fill in on the screen or by hand, and to print. A link from a calculator fills in what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.calculator import one_line
from rulebook.browser import say
from rulebook.language.types import NumberType
from rulebook.values import with_unit

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import FormEntry

__all__ = ["form", "forms"]


def forms(page: Page, level: int = 2) -> str:
    """All forms, each with what it is for."""
    return page.lists("forms", level, "forms.html")


def form(page: Page, id: str) -> str:
    """One form below its title. Raises KeyError for an unknown one."""
    return one_line(page.html("form.html", form=page.handbook.forms[id], fields=Fields(page)))


class Fields:
    """What the form's template asks of its fields."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def say(self, key: str) -> str:
        return say(key, self.page.language)

    def label(self, entry: FormEntry) -> str:
        """The field's own label, or that of the fact or output it names."""
        words = entry.words or self.page.handbook.fields[entry.name or ""].words
        return self.page.both(words)

    def unit(self, entry: FormEntry) -> str:
        """The unit behind a number that the handbook knows; nothing otherwise."""
        kind = self.page.handbook.fields[entry.name].type if entry.name else None
        if not isinstance(kind, NumberType):
            return ""
        return with_unit("2", kind.measure, self.page.handbook, self.page.language)[1:].strip()
