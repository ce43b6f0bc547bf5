"""The page being written: its handbook, language, day and address, and how things are put on it.

Texts of the policy are data. In HTML they are escaped by the templates; in Markdown by `plain`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.navigation import grouped
from macros.sentences import SENTENCES
from rulebook.answer import Evaluator, Missing, NotYet, text_in_words
from rulebook.handbook import KINDS, Parameter, current
from rulebook.language import Slot, of_text
from rulebook.site import compiled_templates
from rulebook.wording import cited, in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from rulebook.bilingual import Language, Words
    from rulebook.handbook import Dated, Field, Handbook, Kind, ScoreSheet
    from rulebook.problem import Place

__all__ = ["Page", "block", "heading", "plain"]

# What Markdown, HTML or Jinja may obey within a line; the rest stays, for titles are also read as they are.
PUNCTUATION = re.compile(r"""[!"#$&*+<=>\[\\\]^_`{|}~]""")


@dataclass(frozen=True)
class Page:
    """What every macro knows: `address` is the page's own, within the site of its language; `nav` as configured."""

    root: Path
    handbook: Handbook
    language: Language
    as_of: date
    address: str
    nav: list[Any] = field(default_factory=list)

    def to(self, target: str) -> str:
        """The relative link from this page to another of the same language.

        >>> from datetime import date
        >>> from rulebook.handbook import Handbook
        >>> page = Page(Path(), Handbook(), "en", date(2026, 1, 1), "policies/leave.html")
        >>> page.to("reference/questions.html#Q-01"), page.to("policies/leave.html#ret-1")
        ('../reference/questions.html#Q-01', '#ret-1')
        """
        file, hash_, fragment = target.partition("#")
        if file == self.address and hash_:
            return f"#{fragment}"
        return relpath(file, dirname(self.address) or ".") + hash_ + fragment

    def to_clause(self, clause: str) -> str:
        return self.to(f"policies/{self.handbook.clauses[clause].policy}.html#{clause}")

    def cited(self, clause: str) -> str:
        """The clause's number in words, as people cite it."""
        return cited(self.handbook, clause, self.language)

    def to_decision(self, decision: str) -> str:
        return self.to(f"policies/{self.handbook.decisions[decision].policy}.html#decision-{decision}")

    def to_calculator(self, calculator: str) -> str:
        return self.to(f"calculators/{calculator}.html")

    def to_parameter(self, name: str) -> str:
        """To the parameter's entry, or to its figure in a score sheet."""
        parameter = self.handbook.parameters[name]
        page = f"policies/{parameter.policy}.html" if parameter.sheet else "reference/parameters.html"
        return self.to(f"{page}#{name}")

    def to_sheet(self, sheet: ScoreSheet) -> str:
        return self.to(f"policies/{sheet.policy}.html#sheet-{sheet.id}")

    def to_value(self, parameter: Parameter) -> str:
        """To the parameter's entry, or, while it is unset, to its line among what is still to decide."""
        unset = self.is_unset(parameter)
        return self.to(f"reference/to-decide.html#{parameter.name}") if unset else self.to_parameter(parameter.name)

    def to_question(self, question: str) -> str:
        return self.to(f"reference/questions.html#{question}")

    def to_basis(self, id: str) -> str:
        """To a source fact or an open question, by its id."""
        return self.to_question(id) if id in self.handbook.questions else self.to(f"reference/sources.html#{id}")

    def to_yaml(self, place: Place) -> str:
        """To the line of the page that shows the file."""
        return self.to(f"yaml/{Path(place.file).relative_to('policy').with_suffix('.html').as_posix()}#L{place.line}")

    def say(self, key: str, **parts: object) -> str:
        """The pages' own words for `key`, with the braces filled."""
        return SENTENCES[key][self.language].format(**parts)

    def both(self, words: Words) -> str:
        """The words in the page's language."""
        return words[self.language]

    def kind(self, kind: Kind) -> str:
        """What kind of statement a clause is, in words."""
        return KINDS[kind][self.language]

    def date(self, day: date | None) -> str:
        return self.say("undated") if day is None else in_words(day, None, self.handbook, self.language)

    def value(self, dated: Dated, field: Field) -> str:
        """A value of a parameter's history with its unit."""
        return self.say("unset") if dated.unset else in_words(dated.value, field, self.handbook, self.language)

    def is_unset(self, parameter: Parameter) -> bool:
        """Whether nobody has set a value for the page's day."""
        dated = current(parameter.values, self.as_of)
        return dated is None or dated.unset

    def now(self, parameter: Parameter) -> Markup:
        """The parameter's value of the day, or a link to what is still to decide."""
        dated = current(parameter.values, self.as_of)
        if dated is not None and not dated.unset:
            return Markup.escape(self.value(dated, parameter))
        shown = self.say("unset") if dated else self.say("not yet", day=self.date(parameter.values[0].since))
        return Markup('<a class="unset" href="{}">{}</a>').format(self.to_value(parameter), shown)

    def text(self, words: Words) -> Markup:
        """A text of the policy as HTML; each parameter it names becomes its value, a link to its entry."""
        evaluator = Evaluator(self.handbook, {}, self.as_of)
        parts = of_text(words[self.language])
        return Markup("").join(
            Markup.escape(part) if isinstance(part, str) else self.slot(part, evaluator) for part in parts
        )

    def plain(self, words: Words) -> str:
        """A text of the policy with the values of the day, as text."""
        return text_in_words(self.handbook, words, self.as_of, self.language)

    def slot(self, slot: Slot, evaluator: Evaluator) -> Markup:
        named = self.handbook.field_of(slot.name)
        try:
            value = evaluator.value(slot.name)
        except NotYet as error:
            shown = self.say("not yet", day=self.date(error.first))
        else:
            unknown = isinstance(value, Missing)
            shown = self.say("unset") if unknown else in_words(value, named, self.handbook, self.language, slot.form)
        if not isinstance(named, Parameter):
            return Markup.escape(shown)
        link = Markup('<a class="value" href="{}" title="{}">{}</a>')
        return link.format(self.to_value(named), self.both(named.words), shown)

    def lists(self, folder: str, level: int, template: str, **shown: Any) -> str:
        """The things of a kind as lists, each under the heading of its group in the navigation."""
        parts = []
        things = getattr(self.handbook, folder)
        for number, (title, ids) in enumerate(grouped(self.nav, folder, things), start=1):
            parts.append(heading(level, title, f"{folder}-{number}") if title else "")
            parts.append(self.html(template, things=[things[id] for id in ids], **shown))
        return "".join(parts)

    def brief(self, folder: str, words: Callable[[Any], Words]) -> str:
        """The things of a kind as links in their groups, each in the words that are picked for it."""
        things = getattr(self.handbook, folder)
        groups = [
            (title, [(self.to(f"{folder}/{id}.html"), self.plain(words(things[id]))) for id in ids])
            for title, ids in grouped(self.nav, folder, things)
        ]
        return self.html("brief.html", folder=folder, groups=groups)

    def html(self, template: str, **values: Any) -> str:
        """The template filled in, as one block of a Markdown page."""
        text = templates().get_template(template).render(page=self, handbook=self.handbook, **values)
        return block(text)


@cache
def templates() -> Environment:
    """The templates, which stand beside the modules that fill them in; every value is escaped."""
    macros = Path(__file__).parent
    return Environment(
        loader=FileSystemLoader([macros, *(macros / folder for folder in ("pages", "registers", "parts"))]),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=compiled_templates(),
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def block(html: str) -> str:
    r"""The HTML on one line, so that Markdown sees one block and no policy's text can begin a fence.

    >>> block("<div>\n\n    <p>a</p>\n</div>")
    '\n\n<div> <p>a</p> </div>\n\n'
    """
    return f"\n\n{one_line(html)}\n\n"


def one_line(html: str) -> str:
    """The HTML without line breaks and indentation; spaces within a line stay."""
    return " ".join(line.strip() for line in html.splitlines() if line.strip())


def plain(text: str) -> str:
    """The text for a place where Markdown is read, so that it is shown and never obeyed.

    >>> plain("a *b* {{ c }}")
    'a &#42;b&#42; &#123;&#123; c &#125;&#125;'
    """
    return PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


def heading(level: int, text: str, id: str) -> str:
    """A Markdown heading, so that the table of contents and the search know it.

    >>> heading(2, "return training", "ret").strip()
    '## Return training {: #ret }'
    """
    return f"\n\n{'#' * level} {plain(text[:1].upper() + text[1:])} {{: #{id} }}\n\n"
