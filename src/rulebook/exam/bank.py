"""The bank: every item that can be made of a handbook as it stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rulebook.bilingual import Language
from rulebook.exam.cases import case_items
from rulebook.exam.clauses import clause_items
from rulebook.exam.items import Item
from rulebook.exam.sentences import SENTENCES
from rulebook.handbook import Handbook
from rulebook.wording import cited, in_words

__all__ = ["bank", "bank_json", "for_role"]


def bank(handbook: Handbook, as_of: date) -> tuple[Item, ...]:
    """All items, in the order of the handbook: always the same for the same handbook and day."""
    items = (*case_items(handbook, as_of), *clause_items(handbook, as_of))
    return tuple(replace(item, number=number) for number, item in enumerate(items, 1))


def for_role(items: Sequence[Item], role: str) -> tuple[Item, ...]:
    """The items that concern the role."""
    return tuple(item for item in items if role in item.roles)


def bank_json(handbook: Handbook, items: Sequence[Item], as_of: date, language: Language) -> dict[str, Any]:
    """The bank in one language as plain data: what a page draws from, and the words around it."""
    clauses = dict.fromkeys(clause for item in items for clause in item.clauses)
    return {
        "version": handbook.version,
        "asOf": as_of.isoformat(),
        "day": in_words(as_of, None, handbook, language),
        "words": {key: words[language] for key, words in SENTENCES.items()},
        "policies": {id: policy.words[language] for id, policy in handbook.policies.items()},
        "clauses": {
            id: {"name": cited(handbook, id, language), "policy": handbook.clauses[id].policy} for id in clauses
        },
        "items": [_item_json(item, language) for item in items],
    }


def _item_json(item: Item, language: Language) -> dict[str, Any]:
    return {
        "id": item.id,
        "number": item.number,
        "kind": item.kind,
        "source": item.source,
        "policy": item.policy,
        "roles": item.roles,
        "about": item.about[language],
        "given": [(label[language], value[language]) for label, value in item.given],
        "text": item.text[language],
        "options": [words[language] for words in item.options],
        "because": [words[language] for words in item.because],
        "clauses": item.clauses,
        "questions": item.questions,
    }
