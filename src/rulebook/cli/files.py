"""``rulebook schema | holidays | format``: the files under ``policy/`` that a command writes or aligns."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rulebook.atomic import atomic_write
from rulebook.bilingual import Language
from rulebook.cli.base import AsOf, Root, Speech, app, day_of, fail, print_problems
from rulebook.cli.sentences import said
from rulebook.load import schema, unreadable
from rulebook.problem import Problem

__all__ = ["format_files", "write_holidays", "write_schema"]


@app.command("schema")
def write_schema(
    root: Root = Path(),
    lang: Speech = "zh",
    check_only: Annotated[bool, typer.Option("--check", help="Only tell whether the file is up to date.")] = False,
) -> None:
    """Write policy/schema.json, which editors use to help with policy files."""
    import simplejson

    text = simplejson.dumps(schema.json_schema(), ensure_ascii=False, indent=2) + "\n"
    _keep(root, root / "policy/schema.json", text, "schema", check_only=check_only, lang=lang)


@app.command("holidays")
def write_holidays(
    root: Root = Path(),
    as_of: AsOf = "",
    lang: Speech = "zh",
    check_only: Annotated[bool, typer.Option("--check", help="Only tell whether the file is up to date.")] = False,
) -> None:
    """Write policy/registers/holidays.yaml: the statutory holidays from last year to two years ahead."""
    from rulebook.load import written

    year = day_of(as_of, lang).year
    path = root / "policy/registers/holidays.yaml"
    _keep(root, path, written(range(year - 1, year + 3)), "holidays", check_only=check_only, lang=lang)


def _keep(root: Path, path: Path, text: str, command: str, *, check_only: bool, lang: Language) -> None:
    """Write a file that a command makes under ``policy/`` where it is not up to date, or only say so."""
    if not (root / "policy").is_dir():
        fail(said("no folder", folder=root / "policy")[lang], 1)
    if path.is_file() and path.read_text("utf-8") == text:
        return
    name = path.relative_to(root).as_posix()
    if check_only:
        fail(said("out of date", name=name, command=command)[lang], 1)
    path.parent.mkdir(exist_ok=True)
    with atomic_write(path) as part:
        part.write_text(text, "utf-8")
    print(said("kept", name=name)[lang])


@app.command("format")
def format_files(
    root: Root = Path(),
    lang: Speech = "zh",
    check_only: Annotated[bool, typer.Option("--check", help="Only tell which files would change.")] = False,
) -> None:
    """Align the tables of all policy files."""
    from rulebook.load import formatted, policy_files

    changed = []
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for path in policy_files(root):
        name = path.relative_to(root).as_posix()
        try:
            before = path.read_bytes()
        except OSError as error:
            problems.append(unreadable(name, error))
            continue
        texts[name] = before.decode("utf-8", "replace")
        after, found = formatted(before, name)
        problems += found
        if after != before:
            changed.append(name)
            if not check_only:
                with atomic_write(path) as part:
                    part.write_bytes(after)
    print_problems(tuple(problems), texts, lang)
    for name in changed:
        print(said("would change" if check_only else "formatted", name=name)[lang])
    raise typer.Exit(1 if problems or (changed and check_only) else 0)
