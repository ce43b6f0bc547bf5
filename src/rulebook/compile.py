"""Rules as data: what one calculator reaches, in one language, as JSON for the interpreter in the page.

Formulas and tests are lists that begin with their kind, such as ``["+", left, right]`` and
``["name", "leave_days"]``; numbers, dates and times are texts; templates are lists of texts and slots.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from rulebook.handbook import Decision, Fact, Field, Handbook, Language, Parameter, Row, Version
from rulebook.language import ast
from rulebook.language.ast import Value
from rulebook.language.types import ChoiceType, Measure, MomentType, NumberType, numerator, write_measure
from rulebook.phrase import Template, computes, of_expression, of_test, of_text
from rulebook.reach import reach
from rulebook.values import digits, with_unit
from rulebook.wording import WORDING

__all__ = ["Json", "page_rules", "value_json"]

Json = dict[str, Any]


def page_rules(handbook: Handbook, calculator: str, language: Language) -> Json:
    """Everything that the page's interpreter needs to answer, trace and explain one calculator."""
    compiler = _Compiler(handbook, language)
    found = handbook.calculators[calculator]
    reached = reach(handbook, found.decisions)
    decisions = {id: handbook.decisions[id] for id in reached.decisions}
    facts = {name: handbook.facts[name] for name in dict.fromkeys([*found.asks, *reached.facts])}
    outputs = {output: handbook.outputs[output] for decision in decisions.values() for output in decision.outputs}
    clauses = {row.clause for decision in decisions.values() for version in decision.versions for row in version.rows}
    clauses |= {fact.clause for fact in facts.values() if fact.clause}
    texts = [sentence.words for sentence in found.sentences]
    texts += [handbook.clauses[id].words for id in clauses if id in handbook.clauses]
    asked = {id for fact in facts.values() for id in fact.questions}
    asked |= {id for name in reached.parameters for id in handbook.parameters[name].questions}
    asked |= {id for clause in clauses if clause in handbook.clauses for id in handbook.clauses[clause].questions}
    questions = {id: handbook.questions[id] for id in sorted(asked) if id in handbook.questions}
    texts += [words for question in questions.values() for words in (question.words, question.interpretation)]
    named = [slot.name.name for text in texts for slot in of_text(text[language]) if not isinstance(slot, str)]
    conditions = [
        *(c.requires for c in handbook.constraints.values()),
        *(s.when for s in found.sentences if s.when),
    ]
    named += [name.name for condition in conditions for name in ast.names(condition)]
    read = dict.fromkeys([*reached.parameters, *sorted(name for name in named if name in handbook.parameters)])
    parameters = {name: handbook.parameters[name] for name in read}
    policy = handbook.policies.get(found.policy)
    return {
        "language": language,
        "calculator": {
            "id": found.id,
            "asks": list(found.asks),
            "reads": list(reached.parameters),
            "decisions": list(found.decisions),
            "sentences": [
                {"when": None if s.when is None else node_json(s.when), "text": template_json(of_text(s.words[language]))}
                for s in found.sentences
            ],
        },
        "policy": policy and {
            "id": policy.id, "label": policy.words[language],
            "since": policy.since and policy.since.isoformat(), "review_by": policy.review_by and policy.review_by.isoformat(),
        },
        "fields": {name: compiler.field(field) for name, field in {**outputs, **parameters, **facts}.items()},
        "facts": {name: compiler.fact(fact) for name, fact in facts.items()},
        "parameters": {name: compiler.parameter(parameter) for name, parameter in parameters.items()},
        "decisions": {id: compiler.decision(decision) for id, decision in decisions.items()},
        "constraints": [
            {"requires": node_json(constraint.requires), "reads": constraint.reads, "words": constraint.words[language]}
            for constraint in handbook.constraints.values()
            if set(constraint.reads) <= facts.keys() | parameters.keys()
        ],
        "clauses": {
            id: {
                "text": template_json(of_text(handbook.clauses[id].words[language])),
                "policy": handbook.clauses[id].policy,
                "questions": list(handbook.clauses[id].questions),
            }
            for id in sorted(clauses) if id in handbook.clauses
        },
        "questions": {
            id: {
                "text": template_json(of_text(question.words[language])),
                "interpretation": template_json(of_text(question.interpretation[language])),
            }
            for id, question in questions.items()
        },
        "wording": {key: words[language] for key, words in WORDING.items()},
    }  # fmt: skip


class _Compiler:
    """Compiles the parts of a handbook into one language."""

    def __init__(self, handbook: Handbook, language: Language) -> None:
        self.handbook, self.language = handbook, language

    def field(self, field: Field) -> Json:
        kind = field.type
        made: Json = {"label": field.words[self.language]}
        match kind:
            case NumberType():
                made |= {
                    "kind": "number", "measure": write_measure(kind.measure or ()) or None, "scale": kind.scale, "low": _bound(kind.low), "high": _bound(kind.high),
                    "unit": self.unit(kind.measure or ()), "numerator": self.unit(numerator(kind.measure or ())),
                }  # fmt: skip
            case ChoiceType(choices):
                made |= {
                    "kind": "choice",
                    "choices": {id: field.choices[id][self.language] for id in choices},
                }
            case MomentType(moment):
                made |= {"kind": moment}
            case _:
                made |= {"kind": "yes-no"}
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
                    "text": self.worked(derivation.formula, fact),
                }
                for derivation in fact.derived
            ],
        }

    def parameter(self, parameter: Parameter) -> Json:
        values = [
            {"since": v.since and v.since.isoformat(), "value": value_json(v.value), "unset": v.unset}
            for v in parameter.values
        ]
        return {"values": values, "questions": list(parameter.questions)}

    def decision(self, decision: Decision) -> Json:
        return {
            "label": decision.words[self.language],
            "hit": decision.hit,
            "versions": [self.version(version) for version in decision.versions],
        }

    def version(self, version: Version) -> Json:
        return {
            "since": version.since and version.since.isoformat(),
            "table": version.is_table,
            "columns": [str(column) for column in version.columns],
            "outputs": list(version.outputs),
            "rows": [self.row(row, version) for row in version.rows],
        }

    def row(self, row: Row, version: Version) -> Json:
        book = self.handbook
        columns = [book.field_of(column) for column in version.columns]
        return {
            "number": row.number,
            "clause": row.clause,
            "reads": [str(name) for name in row.reads],
            "tests": [node_json(test) for test in row.tests],
            "words": [
                template_json(of_test(test, column, book, self.language))
                for test, column in zip(row.tests, columns, strict=True)
            ],
            "results": [node_json(result) for result in row.results],
            "worked": [
                self.worked(result, book.outputs[output])
                for result, output in zip(row.results, version.outputs, strict=True)
            ],
        }

    def worked(self, node: ast.Expression, field: Field) -> list[Any] | None:
        """The formula as a template, or None where nothing is worked out."""
        return template_json(of_expression(node, field, self.handbook, self.language)) if computes(node) else None


def node_json(node: ast.Node) -> list[Any]:
    """A formula or test as nested lists.

    >>> from rulebook.language.parse import cell, expression
    >>> node_json(expression("rate * 2")), node_json(cell("< 5"))
    (['*', ['name', 'rate'], ['number', '2'], 0], ['compare', '<', ['number', '5']])
    """
    match node:
        case ast.Literal(value):
            return _literal(value)
        case ast.Word(id):
            return ["word", id]
        case ast.Name():
            return ["name", str(node)]
        case ast.Negate(operand):
            return ["negate", node_json(operand)]
        case ast.Binary(sign, left, right):
            return [sign, node_json(left), node_json(right), node.percents]
        case ast.Logic(sign, left, right):
            return [sign, node_json(left), node_json(right)]
        case ast.If(condition, yes, no):
            return ["if", node_json(condition), node_json(yes), node_json(no)]
        case ast.Call(function, arguments):
            return ["call", function, *map(node_json, arguments)]
        case _:
            return _test_json(node)


def _test_json(test: ast.Test) -> list[Any]:
    match test:
        case ast.Any():
            return ["any"]
        case ast.Compare(sign, operand):
            return ["compare", sign, node_json(operand)]
        case ast.Interval(low, high, closed_low, closed_high):
            return ["interval", node_json(low), node_json(high), closed_low, closed_high]
        case ast.OneOf(tests):
            return ["one-of", *map(node_json, tests)]
        case ast.Not(tests):
            return ["not", *map(node_json, tests)]


def _literal(value: Value) -> list[Any]:
    match value:
        case None:
            return ["null"]
        case bool():
            return ["yes-no", value]
        case Decimal():
            return ["number", digits(value)]
        case date():
            return ["date", value.isoformat()]
        case time():
            return ["time", f"{value:%H:%M}"]
        case _:
            raise AssertionError(value)


def template_json(template: Template) -> list[Any]:
    """A template as a list of texts and of ``{"name": …}`` slots."""
    return [
        part if isinstance(part, str) else {"name": str(part.name), **({"form": part.form} if part.form else {})}
        for part in template
    ]


def value_json(value: Value) -> Any:
    """A value as JSON: numbers, dates and times as texts, a choice as its id."""
    match value:
        case Decimal():
            return digits(value)
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return list(value)
        case _:
            return value


def _bound(bound: Any) -> str | None:
    return None if bound is None else digits(bound)
