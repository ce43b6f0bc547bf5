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


def both(words: Callable[[Language], str]) -> Words:
    """What `words` says in each language."""
    return Words(words("zh"), words("en"))
