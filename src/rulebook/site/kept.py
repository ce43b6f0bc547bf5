"""Kept: what was worked out from something and need not be worked out again while that is the same.

A store is one file below `.build/kept`. It holds what the build before it used and nothing older, so that it never
grows; a file that is damaged is as good as none.
"""

from __future__ import annotations

import json
import sys
import sysconfig
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rulebook.atomic import atomic_write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import BytecodeCache

__all__ = ["Store", "compiled_templates", "digest", "digest_of_files", "keep", "libraries", "put_in_last", "use"]

T = TypeVar("T")


class Store:
    """Values that JSON can write, by the kind of thing they are and by what they were made from.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     store = Store(Path(folder) / "words", "libraries")
    ...     store.keep("upper", lambda: "A", "a"), store.save()
    ...     Store(Path(folder) / "words", "libraries").read().keep("upper", lambda: "worked out again", "a")
    ...     Store(Path(folder) / "words", "newer libraries").read().keep("upper", lambda: "worked out again", "a")
    ('A', None)
    'A'
    'worked out again'
    """

    def __init__(self, file: Path, basis: str) -> None:
        """`basis` says what all values rest on besides their own: code and libraries."""
        self.file, self.basis = file, basis
        self.before: dict[str, str] = {}  # as JSON, for most are only handed on
        self.used: dict[str, str] = {}
        self.later: dict[str, str] = {}  # what stands for a text until a page is finished, and the text

    def keep(self, kind: str, make: Callable[[], T], *made_from: str, keeps: Callable[[], bool] = lambda: True) -> T:
        """What `make` gives, made only if it was not made from the same before.

        `keeps` is asked once it is made: whether it may stand for the next time as well.
        """
        key = f"{kind} {digest(*made_from)}"
        if key in self.before and key not in self.used:
            self.used[key] = self.before[key]
        if key in self.used:
            value: T = json.loads(self.used[key])
            return value
        value = make()
        if keeps():
            self.used[key] = json.dumps(value, ensure_ascii=False)
        return value

    def finished(self, text: str) -> str:
        """The text of a page, or of the search, with everything in it that is put in last."""
        for mark, meant in self.later.items():
            text = text.replace(mark, meant)
        return text

    def note(self, name: str, value: object) -> None:
        """Keep the value under a name, for whoever asks what the build before knew."""
        self.used[name] = json.dumps(value, ensure_ascii=False, default=str)

    def noted(self, name: str) -> Any:
        """What the build before noted under the name; None if nothing."""
        return json.loads(self.before.get(name, "null"))

    def read(self) -> Store:
        """Take in what the build before kept, if it rested on the same."""
        try:
            seal, _, text = self.file.read_bytes().decode("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return self
        if seal == digest(self.basis, text):
            self.before = dict(line.split("\t", 1) for line in text.split("\n") if line)
        return self

    def save(self) -> None:
        """Write what was used; what was not is forgotten."""
        if self.used == self.before:
            return
        text = "\n".join(f"{key}\t{value}" for key, value in self.used.items())
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(self.file) as part:
            part.write_text(f"{digest(self.basis, text)}\n{text}", "utf-8")


_stores: list[Store] = []


def use(store: Store) -> None:
    """From here on this process keeps things in the store."""
    _stores[:] = [store]


def keep(kind: str, make: Callable[[], T], *made_from: str) -> T:
    """As `Store.keep`, in the store that the process uses; without one, everything is made."""
    return _stores[0].keep(kind, make, *made_from) if _stores else make()


def put_in_last(name: str, text: str) -> str:
    """What stands for a text that changes more often than the pages it is on, until they are finished.

    Where this process keeps nothing, that is the text itself.
    """
    if not _stores:
        return text
    mark = f"0put0in0last0{name}0"
    _stores[0].later[mark] = text
    return mark


def compiled_templates() -> BytecodeCache | None:
    """Where this process keeps templates as compiled, if it keeps things at all."""
    from jinja2 import FileSystemBytecodeCache

    if not _stores:
        return None
    folder = _stores[0].file.with_suffix(".templates")
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def digest(*texts: str) -> str:
    """What tells these texts from any others.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    found = sha256()
    for text in texts:
        raw = text.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(raw) + raw)
    return found.hexdigest()


def digest_of_files(root: Path, *names: str) -> str:
    """What tells these files and folders, with all that is in them, from any other state of them."""
    found = sha256()
    for path in _files(root / name for name in names):
        raw = path.read_bytes()
        found.update(b"%s\0%d:" % (path.relative_to(root).as_posix().encode("utf-8", "surrogateescape"), len(raw)))
        found.update(raw)
    return found.hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    """The files themselves and those in the folders, in order; compiled Python is no input."""
    for path in paths:
        if path.is_file():
            yield path
        elif path.is_dir():
            inner = (one for one in path.rglob("*") if one.is_file() and "__pycache__" not in one.parts)
            yield from sorted(inner)


def libraries() -> str:
    """Python and every library that is installed beside it, with their versions."""
    installed = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    return digest(sys.version, *sorted(path.name for path in installed))
