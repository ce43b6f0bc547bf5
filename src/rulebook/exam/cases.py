"""Items from decisions: a case on one side of a boundary, and what the handbook answers.

Cases are the decisions' own examples, and what becomes of them when one number or time moves across a boundary of
the rules. Where too few answers are possible to choose from, the cases are what is chosen from: in which of them is it
so? An answer that another reading of an open question would change is asked of nobody: until the question is
decided there is no right option.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

from rulebook.answer import Answer, Evaluator, Missing, TraceStep, Unanswerable, answer_values, consistent, explain
from rulebook.bilingual import LANGUAGES, Language, Words, both
from rulebook.exam.items import FEWEST_OPTIONS, MOST_OPTIONS, Item, Kind, begun, concerned, is_reading, near, options
from rulebook.exam.sentences import ITEMS
from rulebook.handbook import (
    Calculator,
    Decision,
    Fact,
    Field,
    Handbook,
    Output,
    current,
    examples_for,
    narrowed_to,
    reach,
)
from rulebook.language import (
    WEEKDAYS,
    ChoiceType,
    MomentType,
    NumberType,
    Slot,
    Value,
    YesNoType,
    ast,
    filled,
    of_text,
    typed,
)
from rulebook.prove import boundary_values
from rulebook.wording import WORDING, Refusal, in_words, read_value

__all__ = ["MOST_CASES", "MOST_TOLD", "case_items"]

MOST_CASES = 2
"""So many cases are asked of one output of one row of a table; more would be much the same item again."""

MOST_TOLD = 6
"""So many facts can be kept in mind while choosing; a case that tells more is not asked."""

TIMES = (MomentType("time"), MomentType("datetime"))

Facts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Case:
    """Facts that are told, all of which count, and what a decision makes of them."""

    facts: Facts
    outputs: Mapping[str, Value]
    steps: tuple[TraceStep, ...]

    @property
    def row(self) -> tuple[str, int | None]:
        """What decided it in the end."""
        return self.steps[-1].decision, self.steps[-1].row


def case_items(handbook: Handbook, as_of: date) -> Iterator[Item]:
    """All items from all decisions that a calculator asks for, each output in turn."""
    for calculator in handbook.calculators.values():
        seen = narrowed_to(handbook, calculator)
        known: dict[str, tuple[str, ...]] = {}
        for id in calculator.decisions:
            asker = _Asker(seen, calculator, seen.decisions[id], as_of, known)
            for output in asker.worth_asking():
                yield from asker.items(output)


@dataclass(frozen=True)
class _Asker:
    handbook: Handbook
    calculator: Calculator
    decision: Decision
    as_of: date
    known: dict[str, tuple[str, ...]]

    def worth_asking(self) -> tuple[str, ...]:
        """The outputs that take knowledge of the handbook to tell: not those that only add up what is told."""
        version = current(self.decision.versions, self.as_of)
        if version is None:
            return ()
        results = {output: {row.results[i] for row in version.rows} for i, output in enumerate(version.outputs)}
        return tuple(output for output, nodes in results.items() if not all(map(self.adds_up, nodes)))

    def adds_up(self, node: ast.Expression) -> bool:
        """Whether the formula reads nothing but facts, or is the name of a decision by such a formula."""
        if isinstance(node, ast.Name) and node.name in self.handbook.decisions:
            version = current(self.handbook.decisions[node.name].versions, self.as_of)
            return version is not None and not version.is_table and self.adds_up(version.rows[0].results[0])
        read = list(ast.names(node))
        return bool(read) and all(name.name in self.handbook.facts for name in read)

    def items(self, output: str) -> Iterator[Item]:
        """The items about one output, a few for each row: its answer among those of the nearest cases, or the case."""
        known = [case for case in self.cases if case.outputs[output] not in (None, ())]
        settled = [case for case in known if not self.unsettled(case, output)]
        field = self.handbook.outputs[output]
        for case in few(((case.row, case.outputs[output]) for case in settled), settled, MOST_CASES):
            yield from self.item(case, field, known) or self.which(case, field, settled)

    @cached_property
    def cases(self) -> list[Case]:
        """The cases at a boundary, then the examples as they are, each once."""
        examples = examples_for(self.handbook, self.calculator)
        told = [example.facts for example in examples if not example.parameters and example.as_of is None]
        own = distinct(self.trimmed(case) for case in map(self.decided, told) if case)
        moved = few((case.row for case in own), own, 1)
        return distinct(chain((edge for case in moved for edge in self.edges(case)), own))

    def trimmed(self, case: Case) -> Case | None:
        """The case without what does not count for it; None where its facts contradict each other."""
        try:
            consistent(Evaluator(self.handbook, case.facts, self.as_of), self.calculator.asks)
        except Refusal:
            return None
        read = {name for step in case.steps for name in step.reads}
        less = self.decided({name: value for name, value in case.facts.items() if name in read})
        return less if less and less.outputs == case.outputs else case

    def decided(self, facts: Facts) -> Case | None:
        """What the decision makes of the facts, unless anything is still open."""
        evaluator = Evaluator(self.handbook, facts, self.as_of)
        try:
            evaluation = evaluator.run([self.decision.id])
        except Unanswerable:
            return None
        outputs = evaluation.outputs[self.decision.id]
        known = {name: value for name, value in outputs.items() if not isinstance(value, Missing)}
        steps = evaluation.steps
        if len(known) < len(outputs) or not steps or any(step.still_open for step in steps):
            return None
        return Case({name: facts[name] for name in self.calculator.asks if name in facts}, known, steps)

    def edges(self, case: Case) -> Iterator[Case | None]:
        """The case with one number or time moved: to both sides of the nearest boundary above it, and below it."""
        for name, own in case.facts.items():
            field = self.handbook.facts[name]
            if isinstance(field.type, NumberType) or field.type in TIMES:
                values: list[Any] = [read_value(field, text) for text in self.boundaries(name)]
                yield from self.crossing(case, name, [value for value in values if value > own])
                yield from self.crossing(case, name, [value for value in reversed(values) if value < own])

    def crossing(self, case: Case, name: str, values: Iterable[Value]) -> Iterator[Case | None]:
        """The last case before another row decides and the first after, if they are but a step apart."""
        before = case
        for value in values:
            after = self.decided({**case.facts, name: value})
            if after is None:
                return
            if after.row != before.row:
                if one_step(self.handbook.facts[name], before.facts[name], value):
                    yield from map(self.trimmed, (before, after))
                return
            before = after

    def boundaries(self, fact: str) -> tuple[str, ...]:
        """The texts around which the calculator's answers can change, worked out once for all its decisions."""
        if fact not in self.known:
            self.known[fact] = boundary_values(self.handbook, self.calculator.id, self.handbook.facts[fact])
        return self.known[fact]

    def unsettled(self, case: Case, output: str) -> bool:
        """Whether another choice would change the answer, or it rests on a number that is a reading itself."""
        read = {name for step in case.steps for name in step.reads}
        for name in reach(self.handbook, [self.decision.id]).parameters:
            parameter = self.handbook.parameters[name]
            if not is_reading(self.handbook, parameter, self.as_of):
                continue
            others = [choice for choice in parameter.choices if choice != self.now(name)]
            if any(self.under(case, output, name, choice) != case.outputs[output] for choice in others):
                return True
            if not parameter.choices and name in read:
                return True
        return False

    def now(self, parameter: str) -> object:
        """The reading used for now."""
        return Evaluator(self.handbook, {}, self.as_of)[parameter]

    def under(self, case: Case, output: str, parameter: str, choice: str) -> Value | Missing:
        """The output of the case under another reading; a `Missing` where there is none."""
        evaluator = Evaluator(self.handbook, case.facts, self.as_of, {parameter: choice})
        try:
            found: Value | Missing = evaluator.decision(self.decision.id)[output]
        except Unanswerable:
            return Missing(())
        return found

    def item(self, case: Case, field: Output, known: Sequence[Case]) -> list[Item]:
        """What follows for the case, unless there is too little to choose, or the number to find is told."""
        right, told = case.outputs[field.name], [value for value in case.facts.values() if not isinstance(value, bool)]
        if len(case.facts) > MOST_TOLD or (isinstance(right, Decimal) and right in told):
            return []
        nearest = sorted(known, key=lambda other: distance(case, other))
        bounded = replace(field, type=self.decision.types[field.name])
        elsewhere = [other.outputs[field.name] for other in nearest if other.outputs[field.name] != right]
        across = [] if isinstance(right, date) else elsewhere[:1]  # what is answered across the nearest boundary
        others = chain(across, near(right, elsewhere, bounded))
        taken = [*told, *self.also(case, field)]
        wrong = (self.shown(other, field) for other in others if other not in taken and bounded.admits(other))
        choices = options(self.shown(right, field), wrong)
        if len(choices) < FEWEST_OPTIONS:
            return []
        text = ITEMS["story"].filled(told=self.story(case, case.facts), asked=self.asked(field))
        return [self.made("case", case, field, text, choices)]

    def also(self, case: Case, field: Output) -> Iterator[Value | Missing]:
        """What other rows make of the case that hold for it too, though an earlier one decides: it is not wrong."""
        evaluator = Evaluator(self.handbook, case.facts, self.as_of)
        for row in evaluator.rows_covering(self.decision.id):
            if row.number != case.row[1] and not all(isinstance(test, ast.Any) for test in row.tests):
                yield evaluator.printed(row.results[self.decision.outputs.index(field.name)])

    def which(self, case: Case, field: Output, settled: Sequence[Case]) -> list[Item]:
        """In which of some cases the answer is that of the case, unless there are too few that have another."""
        right = case.outputs[field.name]
        others = [
            other for other in settled if other.outputs[field.name] != right and other.facts.keys() == case.facts.keys()
        ]
        shown = [case, *sorted(others, key=lambda other: distance(case, other))[: MOST_OPTIONS - 1]]
        alike = [name for name, value in case.facts.items() if all(other.facts[name] == value for other in shown)]
        apart = [name for name in case.facts if name not in alike]
        if len(shown) < FEWEST_OPTIONS or len(case.facts) > MOST_TOLD or isinstance(right, Decimal):
            return []
        choices = tuple(self.story(other, apart) for other in shown)
        asked = ITEMS["which"].filled(asked=self.asked(field), value=self.shown(right, field))
        text = ITEMS["story"].filled(told=self.story(case, alike), asked=asked) if alike else asked
        return [self.made("which", case, field, text, choices)]

    def made(self, kind: Kind, case: Case, field: Output, text: Words, choices: tuple[Words, ...]) -> Item:
        """The item about an output of the case."""
        found = self.answered(case)
        told = ";".join(f"{name}={typed(value)}" for name, value in case.facts.items())
        zh, en = (self.reason(found, language) for language in LANGUAGES)
        return Item(
            f"{kind}:{self.calculator.id}:{field.name}:{told}",
            kind,
            f"{self.calculator.id}:{self.decision.id}",
            self.calculator.policy,
            concerned(self.handbook, found.clauses),
            self.calculator.words,
            (),
            text,
            choices,
            tuple(map(Words, zh, en)),
            found.clauses,
            found.questions,
        )

    def asked(self, field: Output) -> Words:
        """The question that the output answers: the decision's own, or one made of the output's label."""
        if field.name in self.decision.asked:
            return self.decision.asked[field.name]
        if isinstance(field.type, YesNoType):
            return ITEMS["is it so"].filled(label=begun(field.words))
        return ITEMS["how much" if isinstance(field.type, NumberType) else "what"].filled(label=field.words)

    def story(self, case: Case, names: Iterable[str]) -> Words:
        """What is told of the case, a sentence for each fact: who and what, when and how much, then how it was."""
        facts = sorted((self.handbook.facts[name] for name in names), key=scene)
        told = [self.told(fact, case) for fact in facts]
        return Words("".join(words.zh for words in told), " ".join(words.en for words in told))

    def told(self, fact: Fact, case: Case) -> Words:
        """What the fact stands at in the case: in the handbook's own sentence, or by its label."""
        value = case.facts[fact.name]
        sentence = fact.told_not if value is False else fact.told
        if sentence is None:
            return ITEMS["told"].filled(label=begun(fact.words), value=self.value(fact, value))
        evaluator = Evaluator(self.handbook, case.facts, self.as_of)

        def fill(slot: Slot, language: Language) -> str:
            if slot.name.name == fact.name and not slot.form:
                return self.value(fact, value)[language]
            named, field = evaluator.printed(slot.name), self.handbook.field_of(slot.name)
            return in_words(named, field, self.handbook, language, slot.form)

        return both(lambda language: filled(of_text(sentence[language]), lambda slot: fill(slot, language)))

    def answered(self, case: Case) -> Answer:
        """The answer of this decision alone, so that its reason tells of nothing else."""
        alone = replace(self.calculator, decisions=(self.decision.id,), sentences=())
        return answer_values(self.handbook, alone, case.facts, self.as_of, {})

    def reason(self, found: Answer, language: Language) -> list[str]:
        """The steps that decide, and those whose results they read themselves."""
        own = (step for step in found.steps if step.decision == self.decision.id)
        read = {name.partition(".")[0] for step in own for name in step.reads}
        because = explain(self.handbook, found, language).because
        return [step.text for step in because if step.decision in read or step.decision == self.decision.id]

    def shown(self, value: Value, field: Field) -> Words:
        return both(lambda language: in_words(value, field, self.handbook, language))

    def value(self, fact: Fact, value: Value) -> Words:
        """What a fact stands at; a day with its weekday."""
        words = self.shown(value, fact)
        if not isinstance(value, date):
            return words
        weekday = WEEKDAYS[value.weekday()]
        return ITEMS["day"].filled(day=words, weekday=WORDING[weekday])


def scene(fact: Fact) -> int:
    """Where a fact comes in a story: what is chosen, then times and numbers, then what is so or not."""
    return 0 if isinstance(fact.type, ChoiceType) else 2 if isinstance(fact.type, YesNoType) else 1


def one_step(field: Field, first: Value, second: Value) -> bool:
    """Whether nothing lies between two numbers of the field; of times, those that are tried lie close enough."""
    kind = field.type
    if not (isinstance(kind, NumberType) and isinstance(first, Decimal) and isinstance(second, Decimal)):
        return True
    return abs(first - second) == kind.step


def distance(case: Case, other: Case) -> tuple[int, int]:
    """How far another case is: how many facts differ, then how far apart the rows are that decide."""
    names = case.facts.keys() | other.facts.keys()
    differing = sum(case.facts.get(name) != other.facts.get(name) for name in names)
    return differing, abs((other.row[1] or 0) - (case.row[1] or 0))


def distinct(cases: Iterable[Case | None]) -> list[Case]:
    """The cases, each once by what is told."""
    found: dict[tuple[tuple[str, str], ...], Case] = {}
    for case in cases:
        if case is not None:
            found.setdefault(tuple((name, typed(value)) for name, value in case.facts.items()), case)
    return list(found.values())


def few(keys: Iterable[object], cases: Iterable[Case], most: int) -> Iterator[Case]:
    """The cases, no more than so many of a key."""
    seen: Counter[object] = Counter()
    for key, case in zip(keys, cases, strict=True):
        seen[key] += 1
        if seen[key] <= most:
            yield case
