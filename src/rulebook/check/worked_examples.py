"""Worked examples are the tests of calculators: each is asked as people ask, and must be answered as it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rulebook.answer import answer
from rulebook.bilingual import NO_WORDS, Words, called
from rulebook.check.examples import days_ahead, shown
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Calculator, Handbook, WorkedExample
from rulebook.language import Missing, Value
from rulebook.problem import Problem, listing
from rulebook.wording import Refusal

__all__ = ["worked_examples_hold"]


def worked_examples_hold(subject: Subject) -> Iterator[Problem]:
    """Every calculator has worked examples, and answers each as it says.

    One without a day of its own must hold today and from every later day on which something it may read changes.
    """
    for calculator in subject.handbook.calculators.values():
        if not _sound(subject, calculator):
            continue
        if not calculator.examples:
            message = said("no worked example", calculator=called(calculator.id, calculator.words))
            yield Problem(calculator.place, "calculator-without-example", message, said("write worked example"))
        for example in calculator.examples:
            days = [example.as_of] if example.as_of else days_ahead(subject, calculator.decisions)
            for as_of in days:
                found = list(_differences(subject, calculator, example, as_of))
                if found:
                    when = NO_WORDS if as_of <= subject.as_of else said("on that day", day=as_of.isoformat())
                    what = Words("；".join(words.zh for words in found), "; ".join(words.en for words in found))
                    message = said("answered otherwise", example=example.words, when=when, what=what)
                    yield Problem(example.place, "wrong-answer", message, said("correct example"))
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


def _differences(subject: Subject, calculator: Calculator, example: WorkedExample, as_of: date) -> Iterator[Words]:
    """What is answered otherwise on the day, in words."""
    book = subject.handbook
    try:
        found = answer(book, calculator.id, example.facts, as_of, example.what_if)
    except Refusal as refusal:
        if refusal.subject != example.refused:
            yield Words(refusal.words.zh.rstrip("。"), refusal.words.en.rstrip("."))
        return
    if example.refused:
        yield said("not refused", name=example.refused)
        return
    for output, wanted in example.outputs.items():
        if output not in found.outputs:
            yield said("answers no such", calculator=called(calculator.id, calculator.words), output=output)
        else:
            yield from _wrong(book, output, wanted, found.outputs[output])
    if set(found.missing) != set(example.missing):
        yield said("wrong missing", wanted=_listed(example.missing), found=_listed(found.missing))
    # A clause that could not be read may rest on a question; one that is misspelt may be the one that is wanted.
    known = not subject.loaded.broken.some and {*found.questions, *example.questions} <= book.questions.keys()
    if known and not set(example.questions) <= set(found.questions):
        yield said("wrong questions", wanted=_listed(example.questions), found=_listed(found.questions))


def _wrong(book: Handbook, output: str, wanted: Value, found: Value | Missing) -> Iterator[Words]:
    """The output, where it is not as wanted; a list that is written as one word, or as none, is one."""
    if isinstance(found, tuple) and not isinstance(wanted, tuple):
        wanted = () if wanted is None else (str(wanted),)
    if (None if isinstance(found, Missing) else found) == wanted:
        return
    field = book.outputs[output]
    expected, is_now = (
        said("not known") if isinstance(value, Missing) else shown(value, field, book) for value in (wanted, found)
    )
    yield said("wrong output", output=called(output, field.words), wanted=expected, found=is_now)


def _listed(names: tuple[str, ...]) -> Words:
    return listing(names) if names else Words("-", "-")
