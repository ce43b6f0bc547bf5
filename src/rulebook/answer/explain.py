"""Explanations of an answer from its one trace: a sentence, the reason, the sums, and step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rulebook.answer.conditions import Condition, Conditions
from rulebook.answer.reason import Reason, reason
from rulebook.answer.request import Answer
from rulebook.answer.sentence import begun, notes, sentence
from rulebook.answer.sums import Sums
from rulebook.answer.trace import TraceStep
from rulebook.answer.went import decisive
from rulebook.bilingual import Language
from rulebook.handbook import Fact, Handbook
from rulebook.language import ast
from rulebook.wording import computes, say

__all__ = ["Because", "Explanation", "explain"]


@dataclass(frozen=True, slots=True)
class Because:
    """One step in words: what was decided, by which row of which decision, under which clause."""

    decision: str
    row: int | None
    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer in words. `arithmetic` are the sums that bear on it, in the order in which they were worked out."""

    sentence: str
    reason: Reason
    arithmetic: tuple[str, ...]
    because: tuple[Because, ...]
    notes: tuple[str, ...]


def explain(handbook: Handbook, answer: Answer, language: Language) -> Explanation:
    """The answer in the language."""
    told = _Steps(answer, language)
    because = tuple(Because(step.decision, step.row, step.clause, told.step(step)) for step in answer.steps)
    arithmetic = tuple(dict.fromkeys(line for step in answer.steps for line in told.arithmetic(step)))
    said = sentence(handbook, answer, language)
    return Explanation(said, reason(answer, language), arithmetic, because, notes(handbook, answer, language))


class _Steps:
    """The steps of an answer in words, one by one."""

    def __init__(self, answer: Answer, language: Language) -> None:
        self.handbook, self.answer, self.language = answer.evaluator.handbook, answer, language
        self.conditions = Conditions(answer.evaluator, language)
        self.sums = Sums(answer.evaluator, language)

    def say(self, key: str, **parts: str) -> str:
        return say(key, self.language, **parts)

    def join(self, parts: list[str]) -> str:
        return self.say("list").join(parts)

    def step(self, step: TraceStep) -> str:
        """The step in a sentence: what was so, then what follows."""
        if isinstance(step.source, Fact) and step.derivation is None:
            value = self.conditions.shown(step.outputs[step.decision], step.source)
            return begun(self.say("defaulted", label=step.source.words[self.language], value=value))
        outputs = self._outputs(step)
        results = self.join([self._result(step, output) for output in outputs])
        if not isinstance(step.source, Fact) and step.hit is None:
            return begun(self.say("open step", results=results))
        conditions = self.join(self._conditions(step, outputs))
        if conditions and self._passes_on(step, outputs):
            return begun(self.say("passing step", conditions=conditions))
        return begun(self.say("step" if conditions else "plain step", conditions=conditions, results=results))

    def arithmetic(self, step: TraceStep) -> Iterator[str]:
        """The sums of the step that bear on the answer: ``10 yuan/day × 12 days = 120 yuan``."""
        for output in self._outputs(step):
            if (total := self.sums.sum(step, output)) and self.sums.bears(step, output):
                yield total.text

    def _outputs(self, step: TraceStep) -> list[str]:
        """The outputs worth telling: those with a value, and noughts only where there is nothing else."""
        told = {output: value for output, value in step.outputs.items() if value is not None}
        more = [output for output, value in told.items() if value is False or value != 0]
        return more or list(told) or list(step.outputs)

    def _conditions(self, step: TraceStep, outputs: list[str]) -> list[str]:
        """What the row's tests were met by, and what chose the branches of its formulas."""
        found = list(self.conditions.of_row(step.hit, step.version)) if step.hit and step.version else []
        for output in outputs:
            if went := self.sums.went(step, output):
                atoms = list(went.chosen_by)
                value = step.outputs[output]
                if isinstance(value, bool) and computes(went.node):
                    atoms += decisive(went.node, value, self.answer.evaluator.printed)
                found += self.conditions.of_atoms(atoms)
        return self.conditions.listed(condition for condition in found if not self._is_rule(condition))

    def _is_rule(self, condition: Condition) -> bool:
        """Whether it tells no more than a number that the policy sets."""
        return condition.name.name in self.handbook.parameters and isinstance(condition.value, Decimal)

    def _result(self, step: TraceStep, output: str) -> str:
        """``Deduction: 10 yuan/day × 12 days = 120 yuan``."""
        field = self.sums.field(step, output)
        total = self.sums.sum(step, output)
        value = total.text if total else self.conditions.shown(step.outputs[output], field)
        return self.say("result", label=field.words[self.language], value=value)

    def _passes_on(self, step: TraceStep, outputs: list[str]) -> bool:
        """Whether all that the step decides is what other decisions have decided."""
        formulas = [self.sums.went(step, output) for output in outputs]
        return all(
            found and isinstance(found.node, ast.Name) and found.node.name in self.handbook.decisions
            for found in formulas
        )
