"""An answer as the object that ``rulebook calc --json`` prints and the page's interpreter returns."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rulebook.answer.explain import explain
from rulebook.answer.next_steps import next_steps
from rulebook.answer.request import Answer
from rulebook.answer.schedule import Scheduled, schedule
from rulebook.bilingual import Language
from rulebook.handbook import Handbook
from rulebook.language import EXACT, Missing, NumberType, Value, value_json, write_measure

__all__ = ["report"]


def report(handbook: Handbook, answer: Answer, language: Language) -> dict[str, Any]:
    """The answer as plain data, in the order of the contract; numbers stay exact decimals.

    `sentence`, `arithmetic` and `notes` are in the language, as is every `text` of a step or of what follows, and
    the `name` of a holiday; everything else is the same in all languages. Only a calculator with a schedule has one.
    """
    explanation = explain(handbook, answer, language)
    after = next_steps(handbook, answer, language)
    laid = {"schedule": [_scheduled(day, language) for day in schedule(handbook, answer)]}
    return {
        "calculator": answer.calculator.id,
        "as_of": answer.as_of.isoformat(),
        "facts": {name: plain(value) for name, value in answer.facts.items()},
        "outputs": {name: _output(handbook, name, value) for name, value in answer.outputs.items()},
        "sentence": explanation.sentence,
        "reason": {"text": explanation.reason.text, "clauses": list(explanation.reason.clauses)},
        "arithmetic": list(explanation.arithmetic),
        "because": [
            {"decision": step.decision, "row": step.row, "clause": step.clause or None, "text": step.text}
            for step in explanation.because
        ],
        "clauses": list(answer.clauses),
        "questions": list(answer.questions),
        "what_if": {name: plain(value) for name, value in answer.what_if.items()},
        "missing": list(answer.missing),
        "undecided": list(answer.undecided),
        "notes": list(explanation.notes),
        "then": {
            "todo": [{"clause": todo.clause, "role": todo.role, "text": todo.text} for todo in after.todo],
            "forms": list(after.forms),
            "ask": list(after.ask),
            "onward": [
                {
                    "calculator": onward.calculator,
                    "facts": {name: plain(value) for name, value in onward.facts.items()},
                    "text": onward.text,
                }
                for onward in after.onward
            ],
        },
        **(laid if answer.calculator.schedule else {}),
    }


def _scheduled(day: Scheduled, language: Language) -> dict[str, str]:
    name = {"name": day.words[language]} if day.kind == "holiday" else {}
    return {"date": day.day.isoformat(), "kind": day.kind, **name}


def plain(value: Value) -> Any:
    """The value as JSON has it: a whole number without a point, dates ISO, a list for several choices.

    >>> plain(Decimal("120.00")), plain(Decimal("94.95")), plain("none")
    (120, Decimal('94.95'), 'none')
    """
    match value:
        case Decimal():
            shortened = value.normalize(EXACT)
            return int(shortened) if shortened == shortened.to_integral_value() else shortened
        case _:
            return value_json(value)


def _output(handbook: Handbook, name: str, value: Value | Missing) -> dict[str, Any]:
    kind = handbook.outputs[name].type
    unit = write_measure(kind.measure) if isinstance(kind, NumberType) and kind.measure else None
    return {"value": None if isinstance(value, Missing) else plain(value), "unit": unit}
