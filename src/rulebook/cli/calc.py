"""``rulebook calc``: one question answered, with the reason."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rulebook.answer import (
    Answer,
    Explanation,
    NextSteps,
    answer,
    explain,
    nearby,
    next_steps,
    report,
    schedule,
    sentence,
    text_in_words,
)
from rulebook.atomic import atomic_write
from rulebook.bilingual import Language
from rulebook.cli.base import AsOf, Root, Speech, WhatIf, app, book_of, day_of, pairs, refuse, suppositions
from rulebook.handbook import Handbook
from rulebook.language import WEEKDAYS, ChoiceType, YesNoType, typed
from rulebook.wording import Refusal, cited, in_words, say

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["calc"]


@app.command()
def calc(  # noqa: PLR0917 (typer makes options of them)
    calculator: Annotated[str, typer.Argument(help="Which calculator, such as training-length.")] = "",
    facts: Annotated[list[str] | None, typer.Argument(help="What you tell it: fact=value …")] = None,
    what_if: WhatIf = None,
    as_of: AsOf = "",
    lang: Speech = "zh",
    json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    ics: Annotated[Path | None, typer.Option("--ics", help="Write the days of a plan as a calendar file.")] = None,
    root: Root = Path(),
) -> None:
    """Answer one person's question, with the reason."""
    book = book_of(root, lang)
    if not calculator:
        refuse(say("no calculator", lang, allowed=say("names", lang).join(book.calculators)))
    try:
        told = pairs(facts or [], "fact form", lang)
        supposed = suppositions(what_if, lang)
        found = answer(book, calculator, told, day_of(as_of, lang), supposed)
    except Refusal as refusal:
        refuse(refusal.words[lang])
    if ics is not None and found.calculator.schedule is None:
        refuse(say("no schedule", lang, calculator=found.calculator.id))
    if json:
        import simplejson

        print(simplejson.dumps(report(book, found, lang), ensure_ascii=False, indent=2, use_decimal=True))
    else:
        _tell(book, found, lang)
    if ics is not None:
        _write_calendar(book, found, lang, ics)
    raise typer.Exit(1 if found.missing else 0)


def _write_calendar(book: Handbook, found: Answer, lang: Language, file: Path) -> None:
    """Write the answer's schedule, if it has one; what was printed before stays the only thing on standard output."""
    from rulebook.answer import ics

    text = ics(book, found, lang, datetime.now(UTC))
    if not text:
        return
    try:
        with atomic_write(file) as part:
            part.write_bytes(text.encode())
    except OSError as error:
        refuse(say("not written", lang, file=str(file), error=error.strerror or str(error)))
    print(say("calendar written", lang, file=str(file)), file=sys.stderr)


def _tell(book: Handbook, found: Answer, lang: Language) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False, soft_wrap=True)
    explanation = explain(book, found, lang)
    console.print(f"[bold]{escape(explanation.sentence)}[/]")
    if explanation.reason.text:
        console.print(f"{escape(explanation.reason.text)}{_under(book, explanation.reason.clauses, lang)}")
    for note in explanation.notes:
        console.print(f"[yellow]![/] {escape(note)}")
    for day in schedule(book, found):
        if found.calculator.schedule and day.kind != found.calculator.schedule.kind:
            parts = in_words(day.day, None, book, lang), say(WEEKDAYS[day.day.weekday()], lang), day.words[lang]
            console.print(f"  {escape(say('off', lang, day=parts[0], weekday=parts[1], what=parts[2]))}")
    for name in found.missing:
        console.print(f"  {escape(_ask(book, name, lang))}")
    _tell_why(console, book, explanation, lang)
    after = next_steps(book, found, lang)
    for clause in _quoted(found, after):
        name = escape(cited(book, clause, lang))
        console.print(f"[dim]{name}[/] {escape(text_in_words(book, book.clauses[clause].words, found.as_of, lang))}")
    for id in found.questions:
        question = book.questions[id]
        asked, reading = (
            text_in_words(book, words, found.as_of, lang) for words in (question.words, question.interpretation)
        )
        console.print(f"[yellow]{id}[/] {escape(say('question', lang, question=asked, reading=reading))}")
    for change in nearby(book, found):
        fact = book.facts[change.fact]
        value = in_words(change.value, fact, book, lang)
        said = sentence(book, change.answer, lang)
        console.print(f"[dim]{escape(say('nearby', lang, label=fact.words[lang], value=value, sentence=said))}[/]")
    _tell_next(console, book, found, after, lang)


def _tell_why(console: Console, book: Handbook, explanation: Explanation, lang: Language) -> None:
    """The sums that bear on the answer, and every step."""
    from rich.markup import escape

    if explanation.arithmetic:
        console.print(f"[bold]{escape(say('worked out', lang))}[/]")
    for line in explanation.arithmetic:
        console.print(f"  {escape(line)}")
    if explanation.because:
        console.print(f"[bold]{escape(say('step by step', lang))}[/]")
    for number, step in enumerate(explanation.because, 1):
        clauses = [step.clause] if step.clause else []
        console.print(f"{number}. {escape(step.text)}{_under(book, clauses, lang)}")


def _under(book: Handbook, clauses: Sequence[str], lang: Language) -> str:
    """The clauses as people cite them, in brackets, as they stand behind what is said under them."""
    from rich.markup import escape

    if not clauses:
        return ""
    named = say("names", lang).join(cited(book, clause, lang) for clause in clauses)
    return f"[dim]{escape(say('under', lang, clauses=named))}[/]"


def _quoted(found: Answer, after: NextSteps) -> list[str]:
    """The clauses that the steps stand on, but for those that are to be quoted as what there is to do."""
    whole = {todo.clause for todo in after.todo if todo.role is None}
    return [clause for clause in found.clauses if clause not in whole]


def _tell_next(console: Console, book: Handbook, found: Answer, after: NextSteps, lang: Language) -> None:
    from rich.markup import escape

    for onward in after.onward:
        facts = (f"{name}={typed(value)}" for name, value in onward.facts.items())
        options = [f"--as-of {found.as_of}"] if found.as_of != day_of("", lang) else []
        options += ["--lang en"] if lang == "en" else []
        command = " ".join(["rulebook", "calc", onward.calculator, *facts, *options])
        console.print(escape(say("onward", lang, text=onward.text, command=command)))
    if after.onward and found.what_if:
        names = say("names", lang).join(book.parameters[name].words[lang] for name in found.what_if)
        console.print(f"[yellow]![/] {escape(say('left behind', lang, names=names))}")
    if after.todo:
        console.print(f"[bold]{escape(say('then', lang))}[/]")
    for number, todo in enumerate(after.todo, 1):
        who = f"[bold]{escape(book.roles[todo.role].words[lang])}[/]{say('by whom', lang)}" if todo.role else ""
        console.print(f"{number}. {who}{escape(todo.text)}{_under(book, [todo.clause], lang)}")
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
