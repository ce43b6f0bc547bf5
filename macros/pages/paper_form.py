"""Forms: to fill in on the screen or by hand, and to print. A link from a calculator fills in what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from rulebook.browser import say
from rulebook.language import ChoiceType, NumberType, YesNoType
from rulebook.wording import in_words, with_unit

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.bilingual import Words
    from rulebook.handbook import FormEntry, Signature

__all__ = ["form", "forms"]


def forms(page: Page, level: int = 2) -> str:
    """All forms, each with what it is for."""
    return page.lists("forms", level, "forms.html")


def form(page: Page, id: str) -> str:
    """One form below its title. Raises KeyError for an unknown one."""
    return page.html("form.html", form=page.handbook.forms[id], fields=Fields(page))


class Fields:
    """What the form's template asks of its fields."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def say(self, key: str, **parts: object) -> str:
        return say(key, self.page.language, **{name: str(part) for name, part in parts.items()})

    def label(self, entry: FormEntry) -> str:
        """The field's own label, or that of the fact or output it names."""
        return self.begun(entry.words or self.page.handbook.fields[entry.name or ""].words)

    def signer(self, signature: Signature) -> str:
        """Who signs on the line."""
        return self.begun(signature.words or self.page.handbook.roles[signature.role].words)

    def begun(self, words: Words) -> str:
        """The words with a capital, as labels on a form begin."""
        text = self.page.both(words)
        return text[:1].upper() + text[1:]

    def choices(self, entry: FormEntry) -> list[tuple[str, str]]:
        """What there is to tick, as ids and labels; nothing for a field to write in, which every output is."""
        if entry.choices:
            return [(id, self.page.both(words)) for id, words in entry.choices.items()]
        fact = self.page.handbook.facts.get(entry.name or "")
        match fact and fact.type:
            case ChoiceType(choices):
                assert fact
                return [(id, self.page.both(fact.choices[id])) for id in choices]
            case YesNoType():
                told = {"yes": True, "no": False}
                return [
                    (id, in_words(value, fact, self.page.handbook, self.page.language)) for id, value in told.items()
                ]
            case _:
                return []

    def filled_from(self, calculator: str) -> Markup:
        """Where an answer comes from that fills the form in, with a link."""
        label = self.page.both(self.page.handbook.calculators[calculator].words)
        link = Markup('<a href="{}">{}</a>').format(self.page.to_calculator(calculator), label)
        before, after = self.page.say("fill from", calculator="\0").split("\0")
        return Markup("{}{}{}").format(before, link, after)

    def unit(self, entry: FormEntry) -> str:
        """The unit behind a number that the handbook knows; nothing otherwise."""
        kind = self.page.handbook.fields[entry.name].type if entry.name else None
        if not isinstance(kind, NumberType):
            return ""
        return with_unit("2", kind.measure, self.page.handbook, self.page.language)[1:].strip()
