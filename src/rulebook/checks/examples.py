"""Examples are tests: each must hold, and together they must hit every row."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.checks.subject import Subject
from rulebook.evaluate import Coverage, Evaluator, Missing, NotYet
from rulebook.handbook import Decision, Example, current
from rulebook.language.ast import Value
from rulebook.problem import Problem
from rulebook.values import in_words

__all__ = ["examples_hold"]


def examples_hold(subject: Subject) -> Iterator[Problem]:
    """Every example of every decision holds, and every row and formula is hit by at least one example."""
    book = subject.handbook
    hit: set[tuple[str, int, int]] = set()
    for decision in book.decisions.values():
        for example in decision.examples if subject.sound(decision.id) else ():
            as_of = example.as_of or subject.as_of
            evaluator = Evaluator(book, example.facts, as_of, example.parameters)
            try:
                outputs = evaluator.decision(decision.id)
            except Coverage as gap:
                rows = f"rows {gap.rows[0]} and {gap.rows[1]} both cover it" if gap.rows else "no row covers it"
                yield _failing(example, f"'{gap.decision}': {rows}")
            except NotYet as error:
                yield _failing(example, f"{error} ({as_of.isoformat()})")
            else:
                yield from _wrong_outputs(subject, decision, example, outputs)
                hit.update(_rows_hit(evaluator))
    for decision in book.decisions.values():
        for number, version in enumerate(decision.versions):
            for row in version.rows:
                if (decision.id, number, row.number) not in hit and subject.sound(decision.id):
                    what = f"row {row.number} of" if version.is_table else "the formula of"
                    hint = "add an example that it decides"
                    yield Problem(row.place, "row-without-example", f"no example hits {what} '{decision.id}'", hint)


def _rows_hit(evaluator: Evaluator) -> Iterator[tuple[str, int, int]]:
    """Every row that decided something, as decision, number of the version, and number of the row."""
    for id, steps in evaluator.fired.items():
        decision = evaluator.handbook.decisions.get(id)
        version = current(decision.versions, evaluator.as_of) if decision else None
        if decision and version:
            yield from ((id, decision.versions.index(version), s.row or 1) for s in steps if not s.open_rows)


def _wrong_outputs(
    subject: Subject, decision: Decision, example: Example, outputs: dict[str, Value | Missing]
) -> Iterator[Problem]:
    for output, wanted in example.outputs.items():
        if output not in outputs:
            yield _failing(example, f"'{decision.id}' has no output '{output}'")
            continue
        found = outputs[output]
        if isinstance(found, Missing):
            yield _failing(example, f"{output} cannot be known without {', '.join(found.names)}")
        elif found != wanted:
            field = subject.handbook.outputs[output]
            shown, expected = (in_words(value, field, subject.handbook, "en") for value in (found, wanted))
            yield _failing(example, f"{output} should be {expected} but is {shown}")


def _failing(example: Example, what: str) -> Problem:
    hint = "correct the rule or the example; if the rule changed on a day, give the example an 'as_of' column"
    return Problem(example.place, "failing-example", f"“{example.words.en}” does not hold: {what}", hint)
