"""The reason for an answer in one sentence: what decided it, in the order of the rules, and the sum it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rulebook.answer.conditions import Condition, Conditions
from rulebook.answer.request import Answer
from rulebook.answer.sentence import begun, sentence_of
from rulebook.answer.sums import Sum, Sums
from rulebook.answer.trace import TraceStep
from rulebook.answer.went import Atom, decisive
from rulebook.bilingual import Language
from rulebook.language import ast, of_text
from rulebook.wording import computes, say

__all__ = ["Reason", "reason"]

Part = Condition | Sum
"""What a reason is made of."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, and the clauses it stands on; both empty where nothing told has decided anything."""

    text: str
    clauses: tuple[str, ...]


def reason(answer: Answer, language: Language) -> Reason:
    """The reason for what the calculator decides first, and for what else the answer tells and rests on more facts."""
    found = _Reasons(answer, language)
    told: set[str] = set()
    parts: list[Part] = []
    for id in _decisions_told(answer):
        facts = found.facts_behind(id)
        if (not told or not facts <= told) and (more := list(found.of(id))):
            parts += more
            told |= facts
    return found.in_words(parts)


def _decisions_told(answer: Answer) -> list[str]:
    """The calculator's first decision, and those of which its sentence tells; all, where the answer is incomplete."""
    chosen = None if answer.missing else sentence_of(answer)
    first, *others = answer.calculator.decisions
    if chosen is None:
        return [first, *others]
    named = {slot.name.name for slot in of_text(chosen.words.zh) if not isinstance(slot, str)}
    named |= {name.name for name in ast.names(chosen.when)} if chosen.when else set()
    decisions = answer.evaluator.handbook.decisions
    return [first, *(id for id in others if not named.isdisjoint(decisions[id].outputs))]


def _clauses(step: TraceStep) -> tuple[str, ...]:
    return (step.clause,) if step.clause else ()


def _length(conditions: list[Condition]) -> int:
    return len(conditions)


class _Reasons:
    """Follows what is passed on to where it was decided."""

    def __init__(self, answer: Answer, language: Language) -> None:
        self.handbook, self.answer, self.language = answer.evaluator.handbook, answer, language
        self.conditions = Conditions(answer.evaluator, language)
        self.sums = Sums(answer.evaluator, language)

    def of(self, decision: str) -> Iterator[Part]:
        """What decided, then the sum."""
        for step in self._steps(decision):
            yield from self._of(step)

    def in_words(self, parts: list[Part]) -> Reason:
        """The conditions, without those that say nothing beside the others, and the sums that they do not tell."""
        conditions = [part for part in parts if isinstance(part, Condition)]
        sums = [part for part in parts if isinstance(part, Sum)]
        telling = [condition for condition in conditions if condition.says and not self._is_nothing(condition)]
        if telling or sums:
            conditions = telling
        names = {condition.name for condition in conditions}
        totals = {condition.sum for condition in conditions}
        sums = [total for total in sums if total.text not in totals]
        texts = (total.rest if total.counted and self._source(total.counted) in names else total.text for total in sums)
        said = say("list", self.language).join([*self.conditions.listed(conditions), *dict.fromkeys(texts)])
        cited = [*(condition.clauses for condition in conditions), *(total.clauses for total in sums)]
        text = begun(say("plain step", self.language, results=said)) if said else ""
        return Reason(text, tuple(dict.fromkeys(clause for clauses in cited for clause in clauses)))

    def _is_nothing(self, condition: Condition) -> bool:
        return condition.is_nothing and condition.name.name not in self.answer.facts

    def facts_behind(self, decision: str) -> set[str]:
        """The facts told that the decision came to read."""
        names, seen = [decision], set[str]()
        while names:
            name = names.pop()
            if name not in seen:
                seen.add(name)
                names += [read.partition(".")[0] for step in self._steps(name) for read in step.reads]
        return seen & self.answer.facts.keys()

    def _steps(self, name: str) -> list[TraceStep]:
        return [step for step, _ in self.answer.evaluator.fired.get(name, ())]

    def _of(self, step: TraceStep) -> Iterator[Part]:
        """What made the step decide what it did, and the sum."""
        outputs = [output for output, value in step.outputs.items() if value is not None]
        formulas = {output: found for output in outputs if (found := self.sums.went(step, output))}
        passed = [self._decided(found.node) for found in formulas.values()]
        if passed and all(passed) and not any(found.chosen_by for found in formulas.values()):
            yield from (part for other in passed[0] for part in self._of(other))
            return
        yield from self._conditions(step)
        for output, found in formulas.items():
            yield from self._behind(step, self.conditions.of_atoms(found.chosen_by))
            if others := self._decided(found.node):
                yield from (part for other in others for part in self._of(other))
                break
            if (total := self.sums.sum(step, output)) and self.sums.bears(step, output):
                for name in ast.names(found.node):
                    yield from (part for other in self._decided(name) for part in self._conditions(other))
                yield total
                break

    def _decided(self, node: ast.Expression) -> list[TraceStep]:
        """The steps of the decision that a bare name stands for."""
        return self._steps(node.name) if isinstance(node, ast.Name) and node.name in self.handbook.decisions else []

    def _conditions(self, step: TraceStep) -> Iterator[Part]:
        """What the row's tests were met by; of rows that agree, the one of which most is known."""
        if step.version:
            rows = [step.hit] if step.hit else step.still_open
            known = [self.conditions.of_row(row, step.version) for row in rows]
            found = max(known, key=_length)
            if not found and step.hit:
                found = list(self.conditions.of_failed(step.version.rows[: step.hit.number - 1], step.version))
            yield from self._behind(step, found)

    def _behind(self, step: TraceStep, conditions: Iterable[Condition]) -> Iterator[Part]:
        for condition in conditions:
            for name in condition.against:
                yield from (part for other in self._decided(name) for part in self._conditions(other))
            yield from self._origin(step, condition)

    def _origin(self, by: TraceStep, condition: Condition) -> Iterator[Part]:
        """What was told that made the condition so; where it is told itself, the step stands on its clause."""
        name = condition.name
        if name.name in self.handbook.parameters:
            if name.name in self.answer.what_if:
                yield condition
            return
        steps = self._steps(name.name)
        if name.name in self.answer.facts or len(steps) != 1:
            yield self._told(by, condition)
            return
        (step,) = steps
        output = name.output or next(iter(step.outputs))
        found = self.sums.went(step, output) if output in step.outputs else None
        if isinstance(condition.value, bool | str):
            atoms = (*found.chosen_by, *self._compared(found.node, condition)) if found else ()
            inner = [*self._conditions(step), *self._behind(step, self.conditions.of_atoms(atoms))]
            if not inner and self.facts_behind(name.name):
                inner = [self._told(by, condition)]
            yield from inner
        elif (source := self._source(name)) != name:
            yield from self._origin(by, condition._replace(name=source, field=self.handbook.field_of(source)))
        elif step.version and (total := self.sums.sum(step, output)) and self.sums.bears(step, output):
            yield self._told(by, condition._replace(sum=total.text, clauses=total.clauses))
        else:
            yield from self._conditions(step)
            yield self._told(by, condition)

    def _source(self, name: ast.Name) -> ast.Name:
        """The name that another passes on."""
        steps = self._steps(name.name)
        if len(steps) == 1 and name.name not in self.answer.facts:
            output = name.output or next(iter(steps[0].outputs))
            passed = self.sums.passed(steps[0], output) if output in steps[0].outputs else None
            if passed and passed.name not in self.handbook.parameters:
                return self._source(passed)
        return name

    def _told(self, step: TraceStep, part: Part) -> Part:
        """The part, for which the step's clause is cited."""
        return part._replace(clauses=(*part.clauses, *_clauses(step)))

    def _compared(self, node: ast.Expression, condition: Condition) -> tuple[Atom, ...]:
        """What made a comparison come out as it did."""
        if not isinstance(condition.value, bool) or not computes(node):
            return ()
        return decisive(node, condition.value, self.answer.evaluator.printed)
