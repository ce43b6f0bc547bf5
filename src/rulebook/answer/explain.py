"""Explanations of an answer, three depths from its one trace: a sentence, the arithmetic, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rulebook.answer.evaluate import Evaluator
from rulebook.answer.request import Answer
from rulebook.answer.trace import TraceStep
from rulebook.bilingual import Language, Words
from rulebook.handbook import Fact, Field, Handbook
from rulebook.language import ChoiceType, Missing, Slot, Value, YesNoType, ast, filled, of_text
from rulebook.wording import computes, in_words, of_expression, of_test, say

__all__ = ["Because", "Explanation", "explain", "notes", "sentence", "text_in_words", "text_of_answer"]


@dataclass(frozen=True, slots=True)
class Because:
    """One step in words: what was decided, by which row of which decision, under which clause."""

    decision: str
    row: int | None
    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer in words. `arithmetic` are the calculations with their numbers filled in."""

    sentence: str
    arithmetic: tuple[str, ...]
    because: tuple[Because, ...]
    notes: tuple[str, ...]


def explain(handbook: Handbook, answer: Answer, language: Language) -> Explanation:
    """The answer in the language."""
    explainer = _Explainer(handbook, language)
    because = tuple(Because(step.decision, step.row, step.clause, explainer.step(step)) for step in answer.steps)
    arithmetic = tuple(line for step in answer.steps for line in explainer.arithmetic(step))
    return Explanation(explainer.sentence(answer), arithmetic, because, notes(handbook, answer, language))


def sentence(handbook: Handbook, answer: Answer, language: Language) -> str:
    """The answer in one sentence; when incomplete, what is known already, and what is still to be told or decided."""
    return _Explainer(handbook, language).sentence(answer)


def notes(handbook: Handbook, answer: Answer, language: Language) -> tuple[str, ...]:
    """What to know of the answer besides: what is uncertain about it, and what was supposed for it."""
    noted = [words[language] for words in answer.notes]
    for name, value in answer.what_if.items():
        parameter = handbook.parameters[name]
        shown = in_words(value, parameter, handbook, language)
        noted.append(say("what-if", language, label=parameter.words[language], value=shown))
    return tuple(noted)


def text_in_words(handbook: Handbook, words: Words, as_of: date, language: Language) -> str:
    """A text with the values of the day in place of the parameters it names in braces."""
    evaluator = Evaluator(handbook, {}, as_of)

    def fill(slot: Slot) -> str:
        value = evaluator.printed(slot.name)
        if isinstance(value, Missing):
            return say("unset", language)
        return in_words(value, handbook.field_of(slot.name), handbook, language, slot.form)

    return filled(of_text(words[language]), fill)


def text_of_answer(handbook: Handbook, answer: Answer, words: Words, language: Language) -> str:
    """A text of the answer's calculator, with the outputs, facts and parameters that it names in braces."""
    explainer = _Explainer(handbook, language)
    return filled(of_text(words[language]), lambda slot: explainer.named(slot, answer))


@dataclass(frozen=True, slots=True)
class _Explainer:
    handbook: Handbook
    language: Language

    def say(self, key: str, **parts: str) -> str:
        return say(key, self.language, **parts)

    def shown(self, value: Value, field: Field) -> str:
        return in_words(value, field, self.handbook, self.language)

    def step(self, step: TraceStep) -> str:
        """The step in a sentence: conditions with their values, then results."""
        text = self.told(step)
        return text[:1].upper() + text[1:]

    def told(self, step: TraceStep) -> str:
        if isinstance(step.source, Fact):
            return self.derivation(step.source, step)
        results = say("list", self.language).join(self.result(step, output) for output in self.decided(step))
        if step.hit is None or step.version is None:
            return self.say("open step", results=results)
        conditions = [
            self.condition(column, test, step)
            for column, test in zip(step.version.columns, step.hit.tests, strict=True)
            if not isinstance(test, ast.Any)
        ]
        if not conditions:
            return self.say("plain step", results=results)
        return self.say("step", conditions=say("list", self.language).join(conditions), results=results)

    def arithmetic(self, step: TraceStep) -> list[str]:
        """The calculations of the step, one line each: ``10 元/天 × 12 天 = 120 元``."""
        lines = []
        for output in self.decided(step):
            node = self.node(step, output)
            is_sum = not isinstance(self.field(step, output).type, ChoiceType | YesNoType)
            if is_sum and node is not None and computes(node):
                value = self.shown(step.outputs[output], self.field(step, output))
                lines.append(self.say("sum", formula=self.worked(node, step, output), value=value))
        return lines

    def field(self, step: TraceStep, output: str) -> Field:
        """What a step decided: a fact, or an output, which may bear the same name."""
        return step.source if isinstance(step.source, Fact) else self.handbook.outputs[output]

    def decided(self, step: TraceStep) -> list[str]:
        """The outputs worth telling: those with a value, or all when none has one."""
        return [output for output, value in step.outputs.items() if value is not None] or list(step.outputs)

    def derivation(self, fact: Fact, step: TraceStep) -> str:
        if step.derivation is None:
            value = self.shown(step.outputs[fact.name], fact)
            return self.say("defaulted", label=fact.words[self.language], value=value)
        return self.say("plain step", results=self.result(step, fact.name))

    def result(self, step: TraceStep, output: str) -> str:
        field = self.field(step, output)
        parts = {"label": field.words[self.language], "value": self.shown(step.outputs[output], field)}
        node = self.node(step, output)
        if node is None or not computes(node):
            return self.say("result", **parts)
        formula, value = self.worked(node, step, output), step.outputs[output]
        if isinstance(value, bool):
            return self.say("worked yes-no", formula=formula, holds=self.say("holds" if value else "fails"), **parts)
        return self.say("worked", formula=formula, **parts)

    def worked(self, node: ast.Expression, step: TraceStep, output: str) -> str:
        template = of_expression(node, self.field(step, output), self.handbook, self.language)
        return filled(template, lambda slot: self.read(slot, step))

    def condition(self, column: ast.Name, test: ast.Test, step: TraceStep) -> str:
        field = self.handbook.field_of(column)
        value = self.shown(step.reads[str(column)], field)
        words = filled(of_test(test, field, self.handbook, self.language), lambda slot: self.read(slot, step))
        label = field.words[self.language]
        if isinstance(test, ast.Compare) and test.operator == "=":
            return self.say("condition", label=label, value=value)
        return self.say("condition met", label=label, value=value, test=words)

    def read(self, slot: Slot, step: TraceStep) -> str:
        """What the step read by the name: its value, a yes or no with its label; the label where it was not read."""
        field, name = self.handbook.field_of(slot.name), str(slot.name)
        label = field.words[self.language]
        if name not in step.reads:
            return label
        value = self.shown(step.reads[name], field)
        return self.say("condition", label=label, value=value) if isinstance(field.type, YesNoType) else value

    def node(self, step: TraceStep, output: str) -> ast.Expression | None:
        """The formula that the output came from; None when several rows agreed on it."""
        if step.hit and step.version:
            return step.hit.results[step.version.outputs.index(output)]
        return step.derivation.formula if step.derivation else None

    def sentence(self, answer: Answer) -> str:
        if answer.missing:
            return self.known(answer) + self.lacking(answer)
        for sentence in answer.calculator.sentences:
            if sentence.when is None or answer.evaluator.printed(sentence.when) is True:
                return filled(of_text(sentence.words[self.language]), lambda slot: self.named(slot, answer))
        return ""

    def known(self, answer: Answer) -> str:
        """What an incomplete answer tells already."""
        fields = self.handbook.outputs
        results = [
            self.say("result", label=fields[name].words[self.language], value=self.shown(value, fields[name]))
            for name, value in answer.outputs.items()
            if not isinstance(value, Missing) and value not in (None, ())
        ]
        return self.say("known", results=self.say("list").join(results)) if results else ""

    def lacking(self, answer: Answer) -> str:
        """What is still to be told for an answer, and what the policy has not decided."""
        fields, parameters = self.handbook.fields, self.handbook.parameters
        parts = []
        for key, is_decided in (("needed", True), ("undecided", False)):
            labels = [
                fields[name].words[self.language] for name in answer.missing if (name not in parameters) is is_decided
            ]
            parts += [self.say(key, names=self.say("names").join(labels))] if labels else []
        return "".join(parts).rstrip()

    def named(self, slot: Slot, answer: Answer) -> str:
        name = slot.name.name
        if name in answer.outputs:
            value: Any = answer[name]
            field: Field = self.handbook.outputs[name]
        else:
            value, field = answer.evaluator.printed(slot.name), self.handbook.field_of(slot.name)
        if isinstance(value, Missing):
            return say("unset", self.language)
        return in_words(value, field, self.handbook, self.language, slot.form)
