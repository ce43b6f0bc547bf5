"""Portable: a handbook as plain data for JSON, and back, so that it can be asked where its files cannot be read.

Every dataclass is an object by the names of its fields, without those that have their default; what may be one of
several classes says which (``is``), and a value that JSON does not have says what it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from cattrs import Converter

from rulebook.handbook import Handbook
from rulebook.language import Bound, Node, Type, Value
from rulebook.problem import Place

__all__ = ["PARCEL", "Json", "from_json", "packed", "to_json", "unpacked"]

Json = dict[str, Any]

PARCEL = "handbook.json"
"""The file in the package `rulebook` that carries the handbook where there are no policy files: in the browser."""

CLASSES: Mapping[str, type] = {kind.__name__: kind for kind in (*get_args(Node), *get_args(Type))}
"""The classes of which one may stand for another, by what ``is`` says."""

READERS: Mapping[str, Callable[[str], Value]] = {
    "number": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}
"""How a value is read, by what it says it is."""


def packed(book: Handbook, texts: Mapping[str, str], as_of: date) -> str:
    """The handbook, the texts of its files by name, and the day of the build, as one JSON text."""
    parcel = {"as_of": as_of.isoformat(), "texts": dict(texts), "handbook": to_json(book)}
    return json.dumps(parcel, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[Handbook, dict[str, str], date]:
    """What `packed` wrote."""
    parcel = json.loads(text)
    return from_json(parcel["handbook"]), parcel["texts"], date.fromisoformat(parcel["as_of"])


def to_json(book: Handbook) -> Json:
    """The handbook as objects, lists, texts and numbers.

    >>> from pathlib import Path
    >>> from rulebook.load import handbook
    >>> book = handbook(Path())
    >>> from_json(to_json(book)) == book
    True
    """
    written: Json = converter().unstructure(book)
    return written


def from_json(data: Json) -> Handbook:
    """The handbook that `to_json` wrote."""
    return converter().structure(data, Handbook)


@cache
def converter() -> Converter:
    """What writes and reads every class of a handbook."""
    made = Converter(omit_if_default=True, forbid_extra_keys=True, detailed_validation=False)

    def write_any(one: object) -> object:
        return None if one is None else {"is": type(one).__name__, **made.unstructure(one)}

    def read_any(data: Any, _: object) -> object:
        if data is None:
            return None
        return made.structure({name: part for name, part in data.items() if name != "is"}, CLASSES[data["is"]])

    made.register_unstructure_hook_func(one_of_classes, write_any)
    made.register_structure_hook_func(one_of_classes, read_any)
    made.register_unstructure_hook_func(lambda kind: kind == Value, write_value)
    made.register_structure_hook_func(lambda kind: kind == Value, read_value)
    made.register_unstructure_hook(Place, lambda place: f"{place}:{place.length}")
    made.register_structure_hook(Place, read_place)
    made.register_unstructure_hook(Decimal, str)
    made.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    optional = Bound | None
    made.register_unstructure_hook_func(lambda kind: kind == optional, lambda end: None if end is None else str(end))
    made.register_structure_hook_func(lambda kind: kind == optional, read_bound)
    return made


def one_of_classes(kind: Any) -> bool:
    """Whether the type is a union of several dataclasses, perhaps with None."""
    if get_origin(kind) not in (Union, UnionType):
        return False
    kinds = [one for one in get_args(kind) if one is not NoneType]
    return len(kinds) > 1 and all(is_dataclass(one) for one in kinds)


def write_value(value: Value) -> object:
    """What a rule computes with: texts, yes or no and null as they are, several choices as a list."""
    match value:
        case Decimal():
            return {"number": str(value)}
        case date() | time():
            return {type(value).__name__: value.isoformat()}
        case tuple():
            return list(value)
    return value


def read_value(data: Any, _: object = None) -> Value:
    """What `write_value` wrote.

    >>> read_value(write_value(datetime(2026, 11, 21, 7, 50)))
    datetime.datetime(2026, 11, 21, 7, 50)
    >>> read_value(write_value(Decimal("9.50")))
    Decimal('9.50')
    """
    if isinstance(data, dict):
        ((kind, text),) = data.items()
        return READERS[kind](text)
    return tuple(data) if isinstance(data, list) else data


def read_place(text: str, _: object = None) -> Place:
    file, *numbers = text.rsplit(":", 3)
    return Place(file, *map(int, numbers))


def read_bound(text: str | None, _: object = None) -> Bound | None:
    """An end of a range: a number, or a fraction if it has a slash."""
    if text is None:
        return None
    return Fraction(text) if "/" in text else Decimal(text)
