"""Templates: texts with places for the values or labels of names.

A template is plain data, so that the browser fills the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from rulebook.language import ast

__all__ = ["PLACEHOLDER", "Parts", "Slot", "Template", "filled", "of_text"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template for the value or the label of a name; `form` is that of `values.in_words`."""

    name: ast.Name
    form: str = ""


Template = tuple["str | Slot", ...]


PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::(numerator|number))?\}")
"""How a text names a value, and the form in which it is printed."""


def filled(template: Template, fill: Callable[[Slot], str]) -> str:
    """The template as a text, each slot replaced by what `fill` says for it."""
    return "".join(part if isinstance(part, str) else fill(part) for part in template)


@cache
def of_text(text: str) -> Template:
    """A text that names parameters, facts or outputs in braces, as a template.

    >>> of_text("{rate} a day")
    (Slot(name=Name(start=0, end=0, name='rate', output=None), form=''), ' a day')
    """
    parts: list[str | Slot] = []
    end = 0
    for match in PLACEHOLDER.finditer(text):
        parts += [text[end : match.start()], Slot(ast.Name(match[1]), match[2] or "")]
        end = match.end()
    return merged([*parts, text[end:]])


Parts = list["str | Slot"]


def merged(parts: Iterable[str | Slot]) -> Template:
    merged: Parts = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    return tuple(merged)
