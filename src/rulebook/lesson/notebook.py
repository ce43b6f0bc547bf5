"""Lesson: how a notebook asks the handbook, and shows rules, answers, tables and pictures in its language."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from rulebook.answer import Answer, Evaluator, answer, explain, text_in_words
from rulebook.bilingual import Language, Words
from rulebook.compile import PARCEL, unpacked
from rulebook.handbook import Handbook
from rulebook.language import Value, typed
from rulebook.lesson.day import Day
from rulebook.lesson.picture import COLOURS, Picture
from rulebook.lesson.sentences import SENTENCES
from rulebook.problem import Place
from rulebook.wording import FACT, Reader, Refusal, cited, in_words

if TYPE_CHECKING:
    from IPython.display import HTML

__all__ = ["COLOURS", "Lesson", "lesson", "run_first"]


def lesson(language: Language) -> Lesson:
    """The lesson of the project that the notebook is opened in; in the browser, of the handbook it came with.

    The day is that of the build: with a project, `RULEBOOK_AS_OF` or else today; in the browser, that of the pages
    around the notebook, so that both answer alike. Raises FileNotFoundError where there is neither.
    """
    here = Path.cwd()
    root = next((path for path in (here, *here.parents) if (path / "policy").is_dir()), None)
    if root is not None:
        return of_project(root, language)
    parcel = files("rulebook").joinpath(PARCEL)
    if not parcel.is_file():
        raise FileNotFoundError(f"no handbook at {here}: save the notebook inside the project, beside policy/")
    book, texts, as_of = unpacked(parcel.read_text("utf-8"))
    return Lesson(book, language, as_of, texts, pages(language))


def pages(language: Language) -> str:
    """Where the site's pages in the language are. Python runs in a worker of the site, below its folder `live/`."""
    from js import location  # the browser's; there is none elsewhere

    return f"{location.href.rpartition('/live/')[0]}/{'en/' * (language == 'en')}"


def of_project(root: Path, language: Language) -> Lesson:
    """The lesson of the project's files."""
    from rulebook.load import handbook, policy_files

    told = os.environ.get("RULEBOOK_AS_OF")
    as_of = Day.fromisoformat(told) if told else date.today()  # noqa: DTZ011 (the reader's own day)
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in policy_files(root)}
    return Lesson(handbook(root), language, as_of, texts)


class Lesson:
    """A handbook read aloud in one language, as of one day.

    `texts` are its files by name; `site` is the address of the pages in the lesson's language, for a live notebook.

    >>> from rulebook.load import handbook
    >>> lesson = Lesson(handbook(Path("tests/books/training")), "en", date(2026, 11, 21))
    >>> lesson.words("overrun_rate")
    '10 yuan/day'
    >>> lesson.sentence(lesson.ask("training-length", situation="return", leave_days=12))
    'The plan is short return training: 2 training days.'
    """

    def __init__(
        self, book: Handbook, language: Language, as_of: date, texts: Mapping[str, str] | None = None, site: str = ""
    ) -> None:
        self.book, self.language, self.as_of, self.texts, self.site = book, language, as_of, texts or {}, site

    def changed(self, name: str, value: object) -> Lesson:
        """The lesson of a copy of the handbook in which the parameter has another value, given as one would type it.

        >>> from rulebook.load import handbook
        >>> lesson = Lesson(handbook(Path("tests/books/training")), "en", date(2026, 11, 21))
        >>> lesson.changed("overrun_rate", 12).words("overrun_rate"), lesson.words("overrun_rate")
        ('12 yuan/day', '10 yuan/day')
        """
        parameter = self.book.parameters[name]
        *past, last = parameter.values
        new = replace(last, value=Reader.of(self.book, parameter).read(str(value)), unset=False)
        parameters = {**self.book.parameters, name: replace(parameter, values=(*past, new))}
        return Lesson(replace(self.book, parameters=parameters), self.language, self.as_of, self.texts, self.site)

    # ── Ask ───────────────────────────────────────────────────────────────────────────────────────────

    def ask(self, calculator: str, what_if: Mapping[str, object] | None = None, **facts: object) -> Answer:
        """The calculator's answer; facts and suppositions as one would type them. Raises `Refusal`."""
        told, supposed = ({name: str(value) for name, value in given.items()} for given in (facts, what_if or {}))
        return answer(self.book, calculator, told, self.as_of, supposed)

    def value(self, name: str) -> Any:
        """The parameter's value of the day; raises KeyError for an unknown name."""
        return Evaluator(self.book, {}, self.as_of)[self.book.parameters[name].name]

    def words(self, name: str, value: Value | None = None) -> str:
        """A value of the fact, parameter or output in words; of a parameter, that of the day."""
        field = self.book.fields[name]
        return in_words(self.value(name) if value is None else value, field, self.book, self.language)

    def label(self, name: str) -> str:
        """What the fact, parameter or output is called."""
        return self.book.fields[name].words[self.language]

    def sentence(self, found: Answer) -> str:
        return explain(self.book, found, self.language).sentence

    # ── Show ──────────────────────────────────────────────────────────────────────────────────────────

    def pick(self, zh: str, en: str) -> str:
        """The text of the lesson's language."""
        return {"zh": zh, "en": en}[self.language]

    def say(self, zh: str, en: str, **parts: object) -> HTML:
        """A paragraph for each line; parameters in braces become their values, as in a clause, `parts` themselves."""
        text = self.pick(zh, en)
        for name, part in parts.items():
            text = text.replace(f"{{{name}}}", str(part))
        text = text_in_words(self.book, Words(text, text), self.as_of, self.language)
        return _html("".join(f"<p>{escape(line.strip())}</p>" for line in text.strip().splitlines()))

    def rule(self, *clauses: str) -> HTML:
        """The clauses with their ids, the values of the day filled in."""
        parts = []
        for id in clauses:
            text = text_in_words(self.book, self.book.clauses[id].words, self.as_of, self.language)
            parts.append(f"<p>{self._cited(id)} {escape(text)}</p>")
        return _html(f"<blockquote>{''.join(parts)}</blockquote>")

    def yaml(self, place: Place) -> HTML:
        """What is written at a place of the policy's files: its line and those indented below it."""
        lines = self.texts[place.file].splitlines()[place.line - 1 :]
        indent = place.column - 1
        more = takewhile(lambda line: not line.strip() or not line[: indent + 1].strip(), lines[1:])
        text = "&#10;".join(escape(line[indent:]) for line in [lines[0], *more])
        where = self._said("written", file=escape(place.file), line=str(place.line))
        return _html(f'<p>{where}</p><pre tabindex="0">{text}</pre>')

    def told(self, found: Answer) -> HTML:
        """An answer: its sentence, the reason, the sums, the steps with their clauses, and what it rests on."""
        words = explain(self.book, found, self.language)
        parts = [f"<p><strong>{escape(words.sentence)}</strong></p>"]
        if words.reason.text:
            named = "".join(f" {self._cited(clause)}" for clause in words.reason.clauses)
            parts.append(f"<p>{escape(words.reason.text)}{named}</p>")
        parts += [f"<p>{escape(line)}</p>" for line in words.arithmetic]
        steps = "".join(
            f"<li>{escape(step.text)}{' ' + self._cited(step.clause) if step.clause else ''}</li>"
            for step in words.because
        )
        parts.append(f"<ol>{steps}</ol>" if steps else "")
        parts += [f"<p>{escape(note)}</p>" for note in words.notes]
        if found.questions:
            listed = self._said("or").join(_code(question) for question in found.questions)
            parts.append(f"<p>{self._said('rests', questions=listed)}</p>")
        return _html("".join(parts))

    def _cited(self, clause: str) -> str:
        """The clause's name, for people to find it by."""
        return f"<cite>{escape(cited(self.book, clause, self.language))}</cite>"

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> HTML:
        """A table of texts; ids of clauses and open questions are set as such."""
        head = "".join(f"<th>{escape(title)}</th>" for title in heads)
        body = "".join("<tr>" + "".join(f"<td>{self._cell(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return _html(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")

    def picture(self, chart: Mapping[str, Any], title: str, about: str) -> Picture:
        """The chart, a Vega-Lite specification, with its title and, for a screen reader, what it shows."""
        return Picture(chart, title, about)

    def calculator(self, id: str, **facts: object) -> HTML:
        """The site's own calculator, filled in with the facts; outside the site, where to find it."""
        self.book.calculators[id]  # raises KeyError for an unknown one
        page = f"calculators/{id}.html"
        if not self.site:
            shown = _code(self.pick("site/", "site/en/") + page)
            return _html(f"<p>{self._said('on the site', page=shown)}</p>")
        query = urlencode({FACT + name: str(value) for name, value in facts.items()})
        title = escape(self.book.calculators[id].words[self.language])
        source = escape(f"{self.site}{page}?{query}")
        style = "width: 100%; height: 36rem; border: 0"
        return _html(f'<div><iframe title="{title}" src="{source}" style="{style}"></iframe></div>')

    # ── Check ─────────────────────────────────────────────────────────────────────────────────────────

    def check(self, question: str, found: Answer, output: str, mine: object = None) -> HTML:
        """A question that the handbook's answer settles; with `mine`, whether that is right, and always why."""
        field = self.book.outputs[output]
        right = self.words(output, found[output])
        parts = [f"<p><strong>{escape(question)}</strong></p>"]
        if field.choices:
            choices = self._said("or").join(escape(self.words(output, id)) for id in self._answers(found, output))
            parts.append(f"<p>{self._said('choices', choices=choices)}</p>")
        why = self.told(found).data
        if mine is None:
            shown = f"<p>{escape(right)}</p>{why}"
            parts.append(f"<details><summary>{self._said('show')}</summary>{shown}</details>")
        else:
            given = str(mine).strip()
            key = "right" if self._same(given, output, found[output]) else "wrong"
            parts.append(f"<p>{self._said(key, mine=escape(given), answer=escape(right))}</p>{why}")
        return _html("".join(parts))

    def _answers(self, found: Answer, output: str) -> list[str]:
        """The choices that the calculator can answer, as far as its examples show, in the output's order."""
        examples = [example for id in found.calculator.decisions for example in self.book.decisions[id].examples]
        given = {example.outputs.get(output) for example in examples}
        return [choice for choice in self.book.outputs[output].choices if choice in given]

    def _same(self, given: str, output: str, value: Value) -> bool:
        """Whether what a reader typed is the value: its id, its number, or its words."""
        if given in (typed(value), self.words(output, value)):
            return True
        try:
            return Reader.of(self.book, self.book.outputs[output]).read(given) == value
        except Refusal:
            return False

    def _said(self, key: str, **parts: str) -> str:
        return SENTENCES[key][self.language].format(**parts)

    def _cell(self, cell: object) -> str:
        text = str(cell)
        return _code(text) if text in self.book.clauses or text in self.book.questions else escape(text)


def run_first(name: str, language: Language) -> str:
    """What to do where a cell lacks a name, since it is run before those above it, or misspells it.

    >>> run_first("book", "en").partition(":")[0]
    'There is no “book” yet'
    """
    return SENTENCES["run first"][language].format(name=name)


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _html(text: str) -> HTML:
    from IPython.display import HTML

    return HTML(text)  # type: ignore[no-untyped-call] # IPython gives it no types
