"""Characters that look like those of the rule language and are others."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from rulebook.bilingual import Words
from rulebook.language.sentences import said

__all__ = ["lookalike"]

_TYPED: Mapping[str, str] = {
    "×": "*", "÷": "/", "−": "-", "–": "-", "—": "-", "≤": "<=", "≥": ">=", "≠": "!=", "“": '"', "”": '"', "„": '"',
    "‘": '"', "’": '"', "、": ",", "。": ".", "【": "[", "】": "]", "「": '"', "」": '"', "《": "<", "》": ">",
}  # fmt: skip
"""What is meant by a character for which keyboards and word processors have one of their own."""


def lookalike(character: str) -> tuple[Words, Words] | None:
    """What the character is and what to type for it; nothing where it is what it looks like.

    >>> found, hint = lookalike("，")
    >>> found.en, hint.en
    ("the full-width '，'", "type ',' instead")
    """
    plain = unicodedata.normalize("NFKC", character)
    if unicodedata.category(character) == "Cf":
        return said("invisible", code=f"U+{ord(character):04X}"), said("delete it")
    if character.isspace() and character not in " \t\n\r":
        return said("odd space", code=f"U+{ord(character):04X}"), said("type a space")
    if character in _TYPED:
        return said("look-alike", character=character), said("type instead", typed=_TYPED[character])
    if plain != character and plain.isascii() and plain.isprintable():
        width = "full-width" if 0xFF00 < ord(character) < 0xFF5F else "look-alike"
        return said(width, character=character), said("type instead", typed=plain)
    return None
