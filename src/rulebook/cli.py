"""The command line: ``rulebook check | coverage | calc | build | serve | schema | holidays | format``.

Exit codes of ``calc``: 0 answered, 1 incomplete, 2 bad request. Of the others: 0 done, 1 problems found.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import simplejson
import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rulebook import schema
from rulebook.answer import Answer, answer
from rulebook.coverage import Covered, coverage, totals
from rulebook.explain import explain, text_in_words
from rulebook.handbook import Handbook, Language
from rulebook.kinds import KINDS
from rulebook.language.calendar import WEEKDAYS
from rulebook.language.types import ChoiceType, YesNoType
from rulebook.load import handbook, unreadable
from rulebook.nearby import nearby
from rulebook.next_steps import NextSteps, next_steps
from rulebook.problem import HandbookError, Problem, render
from rulebook.report import report
from rulebook.schedule import schedule
from rulebook.values import Refusal, in_words, typed
from rulebook.wording import say

__all__ = ["app", "main"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
Root = Annotated[Path, typer.Option("--root", help="The project's folder.", show_default="the folder you are in")]
AsOf = Annotated[str, typer.Option("--as-of", help="The day to answer for.", show_default="today")]
KIND_STYLES = {"computed": "green", "judged": "default", "incomplete": "yellow", "background": "dim"}
Speech = Annotated[Literal["zh", "en"], typer.Option("--lang", help="The language of the answer.")]


def main() -> None:
    """Run the command line; a handbook with problems is printed as such, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except HandbookError as error:
        _fail(f"{error}\n\nThe handbook has problems; 'rulebook check' lists them.", 2)


def _fail(message: str, status: int) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(status)


def _refuse(sentence: str) -> NoReturn:
    """Refuse a request in one line, in which nothing that was typed can steer the terminal."""
    _fail("".join(character if character.isprintable() else "�" for character in sentence), 2)


def _day(text: str) -> date:
    text = text or os.environ.get("RULEBOOK_AS_OF", "")
    if not text:
        return date.today()  # noqa: DTZ011 (the reader's own day)
    try:
        if re.fullmatch(schema.ISO_DAY, text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    _refuse(f"--as-of: '{text[:40]}' is not a date of the calendar; write it like 2026-11-21.")


@app.command()
def check(root: Root = Path(), as_of: AsOf = "") -> None:
    """Check the whole handbook and print every problem of every file."""
    from rulebook.check import check as run

    loaded, problems = run(root, _day(as_of))
    _print(problems, loaded.texts)
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
        "examples": sum(len(decision.examples) for decision in book.decisions.values()),
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


def _print(problems: tuple[Problem, ...], texts: dict[str, str] | object) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for problem in problems:
        text = render(problem, texts)  # type: ignore[arg-type]
        first, _, rest = text.partition("\n")
        style = "yellow" if problem.warning else "bold red"
        console.print(f"[{style}]{escape(first)}[/]" + (f"\n{escape(rest)}" if rest else ""))


@app.command()
def calc(  # noqa: PLR0917 (typer makes options of them)
    calculator: Annotated[str, typer.Argument(help="Which calculator, such as training-length.")] = "",
    facts: Annotated[list[str] | None, typer.Argument(help="What you tell it: fact=value …")] = None,
    what_if: Annotated[list[str] | None, typer.Option("--what-if", help="Suppose parameter=value; not policy.")] = None,
    as_of: AsOf = "",
    lang: Speech = "zh",
    json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    ics: Annotated[Path | None, typer.Option("--ics", help="Write the days of a plan as a calendar file.")] = None,
    root: Root = Path(),
) -> None:
    """Answer one person's question, with the reason."""
    book = handbook(root)
    if not calculator:
        _refuse(say("no calculator", lang, allowed=say("names", lang).join(book.calculators)))
    try:
        told = _pairs(facts or [], "fact=value, such as leave_days=12")
        supposed = _pairs(what_if or [], "--what-if parameter=value, such as --what-if overrun_rate=20")
        found = answer(book, calculator, told, _day(as_of), supposed)
    except Refusal as refusal:
        _refuse(refusal.words[lang])
    if ics is not None and found.calculator.schedule is None:
        _refuse(say("no schedule", lang, calculator=found.calculator.id))
    if json:
        print(simplejson.dumps(report(book, found, lang), ensure_ascii=False, indent=2, use_decimal=True))
    else:
        _tell(book, found, lang)
    if ics is not None:
        _write_calendar(book, found, lang, ics)
    raise typer.Exit(1 if found.missing else 0)


def _write_calendar(book: Handbook, found: Answer, lang: Language, file: Path) -> None:
    """Write the answer's schedule, if it has one; what was printed before stays the only thing on standard output."""
    from rulebook.ics import ics

    text = ics(book, found, lang)
    if not text:
        return
    try:
        file.write_bytes(text.encode())
    except OSError as error:
        _refuse(say("not written", lang, file=str(file), error=error.strerror or str(error)))
    print(say("calendar written", lang, file=str(file)), file=sys.stderr)


def _pairs(texts: list[str], form: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            _refuse(f"'{text[:40]}' has no '='; write {form}.")
        if name in pairs:
            _refuse(f"{name[:40]}: given twice, '{pairs[name][:40]}' and '{value[:40]}'; give it once.")
        pairs[name] = value
    return pairs


def _tell(book: Handbook, found: Answer, lang: Language) -> None:
    console = Console(highlight=False, soft_wrap=True)
    explanation = explain(book, found, lang)
    console.print(f"[bold]{escape(explanation.sentence)}[/]")
    for note in explanation.notes:
        console.print(f"[yellow]![/] {escape(note)}")
    for day in schedule(book, found):
        if found.calculator.schedule and day.kind != found.calculator.schedule.kind:
            parts = in_words(day.day, None, book, lang), say(WEEKDAYS[day.day.weekday()], lang), day.words[lang]
            console.print(f"  {escape(say('off', lang, day=parts[0], weekday=parts[1], what=parts[2]))}")
    for name in found.missing:
        console.print(f"  {escape(_ask(book, name, lang))}")
    for line in explanation.arithmetic:
        console.print(f"  {escape(line)}")
    for number, step in enumerate(explanation.because, 1):
        console.print(f"{number}. {escape(step.text)}" + (f" [dim]{step.clause}[/]" if step.clause else ""))
    for clause in found.clauses:
        console.print(f"[dim]{clause}[/] {escape(text_in_words(book, book.clauses[clause].words, found.as_of, lang))}")
    for id in found.questions:
        question = book.questions[id]
        asked, reading = (
            text_in_words(book, words, found.as_of, lang) for words in (question.words, question.interpretation)
        )
        console.print(f"[yellow]{id}[/] {escape(say('question', lang, question=asked, reading=reading))}")
    for change in nearby(book, found):
        fact = book.facts[change.fact]
        value = in_words(change.value, fact, book, lang)
        sentence = explain(book, change.answer, lang).sentence
        console.print(f"[dim]{escape(say('nearby', lang, label=fact.words[lang], value=value, sentence=sentence))}[/]")
    _tell_next(console, book, next_steps(book, found, lang), lang)


def _tell_next(console: Console, book: Handbook, after: NextSteps, lang: Language) -> None:
    for onward in after.onward:
        facts = (f"{name}={typed(value)}" for name, value in onward.facts.items())
        command = " ".join(["rulebook", "calc", onward.calculator, *facts, *(["--lang", "en"] if lang == "en" else [])])
        console.print(escape(say("onward", lang, text=onward.text, command=command)))
    if after.todo:
        console.print(f"[bold]{escape(say('then', lang))}[/]")
    for number, todo in enumerate(after.todo, 1):
        who = f"[bold]{escape(book.roles[todo.role].words[lang])}[/]{say('by whom', lang)}" if todo.role else ""
        console.print(f"{number}. {who}{escape(todo.text)} [dim]{todo.clause}[/]")
    named = {
        "forms": [book.forms[id].words[lang] for id in after.forms],
        "ask": [book.roles[id].words[lang] for id in after.ask],
    }
    for key, labels in named.items():
        if labels:
            console.print(escape(say(key, lang) + say("names", lang).join(labels)))


def _ask(book: Handbook, name: str, lang: Language) -> str:
    """How to tell what is missing: ``serious=yes|no`` and the question, or ``--what-if pass_mark=…``."""
    fact = book.facts.get(name)
    field = fact or book.parameters[name]
    match field.type:
        case ChoiceType(choices):
            value = "|".join(choices)
        case YesNoType():
            value = "yes|no"
        case _:
            value = "…"
    question = fact.ask[lang] if fact is not None and fact.ask is not None else field.words[lang]
    return f"{'' if fact else '--what-if '}{name}={value}  {question}"


@app.command()
def build(
    root: Root = Path(),
    preview: Annotated[
        bool, typer.Option("--preview", help="Build for 'serve': no link check, a folder apart.")
    ] = False,
) -> None:
    """Check the policy and build the site in both languages."""
    from rulebook.site.build import build as run
    from rulebook.site.failure import BuildError

    try:
        run(root.resolve(), Console(stderr=True), preview=preview)
    except BuildError as error:
        _fail(str(error), 1)


@app.command()
def serve(
    root: Root = Path(),
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(help="The port to listen on.", show_default="the first free one from 8000")
    ] = None,
) -> None:
    """Preview both languages; rebuilds when a file changes."""
    from rulebook.site.failure import BuildError
    from rulebook.site.serve import serve as run

    try:
        run(root.resolve(), Console(stderr=True), host, port)
    except BuildError as error:
        _fail(str(error), 1)


@app.command("schema")
def write_schema(
    root: Root = Path(),
    check_only: Annotated[bool, typer.Option("--check", help="Only tell whether the file is up to date.")] = False,
) -> None:
    """Write policy/schema.json, which editors use to help with policy files."""
    text = simplejson.dumps(schema.json_schema(), ensure_ascii=False, indent=2) + "\n"
    _keep(root, "schema.json", text, "schema", check_only)


@app.command("holidays")
def write_holidays(
    root: Root = Path(),
    as_of: AsOf = "",
    check_only: Annotated[bool, typer.Option("--check", help="Only tell whether the file is up to date.")] = False,
) -> None:
    """Write policy/holidays.yaml: the statutory holidays from last year to two years ahead."""
    from rulebook.statutory import written

    year = _day(as_of).year
    _keep(root, "holidays.yaml", written(range(year - 1, year + 3)), "holidays", check_only)


def _keep(root: Path, name: str, text: str, command: str, check_only: bool) -> None:
    """Write a file that a command makes under ``policy/`` where it is not up to date, or only say so."""
    path = root / "policy" / name
    if not path.parent.is_dir():
        _fail(f"there is no folder {path.parent}; --root names the project's folder.", 1)
    if path.is_file() and path.read_text("utf-8") == text:
        return
    if check_only:
        _fail(f"policy/{name} is out of date; run 'rulebook {command}'.", 1)
    path.write_text(text, "utf-8")
    print(f"policy/{name} written")


@app.command("format")
def format_files(
    root: Root = Path(),
    check_only: Annotated[bool, typer.Option("--check", help="Only tell which files would change.")] = False,
) -> None:
    """Align the tables of all policy files."""
    from rulebook.format import formatted

    changed = []
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for path in sorted((root / "policy").glob("*.yaml")):
        name = f"policy/{path.name}"
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
                path.write_bytes(after)
    _print(tuple(problems), texts)
    for name in changed:
        print(f"{name} {'would change' if check_only else 'formatted'}")
    raise typer.Exit(1 if problems or (changed and check_only) else 0)
