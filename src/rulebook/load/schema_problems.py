"""What pydantic finds wrong in a file, as problems in our own words."""

from __future__ import annotations

from typing import Any

from rulebook.load import schema
from rulebook.load.schema import scalars
from rulebook.load.strict_yaml import Document
from rulebook.problem import Problem, did_you_mean

__all__ = ["PATTERNS", "SIMPLE"]


def schema_problem(detail: Any, document: Document) -> Problem:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    while path and path not in document.places and path not in document.keys:
        path = path[:-1]
    whole = detail["loc"]
    found = detail.get("input")
    shown = f"; found '{found if len(found) < 60 else found[:59] + '…'}'" if isinstance(found, str) else ""
    match detail["type"]:
        case "extra_forbidden":
            allowed = _allowed(whole[:-1])
            message = f"the key '{whole[-1]}' is not known here"
            return Problem(document.key(*whole), "unknown-key", message, did_you_mean(str(whole[-1]), allowed))
        case "missing":
            return Problem(
                document.key(*whole[:-1]),
                "missing-key",
                f"the key '{whole[-1]}' is missing here",
                f"add '{whole[-1]}:'",
            )
        case "string_pattern_mismatch":
            pattern = detail["ctx"]["pattern"]
            message = f"'{found}' is not spelt as needed here"
            return Problem(
                document.key(*path),
                "wrong-spelling",
                message,
                PATTERNS.get(pattern, f"it must match {pattern}"),
            )
        case "value_error":
            named = path and (isinstance(found, dict) or whole[-1] == "[key]")
            place = document.key(*path) if named else document.place(*path)
            return Problem(place, "wrong-value", f"{detail['msg'].removeprefix('Value error, ')}{shown}")
        case "literal_error":
            allowed = detail["ctx"]["expected"].replace(" or ", ", ")
            return Problem(document.place(*path), "wrong-value", f"must be one of {allowed}{shown}")
        case "string_too_long":
            most = detail["ctx"]["max_length"]
            message = f"this text has {len(str(found)):,} characters; at most {most:,} are allowed"
            return Problem(document.place(*path), "wrong-value", message)
        case kind:
            message, hint = SIMPLE.get(kind, (f"{detail['msg'][:1].lower()}{detail['msg'][1:]}", ""))
            return Problem(document.place(*path), "wrong-value", message + shown, hint)


SIMPLE = {
    "dict_type": ("keys and values are needed here", "write them indented below, or as {zh: …, en: …}"),
    "model_type": ("keys and values are needed here", "write them indented below, or as {zh: …, en: …}"),
    "list_type": ("a list is needed here", "write it as [a, b]"),
    "string_type": ("a text is needed here, not a list or keys", "write it behind the colon"),
    "string_too_short": ("a text is needed here", "write it, or delete the key if it is not required"),
    "too_short": ("at least one entry is needed here", "write one, or delete the key if it is not required"),
}
"""What is wrong, by the schema's own kinds of errors, and what to do."""


PATTERNS = {
    scalars.KEBAB: "ids are lower-case words joined by hyphens, such as return-training",
    scalars.SNAKE: "names are lower-case words joined by underscores, such as leave_days",
    scalars.CLAUSE: "clause ids are a section and a number, such as ret-1",
    scalars.SOURCE_FACT: "source facts are capitals and two digits, such as RTS-01",
    scalars.QUESTION: "questions are numbered as Q-01",
    scalars.YEAR: "years have four digits, such as 2026",
    scalars.DAY: "days are written as 2026-03-01",
    scalars.BASIS: "name source facts or questions, such as 'RTS-14' or 'RTS-14, Q-01', or write {zh: …, en: …}",
}
"""What each pattern of the schema asks for, in words."""


def _allowed(path: tuple[str | int, ...]) -> list[str]:
    """The keys that the schema knows at the path."""
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
