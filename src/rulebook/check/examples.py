"""Examples are tests: each must hold, and together they must hit every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from rulebook.answer import Evaluator, Missing, NotYet, Unanswerable, Uncovered, consistent
from rulebook.bilingual import NO_WORDS, Words, both, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Dated, Decision, Example, Field, Handbook, Version, reach
from rulebook.language import Value
from rulebook.problem import Place, Problem, listing
from rulebook.wording import Refusal, in_words

__all__ = ["days_ahead", "examples_hold", "shown"]


def examples_hold(subject: Subject) -> Iterator[Problem]:
    """Every example of every decision holds, and every row and formula is hit by one for as long as it is in force.

    One without a day of its own must hold today and from every later day on which something it may read changes.
    """
    book = subject.handbook
    hit: dict[Place, date] = {}
    for decision in book.decisions.values():
        for example in decision.examples if subject.sound(decision.id) else ():
            days = [example.as_of] if example.as_of else days_ahead(subject, [decision.id])
            told = False
            for as_of, end in pairwise([*days, date.max]):
                evaluator = Evaluator(book, example.facts, as_of, example.parameters)
                problems = list(_problems(subject, decision, example, evaluator))
                for row in evaluator.rows_hit:
                    hit[row.place] = max(end, hit.get(row.place, end))
                if not told:
                    yield from problems
                told = told or bool(problems)
    for decision in book.decisions.values():
        if subject.sound(decision.id):
            yield from _rows_without(subject, decision, hit)


def _rows_without(subject: Subject, decision: Decision, hit: Mapping[Place, date]) -> Iterator[Problem]:
    """The rows of the decision that no example hits, or none does from a day on: `hit` tells until when one does."""
    ends = [*(version.since or date.min for version in decision.versions[1:]), date.max]
    for version, end in zip(decision.versions, ends, strict=True):
        for row in version.rows if end > subject.as_of else ():
            until = hit.get(row.place, date.min)
            if until < end:
                key = "no example" if version.is_table else "no formula example"
                when = NO_WORDS if until == date.min else said("on that day", day=until.isoformat())
                message = said(key, decision=called(decision.id, decision.words), row=row.number, when=when)
                hint = said("add example") if until == date.min else said("add later example", day=until.isoformat())
                yield Problem(row.place, "row-without-example", message, hint)


def days_ahead(subject: Subject, decisions: Iterable[str]) -> list[date]:
    """Today, and the later days on which a value or a version that the decisions come to read begins to hold."""
    book = subject.handbook
    reached = reach(book, decisions)
    dated: list[Dated | Version] = [value for name in reached.parameters for value in book.parameters[name].values]
    dated += [version for id in reached.decisions for version in book.decisions[id].versions]
    return [subject.as_of, *sorted({entry.since for entry in dated if entry.since and entry.since > subject.as_of})]


def _problems(subject: Subject, decision: Decision, example: Example, evaluator: Evaluator) -> Iterator[Problem]:
    book, day = subject.handbook, evaluator.as_of.isoformat()
    when = NO_WORDS if evaluator.as_of <= subject.as_of else said("on that day", day=day)
    try:
        consistent(evaluator, book.facts.keys())
        outputs = evaluator.decision(decision.id)
    except Uncovered as gap:
        of = called(gap.decision, book.decisions[gap.decision].words)
        pair = dict(zip(("first", "second"), gap.rows, strict=False))
        what = said("both cover", decision=of, **pair) if gap.rows else said("none covers", decision=of)
        yield _failing(example, what, when)
    except NotYet as early:
        field = called(early.name, book.fields[early.name].words) if early.name in book.fields else early.name
        yield _failing(example, said("not yet", field=field, first=early.first, day=day), when)
    except Unanswerable as error:
        yield _failing(example, said("cannot answer", error=error, day=day), when)
    except Refusal as refusal:
        yield _failing(example, Words(refusal.words.zh.rstrip("。"), refusal.words.en.rstrip(".")), when)
    else:
        yield from _wrong_outputs(subject, decision, example, outputs, when)
        yield from _wrong_clauses(book, decision, example, evaluator, when)


def _wrong_outputs(
    subject: Subject, decision: Decision, example: Example, outputs: dict[str, Value | Missing], when: Words
) -> Iterator[Problem]:
    book = subject.handbook
    for output, wanted in example.outputs.items():
        if output not in outputs:
            of = called(decision.id, decision.words)
            yield _failing(example, said("no such output", decision=of, output=output), when)
            continue
        found, field = outputs[output], book.outputs[output]
        if isinstance(found, Missing):
            names = listing(found.names, {name: book.fields[name].words for name in found.names})
            yield _failing(example, said("unknown without", output=called(output, field.words), names=names), when)
        elif found != wanted:
            is_now, expected = (shown(value, field, book) for value in (found, wanted))
            what = said("wrong output", output=called(output, field.words), wanted=expected, found=is_now)
            yield _failing(example, what, when)


def _wrong_clauses(
    book: Handbook, decision: Decision, example: Example, evaluator: Evaluator, when: Words
) -> Iterator[Problem]:
    """Where the example names clauses: the rows of the decision that it hits name the same."""
    wanted, found = example.clauses, evaluator.clauses_hit(decision.id)
    if wanted is not None and set(wanted) <= book.clauses.keys() and set(wanted) != set(found):
        what = said("wrong clause", wanted=", ".join(wanted) or "-", found=", ".join(found) or "-")
        yield _failing(example, what, when)


def shown(value: Value, field: Field, book: Handbook) -> Words:
    """The value in words."""
    return both(lambda language: in_words(value, field, book, language))


def _failing(example: Example, what: Words, when: Words) -> Problem:
    message = said("failing", example=example.words, when=when, what=what)
    return Problem(example.place, "failing-example", message, said("correct example"))
