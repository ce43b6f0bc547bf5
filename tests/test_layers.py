"""The wings of the engine: which may know which, and what stops at a door."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path("src/rulebook")
WINGS = (
    ("atomic", "bilingual", "problem"),
    ("language",),
    ("handbook",),
    ("wording",),
    ("load", "answer"),
    ("prove", "batch"),
    ("check", "compile", "exam", "browser"),
    ("lesson", "site"),
    ("cli",),
    ("__main__",),
)
"""The wings from the ground up. A module may know its own wing and those of lower floors."""

FLOORS = {wing: floor for floor, wings in enumerate(WINGS) for wing in wings}
PURE = [wing for wing in FLOORS if FLOORS[wing] <= FLOORS["prove"] and wing != "load"] + ["compile", "lesson"]
BARRED = {"yaml", "pydantic", "lark", "mkdocs", "rich", "simplejson", "typer"}
MODULES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("wing", PURE)
def test_what_evaluates_and_explains_runs_in_a_browser(wing: str) -> None:
    loaded = "{name.partition('.')[0] for name in sys.modules}"
    script = f"import sys, rulebook.{wing}; print(*sorted({loaded} & {BARRED}))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_architecture_page_shows_the_wings_on_their_floors(language: str) -> None:
    text = Path(f"docs/{language}/maintain/architecture.md").read_text("utf-8")
    shown = re.findall(r"^\| (\d) \| `(\w+)/` \| (.+) \|$", text, re.MULTILINE)
    floors = [wings for wings in WINGS if wings[0] != "__main__"]
    assert [(int(floor), name) for floor, name, _ in shown] == [
        (floor, wing) for floor, wings in enumerate(floors) for wing in wings if floor
    ]
    if language == "en":
        assert [(name, promise) for _, name, promise in shown] == [(name, promised(name)) for _, name, _ in shown]


def test_every_wing_has_its_floor() -> None:
    assert {wing(path) for path in MODULES} - {"__init__"} == FLOORS.keys()


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_go_down_and_through_faces(path: Path) -> None:
    own = wing(path)
    for name, imported in imports(path):
        other, _, inside = name.removeprefix("rulebook").lstrip(".").partition(".")
        if not other:
            continue
        below = own not in FLOORS or FLOORS[other] < FLOORS[own] or (own, other) == ("problem", "bilingual")
        assert other == own or below, f"{own} may not know {other}"
        if other != own:
            assert not (SOURCE / other / f"{inside}.py").is_file(), (
                f"{name}: take {', '.join(imported)} from rulebook.{other}"
            )


@pytest.mark.parametrize("path", sorted(Path("macros").rglob("*.py")), ids=str)
def test_pages_know_wings_by_their_faces(path: Path) -> None:
    assert [name for name, _ in imports(path) if name.count(".") > 1] == []


def test_imports_within_a_wing_run_one_way() -> None:
    known = {module(path): {*modules_named(path)} for path in MODULES}
    finished: set[str] = set()

    def visit(name: str, chain: tuple[str, ...]) -> None:
        assert name not in chain, " → ".join([*chain, name])
        if name not in finished:
            for other in known.get(name, ()):
                visit(other, (*chain, name))
            finished.add(name)

    for name in known:
        visit(name, ())


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("__init__.py")), ids=str)
def test_a_face_holds_no_code(path: Path) -> None:
    if wing(path) in ("cli", "browser"):  # the command line starts there; the scripts are listed there
        return
    first, *rest = ast.parse(path.read_text("utf-8")).body
    assert isinstance(first, ast.Expr)
    assert all(isinstance(node, ast.Import | ast.ImportFrom | ast.Assign) for node in rest)


def promised(wing: str) -> str:
    """What the wing's face promises in its first line, as Markdown says it."""
    face = ast.get_docstring(ast.parse((SOURCE / wing / "__init__.py").read_text("utf-8"))) or ""
    return face.splitlines()[0].removesuffix(".").replace("``", "`")


def wing(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def module(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The project's modules that a module imports, with what it takes from each."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rulebook"):
            yield node.module or "", [alias.name for alias in node.names]


def modules_named(path: Path) -> Iterator[str]:
    """The modules of its own wing that a module imports when it is imported itself."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"rulebook.{wing(path)}."):
            yield node.module or ""
