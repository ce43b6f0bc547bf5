"""``rulebook check | coverage``: what is wrong, and what of the sources is covered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import simplejson
import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rulebook.cli.base import AsOf, Root, app, day_of, print_problems
from rulebook.handbook import KINDS, Covered, coverage, totals
from rulebook.load import handbook

__all__ = ["check", "show_coverage"]

KIND_STYLES = {"computed": "green", "judged": "default", "incomplete": "yellow", "background": "dim"}


@app.command()
def check(root: Root = Path(), as_of: AsOf = "") -> None:
    """Check the whole handbook and print every problem of every file."""
    from rulebook.check import check as run

    loaded, problems = run(root, day_of(as_of))
    print_problems(problems, loaded.texts)
    book = loaded.handbook
    entries = coverage(book)
    for source in book.sources:
        print(f"{source}: {_covered(entry for entry in entries if entry.source == source)}")
    if len(book.sources) != 1:
        print(_covered(entries))
    errors = sum(not problem.warning for problem in problems)
    held = {
        "policies": len(book.policies),
        "clauses": len(book.clauses),
        "parameters": len(book.parameters),
        "decisions": len(book.decisions),
        "examples": len(book.examples),
        "calculators": len(book.calculators),
        "open questions": len(book.questions),
    }
    counts = ", ".join(_number(count, noun) for noun, count in held.items())
    print(f"{counts}: {_number(errors, 'problems')}, {_number(len(problems) - errors, 'warnings')}")
    raise typer.Exit(1 if errors else 0)


def _covered(entries: Iterable[Covered]) -> str:
    counts = totals(entries)
    return f"{counts['covered']} of {_number(counts['facts'], 'source facts')} covered"


def _number(count: int, nouns: str) -> str:
    """The count and the noun, which is given in its plural.

    >>> _number(1, "policies"), _number(2, "clauses")
    ('1 policy', '2 clauses')
    """
    if count == 1:
        nouns = f"{nouns[:-3]}y" if nouns.endswith("ies") else nouns[:-1]
    return f"{count} {nouns}"


@app.command("coverage")
def show_coverage(
    json: Annotated[bool, typer.Option("--json", help="Print the table as one JSON object.")] = False,
    root: Root = Path(),
) -> None:
    """List every fact of the sources, the clauses that cover it, and what kind of statements they are."""
    entries = coverage(handbook(root))
    sources = list(dict.fromkeys(entry.source for entry in entries))
    counts = {source: totals(entry for entry in entries if entry.source == source) for source in sources}
    if json:
        print(simplejson.dumps(_coverage_report(entries, counts), ensure_ascii=False, indent=2))
    else:
        _tell_coverage(entries, counts)
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


def _tell_coverage(entries: Iterable[Covered], counts: Mapping[str, Mapping[str, int]]) -> None:
    console = Console(highlight=False)
    facts = Table("fact", "what it says", "clauses", box=SIMPLE_HEAD)
    for entry in entries:
        clauses = (f"[{KIND_STYLES[kind]}]{clause.id} {KINDS[kind].en}[/]" for clause, kind in entry.clauses)
        facts.add_row(entry.fact.id, escape(entry.fact.words.en), "\n".join(clauses) or "[bold red]not covered[/]")
    console.print(facts)
    sums = Table("source", *totals(()), box=SIMPLE_HEAD)
    for source, count in (*counts.items(), ("total", totals(entries))):
        sums.add_row(source, *map(str, count.values()))
    console.print(sums)
