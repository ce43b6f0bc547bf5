"""A paper and its key as Markdown, for the terminal and for files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.exam.paper import Entry, Sheet
from rulebook.exam.sentences import say

__all__ = ["markdown"]

_OBEYED = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(sheet: Sheet) -> str:
    """The paper, a line across, and the key."""
    blanks = "　".join(f"{blank}{say('colon', sheet.language).strip()} {_plain('________')}" for blank in sheet.blanks)
    head = [f"# {_plain(sheet.title)}", _plain(sheet.about), blanks, _plain(sheet.instruction)]
    foot = [_plain(line) for line in sheet.foot]
    items = (block for entry in sheet.entries for block in _item(sheet, entry))
    key = (block for entry in sheet.entries for block in _answer(entry))
    blocks = [*head, *items, *foot, "---", f"# {_plain(sheet.key_title)}", _plain(sheet.about), *key, *foot]
    return "\n\n".join(blocks) + "\n"


def _item(sheet: Sheet, entry: Entry) -> Iterator[str]:
    yield f"**{entry.number}.** {_plain(entry.about)}"
    if entry.given:
        colon = say("colon", sheet.language)
        lines = [f"- {_plain(label)}{colon}{_plain(value)}" for label, value in entry.given]
        yield "\n".join([f"{entry.lead}{colon.strip()}", "", *lines])
    yield _plain(entry.text)
    yield "\n".join(f"- {letter}. {_plain(words)}" for letter, words in entry.options)


def _answer(entry: Entry) -> Iterator[str]:
    yield f"**{entry.number}. {entry.right}** {_plain(entry.answer)}"
    yield "\n".join(f"- {_plain(line)}" for line in (*entry.because, *entry.rests_on))


def _plain(text: str) -> str:
    r"""The text, shown and never obeyed.

    >>> print(_plain("at least ____ *ahead*"))
    at least \_\_\_\_ \*ahead\*
    """
    return _OBEYED.sub(r"\\\1", text)
