"""Rules as data: what one calculator reaches, in one language, as JSON for the interpreter in the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rulebook.answer import chosen_readings
from rulebook.bilingual import Language, Words
from rulebook.handbook import (
    Calculator,
    Clause,
    Constraint,
    Decision,
    Fact,
    Field,
    Form,
    Handbook,
    Onward,
    Parameter,
    Policy,
    Question,  # fmt: skip
    Row,
    Schedule,
    Version,
    consults,
    forms_asked_for,
    narrowed_to,
    reach,
)
from rulebook.language import (
    ChoiceType,
    Measure,
    MomentType,
    NumberType,
    ast,
    digits,
    node_json,
    numerator,
    of_text,
    template_json,
    typed,
    value_json,
    write_measure,
)
from rulebook.wording import AS_OF, DAY, WORDING, Reader, cited, one_below, with_unit

__all__ = ["Json", "page_rules"]

Json = dict[str, Any]


def page_rules(handbook: Handbook, calculator: str, language: Language) -> Json:
    """Everything that the page's interpreter needs to answer, trace and explain one calculator."""
    seen = narrowed_to(handbook, handbook.calculators[calculator])
    extent = _Extent.of(seen, seen.calculators[calculator])
    return _Compiler(seen, language).rules(extent)


@dataclass(frozen=True, slots=True)
class _Extent:
    """What one calculator reaches: all that it reads, and all that its texts, clauses and questions name."""

    calculator: Calculator
    reads: tuple[str, ...]
    decisions: Mapping[str, Decision]
    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]
    clauses: Mapping[str, Clause]
    questions: Mapping[str, Question]
    constraints: tuple[Constraint, ...]

    @classmethod
    def of(cls, book: Handbook, calculator: Calculator) -> _Extent:
        reached = reach(book, calculator.decisions)
        decisions = {id: book.decisions[id] for id in reached.decisions}
        facts = {name: book.facts[name] for name in dict.fromkeys([*calculator.asks, *reached.facts])}
        cited = {id for decision in decisions.values() for id in decision.clauses}
        cited |= {fact.clause for fact in facts.values() if fact.clause}
        cited |= {id for after in calculator.then for id in after.clauses}
        cited |= {mark.clause for mark in calculator.schedule.marks} if calculator.schedule else set()
        clauses = {id: book.clauses[id] for id in sorted(cited)}
        askers: list[Fact | Parameter | Clause] = [
            *facts.values(),
            *(book.parameters[name] for name in reached.parameters),
            *clauses.values(),
        ]
        asked = {id for asker in askers for id in asker.questions}
        asked |= {id for policy in calculator.policies for id in book.policies[policy].undated}
        questions = {id: book.questions[id] for id in sorted(asked)}
        told = {*facts, *reached.parameters}
        constraints = tuple(
            c
            for c in book.constraints.values()
            if set(c.reads) <= facts.keys() | book.parameters.keys() and not told.isdisjoint(c.reads)
        )
        texts = [sentence.words for sentence in calculator.sentences]
        texts += [onward.words for onward in calculator.onward]
        texts += [words for c in clauses.values() for words in (c.words, *(step.words for step in c.steps))]
        texts += [words for question in questions.values() for words in (question.words, question.interpretation)]
        named = {slot.name.name for text in texts for slot in of_text(text.zh) if not isinstance(slot, str)}
        named |= {name for constraint in constraints for name in constraint.reads}
        conditions = [sentence.when for sentence in calculator.sentences]
        conditions += [after.when for after in calculator.then]
        conditions += [onward.when for onward in calculator.onward]
        named |= {name.name for condition in conditions if condition is not None for name in ast.names(condition)}
        parameters = dict.fromkeys([*reached.parameters, *sorted(named & book.parameters.keys())])
        return cls(
            calculator, reached.parameters, decisions, facts, {name: book.parameters[name] for name in parameters},
            clauses, questions, constraints,
        )  # fmt: skip


class _Compiler:
    """Compiles the parts of a handbook into one language."""

    def __init__(self, handbook: Handbook, language: Language) -> None:
        self.handbook, self.language = handbook, language
        self.readings = chosen_readings(handbook)

    def rules(self, extent: _Extent) -> Json:
        outputs = {id: self.handbook.outputs[id] for decision in extent.decisions.values() for id in decision.outputs}
        fields = {**outputs, **extent.parameters, **extent.facts}
        policies = [self.handbook.policies[id] for id in extent.calculator.policies]
        followed = {id for after in extent.calculator.then for id in after.clauses}
        return {
            "language": self.language,
            "version": self.handbook.version,
            "calculator": self.calculator(extent),
            "policies": [self.policy(policy) for policy in policies],
            "fields": {AS_OF: self.field(DAY.field)} | {name: self.field(field) for name, field in fields.items()},
            "facts": {name: self.fact(fact) for name, fact in extent.facts.items()},
            "parameters": {name: self.parameter(parameter) for name, parameter in extent.parameters.items()},
            "decisions": {id: self.decision(decision) for id, decision in extent.decisions.items()},
            "constraints": [self.constraint(constraint) for constraint in extent.constraints],
            "clauses": {id: self.clause(clause) for id, clause in extent.clauses.items()},
            "questions": {id: self.question(question) for id, question in extent.questions.items()},
            "forms": [self.form(form) for form in forms_asked_for(self.handbook, followed)],
            "roles": {id: self.handbook.roles[id].words[self.language] for id in self.named_roles(extent)},
            "holidays": self.holidays() if consults(self.handbook, extent.calculator.decisions) else None,
            "wording": {key: words[self.language] for key, words in WORDING.items()},
        }

    def named_roles(self, extent: _Extent) -> list[str]:
        """The roles that what follows an answer can name."""
        steps = (step.role for clause in extent.clauses.values() for step in clause.steps)
        deciders = (question.decider for question in extent.questions.values())
        return sorted({*self.handbook.owners(extent.calculator), *steps, *deciders})

    def holidays(self) -> Json:
        """The names of the statutory holidays by day, and for each known year whether it has been announced."""
        return {
            "days": {typed(day): words[self.language] for day, words in self.handbook.holiday_names.items()},
            "years": {str(year): announced for year, announced in self.handbook.announced.items()},
        }

    def text(self, words: Words) -> list[Any]:
        return template_json(of_text(words[self.language]))

    def calculator(self, extent: _Extent) -> Json:
        found = extent.calculator
        return {
            "id": found.id,
            "asks": list(found.asks),
            "reads": list(extent.reads),
            "decisions": list(found.decisions),
            "schedule": found.schedule and self.schedule(found.schedule),
            "sentences": [
                {"when": None if sentence.when is None else node_json(sentence.when), "text": self.text(sentence.words)}
                for sentence in found.sentences
            ],
            "then": [
                {"when": None if after.when is None else node_json(after.when), "clauses": list(after.clauses)}
                for after in found.then
            ],
            "onward": [self.onward(onward) for onward in found.onward],
            "owners": list(self.handbook.owners(found)),
        }

    def onward(self, onward: Onward) -> Json:
        """A calculator to go on with: its facts as formulas, with the fields that tell which values it takes."""
        seen = narrowed_to(self.handbook, self.handbook.calculators[onward.calculator]).facts
        facts = [
            {"name": name, "formula": node_json(node), "field": self.field(seen[name])}
            for name, node in onward.facts.items()
        ]
        when = None if onward.when is None else node_json(onward.when)
        return {"calculator": onward.calculator, "when": when, "facts": facts, "text": self.text(onward.words)}

    def schedule(self, schedule: Schedule) -> Json:
        formulas = [node_json(node) for node in schedule.formulas]
        marks = [
            {
                "days": [node_json(mark.start), node_json(mark.end)],
                "clause": mark.clause,
                "label": mark.words[self.language],
            }
            for mark in schedule.marks
        ]
        return {
            "formulas": formulas,
            "kind": schedule.kind,
            "label": schedule.words[self.language],
            "hours": [[node_json(node) for node in ends] for ends in schedule.hours],
            "marks": marks,
        }

    def policy(self, policy: Policy) -> Json:
        return {
            "id": policy.id,
            "label": policy.words[self.language],
            "since": value_json(policy.since),
            "review_by": value_json(policy.review_by),
            "undated": list(policy.undated),
        }

    def clause(self, clause: Clause) -> Json:
        return {
            "name": cited(self.handbook, clause.id, self.language),
            "text": self.text(clause.words),
            "policy": clause.policy,
            "since": value_json(clause.since),
            "until": value_json(clause.until),
            "questions": list(clause.questions),
            "steps": [{"role": step.role, "text": self.text(step.words)} for step in clause.steps],
        }

    def form(self, form: Form) -> Json:
        return {
            "id": form.id,
            "label": form.words[self.language],
            "clauses": list(form.clauses),
            "calculator": form.calculator,
        }

    def question(self, question: Question) -> Json:
        return {
            "text": self.text(question.words),
            "interpretation": self.text(question.interpretation),
            "decider": question.decider,
            "readings": question.id in self.readings,
        }

    def constraint(self, constraint: Constraint) -> Json:
        requires, words = node_json(constraint.requires), constraint.words[self.language]
        return {"requires": requires, "reads": list(constraint.reads), "words": words}

    def field(self, field: Field) -> Json:
        kind = field.type
        made: Json = {"label": field.words[self.language]}
        match kind:
            case NumberType():
                measure = kind.measure or ()
                made |= {
                    "kind": "number",
                    "measure": write_measure(measure) or None,
                    "scale": kind.scale,
                    "low": None if kind.low is None else digits(kind.low),
                    "high": None if kind.high is None else digits(kind.high),
                    "unit": self.unit(measure),
                    "numerator": self.unit(numerator(measure)),
                }
                made |= {"one": one} if (one := one_below(measure, self.handbook, self.language)) else {}
            case ChoiceType(choices):
                made |= {"kind": "choice", "choices": {id: field.choices[id][self.language] for id in choices}}
            case MomentType(moment):
                made |= {"kind": moment}
            case _:
                made |= {"kind": "yes-no"}
        return made | (self.spellings(field) if isinstance(field, Fact | Parameter) else {})

    def spellings(self, field: Field) -> Json:
        """What people may write for a field besides what rules do."""
        reader = Reader.of(self.handbook, field)
        made: Json = {"known": reader.known} if reader.known else {}
        if isinstance(field.type, ChoiceType):
            made["spelt"] = reader.choices
        if isinstance(field.type, NumberType):
            made["units"] = reader.units
        return made

    def unit(self, measure: Measure) -> list[str]:
        """What stands behind the number 1, and behind any other."""
        return [with_unit(number, measure, self.handbook, self.language)[1:] for number in ("1", "2")]

    def fact(self, fact: Fact) -> Json:
        return {
            "asked": fact.ask is not None,
            "clause": fact.clause or "",
            "questions": list(fact.questions),
            "default": fact.default,
            "derived": [
                {
                    "formula": node_json(derivation.formula),
                    "names": [str(name) for name in derivation.reads],
                }
                for derivation in fact.derived
            ],
        }

    def parameter(self, parameter: Parameter) -> Json:
        values = [
            {"since": value_json(v.since), "value": value_json(v.value), "unset": v.unset} for v in parameter.values
        ]
        made = parameter.worked
        worked = made and {"formula": node_json(made.formula), "reads": [read.name for read in made.reads]}
        return {"values": values, "worked": worked, "questions": list(parameter.questions)}

    def decision(self, decision: Decision) -> Json:
        return {
            "label": decision.words[self.language],
            "hit": decision.hit,
            "versions": [self.version(version) for version in decision.versions],
        }

    def version(self, version: Version) -> Json:
        return {
            "since": value_json(version.since),
            "table": version.is_table,
            "columns": [str(column) for column in version.columns],
            "outputs": list(version.outputs),
            "rows": [self.row(row) for row in version.rows],
        }

    def row(self, row: Row) -> Json:
        return {
            "number": row.number,
            "clause": row.clause,
            "tested": [str(name) for name in row.tested],
            "reads": [str(name) for name in row.reads],
            "tests": [node_json(test) for test in row.tests],
            "results": [node_json(result) for result in row.results],
        }
