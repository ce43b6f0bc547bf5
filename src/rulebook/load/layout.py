"""Where files stand under ``policy/``: which policy each belongs to, and in what order they are read.

A policy is a file, ``policies/<id>.yaml``, or a folder, ``policies/<id>/``, of a head and the parts that it names.
What policies share stands beside them, in any file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from rulebook.load import schema
from rulebook.load.context import Files, SourceFile
from rulebook.load.sentences import said
from rulebook.problem import Place, Problem

__all__ = ["arranged", "folder_of", "misplaced", "policy_files"]

HEAD = "head"
"""The name of the file in a policy's folder that says what the policy is and which parts it has."""


def policy_files(root: Path, ending: str = "yaml") -> list[Path]:
    """The files that the handbook of the project is made from, by their paths."""
    return sorted((root / "policy").rglob(f"*.{ending}"))


@cache
def folder_of(file: str) -> str:
    """The policy in whose folder the file stands; none where it stands in no policy's folder.

    >>> folder_of("policy/policies/standby/pay.yaml"), folder_of("policy/policies/standby.yaml")
    ('standby', '')
    """
    match PurePosixPath(file).parts:
        case ("policy", "policies", folder, _):
            return folder
    return ""


def arranged(files: Files) -> Files:
    """The files as they are read: of a folder the head first, then its parts in the order in which it names them."""
    order = {
        f"{PurePosixPath(file.document.file).parent}/{part}.yaml": number
        for file in files
        for number, part in enumerate((HEAD, *file.content.parts))
        if _is_head(file)
    }

    def key(file: SourceFile) -> tuple[str, int]:
        name = file.document.file
        return str(PurePosixPath(name).parent if folder_of(name) else name), order.get(name, len(order))

    return tuple(sorted(files, key=key))


def _is_head(file: SourceFile) -> bool:
    return bool(folder_of(file.document.file)) and PurePosixPath(file.document.file).stem == HEAD


def misplaced(files: Files, names: Collection[str], unsure: Collection[str]) -> Iterator[Problem]:
    """A policy is a file of its name, or a folder of one head and the parts that it names; nothing stands astray.

    `names` are all files, whether they could be read or not; of those that are `unsure` not all is known.
    """
    for file in files:
        if file.document.file not in unsure:
            yield from _astray(file)
    for folder in dict.fromkeys(filter(None, map(folder_of, names))):
        path = f"policy/policies/{folder}"
        if f"{path}/{HEAD}.yaml" not in names:
            hint = said("write head", file=f"{path}/{HEAD}.yaml", policy=folder)
            yield Problem(Place(path), "policy-shape", said("no head", policy=folder), hint)
    for file in files:
        if _is_head(file) and file.document.file not in unsure:
            yield from _unlike_its_folder(file, names)


def _astray(file: SourceFile) -> Iterator[Problem]:
    """A file is what its place says: a policy of its name, a part, or what policies share."""
    name, policy, place = file.document.file, file.content.policy, file.document.place
    path = PurePosixPath(name)
    match path.parts:
        case ("policy", "policies", _):
            if policy is None:
                hint = said("begin or move", policy=path.stem)
                yield Problem(Place(name), "policy-shape", said("file is no policy"), hint)
            elif policy != path.stem:
                message = said("file of another", policy=policy, other=path.stem)
                yield Problem(place("policy"), "policy-shape", message, said("rename", name=policy))
        case ("policy", "policies", folder, _):
            if path.stem != HEAD and policy is not None:
                message = said("second head", policy=folder, file=f"{HEAD}.yaml")
                yield Problem(place("policy"), "policy-shape", message, said("one head here"))
        case ("policy", "policies", folder, *_):
            hint = said("move to", path=f"policy/policies/{folder}")
            yield Problem(Place(name), "policy-shape", said("folder in folder"), hint)
        case ("policy", _, _, *_) if policy is not None:
            hint = said("move to", path=f"policy/policies/{policy}.yaml")
            yield Problem(place("policy"), "policy-shape", said("policy among shared"), hint)
    if file.content.parts and not _is_head(file):
        hint = said("make it a head", file=f"{HEAD}.yaml")
        yield Problem(place("parts"), "policy-shape", said("parts of one file"), hint)
    for key in file.document.data if policy is None and not _is_head(file) else ():
        if key not in schema.SECTIONS:
            message = said("in heads only", key=key)
            yield Problem(file.document.key(key), "policy-shape", message, said("take out or begin"))


def _unlike_its_folder(head: SourceFile, names: Collection[str]) -> Iterator[Problem]:
    """A head has the id of its folder, and names every part that stands there, once."""
    folder, document, parts = folder_of(head.document.file), head.document, head.content.parts
    path = PurePosixPath(document.file).parent
    if head.content.policy is None:
        message, hint = said("head without policy", policy=folder), said("begin with policy", policy=folder)
        yield Problem(Place(document.file), "policy-shape", message, hint)
    elif head.content.policy != folder:
        message = said("folder of another", policy=head.content.policy, other=folder)
        yield Problem(document.place("policy"), "policy-shape", message, said("name the folder"))
    for i, part in enumerate(parts):
        if part in (HEAD, *parts[:i]):
            message = said("no further part", part=part)
            yield Problem(document.place("parts", i), "policy-shape", message, said("name parts once"))
        elif f"{path}/{part}.yaml" not in names:
            message, hint = (
                said("no such part", policy=folder, part=part),
                said("write part", file=f"{path}/{part}.yaml"),
            )
            yield Problem(document.place("parts", i), "policy-shape", message, hint)
    for name in names:
        if folder_of(name) == folder and (stem := PurePosixPath(name).stem) not in (HEAD, *parts):
            message, hint = said("unnamed part", policy=folder), said("add to parts", part=stem, file=document.file)
            yield Problem(Place(name), "policy-shape", message, hint)
