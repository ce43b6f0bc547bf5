"""Characters: what in a text cannot be seen, and what is taken for another character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

__all__ = ["folded", "is_blank", "is_invisible", "plain", "strange", "trimmed"]

SPACES = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNSEEN = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""What takes no room, or looks like a space and is none: controls, marks of direction, joiners, fillers."""

_SPACE = re.compile(f"[{SPACES}]")
_INVISIBLE = re.compile(f"[{UNSEEN}]")
_TRIMMED = re.sub("(?s)(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), SPACES + UNSEEN)
_FULL_WIDTH = {number: number - 0xFEE0 for number in range(0xFF01, 0xFF5F)}
_PLAIN: dict[int, int | str] = {**_FULL_WIDTH, 0xFFE5: "¥", ord("\N{MINUS SIGN}"): "-"}


def _is_typed(text: str) -> bool:
    """Whether the text is what any keyboard types, as most are, in which a space is all that may have to go."""
    return text.isascii() and text.isprintable()


def trimmed(text: str) -> str:
    r"""The text without spaces and what cannot be seen at its ends.

    >>> trimmed("\ufeff 12\u200b\x85\u3000")
    '12'
    """
    return text.strip(" ") if _is_typed(text) else text.strip(_TRIMMED)


def is_blank(text: str) -> bool:
    """Whether the text holds nothing that can be seen."""
    return not trimmed(text)


def plain(text: str) -> str:
    """The text with its full-width forms as a keyboard types them, every space a plain one, and ends trimmed.

    >>> plain("\u3000－１２．５％")
    '-12.5%'
    """
    return text.strip(" ") if _is_typed(text) else _SPACE.sub(" ", trimmed(text)).translate(_PLAIN)


def is_invisible(character: str) -> bool:
    """Whether the character cannot be seen; a space can."""
    return _INVISIBLE.match(character) is not None


def strange(text: str, known: Collection[str]) -> int | None:
    """Where in a plain text the first character stands that cannot be seen, or is a form of another; `known` are none.

    >>> strange("12①", ""), strange("1\u200b2", ""), strange("12 ㎡", "㎡")
    (2, 1, None)
    """
    if _is_typed(text):
        return None
    for place, character in enumerate(text):
        is_form = unicodedata.normalize("NFKC", character) != character
        if (is_form or is_invisible(character)) and character not in known:
            return place
    return None


def folded(text: str) -> str:
    """The letters and digits alone, whatever their width and case, so that what looks alike is alike.

    >>> folded(" Length of leave: "), folded("ＷＨＡＴ-if.q01_rounding"), folded("√"), folded("甲①")
    ('lengthofleave', 'whatifq01rounding', '√', '甲①')
    """
    alike = unicodedata.normalize("NFC", plain(text).lower())
    return "".join(character for character in alike if character.isalnum()) or alike
