"""The answer in one sentence, and other texts that its values, or those of the day, are filled into."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Any

from rulebook.answer.evaluate import Evaluator
from rulebook.answer.request import Answer
from rulebook.bilingual import Language, Words
from rulebook.handbook import Field, Handbook, Sentence
from rulebook.language import Missing, Slot, Value, filled, of_text
from rulebook.wording import in_words, say

__all__ = ["begun", "notes", "sentence", "sentence_of", "text_in_words", "text_of_answer"]

MOST_NAMED = 2
"""Where no more outputs than these cannot be known yet, they are named."""


def sentence(handbook: Handbook, answer: Answer, language: Language) -> str:
    """The answer in one sentence; when incomplete, what is known, then what is still needed or not decided."""
    if answer.missing:
        return _incomplete(handbook, answer, language)
    chosen = sentence_of(answer)
    return text_of_answer(handbook, answer, chosen.words, language) if chosen else ""


def sentence_of(answer: Answer) -> Sentence | None:
    """The first of the calculator's sentences whose condition holds."""
    printed = answer.evaluator.printed
    return next((one for one in answer.calculator.sentences if one.when is None or printed(one.when) is True), None)


def _incomplete(handbook: Handbook, answer: Answer, language: Language) -> str:
    """What is known already, the facts that are still needed for the rest, and what the policy has not decided."""

    def labels(names: Iterable[str]) -> str:
        return say("names", language).join(handbook.fields[name].words[language] for name in names)

    def result(name: str, value: Value) -> str:
        field = handbook.outputs[name]
        return say("result", language, label=field.words[language], value=in_words(value, field, handbook, language))

    values = answer.outputs.items()
    known = [
        result(name, value) for name, value in values if not isinstance(value, Missing) and value not in (None, ())
    ]
    unknown = [name for name, value in values if isinstance(value, Missing)]
    needed = labels(name for name in answer.missing if name not in answer.undecided)
    said = []
    if known:
        said.append(begun(say("plain step", language, results=say("list", language).join(known))))
    if needed and known and len(unknown) <= MOST_NAMED:
        outputs = say("names", language).join(handbook.outputs[name].words[language] for name in unknown)
        said.append(say("needed for", language, outputs=outputs, names=needed))
    elif needed:
        said.append(say("needed", language, names=needed))
    if answer.undecided:
        parameters = [handbook.parameters[name] for name in answer.undecided]
        questions = dict.fromkeys(id for parameter in parameters for id in parameter.questions)
        asked = say("asked as", language, questions=say("names", language).join(questions)) if questions else ""
        said.append(say("undecided", language, names=labels(answer.undecided), questions=asked))
    return reduce(lambda before, after: say("sentences", language, before, after), said)


def begun(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def notes(handbook: Handbook, answer: Answer, language: Language) -> tuple[str, ...]:
    """What to know of the answer besides: what is uncertain about it, and what was supposed for it."""
    noted = [words[language] for words in answer.notes]
    for name, value in answer.what_if.items():
        parameter = handbook.parameters[name]
        shown = in_words(value, parameter, handbook, language)
        noted.append(say("what-if", language, label=parameter.words[language], value=shown))
    return tuple(noted)


def text_in_words(handbook: Handbook, words: Words, as_of: date, language: Language) -> str:
    """A text with the values of the day in place of the parameters it names in braces."""
    evaluator = Evaluator(handbook, {}, as_of)

    def fill(slot: Slot) -> str:
        value = evaluator.printed(slot.name)
        if isinstance(value, Missing):
            return say("unset", language)
        return in_words(value, handbook.field_of(slot.name), handbook, language, slot.form)

    return filled(of_text(words[language]), fill)


def text_of_answer(handbook: Handbook, answer: Answer, words: Words, language: Language) -> str:
    """A text of the answer's calculator, with the outputs, facts and parameters that it names in braces."""

    def fill(slot: Slot) -> str:
        name = slot.name.name
        if name in answer.outputs:
            value: Any = answer[name]
            field: Field = handbook.outputs[name]
        else:
            value, field = answer.evaluator.printed(slot.name), handbook.field_of(slot.name)
        if isinstance(value, Missing):
            return say("unset", language)
        return in_words(value, field, handbook, language, slot.form)

    return filled(of_text(words[language]), fill)
