"""Strict reading of YAML: every scalar stays the text its author typed, and every node knows its place.

The parser is libyaml through PyYAML's events; this module builds the tree itself, so that limits hold while
reading, not afterwards. Refused: aliases, anchors, tags, duplicate keys, keys that are not plain text, a
second document, more than `MAX_BYTES`, `MAX_DEPTH` or `MAX_NODES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from rulebook.bilingual import NO_WORDS, Words
from rulebook.load.mistyped import Unfinished, broken, merge_conflicts, mistyped
from rulebook.load.sentences import said
from rulebook.problem import Place, Problem

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "Document", "Path", "read"]

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_NODES = 50_000

Path = tuple[str | int, ...]
Spot = tuple[int, int, int]
"""A line, a column, both counted from 1, and a length: a place of which the file is known."""


@dataclass(frozen=True)
class Document:
    """What a YAML file holds: plain dicts, lists and strings, and the place of every one by its path.

    `spots[path]` is where the value at `path` stands, `keys[path]` where the key that names it does, and
    `blocks` holds the paths of block scalars (whose text starts on the line after their place).
    """

    file: str
    text: str
    data: dict[str, Any]
    spots: Mapping[Path, Spot]
    keys: Mapping[Path, Spot]
    blocks: frozenset[Path]

    def place(self, *path: str | int) -> Place:
        """The place of the value at the path, or of the nearest thing around it that has one."""
        while path and path not in self.spots:
            path = path[:-1]
        return Place(self.file, *self.spots.get(path, ()))

    def key(self, *path: str | int) -> Place:
        """The place of the key that names the value at the path, or of the nearest thing around it."""
        return Place(self.file, *self.keys[path]) if path in self.keys else self.place(*path)

    @cached_property
    def source(self) -> list[str]:
        """The lines of the file."""
        return self.text.splitlines()

    def lines(self, *path: str | int) -> Iterator[tuple[Place, str]]:
        """The lines of the text at the path, each with the place where it begins in the file."""
        value: Any = self.data
        for step in path:
            value = value[step]
        place = self.place(*path)
        text = str(value)
        if path not in self.blocks:
            quote = self.source[place.line - 1][place.column - 1 : place.column] in ("'", '"')
            yield Place(place.file, place.line, place.column + quote, len(text)), text
            return
        source = self.source
        indent = 0
        for number, line in enumerate(text.splitlines(), place.line + 1):
            raw = source[number - 1] if number <= len(source) else line
            if line:
                indent = len(raw) - len(line)
            yield Place(place.file, number, indent + 1, max(1, len(line))), line


class _Refusal(Exception):
    def __init__(self, code: str, message: Words, mark: Any, hint: Words = NO_WORDS) -> None:
        self.code, self.message, self.mark, self.hint = code, message, mark, hint


def read(source: bytes, file: str) -> tuple[Document | None, list[Problem]]:
    r"""Read one file: its document, or the problems that keep it from being read.

    >>> document, problems = read(b"start: 7:50\nopen: no\n", "policy/a.yaml")
    >>> document.data
    {'start': '7:50', 'open': 'no'}
    >>> print(read(b"a: 1\na: 2\n", "policy/a.yaml")[1][0].line("en"))
    policy/a.yaml:2:1: 'a:' stands twice here [duplicate-key]
    """
    if len(source) > MAX_BYTES:
        message = said("too many bytes", count=f"{len(source):,}", most=f"{MAX_BYTES:,}")
        return None, [Problem(Place(file), "yaml-too-large", message, said("split"))]
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = source[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = said("not UTF-8", byte=f"{source[error.start]:02x}")
        return None, [Problem(Place(file, line, column), "yaml-encoding", message, said("save as UTF-8"))]
    if conflicts := list(merge_conflicts(text, file)):
        return None, conflicts
    builder = _Builder(file, text)
    try:
        return builder.build(), []
    except _Refusal as refusal:
        place = Place(file, refusal.mark.line + 1, refusal.mark.column + 1)
        found = list(mistyped(text, file)) if refusal.code == "yaml-structure" else []
        return None, found or [Problem(place, refusal.code, refusal.message, refusal.hint)]
    except yaml.reader.ReaderError as error:
        before_text = text.encode()[: error.position].decode("utf-8", "replace")  # libyaml counts bytes
        place = Place(file, before_text.count("\n") + 1, len(before_text) - before_text.rfind("\n"))
        code = ord(error.character[0]) if isinstance(error.character, str) else error.character
        return None, [
            Problem(place, "yaml-character", said("control character", code=f"U+{code:04X}"), said("delete it"))
        ]
    except yaml.MarkedYAMLError as error:
        return None, list(mistyped(text, file)) or [broken(error, text, file, builder.unfinished())]


class _Builder:
    """Builds one document from the parser's events, without recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.spots: dict[Path, Spot] = {}
        self.keys: dict[Path, Spot] = {}
        self.blocks: set[Path] = set()
        self.nodes = 0
        self.quoted: tuple[Any, Any] | None = None  # where the last quoted text begins and ends
        self.flows: list[tuple[Any, int]] = []  # where the braces and brackets begin that are open, and how deep

    def build(self) -> Document:
        # Each open collection: its path, its value, and for a mapping the key waiting for its value.
        stack: list[tuple[Path, dict[str, Any] | list[Any]]] = []
        waiting: list[str | None] = []
        root: Any = None
        documents = 0
        events: Iterator[Any] = yaml.parse(self.text, Loader=yaml.CBaseLoader)
        for event in events:
            kind = type(event)  # looked at once for each of very many, the commonest first
            if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self.admit(event, kind is yaml.ScalarEvent, len(stack))
                path, holder = stack[-1] if stack else ((), None)
                if holder is None:
                    root = value = self.value(event, path)
                elif isinstance(holder, list):
                    path = (*path, len(holder))
                    holder.append(value := self.value(event, path))
                elif (name := waiting[-1]) is None:
                    waiting[-1] = self.key(event, path, holder)
                    continue
                else:
                    path = (*path, name)
                    holder[name] = value = self.value(event, path)
                    waiting[-1] = None
                if kind is not yaml.ScalarEvent:
                    stack.append((path, value))
                    waiting.append(None)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.leave(len(stack))
                stack.pop()
                waiting.pop()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _Refusal("yaml-structure", said("second document"), event.start_mark, said("one document"))
            elif kind is yaml.AliasEvent:
                message = said("alias", name=event.anchor)
                raise _Refusal("yaml-alias", message, event.start_mark, said("write it out"))
        if not isinstance(root, dict):
            holds = "nothing" if root in (None, "") else "a list" if isinstance(root, list) else "one text"
            mark = yaml.Mark(self.file, 0, 0, 0, None, 0)
            raise _Refusal("yaml-structure", said("holds", found=said(holds)), mark, said("begin with"))
        return Document(self.file, self.text, root, self.spots, self.keys, frozenset(self.blocks))

    def admit(self, event: Any, scalar: bool, depth: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Refusal("yaml-too-large", said("too many values", most=f"{MAX_NODES:,}"), event.start_mark)
        if depth >= MAX_DEPTH:
            raise _Refusal("yaml-too-deep", said("too deep", most=MAX_DEPTH), event.start_mark)
        if event.anchor is not None:
            message = said("anchor", name=event.anchor)
            raise _Refusal("yaml-alias", message, event.start_mark, said("write it out"))
        if event.tag is not None:
            raise _Refusal("yaml-tag", said("tag", tag=event.tag), event.start_mark, said("delete it"))
        if scalar:
            if event.style in ("'", '"'):
                self.quoted = event.start_mark, event.end_mark
        elif event.flow_style:
            self.flows.append((event.start_mark, depth + 1))

    def unfinished(self) -> Unfinished:
        """What has begun and not ended."""
        return Unfinished(self.quoted, [mark for mark, _ in self.flows])

    def leave(self, depth: int) -> None:
        """Note that the collection which is so deep has ended."""
        if self.flows and self.flows[-1][1] == depth:
            self.flows.pop()

    def key(self, event: Any, path: Path, holder: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refusal("yaml-structure", said("no plain name"), event.start_mark, said("name first"))
        if event.value in holder:
            raise _Refusal("duplicate-key", said("twice here", key=event.value), event.start_mark, said("keep one"))
        self.keys[*path, event.value] = _spot(event)
        return str(event.value)

    def value(self, event: Any, path: Path) -> Any:
        self.spots[path] = _spot(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style in ("|", ">"):
                self.blocks.add(path)
            return event.value
        return {} if isinstance(event, yaml.MappingStartEvent) else []


def _spot(event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    length = end.column - column if end.line == line else 1
    return line + 1, column + 1, max(length, 1)
