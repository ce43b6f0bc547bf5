"""BuildError: why there is no new site, in words for the person who asked for one."""

from __future__ import annotations

from rulebook.bilingual import Words
from rulebook.site.sentences import said

__all__ = ["BuildError"]


class BuildError(Exception):
    """A step of the build failed; says which, and what that step said of it."""

    def __init__(self, step: Words, why: Words) -> None:
        self.step, self.words = step, said("failed", step=step, why=Words(why.zh.strip(), why.en.strip()))
        super().__init__(self.words.en)
