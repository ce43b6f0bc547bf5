"""Notebooks: run each text notebook in each language; keep the result until what it rests on changes."""

from __future__ import annotations

import ast
import asyncio
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from platform import python_version
from typing import TYPE_CHECKING, Any

from rulebook.atomic import atomic_write
from rulebook.bilingual import Words
from rulebook.site.error import BuildError
from rulebook.site.kept import keep
from rulebook.site.sentences import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rulebook.bilingual import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
LIBRARIES = ("ipykernel", "jupytext", "nbclient", "vl-convert-python")
KERNELS_AT_ONCE = 2
SECONDS_A_CELL = 60
OUTPUT_LIMIT = 1_000_000  # characters a cell may print: a page, not a dump
TOO_MUCH = f"more than {OUTPUT_LIMIT:,} characters of output; show less, or a part of it"

ASKED = "from rulebook.lesson import days; print(*days())"
KNOW_NO_DAY = (
    *("rulebook.answer", "rulebook.handbook", "rulebook.language", "rulebook.lesson", "rulebook.prove"),
    *("rulebook.wording", "collections", "datetime", "decimal", "fractions", "functools", "itertools", "math"),
)
"""Modules that learn of the day from nobody but the lesson, as long as none of `TELL_THE_DAY` is named."""
TELL_THE_DAY = {"today", "now", "utcnow", "fromtimestamp", "combine", "eval", "exec", "open", "getattr", "__import__"}

CHINESE = "[\u2014-\u2026\u3000-\u9fff\uff00-\uffef]"
WRAPPED = re.compile(f"(?<={CHINESE})\n(?={CHINESE})")


def ids(root: Path) -> list[str]:
    """The notebooks' names, in order: those of the files in `notebooks/`."""
    return sorted(path.stem for path in (root / "notebooks").glob("*.py"))


def run_all(root: Path, as_of: date, theme: Path | None = None) -> int:
    """Run every notebook in every language; offer them below `theme` for download. Returns how many."""
    wanted = [(language, name) for name in ids(root) for language in LANGUAGES]
    with ThreadPoolExecutor(KERNELS_AT_ONCE) as pool:
        paths = list(pool.map(lambda one: executed(root, one[0], one[1], as_of), wanted))
    for stale in set((root / ".build/notebooks").glob("*/*.ipynb")) - set(paths):
        stale.unlink()
    for (language, name), path in zip(wanted, paths, strict=True):
        if theme:
            offered = theme / "assets/notebooks" / language / f"{name}.ipynb"
            offered.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, offered)
    return len(paths)


def executed(root: Path, language: str, name: str, as_of: date) -> Path:
    """The notebook with its outputs, as a file; run now unless a run that holds for the day is already there.

    In a preview (`RULEBOOK_PREVIEW`) an earlier run of the same text will do: a kernel takes longer to start
    than a reader likes to wait. A failing cell raises `BuildError` with the notebook, the cell and the
    error's last line.
    """
    import nbformat

    folder = root / ".build/notebooks" / language
    text = sha256((root / f"notebooks/{name}.py").read_bytes()).hexdigest()[:8]
    start = f"{name}-{text}-{key(root, name)}"
    found = next((path for path in sorted(folder.glob(f"{start}-*.ipynb")) if holds(path, as_of)), None)
    if os.environ.get("RULEBOOK_PREVIEW") and found is None:
        found = next(folder.glob(f"{name}-{text}-*.ipynb"), None)
    if found is None:
        notebook, (first, last) = run(read(root, language, name), root, name, as_of)
        found = folder / f"{start}-{_compact(first)}-{_compact(last)}.ipynb"
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(found) as part:
            part.write_text(nbformat.writes(notebook) + "\n", "utf-8")  # type: ignore[no-untyped-call]
    return found


def holds(path: Path, as_of: date) -> bool:
    """Whether the run in the file is the same on the day: its name tells the first and the last such day."""
    first, last = path.stem.split("-")[-2:]
    return first <= _compact(as_of) <= last


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def key(root: Path, name: str) -> str:
    """A digest of all that a notebook's outputs rest on besides the day: text, policy, engine and libraries."""
    states = ((path, path.stat()) for path in inputs(root))
    shared = _digest(root, tuple((path, found.st_mtime_ns, found.st_size) for path, found in states))
    return sha256((root / f"notebooks/{name}.py").read_bytes() + shared).hexdigest()[:16]


@lru_cache(maxsize=1)
def _digest(root: Path, states: tuple[tuple[Path, int, int], ...]) -> bytes:
    """A digest of what all notebooks rest on, worked out once for each state of the files."""
    digest = sha256(f"{python_version()} {[version(library) for library in LIBRARIES]}".encode())
    for path, *_ in states:
        digest.update(f"\0{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.digest()


def inputs(root: Path) -> Iterator[Path]:
    """The files that every notebook rests on: the policy and the engine."""
    yield from sorted((root / "policy").rglob("*.yaml"))
    yield from sorted((root / "src/rulebook").rglob("*.py"))


def read(root: Path, language: str, name: str) -> Any:
    """The notebook in one language: the cells tagged with it and those without a tag, with stable ids."""
    notebook = parsed((root / f"notebooks/{name}.py").read_text("utf-8"))
    cells = []
    for number, cell in enumerate(notebook.cells, start=1):
        tagged = cell.metadata.pop("lang", language)
        if tagged not in LANGUAGES:
            raise _cell_error(name, number, cell, said("no language", text=tagged))
        cell.metadata["number"] = number
        if tagged == language:
            cell["id"] = f"{name}-{number}"[:64]
            if cell.cell_type == "markdown":
                cell.source = unwrapped(cell.source)
            cells.append(cell)
    notebook.cells = cells
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return notebook


def parsed(text: str) -> Any:
    """The text notebook with the cells of all languages; each text is taken apart once."""
    from nbformat import from_dict

    return from_dict(keep("notebook", lambda: _parsed(text), text))  # type: ignore[no-untyped-call]


@cache
def _parsed(text: str) -> Any:
    import jupytext

    return jupytext.reads(text, fmt="py:percent")


def live(root: Path, language: Language, name: str) -> Any:
    """The notebook for the reader's browser: nothing run yet, and where its page has a calculator, a cell with it.

    Its first line says how all of it is run.
    """
    from nbformat.v4 import new_markdown_cell

    notebook = read(root, language, name)
    cells = []
    for cell in notebook.cells:
        del cell.metadata["number"]
        cells.append(cell)
        if calculator := cell.metadata.get("calculator"):
            cells.append({**cell, "id": f"{cell['id'][:50]}-calculator", "source": f'book.calculator("{calculator}")'})
    how = new_markdown_cell(f"*{said('how to run')[language]}*", id=f"{name[:50]}-how")  # type: ignore[no-untyped-call]
    notebook.cells = [how, *cells]
    notebook.metadata["kernelspec"] = {"name": "python", "display_name": "Python", "language": "python"}
    return notebook


def title(root: Path, language: str, name: str) -> str:
    """The notebook's title: its first heading of the first level; its name where it has none."""
    found = re.search(r"(?m)^# (.+)$", prose(root, language, name))
    return found[1].strip() if found else name


def question(root: Path, language: str, name: str) -> str:
    """The first paragraph of the notebook, which asks its question."""
    paragraphs = re.split(r"\n\s*\n", prose(root, language, name))
    return next((" ".join(text.split()) for text in paragraphs if text.strip() and not text.startswith("#")), "")


def calculators(root: Path, name: str) -> list[str]:
    """The calculators that the notebook's page offers to try."""
    return [cell.metadata["calculator"] for cell in read(root, "zh", name).cells if "calculator" in cell.metadata]


def prose(root: Path, language: str, name: str) -> str:
    """All of the notebook's prose, as Markdown."""
    return "\n\n".join(cell.source for cell in read(root, language, name).cells if cell.cell_type == "markdown")


def unwrapped(text: str) -> str:
    r"""The prose with no line break within a Chinese sentence, where it would show as a space.

    >>> unwrapped("规则只写\n一遍。\n\nWritten\nonce.")
    '规则只写一遍。\n\nWritten\nonce.'
    """
    return WRAPPED.sub("", text)


def run(notebook: Any, root: Path, name: str, as_of: date) -> tuple[Any, tuple[date, date]]:
    """Execute the notebook from the project's folder, in a kernel that is told the day.

    Returns it with the first and the last day of a run that would be the same: those that its lesson allows, where
    it learns of the day from nothing else. Raises `BuildError` with the notebook, the cell and what happened: an error,
    no end, too much output.
    """
    from nbclient.exceptions import CellExecutionError, CellTimeoutError
    from nbformat.v4 import new_code_cell

    notebook.cells.append(new_code_cell(ASKED, metadata={"number": 0}))  # type: ignore[no-untyped-call]
    client = _client(notebook, root)
    told = {"RULEBOOK_AS_OF": as_of.isoformat(), "PYTHONHASHSEED": "0"}
    try:
        with ThreadPoolExecutor(1) as own:  # whoever calls may have an event loop running
            own.submit(asyncio.run, client.async_execute(env={**os.environ, **told})).result()
    except (CellExecutionError, CellTimeoutError, RuntimeError) as error:  # RuntimeError: the kernel died
        cell = client.started or notebook.cells[0]
        why = TOO_MUCH if client.printed > OUTPUT_LIMIT else _said(error)
        raise _cell_error(name, cell.metadata["number"], cell, why) from None
    asked = notebook.cells.pop()
    for cell in notebook.cells:
        del cell.metadata["number"]
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook, same_days(notebook, asked) or (as_of, as_of)


def same_days(notebook: Any, asked: Any) -> tuple[date, date] | None:
    """The first and last day of which the lesson said the same; None where the notebook may know the day otherwise."""
    try:
        trees = [ast.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
        first, last = re.findall(r"\d{4}-\d\d-\d\d", asked.outputs[0].text)
    except (SyntaxError, LookupError, AttributeError, ValueError):  # a magic; no output, or another one
        return None
    nodes = [node for tree in trees for node in ast.walk(tree)]
    named = {getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", "") for node in nodes}
    modules = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    if named & TELL_THE_DAY or not all(module.startswith(KNOW_NO_DAY) for module in modules):
        return None
    return date.fromisoformat(first), date.fromisoformat(last)


def _client(notebook: Any, root: Path) -> Any:
    """What runs the notebook: it knows the cell that was started last, and stops one that prints too much."""
    from nbclient import NotebookClient

    class Client(NotebookClient):
        started: Any = None
        printed = 0

        def start(self, cell: Any, cell_index: int) -> None:  # noqa: ARG002 (called by name)
            self.started, self.printed = cell, 0

        def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
            self.printed += len(str(msg["content"]))
            if self.printed > OUTPUT_LIMIT and self.task_poll_for_reply:
                self.task_poll_for_reply.cancel()
                return None
            return super().process_message(msg, cell, cell_index)

    client = Client(
        notebook,
        timeout=SECONDS_A_CELL,
        kernel_name="python3",
        record_timing=False,
        shutdown_kernel="immediate",
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(root)}},
    )
    client.on_cell_start = client.start
    return client


def _said(error: Exception) -> str:
    """What went wrong in the kernel, in a line."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    if isinstance(error, CellTimeoutError):
        return f"still running after {SECONDS_A_CELL} seconds"
    text = f"{error.ename}: {error.evalue}" if isinstance(error, CellExecutionError) else str(error)
    return text.strip().splitlines()[-1]


def _cell_error(name: str, number: int, cell: Any, why: Words | str) -> BuildError:
    source = next(iter(cell.source.splitlines()), "")
    return BuildError(said("notebooks"), said("cell", name=name, number=number, source=source, why=why))
