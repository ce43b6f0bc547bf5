"""A paper and its key as Markdown, for the terminal and for files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.exam.paper import PrintedItem, PrintedPaper
from rulebook.exam.sentences import say

__all__ = ["markdown"]

_OBEYED = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(printed: PrintedPaper) -> str:
    """The paper, a line across, and the key."""
    blanks = "　".join(
        f"{blank}{say('colon', printed.language).strip()} {_plain('________')}" for blank in printed.blanks
    )
    head = [f"# {_plain(printed.title)}", _plain(printed.about), blanks, _plain(printed.instruction)]
    foot, again = _plain(printed.foot), _plain(printed.again)
    items = (block for item in printed.items for block in _item(printed, item))
    key = (block for item in printed.items for block in _answer(item))
    blocks = [*head, *items, foot, "---", f"# {_plain(printed.key_title)}", _plain(printed.about), *key, foot, again]
    return "\n\n".join(blocks) + "\n"


def _item(printed: PrintedPaper, item: PrintedItem) -> Iterator[str]:
    yield f"**{item.number}.** {_plain(item.about)}"
    if item.given:
        colon = say("colon", printed.language)
        lines = [f"- {_plain(label)}{colon}{_plain(value)}" for label, value in item.given]
        yield "\n".join([f"{item.lead}{colon.strip()}", "", *lines])
    yield _plain(item.text)
    yield "\n".join(f"- {letter}. {_plain(words)}" for letter, words in item.options)


def _answer(item: PrintedItem) -> Iterator[str]:
    yield f"**{item.number}. {item.right}** {_plain(item.answer)}"
    yield "\n".join(f"- {_plain(line)}" for line in (*item.because, *item.rests_on))


def _plain(text: str) -> str:
    r"""The text, shown and never obeyed.

    >>> print(_plain("at least ____ *ahead*"))
    at least \_\_\_\_ \*ahead\*
    """
    return _OBEYED.sub(r"\\\1", text)
