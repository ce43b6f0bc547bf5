"""The sums of an answer, with their numbers filled in, as they went."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from rulebook.answer.evaluate import Evaluator
from rulebook.answer.trace import TraceStep
from rulebook.answer.went import Went, went
from rulebook.bilingual import Language
from rulebook.handbook import Fact, Field
from rulebook.language import ChoiceType, NumberType, YesNoType, ast, filled
from rulebook.wording import computes, in_words, of_expression, one_below, say

__all__ = ["Sum", "Sums"]


class Sum(NamedTuple):
    """A formula with its numbers and what it comes to; `counted` is what it counts the full parts of.

    `rest` leaves out what is counted, for where that has been told. `clauses` are those of the step.
    """

    text: str
    counted: ast.Name | None = None
    rest: str = ""
    clauses: tuple[str, ...] = ()


class Sums(NamedTuple):
    """The sums of one evaluation, in one language."""

    evaluator: Evaluator
    language: Language

    def field(self, step: TraceStep, output: str) -> Field:
        """What a step decided: a fact, or an output, which may bear the same name."""
        return step.source if isinstance(step.source, Fact) else self.evaluator.handbook.outputs[output]

    def went(self, step: TraceStep, output: str) -> Went | None:
        """How the formula that the output came from went; None where rows agreed on it, or a default stood in."""
        formula = self._formula(step, output)
        return None if formula is None else went(formula, self.evaluator.printed)

    def _formula(self, step: TraceStep, output: str) -> ast.Expression | None:
        if step.hit and step.version:
            return step.hit.results[step.version.outputs.index(output)]
        return step.derivation.formula if step.derivation else None

    def passed(self, step: TraceStep, output: str) -> ast.Name | None:
        """The name whose value the output passes on, where nothing was worked out."""
        found, formula = self.went(step, output), self._formula(step, output)
        return (
            found.node if found and isinstance(found.node, ast.Name) and not isinstance(formula, ast.Binary) else None
        )

    def sum(self, step: TraceStep, output: str) -> Sum | None:
        """The sum that the output came from; None where nothing was worked out."""
        found, field = self.went(step, output), self.field(step, output)
        if found is None or isinstance(field.type, ChoiceType | YesNoType) or not computes(found.node):
            return None
        value = in_words(step.outputs[output], field, self.evaluator.handbook, self.language)
        return self._in_words(found.node, field, value)._replace(clauses=(step.clause,) if step.clause else ())

    def bears(self, step: TraceStep, output: str) -> bool:
        """Whether the sum came to something: neither to nought nor to one of the values that it began with."""
        value, kind = step.outputs[output], self.field(step, output).type
        found = self.went(step, output)
        if found is None or (isinstance(value, Decimal) and value == 0):
            return False
        type_of, worth = self.evaluator.handbook.field_of, self.evaluator.printed
        return not any(worth(name) == value and _alike(kind, type_of(name).type) for name in ast.names(found.node))

    def _in_words(self, node: ast.Expression, field: Field, value: str) -> Sum:
        match node:
            case ast.Call("floor" | "ceiling" as function, (ast.Binary("/", counted, ast.Name() as each),)) if (
                one := self._one(each)
            ):
                full = self._shown(each, "numerator")
                rest = say(f"each {function}", self.language, each=full, one=one, value=value)
                text = say("counting", self.language, counted=self._filled(counted, field), rest=rest)
                return Sum(text, counted if isinstance(counted, ast.Name) else None, rest)
        return Sum(say("sum", self.language, formula=self._filled(node, field), value=value))

    def _one(self, each: ast.Name) -> str:
        """One of what stands below the slash of a compound unit, in words; empty where nothing or several do."""
        kind = self.evaluator.handbook.field_of(each).type
        measure = kind.measure if isinstance(kind, NumberType) else None
        return one_below(measure, self.evaluator.handbook, self.language)

    def _filled(self, node: ast.Expression, field: Field) -> str:
        template = of_expression(node, field, self.evaluator.handbook, self.language)
        return filled(template, lambda slot: self._shown(slot.name))

    def _shown(self, name: ast.Name, form: str = "") -> str:
        value = self.evaluator.printed(name)
        return in_words(value, self.evaluator.handbook.field_of(name), self.evaluator.handbook, self.language, form)


def _alike(kind: object, other: object) -> bool:
    """Whether values of the two types can stand for one another."""
    if isinstance(kind, NumberType) and isinstance(other, NumberType):
        return kind.measure == other.measure
    return type(kind) is type(other)
