"""Search entries: what a reader can find, each thing an entry of its own, in the words and figures of the pages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from rulebook.answer import Evaluator, Missing, NotYet
from rulebook.bilingual import Words
from rulebook.handbook import current, parameters_named_in
from rulebook.language import ChoiceType, filled, of_text
from rulebook.site.sentences import said
from rulebook.wording import SHARED, cited, in_words, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from rulebook.bilingual import Language
    from rulebook.handbook import Calculator, Clause, Field, Form, Handbook, Parameter, Question, Term
    from rulebook.language import Slot, Type

__all__ = ["KINDS", "Entry", "entries"]

KINDS = ("clause", "calculator", "role", "term", "form", "page")
"""What there is to find, in the order in which hits that fit alike are listed."""

Entry = dict[str, Any]
"""`location`, `title` and `text` as the theme reads them; `kind`, the number of its kind; `tag`, what it is in words;
`also`, what belongs to it and is not shown in the hit. A clause has its `id` and the heading that it stands `under`, a
term all `names` for what it means."""


def entries(handbook: Handbook, language: Language, as_of: date) -> Iterator[Entry]:
    """Everything that the handbook says, in the words and figures of the day, each with the page it is on.

    >>> from datetime import date
    >>> from rulebook.bilingual import Words
    >>> from rulebook.handbook import Handbook, Role
    >>> from rulebook.problem import Place
    >>> agent = Role(
    ...     "agent", Words("客服代表", "agent"), None, False, Words("接电话。", "Takes calls."), (), Place("", 1, 1, 1)
    ... )
    >>> [found] = entries(Handbook(roles={"agent": agent}), "en", date(2026, 1, 1))
    >>> found["location"], found["title"], found["text"], found["tag"]
    ('roles/agent.html', 'Agent', 'Takes calls.', 'Role')
    """
    return _Entries(handbook, language, as_of).all()


class _Entries:
    def __init__(self, handbook: Handbook, language: Language, as_of: date) -> None:
        self.book, self.language = handbook, language
        self.evaluator = Evaluator(handbook, {}, as_of)
        self.as_of = as_of

    def all(self) -> Iterator[Entry]:
        book = self.book
        yield from (self.clause(clause) for clause in book.clauses.values() if clause.holds(self.as_of))
        yield from map(self.calculator, book.calculators.values())
        for role in book.roles.values():
            yield self.entry("role", f"roles/{role.id}.html", role.words, self.told(role.about))
        yield from map(self.term, book.terms.values())
        yield from map(self.form, book.forms.values())
        yield from (self.parameter(one) for one in book.parameters.values() if not one.sheet)
        yield from map(self.question, book.questions.values())
        for source in book.sources.values():
            yield self.entry("page", f"reference/sources.html#{source.id}", source.words, tag="source")
        for policy in book.policies.values():
            sections = SHARED["comma"][self.language].join(self.begun(one.words) for one in policy.sections.values())
            yield self.entry("page", f"policies/{policy.id}.html", policy.words, sections, tag="policy")

    def clause(self, clause: Clause) -> Entry:
        """Its number in words, its sentence; who does what is searched as well."""
        policy = self.book.policies[clause.policy]
        section = policy.sections[clause.section].words
        steps = [words for step in clause.steps for words in (self.book.roles[step.role].words, step.words)]
        figures = [parameter.words for parameter in parameters_named_in(self.book, clause.id)]
        address, text = f"policies/{policy.id}.html#{clause.id}", self.told(clause.words)
        kind = "page" if clause.kind == "background" else "clause"  # what is no rule comes after the rules
        made = self.entry(kind, address, section, text, also=[policy.words, *figures, *steps], tag="clause")
        made["title"] = escape(cited(self.book, clause.id, self.language), quote=False)
        made["tag"] += f" · {escape(self.begun(policy.words), quote=False)}"
        return {**made, "under": escape(section[self.language], quote=False), "id": clause.id}

    def calculator(self, calculator: Calculator) -> Entry:
        """The question it answers; what it tells and what it asks for are searched as well."""
        book = self.book
        decided = [
            (book.outputs[name], type_)
            for id in calculator.decisions
            for name, type_ in book.decisions[id].types.items()
        ]
        told = [words for output, type_ in decided for words in (output.words, *of_choices(output, type_))]
        told += [sentence.words for sentence in calculator.sentences]
        facts = [book.facts[name] for name in calculator.asks]
        asked = [words for fact in facts for words in (fact.words, *of_choices(fact, fact.type))]
        address, text = f"calculators/{calculator.id}.html", self.told(calculator.about)
        return self.entry("calculator", address, calculator.words, text, also=[*told, *asked])

    def term(self, term: Term) -> Entry:
        """What it means, and under every word for it."""
        made = self.entry("term", f"reference/glossary.html#{term.id}", term.words, self.told(term.means))
        return {**made, "names": [term.words[self.language], *term.also.get(self.language, ())]}

    def form(self, form: Form) -> Entry:
        """What it is for; its labels are searched as well."""
        fields = self.book.fields
        labels = [entry.words or fields[entry.name or ""].words for part in form.parts for entry in part.entries]
        return self.entry("form", f"forms/{form.id}.html", form.words, self.told(form.about), also=labels)

    def parameter(self, parameter: Parameter) -> Entry:
        """Its value of the day."""
        dated = current(parameter.values, self.as_of)
        text = say("unset", self.language)
        if dated is not None and not dated.unset:
            text = in_words(dated.value, parameter, self.book, self.language)
        address = f"reference/parameters.html#{parameter.name}"
        return self.entry("page", address, parameter.words, text, tag="parameter")

    def question(self, question: Question) -> Entry:
        """What is wrong, and how it is read meanwhile."""
        text = f"{self.told(question.words)}\n{self.told(question.interpretation)}"
        number = Words(question.id, question.id)
        return self.entry("page", f"reference/questions.html#{question.id}", number, text, tag="question")

    def entry(
        self, kind: str, location: str, words: Words, text: str = "", *, also: Iterable[Words] = (), tag: str = ""
    ) -> Entry:
        beside = " ".join(dict.fromkeys(self.told(one) for one in also))
        return {
            "location": location,
            "title": escape(self.begun(words), quote=False),
            "text": escape(text, quote=False),
            **({"also": escape(beside, quote=False)} if beside else {}),
            "kind": KINDS.index(kind),
            "tag": said(f"found {tag or kind}")[self.language],
        }

    def begun(self, words: Words) -> str:
        text = words[self.language]
        return text[:1].upper() + text[1:]

    def told(self, words: Words) -> str:
        """The text with the values of the day in place of the names in braces, as pages print it."""
        return filled(of_text(words[self.language]), self.value)

    def value(self, slot: Slot) -> str:
        """The value of a parameter in words; of what only an answer can tell, nothing."""
        field = self.book.parameters.get(slot.name.name)
        if field is None:
            return ""
        try:
            value = self.evaluator.printed(slot.name)
        except NotYet:
            value = Missing(())
        return (
            say("unset", self.language)
            if isinstance(value, Missing)
            else in_words(value, field, self.book, self.language, slot.form)
        )


def of_choices(field: Field, type: Type) -> list[Words]:
    """What is chosen from, in words; nothing where nothing is."""
    return [field.choices[id] for id in type.choices] if isinstance(type, ChoiceType) else []
