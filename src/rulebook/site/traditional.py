"""Traditional characters, for readers who type them: the site is written in simplified ones."""

from __future__ import annotations

__all__ = ["traditional"]

FIRST, LAST = 0x3400, 0x9FFF
"""The Chinese characters of Unicode's first two blocks, which are all that people type."""


def traditional() -> dict[str, str]:
    """Each traditional character that is written otherwise in simplified Chinese, with how, as OpenCC has it.

    >>> found = traditional()
    >>> found["訓"], found["崗"], "岗" in found
    ('训', '岗', False)
    """
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    characters = [chr(code) for code in range(FIRST, LAST + 1)]
    pairs = ((character, convert(character)) for character in characters)
    return {
        character: simplified for character, simplified in pairs if len(simplified) == 1 and simplified != character
    }
