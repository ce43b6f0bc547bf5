"""Which modules may know which: what evaluates and explains runs in a browser's Python, where nothing is compiled."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path("src/rulebook")
PURE = [
    "answer.request",
    "answer.explain",
    "answer.nearby",
    "answer.report",
    "answer.schedule",
    "batch.rows",
    "compile.batch",
    "compile.page",
    "compile.portable",
    "handbook.coverage",
    "handbook.sheet_faults",
    "lesson.notebook",
    "prove.other_readings",
    "wording.values",
]
BARRED = {"yaml", "pydantic", "lark", "mkdocs", "rich", "simplejson", "typer"}


@pytest.mark.parametrize("module", PURE)
def test_what_evaluates_and_explains_runs_in_a_browser(module: str) -> None:
    loaded = "{name.partition('.')[0] for name in sys.modules}"
    script = f"import sys, rulebook.{module}; print(*sorted({loaded} & {BARRED}))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_imports_run_one_way() -> None:
    imports = {module(path): imported(path) for path in SOURCE.rglob("*.py")}
    assert len(imports) > 20
    finished: set[str] = set()

    def visit(name: str, chain: tuple[str, ...]) -> None:
        assert name not in chain, " → ".join([*chain, name])
        if name not in finished:
            for other in imports.get(name, ()):
                visit(other, (*chain, name))
            finished.add(name)

    for name in imports:
        visit(name, ())


def test_the_engine_knows_nothing_of_the_site() -> None:
    outside = {"rulebook.cli.site"}
    for path in SOURCE.rglob("*.py"):
        if "site" not in path.parts and module(path) not in outside:
            assert not any(name.startswith("rulebook.site") for name in imported(path)), path


def module(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> set[str]:
    """The project's modules that a module imports when it is imported itself."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rulebook"):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            submodules = {name for name in names if (SOURCE.parent / (name.replace(".", "/") + ".py")).is_file()}
            found |= submodules or {node.module or ""}
    return found
