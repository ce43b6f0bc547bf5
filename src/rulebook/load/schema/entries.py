"""What the entries of policy files have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from rulebook.bilingual import Words
from rulebook.load.schema.scalars import Line

__all__ = ["Entry", "Texts"]


class Entry(BaseModel):
    """What every entry shares: unknown keys are refused, nothing changes after reading."""

    # Deferred, a model is built once, as a part of the file it stands in, when the first file is read.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Texts(Entry):
    """The same in Chinese (`zh`) and in English (`en`)."""

    zh: Line
    en: Line

    @property
    def words(self) -> Words:
        """The pair of texts."""
        return Words(self.zh, self.en)
