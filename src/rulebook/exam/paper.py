"""Paper: items drawn for a role, with all that is needed to draw them again; and its wording in one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from rulebook.bilingual import Language
from rulebook.exam.bank import for_role
from rulebook.exam.draw import SEEDS, Drawn, draw
from rulebook.exam.items import Item
from rulebook.exam.sentences import SENTENCES, say
from rulebook.handbook import Handbook
from rulebook.wording import Refusal, cited, in_words, shortened

__all__ = ["Paper", "PrintedItem", "PrintedPaper", "paper", "printed", "read_seed", "read_struck"]


@dataclass(frozen=True, slots=True)
class Paper:
    """An exam on the handbook of a version as it stands on a day; role, count and seed say which.

    `without` are the numbers of the items that somebody struck, one after another.
    """

    role: str
    count: int
    seed: int
    without: tuple[int, ...]
    as_of: date
    version: str
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """One item of a paper in words: what is asked, the options by letter, and what belongs into the key.

    `rests_on` names the clauses, the open questions, and the item's number in the bank.
    """

    number: int
    about: str
    lead: str
    given: tuple[tuple[str, str], ...]
    text: str
    options: tuple[tuple[str, str], ...]
    right: str
    answer: str
    because: tuple[str, ...]
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper in words of one language: what `markdown`, `html` and `word` set.

    `foot` says what the paper examines, `again` how to have the same one again, which is for the key alone.
    """

    language: Language
    title: str
    key_title: str
    about: str
    blanks: tuple[str, ...]
    instruction: str
    items: tuple[PrintedItem, ...]
    foot: str
    again: str


def paper(
    handbook: Handbook,
    items: Sequence[Item],
    as_of: date,
    *,
    role: str,
    count: str,
    seed: int,
    without: tuple[int, ...] = (),
) -> Paper:
    """The paper of so many of the items, which are the bank of the day, for the role; others for those struck.

    Raises `Refusal` for an unknown role, or a count that there cannot be.
    """
    own = _items_for(handbook, items, role)
    most = sum(item.number not in without for item in own)
    number = int(count) if re.fullmatch(r"[0-9]{1,6}", count) else 0
    if not 1 <= number <= most:
        label = handbook.roles[role].words
        words = SENTENCES["not a count"].filled(given=shortened(count), most=str(most), label=label, name=role)
        raise Refusal("not a count", "count", words)
    return Paper(role, number, seed, without, as_of, handbook.version, draw(own, number, seed, without))


def read_struck(text: str, items: Sequence[Item]) -> tuple[int, ...]:
    """The numbers of the items to strike that the text writes, with commas between them. Raises `Refusal`."""
    found = []
    for written in text.replace("，", ",").split(",") if text else ():
        number = int(written) if re.fullmatch(r" *[0-9]{1,6} *", written) else 0
        if not 1 <= number <= len(items):
            words = SENTENCES["not an item"].filled(given=shortened(written.strip()), most=str(len(items)))
            raise Refusal("not an item", "without", words)
        found.append(number)
    return tuple(dict.fromkeys(found))


def read_seed(text: str) -> int:
    """The seed that the text writes. Raises `Refusal`."""
    seed = int(text) if re.fullmatch(r"[0-9]{1,10}", text) else SEEDS
    if seed >= SEEDS:
        words = SENTENCES["not a seed"].filled(given=shortened(text), most=str(SEEDS - 1))
        raise Refusal("not a seed", "seed", words)
    return seed


def printed(handbook: Handbook, paper: Paper, language: Language) -> PrintedPaper:
    """The paper in words, with how to get the same one again."""
    label = handbook.roles[paper.role].words[language]
    struck = say("comma", language).join(map(str, paper.without))
    again = [say("again", language, role=label, count=paper.count, seed=paper.seed)]
    day = in_words(paper.as_of, None, handbook, language)
    return PrintedPaper(
        language,
        say("title", language),
        say("key title", language),
        say("for", language, role=label, count=paper.count, seed=paper.seed),
        tuple(say(blank, language) for blank in ("name", "date", "score")),
        say("instruction", language),
        tuple(_item(handbook, number, drawn, language) for number, drawn in enumerate(paper.drawn, 1)),
        say("by version", language, day=day, version=paper.version),
        "".join((*again, say("again without", language, struck=struck) if struck else "")),
    )


def _items_for(handbook: Handbook, items: Sequence[Item], role: str) -> Sequence[Item]:
    asked = {role for item in items for role in item.roles}
    allowed = ", ".join(id for id in handbook.roles if id in asked)
    if role not in handbook.roles:
        near = get_close_matches(role, handbook.roles, n=1)
        hint = SENTENCES["did you mean"].filled(word=near[0]) if near else ""
        words = SENTENCES["unknown role"].filled(given=shortened(role), allowed=allowed, hint=hint)
        raise Refusal("unknown role", "role", words)
    if role not in asked:
        words = SENTENCES["no items"].filled(label=handbook.roles[role].words, name=role, allowed=allowed)
        raise Refusal("no items", "role", words)
    return for_role(items, role)


def _item(handbook: Handbook, number: int, drawn: Drawn, language: Language) -> PrintedItem:
    item = drawn.item
    comma = say("comma", language)
    rests_on = [
        say("clauses", language, clauses=comma.join(cited(handbook, clause, language) for clause in item.clauses))
    ]
    if item.questions:
        rests_on.append(say("open questions", language, questions=comma.join(item.questions)))
    rests_on.append(say("in the bank", language, number=item.number))
    policy, about = handbook.policies[item.policy].words[language], item.about[language]
    return PrintedItem(
        number,
        say("about" if about != policy else "about policy", language, policy=policy, about=about),
        say("steps", language),
        tuple((label[language], value[language]) for label, value in item.given),
        item.text[language],
        tuple((letter, words[language]) for letter, words in drawn.options),
        drawn.right,
        item.options[0][language],
        tuple(words[language] for words in item.because),
        tuple(rests_on),
    )
