"""Worked examples are the tests of calculators: each is asked as people ask, and must be answered as it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rulebook.answer import answer
from rulebook.check.examples import HINT, days_ahead
from rulebook.check.subject import Subject
from rulebook.handbook import Calculator, Handbook, WorkedExample
from rulebook.language import Missing, Value
from rulebook.problem import Problem
from rulebook.wording import Refusal, in_words

__all__ = ["worked_examples_hold"]


def worked_examples_hold(subject: Subject) -> Iterator[Problem]:
    """Every calculator has worked examples, and answers each as it says.

    One without a day of its own must hold today and from every later day on which something it may read changes.
    """
    for calculator in subject.handbook.calculators.values():
        if not _sound(subject, calculator):
            continue
        if not calculator.examples:
            hint = "under 'examples', write a request and what must be answered"
            message = f"the calculator '{calculator.id}' has no worked example"
            yield Problem(calculator.place, "calculator-without-example", message, hint)
        for example in calculator.examples:
            days = [example.as_of] if example.as_of else days_ahead(subject, calculator.decisions)
            for as_of in days:
                found = "; ".join(_differences(subject, calculator, example, as_of))
                if found:
                    when = "" if as_of <= subject.as_of else f" from {as_of.isoformat()}"
                    message = f"“{example.words.en}” is not answered as it says{when}: {found}"
                    yield Problem(example.place, "wrong-answer", message, HINT)
                    break


def _sound(subject: Subject, calculator: Calculator) -> bool:
    """Whether all of the calculator could be read and typed, so that it can be asked."""
    book, loaded = subject.handbook, subject.loaded
    names = {calculator.id, *calculator.asks, *calculator.decisions}
    return (
        names <= book.calculators.keys() | book.facts.keys() | book.decisions.keys()
        and not any(name in loaded.broken or name in loaded.failing for name in names)
        and all(subject.sound(decision) for decision in calculator.decisions)
    )


def _differences(subject: Subject, calculator: Calculator, example: WorkedExample, as_of: date) -> Iterator[str]:
    """What is answered otherwise on the day, in words."""
    book = subject.handbook
    try:
        found = answer(book, calculator.id, example.facts, as_of, example.what_if)
    except Refusal as refusal:
        if refusal.subject != example.refused:
            yield refusal.words.en.rstrip(".")
        return
    if example.refused:
        yield f"it should be refused for '{example.refused}' but is answered"
        return
    for output, wanted in example.outputs.items():
        if output not in found.outputs:
            yield f"'{calculator.id}' has no output '{output}'"
        else:
            yield from _wrong(book, output, wanted, found.outputs[output])
    if set(found.missing) != set(example.missing):
        yield f"missing should be {_listed(example.missing)} but is {_listed(found.missing)}"
    if not set(example.questions) <= set(found.questions):
        yield f"questions should be {_listed(example.questions)} but are {_listed(found.questions)}"


def _wrong(book: Handbook, output: str, wanted: Value, found: Value | Missing) -> Iterator[str]:
    """The output, where it is not as wanted; a list that is written as one word, or as none, is one."""
    if isinstance(found, tuple) and not isinstance(wanted, tuple):
        wanted = () if wanted is None else (str(wanted),)
    if (None if isinstance(found, Missing) else found) == wanted:
        return
    expected, shown = (
        "unknown" if isinstance(value, Missing) else in_words(value, book.outputs[output], book, "en")
        for value in (wanted, found)
    )
    yield f"{output} should be {expected} but is {shown}"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "-"
