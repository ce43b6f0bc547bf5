"""From the files under ``policy/`` to a `Handbook`: read, validate, assemble, type.

PyYAML, pydantic and lark are used here and below here only. `load` gathers the problems of all files;
`handbook` is for callers that need one without problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rulebook.handbook import Handbook
from rulebook.load import schema
from rulebook.load.assemble import assemble
from rulebook.load.context import Broken, Context, Files, SourceFile
from rulebook.load.layout import arranged, folder_of, misplaced, policy_files
from rulebook.load.schema_problems import schema_problem
from rulebook.load.strict_yaml import Document, read
from rulebook.problem import HandbookError, Place, Problem

__all__ = ["Loaded", "SourceFile", "handbook", "load", "loaded", "unreadable", "version"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A handbook, the files it was made from, their texts by name, and all problems found on the way.

    With problems, the handbook holds what could be understood, so that further checks can run; `failing` are
    the names in it that could not be understood wholly, `broken` those that are not in it.
    """

    handbook: Handbook
    files: tuple[SourceFile, ...]
    texts: Mapping[str, str]
    problems: tuple[Problem, ...]
    failing: frozenset[str]
    broken: Broken


def load(root: Path) -> Loaded:
    """Load every YAML file below ``policy/`` in the project's root, in the order of their paths."""
    files: list[SourceFile] = []
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    broken = Broken()
    paths, misnamed = policy_files(root), policy_files(root, "yml")
    for path in misnamed:
        place = Place(path.relative_to(root).as_posix())
        message = "this file is not read: its name ends in .yml"
        problems.append(Problem(place, "wrong-ending", message, f"rename it to {path.stem}.yaml"))
        broken.any = True
    if not paths and not misnamed:
        message = "no policy files found"
        problems.append(Problem(Place("policy"), "no-policy", message, "write one as policy/policies/<id>.yaml"))
    names = {path.relative_to(root).as_posix(): path for path in paths}
    for name, path in names.items():
        try:
            raw = path.read_bytes()
        except OSError as error:
            problems.append(unreadable(name, error))
            broken.any = True
            continue
        texts[name] = raw.decode("utf-8", "replace")
        document, found = read(raw, name)
        problems += found
        if document is None:
            broken.any = True
        else:
            content, found = _validated(document, broken)
            problems += found
            files.append(SourceFile(document, content, folder_of(name) or content.policy or ""))
    ordered = arranged(tuple(files))
    problems += misplaced(ordered, names, {problem.place.file for problem in problems})
    problems += _twice(ordered)
    context = Context(broken)
    try:
        made = assemble(ordered, context)
    except RecursionError:
        broken.any = True
        made, context = Handbook(), Context(broken, [Problem(Place("policy"), "too-long-chain", *TOO_LONG)])
    problems += context.problems
    made = replace(made, version=version(texts))
    return Loaded(made, ordered, texts, tuple(sorted(set(problems))), frozenset(context.failing), broken)


def version(texts: Mapping[str, str]) -> str:
    """What tells this state of the policy files from any other: the first digits of the SHA-256 of names and texts.

    >>> version({"policy/a.yaml": "days: 5"}), version({"policy/a.yaml": "days: 6"})
    ('673f8771', '4362560d')
    """
    found = sha256()
    for name, text in sorted(texts.items()):
        found.update(f"{name}\0{text}\0".encode())
    return found.hexdigest()[:8]


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file that cannot be opened."""
    message = f"the file cannot be read: {error.strerror or error}"
    return Problem(Place(name), "unreadable", message, "a policy file is a plain file that you may open")


def handbook(root: Path) -> Handbook:
    """The project's handbook, read once for each state of its files. Raises `HandbookError`."""
    found = loaded(root)
    if found.problems:
        raise HandbookError(found.problems, found.texts)
    return found.handbook


def loaded(root: Path) -> Loaded:
    """As `load`, but once for each state of the files."""
    files = [*policy_files(root), *policy_files(root, "yml")]
    return _loaded(root.absolute(), tuple((path.relative_to(root).as_posix(), *_changed(path)) for path in files))


def _changed(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0  # `load` says what is wrong with it
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2)
def _loaded(root: Path, _state: tuple[tuple[str, int, int], ...]) -> Loaded:
    return load(root)


def _validated(document: Document, broken: Broken) -> tuple[schema.File, list[Problem]]:
    """The file's content without the entries that break the schema; their names go into `broken`."""
    problems: list[Problem] = []
    data: dict[str, Any] = {
        key: dict(value) if isinstance(value, dict) else value for key, value in document.data.items()
    }
    while True:
        try:
            return schema.File.model_validate(data), problems
        except ValidationError as error:
            for detail in error.errors():
                problems.append(schema_problem(detail, document))
                match detail["loc"]:
                    case (str(section), str(entry), *_) if section in schema.SECTIONS and isinstance(
                        data.get(section), dict
                    ):
                        data[section].pop(entry, None)
                        broken.add(entry)
                    case (str(key), *_):
                        broken.any |= isinstance(data.pop(key, None), dict | list)
                    case _:
                        # A policy without its head: what it declares is known by name, nothing more.
                        for section in schema.SECTIONS:
                            broken.update(data.get(section) or ())
                        data = {}


TOO_LONG = (
    "decisions or facts read each other in a row too long to follow",
    "work out more in one table or formula, so that the row gets shorter",
)
"""The message and the hint for a chain that would end in Python's own limit."""


def _twice(files: Files) -> list[Problem]:
    """Ids are global: the same one in two files, or one name for two kinds of thing, is a problem."""
    problems = []
    seen: dict[tuple[str, str], Place] = {}
    for file in files:
        policy = file.content.policy
        entries = [
            (section, entry)
            for section in schema.SECTIONS
            if section != "sections"
            for entry in getattr(file.content, section)
        ]
        for section, entry in entries:
            # What formulas name shares one space; an output may bear its decision's name.
            space = "name" if section in ("parameters", "facts", "decisions") else section
            place = file.document.key(section, entry)
            if (first := seen.setdefault((space, entry), place)) != place:
                message = f"'{entry}' is declared twice; the first time at {first}"
                problems.append(Problem(place, "duplicate-id", message, "ids are never reused: rename one of the two"))
        if policy is not None:
            place = file.document.place("policy")
            if (first := seen.setdefault(("policy", policy), place)) != place:
                message = f"'{policy}' is declared twice; the first time at {first}"
                problems.append(
                    Problem(place, "duplicate-id", message, "every policy has one head and an id of its own")
                )
    return problems
