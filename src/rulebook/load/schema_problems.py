"""What pydantic finds wrong in a file, as problems in our own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from rulebook.bilingual import NO_WORDS, Words
from rulebook.load import schema
from rulebook.load.mistyped import odd
from rulebook.load.schema import scalars
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document
from rulebook.problem import Place, Problem, did_you_mean, labelled, listing

__all__ = ["schema_problems"]

Path = tuple[str | int, ...]


def schema_problems(details: Iterable[Any], document: Document, labels: Mapping[str, Words]) -> Iterator[Problem]:
    """The problems of a file, each cause once; `labels` are those of all things that have ids, in all files."""
    missing: dict[Path, list[str]] = defaultdict(list)
    mistyped: set[Path] = set()
    near: dict[Path, set[str]] = defaultdict(set)
    found = [detail for detail in details if _is_cause(detail, document)]
    for detail in found:
        whole = _path(detail)
        if detail["type"] == "missing":
            missing[whole[:-1]].append(str(whole[-1]))
        elif detail["type"] == "extra_forbidden":
            problem = _unknown_entry(whole, document)
            if problem.code == "yaml-syntax":
                mistyped.add(whole[:-1])
            near[whole[:-1]].update(get_close_matches(str(whole[-1]), _allowed(whole[:-1]), n=1))
            yield problem
        else:
            yield _problem(detail, document, labels)
    for parent, absent in missing.items():
        keys = [key for key in absent if key not in near[parent]]
        if parent in mistyped or not keys:
            continue  # it is there, mistyped
        names = Words("、".join(f"“{key}:”" for key in keys), ", ".join(f"'{key}:'" for key in keys))
        message = said("missing entry", keys=names)
        yield Problem(document.key(*_known(parent, document)), "missing-key", message, said("add entry", keys=names))


def _path(detail: Any) -> Path:
    """Where in the file: without what pydantic adds for keys, and for the two forms of a reason."""
    return tuple(step for step in detail["loc"] if step != "[key]" and not _is_form(step))


def _is_form(step: str | int) -> bool:
    return isinstance(step, str) and (step == "Texts" or step.startswith("constrained-"))


def _is_cause(detail: Any, document: Document) -> bool:
    """Whether the problem is one of the form that a reason has, and not of the one that it has not."""
    forms = [i for i, step in enumerate(detail["loc"]) if _is_form(step)]
    if not forms:
        return True
    value: Any = document.data
    for step in _path({"loc": detail["loc"][: forms[0]]}):
        value = value[step]
    is_pair: bool = detail["loc"][forms[0]] == "Texts"
    return is_pair == isinstance(value, dict)


def _known(path: Path, document: Document) -> Path:
    while path and path not in document.spots and path not in document.keys:
        path = path[:-1]
    return path


def _unknown_entry(whole: Path, document: Document) -> Problem:
    key, place = str(whole[-1]), document.key(*whole)
    if told := _mistyped_name(key, place):
        return told
    message = said("unknown entry", key=key)
    return Problem(place, "unknown-key", message, did_you_mean(key, _allowed(whole[:-1])))


def _mistyped_name(text: str, place: Place) -> Problem | None:
    """The problem of a name that runs into its text, or has a character that looks like another."""
    if found := re.match(r"([A-Za-z][\w-]*) *([:：])", text):
        name, colon = found.groups()
        message = said("wide colon" if colon == "：" else "colon without space", name=name)
        return Problem(place.shifted(found.start(2)), "yaml-syntax", message, said("write colon", name=name))
    return odd(text, place, "yaml-syntax")


def _problem(detail: Any, document: Document, labels: Mapping[str, Words]) -> Problem:
    path = _known(_path(detail), document)
    found, place = detail.get("input"), document.place(*path)
    shown = found if not isinstance(found, str) or len(found) < 60 else found[:59] + "…"
    is_name = detail["loc"][-1:] == ("[key]",)
    match detail["type"]:
        case "string_pattern_mismatch":
            pattern = detail["ctx"]["pattern"]
            if pattern == scalars.BASIS:
                return Problem(place, "wrong-spelling", said("reason"), said("whole reason"))
            named = labelled(str(found), labels)
            place = document.key(*path) if is_name else place
            if not named and (told := odd(str(found), place, "wrong-spelling")):
                return told
            hint = did_you_mean(str(found), named, labels) if named else NO_WORDS
            return Problem(place, "wrong-spelling", said("wrong spelling", found=shown), hint or _agreed(pattern))
        case "value_error":
            words = detail["ctx"]["error"].words
            named_here = path and (isinstance(found, dict) or is_name)
            place = document.key(*path) if named_here else place
            if isinstance(found, str):
                if told := odd(found, place, "wrong-value"):
                    return told
                words = said("found", message=words, found=shown)
            return Problem(place, "wrong-value", words)
        case "literal_error":
            allowed = listing(re.findall("'([^']+)'", detail["ctx"]["expected"]))
            return Problem(place, "wrong-value", said("found", message=said("one of", allowed=allowed), found=shown))
        case "string_too_long":
            message = said("too long", count=f"{len(str(found)):,}", most=f"{detail['ctx']['max_length']:,}")
            return Problem(place, "wrong-value", message)
        case "dict_type" | "model_type" if isinstance(found, str) and (told := _mistyped_name(found, place)):
            return told
        case "string_type" if isinstance(found, dict) and found and not any(found.values()):
            name = str(path[-1]) if path else ""
            hint = said("quote braces", name=name, text="{" + ", ".join(found) + "}")
            return Problem(place, "wrong-value", said("braces first"), hint)
        case kind:
            message, hint = (said(key) for key in _SIMPLE.get(kind, ("not understood", "check around")))
            if isinstance(found, str) and found:
                message = said("found", message=message, found=shown)
            return Problem(place, "wrong-value", message, hint)


_SIMPLE = {
    "dict_type": ("entries needed", "write entries"),
    "model_type": ("entries needed", "write entries"),
    "list_type": ("list needed", "write list"),
    "string_type": ("text needed", "behind colon"),
    "string_too_short": ("empty text", "write or delete"),
    "too_short": ("empty list", "write one entry"),
}
"""What is wrong, by the schema's own kinds of errors, and what to do."""


_PATTERNS = {
    scalars.KEBAB: "kebab",
    scalars.SNAKE: "snake",
    scalars.CLAUSE: "clause",
    scalars.SECTION: "section",
    scalars.SOURCE_FACT: "source fact",
    scalars.QUESTION: "question",
    scalars.YEAR: "year",
    scalars.DAY: "day",
}
"""What each pattern of the schema asks for."""


def _agreed(pattern: str) -> Words:
    return said(_PATTERNS[pattern]) if pattern in _PATTERNS else said("must match", pattern=pattern)


def _allowed(path: Path) -> list[str]:
    """The names that the schema knows at the path."""
    model: Any = schema.File
    for step in path:
        while not (isinstance(model, type) and issubclass(model, schema.Entry)):
            arguments = [part for part in getattr(model, "__args__", ()) if part is not type(None)]
            if not arguments:
                return []
            model = arguments[-1]
        entry = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        if entry is not None:
            model = entry.annotation
            while getattr(model, "__args__", ()):
                model = [part for part in model.__args__ if part is not type(None)][-1]
    if not (isinstance(model, type) and issubclass(model, schema.Entry)):
        return []
    return [f.alias or name for name, f in model.model_fields.items()]
