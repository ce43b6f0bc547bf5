"""The two languages of a handbook, and words in both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

__all__ = ["LANGUAGES", "NO_WORDS", "Language", "Words", "both", "called"]

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, order=True, slots=True)
class Words:
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    __iter__ = None  # else Python would ask for words number 0, 1, 2 and so on, and never come to an end

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def filled(self, **parts: object) -> Words:
        """The words with their braces filled; a part may be words itself.

        >>> Words("缺少{what}", "{what} is missing").filled(what=Words("单位", "the unit")).en
        'the unit is missing'
        """

        def said(language: Language) -> str:
            chosen = {name: part[language] if isinstance(part, Words) else part for name, part in parts.items()}
            return self[language].format(**chosen)

        return both(said)


NO_WORDS = Words("", "")
"""Where there is nothing to say."""


def both(words: Callable[[Language], str]) -> Words:
    """What `words` says in each language."""
    return Words(words("zh"), words("en"))


def called(id: str, words: Words) -> Words:
    """A thing by its label, with its id beside it.

    >>> called("late_fine", Words("迟到扣款", "fine for lateness")).en
    '“fine for lateness” (late_fine)'
    """
    return Words(f"“{words.zh}”（{id}）", f"“{words.en}” ({id})")
