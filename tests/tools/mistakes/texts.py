"""Texts: in two languages, and without quantities in words."""

from __future__ import annotations

import re
from itertools import pairwise

from rulebook.language import NumberType
from tests.tools.mistakes.author import Author, Made

# Two languages.


def chinese_in_english(author: Author) -> Made:
    labels = author.shuffled(role.words for role in author.book.roles.values())
    for path, place, text in author.values("clauses", "*", "en"):
        for words in labels:
            if words.en in text:
                told = f"{path[1]}: {words.zh} in English"
                yield author.retyped(told, (place, words.en, words.zh))
                break


def unfinished(author: Author) -> Made:
    for path, place, text in author.values("clauses", "*", author.random.choice(["zh", "en"])):
        yield author.retyped(f"{path[1]}: TODO", (place, text, f"{text} TODO"))


def untranslated(author: Author) -> Made:
    for path, place, text in author.values("clauses", "*", "en"):
        zh = author.book.clauses[str(path[1])].words.zh
        yield author.retyped(f"{path[1]}: no English", (place, text, zh))


def said_twice(author: Author) -> Made:
    for first, second in author.shuffled(pairwise(author.book.clauses.values())):
        if first.policy == second.policy and "{" not in first.words.zh + second.words.zh:
            edits = [(author.text(second, lang), second.words[lang], first.words[lang]) for lang in ("zh", "en")]
            yield author.retyped(f"{second.id} says what {first.id} says", *edits)


# Quantities in words.

ZH = (
    "，加倍处理。",
    "，减半处理。",
    "，须有半数以上同意。",
    "，按双倍计算。",
    "，按五折计算。",
    "，不超过叁天。",
    "，共仨月。",
)
EN = (
    "; it is doubled.",
    "; it is halved.",
    "; two thirds agree.",
    "; within a fortnight.",
    "; within a quarter of an hour.",
)


def quantity_in_chinese(author: Author) -> Made:
    for path, place, text in author.values("clauses", "*", "zh"):
        words = author.random.choice(ZH)
        yield author.retyped(f"{path[1]}: {words}", (place, text, text.removesuffix("。") + words))


def quantity_in_english(author: Author) -> Made:
    for path, place, text in author.values("clauses", "*", "en"):
        words = author.random.choice(EN)
        if not {":", '"'} & set(text):
            yield author.retyped(f"{path[1]}: {words}", (place, text, text.removesuffix(".") + words))


def value_typed(author: Author) -> Made:
    for path, place, text in author.values("clauses", "*", "zh"):
        found = re.search(r"\{([a-z]\w*)\}", text)
        parameter = author.book.parameters.get(found[1]) if found else None
        if found and parameter and isinstance(parameter.type, NumberType) and parameter.values[-1].value is not None:
            typed = f"{parameter.values[-1].value} 天"
            yield author.retyped(f"{path[1]}: {typed} for {found[0]}", (place, found[0], typed))
