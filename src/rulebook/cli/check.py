"""``rulebook check | coverage``: what is wrong, and what of the sources is covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from rulebook.bilingual import Language
from rulebook.cli.base import AsOf, Root, Speech, app, book_of, day_of, print_problems
from rulebook.cli.sentences import said
from rulebook.handbook import KINDS, Covered, Handbook, coverage, totals
from rulebook.problem import Problem

__all__ = ["check", "show_coverage"]

KIND_STYLES = {"computed": "green", "judged": "default", "incomplete": "yellow", "background": "dim"}
Form = Annotated[
    Literal["text", "json", "github"],
    typer.Option("--format", help="Text for people, one JSON object, or annotations of the changed lines on GitHub."),
]


@app.command()
def check(root: Root = Path(), as_of: AsOf = "", lang: Speech = "zh", form: Form = "text") -> None:
    """Check the whole handbook and print every problem of every file."""
    from rulebook.check import check as run

    loaded, problems = run(root, day_of(as_of, lang))
    counts = _counts(loaded.handbook, problems)
    if form == "json":
        report = {"problems": [_report(problem, lang) for problem in problems], "counts": counts}
        import simplejson

        print(simplejson.dumps(report, ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in problems:
            print(_annotation(problem, lang))
    else:
        print_problems(problems, loaded.texts, lang)
        for line in _held(loaded.handbook, counts, lang):
            print(line)
    raise typer.Exit(1 if counts["errors"] else 0)


def _counts(book: Handbook, problems: Iterable[Problem]) -> dict[str, int]:
    """What the handbook holds, and how much is wrong with it."""
    warnings = [problem.warning for problem in problems]
    return {
        "policies": len(book.policies),
        "clauses": len(book.clauses),
        "parameters": len(book.parameters),
        "decisions": len(book.decisions),
        "examples": len(book.examples),
        "calculators": len(book.calculators),
        "questions": len(book.questions),
        "errors": warnings.count(False),
        "warnings": warnings.count(True),
    }


def _held(book: Handbook, counts: Mapping[str, int], lang: Language) -> Iterator[str]:
    """How much of each source is covered, and of all where there are several; then what the handbook holds."""
    entries = coverage(book)
    for source in book.sources:
        covered = totals(entry for entry in entries if entry.source == source)
        yield said("covered", source=source, **covered)[lang]
    if len(book.sources) != 1:
        yield said("covered", source=said("all sources"), **totals(entries))[lang]
    yield said("held", **counts)[lang]


def _report(problem: Problem, lang: Language) -> dict[str, object]:
    """The problem as JSON."""
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "code": problem.code,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message[lang],
        "hint": problem.hint[lang],
    }


def _annotation(problem: Problem, lang: Language) -> str:
    r"""The problem as a workflow command, which GitHub shows at the line of a pull request.

    >>> from rulebook.bilingual import Words
    >>> from rulebook.problem import Place
    >>> words = Words("缺 100%", "100% is missing"), Words("补上", "add it")
    >>> print(_annotation(Problem(Place("policy/a.yaml", 3, 5, 2), "gap", *words), "en"))
    ::error file=policy/a.yaml,line=3,col=5,endColumn=7,title=gap::100%25 is missing%0Aadd it
    """
    place = problem.place
    end = place.column + place.length
    properties = {"file": place.file, "line": place.line, "col": place.column, "endColumn": end, "title": problem.code}
    shown = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    text = "\n".join(filter(None, (problem.message[lang], problem.hint[lang])))
    return f"::{'warning' if problem.warning else 'error'} {shown}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(character):02X}" if character in f"%\r\n{more}" else character for character in text)


@app.command("coverage")
def show_coverage(
    json: Annotated[bool, typer.Option("--json", help="Print the table as one JSON object.")] = False,
    lang: Speech = "zh",
    root: Root = Path(),
) -> None:
    """List every fact of the sources, the clauses that cover it, and what kind of statements they are."""
    entries = coverage(book_of(root, lang))
    sources = list(dict.fromkeys(entry.source for entry in entries))
    counts = {source: totals(entry for entry in entries if entry.source == source) for source in sources}
    if json:
        import simplejson

        print(simplejson.dumps(_coverage_report(entries, counts), ensure_ascii=False, indent=2))
    else:
        _tell_coverage(entries, counts, lang)
    raise typer.Exit(0 if all(entry.clauses for entry in entries) else 1)


def _coverage_report(entries: Iterable[Covered], counts: Mapping[str, Mapping[str, int]]) -> dict[str, object]:
    facts = [
        {
            "fact": entry.fact.id,
            "source": entry.source,
            "kind": entry.kind,
            "clauses": [{"clause": clause.id, "kind": kind} for clause, kind in entry.clauses],
        }
        for entry in entries
    ]
    return {"sources": dict(counts), "total": totals(entries), "facts": facts}


def _tell_coverage(entries: Iterable[Covered], counts: Mapping[str, Mapping[str, int]], lang: Language) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(highlight=False)
    facts = Table(*(said(key)[lang] for key in ("fact", "says", "clauses")), box=SIMPLE_HEAD)
    missing = f"[bold red]{said('not covered')[lang]}[/]"
    for entry in entries:
        clauses = (f"[{KIND_STYLES[kind]}]{clause.id} {KINDS[kind][lang]}[/]" for clause, kind in entry.clauses)
        facts.add_row(entry.fact.id, escape(entry.fact.words[lang]), "\n".join(clauses) or missing)
    console.print(facts)
    heads = (said(key)[lang] for key in ("source", "facts", "counted covered"))
    sums = Table(*heads, *(words[lang] for words in KINDS.values()), box=SIMPLE_HEAD)
    for source, count in (*counts.items(), (said("total")[lang], totals(entries))):
        sums.add_row(source, *map(str, count.values()))
    console.print(sums)
