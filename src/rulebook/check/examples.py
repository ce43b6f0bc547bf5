"""Examples are tests: each must hold, and together they must hit every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rulebook.answer import Evaluator, Missing, Unanswerable, Uncovered, consistent
from rulebook.check.subject import Subject
from rulebook.handbook import Dated, Decision, Example, Version, reach
from rulebook.language import Value
from rulebook.problem import Place, Problem
from rulebook.wording import Refusal, in_words

__all__ = ["HINT", "days_ahead", "examples_hold"]

HINT = "correct the rule or the example; if the rule changes on a day, give the example an 'as_of' column"
"""What to do about an example that does not hold."""


def examples_hold(subject: Subject) -> Iterator[Problem]:
    """Every example of every decision holds, and every row and formula is hit by at least one example.

    One without a day of its own must hold today and from every later day on which something it may read changes.
    """
    book = subject.handbook
    hit: set[Place] = set()
    for decision in book.decisions.values():
        for example in decision.examples if subject.sound(decision.id) else ():
            for as_of in [example.as_of] if example.as_of else days_ahead(subject, [decision.id]):
                evaluator = Evaluator(book, example.facts, as_of, example.parameters)
                problems = list(_problems(subject, decision, example, evaluator))
                hit.update(row.place for row in evaluator.rows_hit)
                yield from problems
                if problems:
                    break
    for decision in book.decisions.values():
        for version in decision.versions:
            for row in version.rows:
                if row.place not in hit and subject.sound(decision.id):
                    what = f"row {row.number} of" if version.is_table else "the formula of"
                    hint = "add an example that it decides"
                    yield Problem(row.place, "row-without-example", f"no example hits {what} '{decision.id}'", hint)


def days_ahead(subject: Subject, decisions: Iterable[str]) -> list[date]:
    """Today, and the later days on which a value or a version that the decisions come to read begins to hold."""
    book = subject.handbook
    reached = reach(book, decisions)
    dated: list[Dated | Version] = [value for name in reached.parameters for value in book.parameters[name].values]
    dated += [version for id in reached.decisions for version in book.decisions[id].versions]
    return [subject.as_of, *sorted({entry.since for entry in dated if entry.since and entry.since > subject.as_of})]


def _problems(subject: Subject, decision: Decision, example: Example, evaluator: Evaluator) -> Iterator[Problem]:
    when = "" if evaluator.as_of <= subject.as_of else f" from {evaluator.as_of.isoformat()}"
    try:
        consistent(evaluator, subject.handbook.facts.keys())
        outputs = evaluator.decision(decision.id)
    except Uncovered as gap:
        rows = f"rows {gap.rows[0]} and {gap.rows[1]} both cover it" if gap.rows else "no row covers it"
        yield _failing(example, f"'{gap.decision}': {rows}", when)
    except Unanswerable as error:
        yield _failing(example, f"{error} ({evaluator.as_of.isoformat()})", when)
    except Refusal as refusal:
        yield _failing(example, refusal.words.en.rstrip("."), when)
    else:
        yield from _wrong_outputs(subject, decision, example, outputs, when)


def _wrong_outputs(
    subject: Subject, decision: Decision, example: Example, outputs: dict[str, Value | Missing], when: str
) -> Iterator[Problem]:
    for output, wanted in example.outputs.items():
        if output not in outputs:
            yield _failing(example, f"'{decision.id}' has no output '{output}'", when)
            continue
        found = outputs[output]
        if isinstance(found, Missing):
            yield _failing(example, f"{output} cannot be known without {', '.join(found.names)}", when)
        elif found != wanted:
            field = subject.handbook.outputs[output]
            shown, expected = (in_words(value, field, subject.handbook, "en") for value in (found, wanted))
            yield _failing(example, f"{output} should be {expected} but is {shown}", when)


def _failing(example: Example, what: str, when: str) -> Problem:
    return Problem(example.place, "failing-example", f"“{example.words.en}” does not hold{when}: {what}", HINT)
