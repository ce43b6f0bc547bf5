"""A calculator as a page: the form, the place of the answer, the rules in words, worked examples, and the scripts.

Everything but the answer itself is in the HTML, so that the page reads and prints without scripts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from macros.page import heading
from macros.pages.notebooks import taught_in
from macros.parts.decision_table import decision_html
from macros.parts.explained_terms import explained
from rulebook.answer import NotYet, answer, explain
from rulebook.browser import say
from rulebook.handbook import Parameter, WorkedExample, current, examples_for, narrowed_to, reach
from rulebook.language import ChoiceType, MomentType, NumberType, digits, typed
from rulebook.wording import AS_OF, FACT, SUPPOSED, Refusal, in_words, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.page import Page
    from rulebook.handbook import Calculator, Example, Fact, Field

__all__ = ["calculator", "live", "undecided"]

RADIO_UP_TO = 4
"""Up to so many choices stand in the page side by side; more are a list to open."""


def calculator(page: Page, id: str) -> str:
    """The calculator's page below its title, as Markdown: HTML blocks and headings. Raises KeyError."""
    found = page.handbook.calculators[id]
    decisions = reach(page.handbook, found.decisions).decisions
    tables = page.html(
        "calculator-rules.html",
        decisions=[(page.handbook.decisions[id], decision_html(page, id, decisions)) for id in decisions],
        about=say("how about", page.language),
    )
    parts = [live(page, id), heading(2, say("how", page.language), "how"), tables]
    worked = list(examples(page, found))
    if worked:
        about = say("examples about", page.language)
        parts.append(heading(2, say("examples", page.language), "examples"))
        parts.append(page.html("calculator-examples.html", examples=worked, about=about))
    return explained(page, "".join(parts)) + taught_in(page, id)


def live(page: Page, id: str) -> str:
    """The calculator's form and the place of its answer, with the scripts; a page can have one. Raises KeyError."""
    found = page.handbook.calculators[id]
    return page.html("calculator.html", calculator=found, form=CalculatorForm(page, found))


def undecided(page: Page, calculator: Calculator) -> list[Parameter]:
    """The parameters that a calculator needs and the policy has not decided by the page's day."""
    reached = (page.handbook.parameters[name] for name in reach(page.handbook, calculator.decisions).parameters)
    return [parameter for parameter in reached if page.is_unset(parameter)]


class CalculatorForm:
    """What the form's template asks of a calculator."""

    def __init__(self, page: Page, calculator: Calculator) -> None:
        self.page, self.calculator = page, calculator
        self.facts = narrowed_to(page.handbook, calculator).facts
        self.rules, self.batch = (
            f"assets/javascripts/{kind}/{page.language}/{calculator.id}.js" for kind in ("rules", "batch")
        )

    def say(self, key: str, **parts: str) -> str:
        return say(key, self.page.language, **parts)

    def undecided(self) -> str:
        """The labels of what the policy has not decided, without which there is no answer."""
        labels = (self.page.both(parameter.words) for parameter in undecided(self.page, self.calculator))
        return self.page.say("comma").join(labels)

    def groups(self) -> Iterator[list[list[Fact]]]:
        """The facts to ask for, in order: each group holds the ways of telling the same thing.

        A way is a fact, or the facts that it is derived from.
        """
        facts = self.facts
        placed: set[str] = set()
        for name in self.calculator.asks:
            if name in placed:
                continue
            others = [*self.derivations(facts[name]), *self.alternatives(name)]
            ways = [[facts[name]], *(way for way in others if not placed & {fact.name for fact in way})]
            placed.update(fact.name for way in ways for fact in way)
            yield ways

    def derivations(self, fact: Fact) -> Iterator[list[Fact]]:
        """The facts that can be told instead of the fact: what each of its derivations reads."""
        for derivation in fact.derived:
            read = [part.name for part in derivation.reads]
            if all(part in self.calculator.asks for part in read):
                yield [self.facts[part] for part in read]

    def alternatives(self, name: str) -> Iterator[list[Fact]]:
        """What can be told instead of the fact, because a fact that nobody is asked for is derived from either."""
        for unasked in reach(self.page.handbook, self.calculator.decisions).facts:
            ways = list(self.derivations(self.facts[unasked])) if self.facts[unasked].ask is None else []
            if [self.facts[name]] in ways:
                yield from (way for way in ways if way != [self.facts[name]])

    def supposable(self) -> list[Parameter]:
        """Parameters that may be supposed otherwise: unset ones, choices, and those that rest on an open question."""
        reached = reach(self.page.handbook, self.calculator.decisions).parameters
        parameters = [self.page.handbook.parameters[name] for name in reached]
        return [
            parameter
            for parameter in parameters
            if self.page.is_unset(parameter) or parameter.questions or isinstance(parameter.type, ChoiceType)
        ]

    def now(self, parameter: Parameter) -> str:
        """The parameter's value by policy, in words."""
        dated = current(parameter.values, self.page.as_of)
        if dated is None or dated.unset:
            return self.say("unset")
        return self.say("by policy", value=in_words(dated.value, parameter, self.page.handbook, self.page.language))

    def untold(self, fact: Fact) -> str:
        """What stands for a fact while nothing is chosen: its default, where it has one."""
        dated = current(self.page.handbook.parameters[fact.default].values, self.page.as_of) if fact.default else None
        if dated is None or dated.unset:
            return self.say("choose")
        return self.say("by default", value=in_words(dated.value, fact, self.page.handbook, self.page.language))

    def choices(self, field: Field) -> list[tuple[str, str]]:
        """What may be chosen, as ids and labels; nothing for a field that is typed."""
        if isinstance(field.type, ChoiceType):
            return [(id, field.choices[id][self.page.language]) for id in field.type.choices]
        if isinstance(field.type, NumberType | MomentType):
            return []
        return [(id, in_words(id == "yes", field, self.page.handbook, self.page.language)) for id in ("yes", "no")]

    def offered(self, field: Field, supposed: bool) -> list[tuple[str, str]]:
        """The choices to offer: of a parameter supposed otherwise, those that policy does not take."""
        dated = current(field.values, self.page.as_of) if supposed and isinstance(field, Parameter) else None
        return [choice for choice in self.choices(field) if dated is None or choice[0] != typed(dated.value)]

    def has_radios(self, field: Field) -> bool:
        return 0 < len(self.choices(field)) <= RADIO_UP_TO

    def picker(self, field: Field) -> str:
        """The browser's own control that helps to choose a day, or a day with a time; nothing for other fields."""
        return {MomentType("date"): "date", MomentType("datetime"): "datetime-local"}.get(field.type, "")  # type: ignore[arg-type]

    def unit(self, field: Field) -> str:
        if not isinstance(field.type, NumberType):
            return ""
        return with_unit("2", field.type.measure, self.page.handbook, self.page.language)[1:].strip()

    def hint(self, field: Field) -> str:
        """What may be typed."""
        match field.type:
            case NumberType(_, _, None, None):
                return ""
            case NumberType(_, scale, low, high):
                ends = {key: "∞" if end is None else digits(end) for key, end in (("low", low), ("high", high))}
                return self.say("decimals hint", scale=str(scale), **ends) if scale else self.say("digits hint", **ends)
            case MomentType(kind):
                return self.say(f"{kind} hint")
            case _:
                return ""


@dataclass(frozen=True)
class Worked:
    """An example with its answer: its name, the link that fills the form with it, what is given, the sentence."""

    name: str
    query: str
    given: str
    sentence: str


def examples(page: Page, calculator: Calculator) -> Iterator[Worked]:
    """The worked examples of the calculator, then those of its decisions, each case once."""
    seen: set[str] = set()
    all_of_them: list[WorkedExample | Example] = [*calculator.examples, *examples_for(page.handbook, calculator)]
    for example in all_of_them:
        worked = answered(page, calculator, example)
        if worked is not None and worked.query not in seen:
            seen.add(worked.query)
            yield worked


def answered(page: Page, calculator: Calculator, example: WorkedExample | Example) -> Worked | None:
    """The example with the calculator's whole answer, on its own day or else the page's; None where it has none."""
    book, language = page.handbook, page.language
    facts, supposed = _request(example)
    try:
        found = answer(book, calculator.id, facts, example.as_of or page.as_of, supposed)
        sentence = explain(book, found, language).sentence
    except (Refusal, NotYet):
        return None
    if found.missing:
        return None
    told = [(book.facts[name], "given", value) for name, value in found.facts.items()]
    told += [(book.parameters[name], "with what-if", value) for name, value in found.what_if.items()]  # type: ignore[misc]
    given = [
        say(key, language, label=field.words[language], value=in_words(value, field, book, language))
        for field, key, value in told
    ]
    query = {FACT + name: text for name, text in facts.items()}
    query |= {SUPPOSED + name: text for name, text in supposed.items()}
    if example.as_of:
        day = in_words(example.as_of, None, book, language)
        given.append(say("given", language, label=say("as of", language), value=day))
        query[AS_OF] = example.as_of.isoformat()
    return Worked(example.words[language], urlencode(query), page.say("comma").join(given), sentence)


def _request(example: WorkedExample | Example) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What is told and what is supposed, as people type it."""
    if isinstance(example, WorkedExample):
        return example.facts, example.what_if
    facts, supposed = (
        {name: typed(value) for name, value in values.items()} for values in (example.facts, example.parameters)
    )
    return facts, supposed
