"""Where files stand under ``policy/``: which policy each belongs to, and in what order they are read.

A policy is a file, ``policies/<id>.yaml``, or a folder, ``policies/<id>/``, of a head and the parts that it names.
What policies share stands beside them, in any file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from rulebook.load import schema
from rulebook.load.context import Files, SourceFile
from rulebook.problem import Place, Problem

__all__ = ["arranged", "folder_of", "misplaced", "policy_files"]

HEAD = "head"
"""The name of the file in a policy's folder that says what the policy is and which parts it has."""


def policy_files(root: Path, ending: str = "yaml") -> list[Path]:
    """The files that the handbook of the project is made from, by their paths."""
    return sorted((root / "policy").rglob(f"*.{ending}"))


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
            message = f"the policy '{folder}' has no head"
            hint = f"write {path}/{HEAD}.yaml with 'policy: {folder}', its names, and its 'parts'"
            yield Problem(Place(path), "policy-shape", message, hint)
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
                hint = f"begin it with 'policy: {path.stem}', or move what policies share to policy/registers/"
                yield Problem(Place(name), "policy-shape", "this file is no policy", hint)
            elif policy != path.stem:
                message = f"the policy '{policy}' stands in the file of '{path.stem}'"
                yield Problem(place("policy"), "policy-shape", message, f"rename the file to {policy}.yaml")
        case ("policy", "policies", folder, _):
            if path.stem != HEAD and policy is not None:
                message = f"a second head; that of '{folder}' is {HEAD}.yaml"
                hint = "take the head out of this part, or give the policy a file or folder of its own"
                yield Problem(place("policy"), "policy-shape", message, hint)
        case ("policy", "policies", folder, *_):
            message, hint = "this file is in a folder of a policy's folder", f"move it to policy/policies/{folder}"
            yield Problem(Place(name), "policy-shape", message, hint)
        case ("policy", _, _, *_) if policy is not None:
            hint = f"move it to policy/policies/{policy}.yaml"
            yield Problem(place("policy"), "policy-shape", "a policy stands among what policies share", hint)
    if file.content.parts and not _is_head(file):
        hint = f"make it the {HEAD}.yaml of a folder, or take 'parts' out"
        yield Problem(place("parts"), "policy-shape", "a policy in one file has no parts", hint)
    for key in file.document.data if policy is None and not _is_head(file) else ():
        if key not in schema.SECTIONS:
            hint = "take it out, or begin the file with 'policy' where it is one"
            yield Problem(file.document.key(key), "policy-shape", f"'{key}' stands in a policy's head only", hint)


def _unlike_its_folder(head: SourceFile, names: Collection[str]) -> Iterator[Problem]:
    """A head has the id of its folder, and names every part that stands there, once."""
    folder, document, parts = folder_of(head.document.file), head.document, head.content.parts
    path = PurePosixPath(document.file).parent
    if head.content.policy is None:
        message, hint = f"the head of '{folder}' does not say 'policy'", f"begin it with 'policy: {folder}'"
        yield Problem(Place(document.file), "policy-shape", message, hint)
    elif head.content.policy != folder:
        message = f"the policy '{head.content.policy}' stands in the folder of '{folder}'"
        yield Problem(document.place("policy"), "policy-shape", message, "give the folder the policy's id")
    for i, part in enumerate(parts):
        if part in (HEAD, *parts[:i]):
            message, hint = f"'{part}' is no further part", "name every part once, and only parts"
            yield Problem(document.place("parts", i), "policy-shape", message, hint)
        elif f"{path}/{part}.yaml" not in names:
            message, hint = f"'{folder}' has no part '{part}'", f"write {path}/{part}.yaml, or take it out"
            yield Problem(document.place("parts", i), "policy-shape", message, hint)
    for name in names:
        stem = PurePosixPath(name).stem
        if folder_of(name) == folder and stem not in (HEAD, *parts):
            message = f"the head of '{folder}' does not name this part"
            yield Problem(Place(name), "policy-shape", message, f"add '{stem}' to 'parts' in {document.file}")
