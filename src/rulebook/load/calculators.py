"""Calculators as written to calculators whose every formula is read and typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from rulebook.bilingual import called
from rulebook.handbook import (
    Calculator,
    Handbook,
    Mark,
    Next,
    Onward,
    Schedule,
    Sentence,
    names_reached,
    policies_reached,
)
from rulebook.language import (
    WEEKDAYS,
    ChoiceType,
    MomentType,
    NumberType,
    RuleError,
    Scope,
    Type,
    ast,
    check_result,
    infer,
)
from rulebook.load import schema
from rulebook.load.context import Cascade, Context, Files, Formula, SourceFile
from rulebook.load.fields import condition
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Path
from rulebook.load.worked_examples import worked_examples
from rulebook.problem import did_you_mean

__all__ = ["calculators"]

S = TypeVar("S", schema.Sentence, schema.Next, schema.Onward)
Others = Mapping[str, schema.Calculator]
"""All calculators as written, by their ids."""


def calculators(book: Handbook, files: Files, scope: Scope, context: Context) -> dict[str, Calculator]:
    """Every calculator of the files, with the policies that its answers rest on."""
    written = {id: (file, calculator) for file in files for id, calculator in file.content.calculators.items()}
    others = {id: calculator for id, (_, calculator) in written.items()}
    found = {}
    for id, (file, calculator) in written.items():
        made = _Reader(book, scope, context, file, id, calculator).calculator(others)
        found[id] = replace(made, policies=policies_reached(book, made))
    return found


class _Told:
    """What is read once there is an answer: absent values compare as unequal, and are left out where days are laid.

    What is `unsure` is an output that a decision would give which could not be read.
    """

    def __init__(self, scope: Scope, unsure: Collection[str]) -> None:
        self.scope, self.unsure = scope, unsure

    def type_of(self, name: ast.Name) -> Type:
        if name.output is None and name.name in self.unsure:
            raise Cascade
        return replace(self.scope.type_of(name), optional=False)

    def is_constant(self, name: ast.Name) -> bool:
        return self.scope.is_constant(name)


@dataclass
class _Reader:
    """What reads one calculator. Its formulas name the outputs of its decisions without their decision."""

    book: Handbook
    scope: Scope
    context: Context
    file: SourceFile
    id: str
    written: schema.Calculator

    def __post_init__(self) -> None:
        self.path: Path = ("calculators", self.id)
        self.reached = names_reached(self.book, self.written.decisions)
        named = {*self.reached, *self.written.decisions}
        fields = self.book.fields
        self.whole = all(name in fields or name in self.book.decisions for name in named)
        self.whole &= named.isdisjoint(self.context.broken)
        self.outputs = {
            output: ast.Name(id, output)
            for id in reversed(self.written.decisions) if id in self.book.decisions
            for output in self.book.decisions[id].outputs
        }  # fmt: skip
        self.told = _Told(self.scope, () if self.whole else self.book.outputs.keys() - self.book.decisions.keys())

    def calculator(self, others: Others) -> Calculator:
        """The calculator, without what of it cannot be read."""
        written, document = self.written, self.file.document
        sentences = (
            Sentence(when, sentence.words, document.place(*self.path, "sentences", i))
            for i, sentence, when in self.cases("sentences", written.sentences)
        )
        then = (Next(when, tuple(after.clauses)) for _, after, when in self.cases("then", written.then))
        examples = worked_examples(document, self.id, self.book, self.context) if written.examples else ()
        return Calculator(
            self.id, self.file.policy, (), written.words, written.about.words, written.score_sheet,
            tuple(written.asks), tuple(written.decisions), self.schedule(written.schedule), tuple(sentences),
            tuple(then), tuple(self.onward(others)), tuple(examples), document.key(*self.path),
        )  # fmt: skip

    def cases(self, key: str, cases: Iterable[S]) -> Iterator[tuple[int, S, ast.Expression | None]]:
        """The cases with their number and their condition, without those whose condition cannot be read."""
        for i, case in enumerate(cases):
            if case.when is None:
                yield i, case, None
                continue
            formula = self.context.formula(self.file.document, (*self.path, key, i, "when"), case.when)
            if formula is not None:
                check = partial(condition, ast.substitute(formula.node, self.outputs), self.told)
                yield i, case, self.context.typed(formula.place, self.id, check)

    def schedule(self, written: schema.Schedule | None) -> Schedule | None:
        """The schedule, or None where a formula of it cannot be read."""
        if written is None:
            return None
        document, path = self.file.document, (*self.path, "schedule")
        read = {at: self.context.formula(document, (*path, *at), text) for at, text in _formulas(written).items()}
        known = {at: formula for at, formula in read.items() if formula is not None}
        if len(known) < len(read):
            return None
        typed = {at: self.typed(formula, _SCHEDULE[at[0]], told=at[0] == "marks") for at, formula in known.items()}
        made = {at: node for at, node in typed.items() if node is not None}
        if len(made) < len(read):
            return None
        hours = tuple((made["hours", i, "from"], made["hours", i, "to"]) for i in range(len(written.hours)))
        marks = tuple(
            Mark(made["marks", i, "from"], made["marks", i, "to"], mark.clause, mark.words)
            for i, mark in enumerate(written.marks)
        )
        return Schedule(
            made["from",], made["to",], made["rest",], made.get(("rest_from",)), written.kind, written.words, hours,
            marks, document.key(*path),
        )  # fmt: skip

    def onward(self, others: Others) -> Iterator[Onward]:
        """The calculators to go on with, without those for which a fact's formula cannot be read."""
        for i, written, when in self.cases("onward", self.written.onward):
            facts = {}
            for name, text in written.facts.items():
                path = (*self.path, "onward", i, "facts", name)
                formula = self.context.formula(self.file.document, path, text)
                if formula is None or written.calculator not in others:
                    continue
                check = partial(self.handed_on, name, formula.node, written.calculator, others[written.calculator])
                node = self.context.typed(formula.place, self.id, check)
                if node is not None:
                    facts[name] = node
            if len(facts) == len(written.facts):
                yield Onward(written.calculator, when, facts, written.words)

    def handed_on(self, fact: str, node: ast.Expression, id: str, calculator: schema.Calculator) -> ast.Expression:
        """The formula elaborated, once it is known to make a fact that the calculator asks for."""
        asks = calculator.asks
        if fact not in asks:
            labels = {name: self.book.facts[name].words for name in asks if name in self.book.facts}
            message = said("does not ask", calculator=called(id, calculator.words), fact=fact)
            raise RuleError("unknown-fact", message, node, did_you_mean(fact, asks, labels))
        if fact not in self.book.facts:
            return node  # it is reported where the calculator asks for it
        wanted = self.book.facts[fact].type
        if isinstance(wanted, NumberType):  # an answer beyond the range is not offered
            wanted = replace(wanted, low=None, high=None)
        return self.made(node, wanted, told=True)

    def typed(self, formula: Formula, wanted: Type, *, told: bool) -> ast.Expression | None:
        """What `made` makes of the formula, or None once its problem has been noted."""
        return self.context.typed(formula.place, self.id, partial(self.made, formula.node, wanted, told=told))

    def made(self, node: ast.Expression, wanted: Type, *, told: bool) -> ast.Expression:
        """The formula elaborated, once it is known to be of the type, and to read what the answer is made of.

        What is read once there is an answer, which is `told`, names outputs.
        """
        if told:
            node = ast.substitute(node, self.outputs)
        for name in ast.names(node):
            if (
                self.whole
                and name.name not in self.reached
                and (name.name in self.book.fields or name.name in self.book.decisions)
            ):
                message = said("not read", name=name, calculator=called(self.id, self.written.words))
                raise RuleError("unknown-name", message, name, said("name what is read"))
        kind, node = infer(node, self.told if told else self.scope)
        check_result(kind, wanted, node)
        if kind.optional:
            raise RuleError("may-be-absent", said("absent day"), node, said("name what is there"))
        return node


_DAY = MomentType("date")
_SCHEDULE: Mapping[str | int, Type] = {
    "from": _DAY,
    "to": _DAY,
    "rest": ChoiceType((*WEEKDAYS, "none")),
    "rest_from": _DAY,
    "hours": MomentType("time"),
    "marks": _DAY,
}
"""What the formulas under each key of a schedule make."""


def _formulas(written: schema.Schedule) -> dict[Path, str]:
    """The formulas of a schedule as written, by their paths in it."""
    found: dict[Path, str] = {("from",): written.from_, ("to",): written.to, ("rest",): written.rest}
    if written.rest_from is not None:
        found["rest_from",] = written.rest_from
    for i, hours in enumerate(written.hours):
        found |= {("hours", i, "from"): hours.from_, ("hours", i, "to"): hours.to}
    for i, mark in enumerate(written.marks):
        found |= {("marks", i, "from"): mark.from_, ("marks", i, "to"): mark.to}
    return found
