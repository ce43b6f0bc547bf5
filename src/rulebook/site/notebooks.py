"""Notebooks: run each text notebook in each language; keep the result until what it rests on changes."""

from __future__ import annotations

import asyncio
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from platform import python_version
from typing import TYPE_CHECKING, Any

from rulebook.site.failure import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

LANGUAGES = ("zh", "en")
LIBRARIES = ("altair", "ipykernel", "jupytext", "nbclient", "vl-convert-python")
KERNELS_AT_ONCE = 2
SECONDS_A_CELL = 60
OUTPUT_LIMIT = 2_000_000  # characters a notebook may print: a page, not a dump


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
    """The notebook with its outputs, as a file; run now unless the same run is already there.

    In a preview (`RULEBOOK_PREVIEW`) an earlier run of the same text will do: a kernel takes longer to start
    than a reader likes to wait. A failing cell raises `BuildError` with the notebook, the cell and the
    error's last line.
    """
    import nbformat

    folder = root / ".build/notebooks" / language
    text = sha256((root / f"notebooks/{name}.py").read_bytes()).hexdigest()[:8]
    path = folder / f"{name}-{text}-{key(root, name, as_of)}.ipynb"
    if os.environ.get("RULEBOOK_PREVIEW") and not path.exists():
        path = next(folder.glob(f"{name}-{text}-*.ipynb"), path)
    if not path.exists():
        notebook = run(read(root, language, name), root, language, name, as_of)
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_text(nbformat.writes(notebook) + "\n", "utf-8")  # type: ignore[no-untyped-call]
        unfinished.replace(path)
    return path


def key(root: Path, name: str, as_of: date) -> str:
    """A digest of all that a notebook's outputs rest on: text, policy, engine, day and libraries."""
    digest = sha256(f"{as_of} {python_version()} {[version(library) for library in LIBRARIES]}".encode())
    for path in [root / f"notebooks/{name}.py", *inputs(root)]:
        digest.update(f"\0{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def inputs(root: Path) -> Iterator[Path]:
    """The files that every notebook rests on: the policy and the engine."""
    yield from sorted((root / "policy").rglob("*.yaml"))
    yield from sorted((root / "src/rulebook").rglob("*.py"))


def read(root: Path, language: str, name: str) -> Any:
    """The notebook in one language: the cells tagged with it and those without a tag, with stable ids."""
    import jupytext

    notebook = jupytext.reads((root / f"notebooks/{name}.py").read_text("utf-8"), fmt="py:percent")
    cells = []
    for number, cell in enumerate(notebook.cells, start=1):
        tagged = cell.metadata.pop("lang", language)
        if tagged not in LANGUAGES:
            raise _cell_error(name, number, cell, f'lang="{tagged}" is neither "zh" nor "en"')
        cell.metadata["number"] = number
        if tagged == language:
            cell["id"] = f"{name}-{number}"[:64]
            cells.append(cell)
    notebook.cells = cells
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return notebook


def run(notebook: Any, root: Path, language: str, name: str, as_of: date) -> Any:
    """Execute the notebook from the project's folder, in a kernel that is told language and day."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    started = []
    told = {"RULEBOOK_LANG": language, "RULEBOOK_AS_OF": as_of.isoformat(), "PYTHONHASHSEED": "0"}
    client = NotebookClient(
        notebook,
        timeout=SECONDS_A_CELL,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],
        on_cell_start=lambda cell, cell_index: started.append(cell),  # noqa: ARG005 (called by name)
        resources={"metadata": {"path": str(root)}},
    )
    try:
        asyncio.run(client.async_execute(env={**os.environ, **told}))
    except (CellExecutionError, CellTimeoutError, RuntimeError) as error:  # RuntimeError: the kernel died
        cell = (started or notebook.cells)[-1]
        raise _cell_error(name, cell.metadata["number"], cell, _said(error)) from None
    for cell in notebook.cells:
        number = cell.metadata.pop("number")
        if len(str(cell.get("outputs", ""))) > OUTPUT_LIMIT:
            raise _cell_error(name, number, cell, f"more than {OUTPUT_LIMIT:,} characters of output")
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def _said(error: Exception) -> str:
    """The last line of what went wrong in the kernel."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    if isinstance(error, CellTimeoutError):
        return f"still running after {SECONDS_A_CELL} seconds"
    text = f"{error.ename}: {error.evalue}" if isinstance(error, CellExecutionError) else str(error)
    return text.strip().splitlines()[-1]


def _cell_error(name: str, number: int, cell: Any, said: str) -> BuildError:
    source = next(iter(cell.source.splitlines()), "")
    return BuildError("Running the notebooks", f"notebooks/{name}.py, cell {number} ({source}): {said}")
