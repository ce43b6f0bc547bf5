"""Items from clauses: a value that the text names, or a role that acts in it, left out to be filled in.

What nobody has set is not asked, nor a value that rests on an open question alone: it is no rule of a source, only
how the handbook reads what is missing there. Who acts is not asked where it is the role that the policy speaks to
most, which anybody would guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from rulebook.answer import Evaluator, Missing, text_in_words
from rulebook.bilingual import LANGUAGES, Language, Words, both
from rulebook.exam.items import BLANK, FEWEST_OPTIONS, Item, Kind, begun, concerned, is_reading, near, options
from rulebook.exam.sentences import ITEMS
from rulebook.handbook import Clause, Handbook, Parameter
from rulebook.language import ChoiceType, NumberType, Slot, Value, ast, filled, of_text
from rulebook.wording import in_words

__all__ = ["clause_items"]


def clause_items(handbook: Handbook, as_of: date) -> Iterator[Item]:
    """All items from the clauses in force on the day that lay something down."""
    asker = _Asker(handbook, as_of)
    for clause in handbook.clauses.values():
        if clause.kind is None and clause.holds(as_of):
            yield from asker.values(clause)
            yield from asker.roles(clause)


@dataclass(frozen=True)
class _Asker:
    handbook: Handbook
    as_of: date

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────

    def values(self, clause: Clause) -> Iterator[Item]:
        """An item for each value that the clause's text names."""
        slots = {part.name.name: part.form for part in of_text(clause.words.zh) if isinstance(part, Slot)}
        for name, form in slots.items():
            parameter = self.handbook.parameters[name]
            value = Evaluator(self.handbook, {}, self.as_of).printed(ast.Name(name))
            if not isinstance(value, Missing) and not is_reading(self.handbook, parameter, self.as_of):
                yield from self.value(clause, parameter, value, form)

    def value(self, clause: Clause, parameter: Parameter, value: Value, form: str) -> Iterator[Item]:
        """The item, unless the text gives the value away elsewhere, or there is nothing else to choose."""
        text = both(lambda language: self.without(clause.words, parameter.name, language))
        right = self.shown(value, parameter, form)
        others = (self.shown(other, parameter, form) for other in self.likely(parameter, value))
        choices = options(right, others, [text])
        if len(choices) >= FEWEST_OPTIONS and not any(right[language] in text[language] for language in LANGUAGES):
            yield self.item(clause, "value", parameter.name, text, choices)

    def without(self, words: Words, name: str, language: Language) -> str:
        """The text with the values of the day, but for the one that is left out."""
        evaluator = Evaluator(self.handbook, {}, self.as_of)

        def fill(slot: Slot) -> str:
            if slot.name.name == name:
                return BLANK[language]
            field, value = self.handbook.field_of(slot.name), evaluator.printed(slot.name)
            return in_words(None if isinstance(value, Missing) else value, field, self.handbook, language, slot.form)

        return tight(filled(of_text(words[language]), fill), language)

    def shown(self, value: Value, parameter: Parameter, form: str) -> Words:
        return both(lambda language: in_words(value, parameter, self.handbook, language, form))

    def likely(self, parameter: Parameter, value: Value) -> Iterator[Value]:
        """What could be taken for the value: what the policy sets elsewhere in the same unit, then what lies near."""
        match parameter.type:
            case ChoiceType(choices):
                at = choices.index(str(value))
                yield from (*choices[at + 1 :], *choices[:at])
            case NumberType(measure=measure):
                yield from near(value, self.numbers(parameter.policy, measure), parameter)
            case _:
                yield from near(value, (), parameter)

    def numbers(self, policy: str, measure: object) -> set[Decimal]:
        """The numbers that the policy sets in the unit, other than points of score sheets."""
        evaluator = Evaluator(self.handbook, {}, self.as_of)
        found = (
            evaluator.printed(ast.Name(parameter.name))
            for parameter in self.handbook.parameters.values()
            if parameter.policy == policy and parameter.sheet is None
            and isinstance(parameter.type, NumberType) and parameter.type.measure == measure
        )  # fmt: skip
        return {value for value in found if isinstance(value, Decimal)}

    # ── Roles ─────────────────────────────────────────────────────────────────────────────────────────

    def roles(self, clause: Clause) -> Iterator[Item]:
        """An item for each role that takes a step: left out of the clause's text, or else of the steps."""
        for role in dict.fromkeys(step.role for step in clause.steps):
            if role not in (self.guessed[clause.policy], self.guessed[""]):
                yield from self.in_text(clause, role) or self.in_steps(clause, role)

    @cached_property
    def guessed(self) -> dict[str, str]:
        """The role that each policy, and the whole handbook (under no id), speaks to most."""
        counts: dict[str, Counter[str]] = {}
        for clause in self.handbook.clauses.values():
            for policy in (clause.policy, ""):
                counts.setdefault(policy, Counter()).update(clause.applies_to)
        return {policy: count.most_common(1)[0][0] for policy, count in counts.items() if count}

    def in_text(self, clause: Clause, role: str) -> list[Item]:
        """The role left out of the clause's text, where both languages name it and nothing around it betrays it."""
        whole = self.whole(clause.words)
        text = both(lambda language: self.nameless(whole[language], role, language))
        if any(text[language] == whole[language] for language in LANGUAGES) or self.betrayed(text):
            return []
        named = [id for id, other in self.handbook.roles.items() if other.words.zh in text.zh]
        return self.who(clause, role, text, (), named)

    def betrayed(self, text: Words) -> bool:
        """Whether an article, or the beginning of a role's name, stands before what is left out."""
        before = [part[-2:] for part in text.zh.split(BLANK.zh)[:-1] if part[-2:]]
        starts = [role.words.zh for role in self.handbook.roles.values()]
        article = re.search(rf"\ban? {BLANK.en}", text.en, re.IGNORECASE)
        return article is not None or any(name.startswith(part) for part in before for name in starts)

    def in_steps(self, clause: Clause, role: str) -> list[Item]:
        """The role left out of the list of steps, where others take steps as well."""
        if len({step.role for step in clause.steps}) < 2:
            return []
        given = tuple(
            (BLANK if step.role == role else begun(self.handbook.roles[step.role].words), self.whole(step.words))
            for step in clause.steps
        )
        own = next(step for step in clause.steps if step.role == role)
        text = ITEMS["who"].filled(step=self.whole(own.words))
        return self.who(clause, role, text, given, ())

    def who(
        self, clause: Clause, role: str, text: Words, given: tuple[tuple[Words, Words], ...], named: Collection[str]
    ) -> list[Item]:
        """The item, unless what is shown names the role; those `named` already are not to choose from."""
        shown = [text, *(words for pair in given for words in pair)]
        right = self.handbook.roles[role].words
        if any(right[language].casefold() in words[language].casefold() for words in shown for language in LANGUAGES):
            return []
        others = (self.handbook.roles[id].words for id in self.others(clause, role) if id not in named)
        choices = options(right, (other for other in others if other.zh not in right.zh and right.zh not in other.zh))
        return (
            [replace(self.item(clause, "who", role, text, choices), given=given)]
            if len(choices) >= FEWEST_OPTIONS
            else []
        )

    def others(self, clause: Clause, role: str) -> Iterable[str]:
        """The roles to choose from besides: who else takes steps in the section, the policy, and anywhere.

        Of all, those nearest in the list of roles come first; last come those that the policy speaks to most, and their
        kinds, whom nobody would choose.
        """
        every = self.handbook.clauses.values()
        groups = (
            [other for other in every if other.section == clause.section],
            [other for other in every if other.policy == clause.policy],
            every,
        )
        order = list(self.handbook.roles)
        kinds_of = self.handbook.kinds_of
        found: list[str] = []
        for group in groups:
            acting = {step.role for other in group for step in other.steps}
            found += sorted(acting, key=lambda id: (abs(order.index(id) - order.index(role)), order.index(id)))
        plain = {self.guessed[clause.policy], self.guessed[""]}
        ranked = sorted(dict.fromkeys((*found, *order)), key=lambda id: not plain.isdisjoint(kinds_of(id)))
        # Of a role and a kind of it, both would be right.
        return [id for id in ranked if role not in kinds_of(id) and id not in kinds_of(role)]

    def nameless(self, text: str, role: str, language: Language) -> str:
        """The text with the role's name left out; a longer role's name that holds it stays."""
        names = sorted((other.words[language] for other in self.handbook.roles.values()), key=len, reverse=True)
        name = self.handbook.roles[role].words[language]
        pattern = "|".join(map(re.escape, names))
        if language == "en":
            pattern = rf"\b(?:{pattern})\b"
        left = re.sub(pattern, lambda found: BLANK[language] if found[0] == name else found[0], text)
        return tight(left, language)

    def whole(self, words: Words) -> Words:
        """The text with the values of the day."""
        return both(lambda language: text_in_words(self.handbook, words, self.as_of, language))

    def item(self, clause: Clause, kind: Kind, name: str, text: Words, choices: tuple[Words, ...]) -> Item:
        """The item without what is given besides; values are each a source, roles are asked clause by clause."""
        parameter = self.handbook.parameters.get(name)
        return Item(
            f"{kind}:{clause.id}:{name}",
            kind,
            name if parameter else clause.id,
            clause.policy,
            concerned(self.handbook, [clause.id]),
            self.handbook.policies[clause.policy].sections[clause.section].words,
            (),
            text,
            choices,
            (self.whole(clause.words),),
            (clause.id,),
            tuple(sorted({*clause.questions, *(parameter.questions if parameter else ())})),
        )  # fmt: skip


def tight(text: str, language: Language) -> str:
    """The text without spaces around a Chinese blank, which brings its own.

    >>> tight("休假满 （　　） 的", "zh")
    '休假满（　　）的'
    """
    return re.sub(rf" *{BLANK.zh} *", BLANK.zh, text) if language == "zh" else text
