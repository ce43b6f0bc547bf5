"""The two languages of a handbook, and words in both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

__all__ = ["LANGUAGES", "Language", "Words", "both"]

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def filled(self, **parts: object) -> Words:
        """The words with their braces filled; a part may be words itself.

        >>> Words("缺少{what}", "{what} is missing").filled(what=Words("单位", "the unit")).en
        'the unit is missing'
        """

        def said(language: Language) -> str:
            chosen = {name: part[language] if isinstance(part, Words) else part for name, part in parts.items()}
            return self[language].format(**chosen)

        return both(said)


def both(words: Callable[[Language], str]) -> Words:
    """What `words` says in each language."""
    return Words(words("zh"), words("en"))
