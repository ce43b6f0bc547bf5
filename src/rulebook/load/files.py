"""From the files under ``policy/`` to a `Handbook`: read, validate, assemble, type.

PyYAML, pydantic and lark are used here and below here only. `load` gathers the problems of all files;
`handbook` is for callers that need one without problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rulebook.bilingual import Words
from rulebook.handbook import Handbook
from rulebook.load import schema
from rulebook.load.assemble import assemble
from rulebook.load.context import Broken, Context, Files, SourceFile
from rulebook.load.layout import arranged, folder_of, misplaced, policy_files
from rulebook.load.schema_problems import schema_problems
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document, read
from rulebook.problem import HandbookError, Place, Problem

__all__ = ["Loaded", "SourceFile", "handbook", "load", "loaded", "too_long_chain", "unreadable", "version"]


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
        problems.append(Problem(place, "wrong-ending", said("wrong ending"), said("rename", name=path.stem)))
        broken.any = True
    if not paths and not misnamed:
        problems.append(Problem(Place("policy"), "no-policy", said("no policy"), said("write one")))
    names = {path.relative_to(root).as_posix(): path for path in paths}
    documents: list[Document] = []
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
            documents.append(document)
    labels = _labels(documents)
    for document in documents:
        content, found = _validated(document, labels, broken)
        problems += found
        files.append(SourceFile(document, content, folder_of(document.file) or content.policy or ""))
    ordered = arranged(tuple(files))
    problems += misplaced(ordered, names, {problem.place.file for problem in problems})
    problems += _twice(ordered)
    context = Context(broken, labels)
    try:
        made = assemble(ordered, context)
    except RecursionError:
        broken.any = True
        made, context = Handbook(), Context(broken, labels, [too_long_chain()])
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
    return Problem(Place(name), "unreadable", said("unreadable", error=error.strerror or error), said("plain file"))


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


def _labels(documents: Iterable[Document]) -> dict[str, Words]:
    """The labels of everything that the files declare, by id, as far as they have some."""
    found = {}
    for document in documents:
        for section in schema.SECTIONS:
            entries = document.data.get(section)
            for id, entry in entries.items() if isinstance(entries, dict) and section != "clauses" else ():
                choices = entry.get("choices") if isinstance(entry, dict) else None
                for name, texts in {id: entry, **(choices if isinstance(choices, dict) else {})}.items():
                    match texts:
                        case {"zh": str(zh), "en": str(en)}:
                            found[name] = Words(zh, en)
    return found


def _validated(document: Document, labels: Mapping[str, Words], broken: Broken) -> tuple[schema.File, list[Problem]]:
    """The file's content without the entries that break the schema; their names go into `broken`."""
    problems: list[Problem] = []
    data: dict[str, Any] = {
        key: dict(value) if isinstance(value, dict) else value for key, value in document.data.items()
    }
    while True:
        try:
            return schema.File.model_validate(data), problems
        except ValidationError as error:
            problems += schema_problems(error.errors(), document, labels)
            for detail in error.errors():
                match detail["loc"]:
                    case (str(section), str(entry), *_) if section in schema.SECTIONS and isinstance(
                        data.get(section), dict
                    ):
                        dropped = data[section].pop(entry, None)
                        broken.add(entry)
                        if section == "clauses":
                            broken.add(re.sub(r"[ _]?(?=[0-9]+$)", "-", entry, count=1))  # what may have been meant
                        if section == "sources" and isinstance(dropped, dict):
                            broken.update(map(str, dropped.get("facts") or ()))
                    case (str(key), *_):
                        broken.any |= isinstance(data.pop(key, None), dict | list) or key in schema.SECTIONS
                        if key in schema.NEEDED and isinstance(id := data.pop("policy", None), str):
                            broken.add(id)  # what it declares is read; the policy itself is not known
                    case _:
                        # A policy without its head: what it declares is known by name, nothing more.
                        for section in schema.SECTIONS:
                            broken.update(data.get(section) or ())
                        data = {}


def too_long_chain() -> Problem:
    """The problem of a chain that would end in Python's own limit."""
    return Problem(Place("policy"), "too-long-chain", said("too long chain"), said("shorten chain"))


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
                message = said("declared twice", id=entry, first=first)
                problems.append(Problem(place, "duplicate-id", message, said("rename one")))
        if policy is not None:
            place = file.document.place("policy")
            if (first := seen.setdefault(("policy", policy), place)) != place:
                message = said("declared twice", id=policy, first=first)
                problems.append(Problem(place, "duplicate-id", message, said("one head")))
    return problems
