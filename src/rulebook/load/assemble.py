"""From validated files to the handbook's nouns: texts become values, formulas and tables.

Names are resolved and typed afterwards, by `rulebook.load.resolve`, when all of them are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from rulebook.bilingual import Words  # fmt: skip
from rulebook.handbook import (
    Calculator,
    Constraint,
    Decision,
    Example,
    Field,
    Form,
    FormEntry,
    FormPart,
    Handbook,
    Mark,
    Next,
    Onward,
    Row,
    Schedule,
    Sentence,
    Signature,
    Version,
    policies_reached,
)
from rulebook.language import ChoiceType, MomentType, YesNoType, ast, parse
from rulebook.load import schema
from rulebook.load.context import words
from rulebook.load.resolve import resolve
from rulebook.load.schema import scalars
from rulebook.load.score_sheets import SheetAssembly
from rulebook.load.strict_yaml import Document, Path
from rulebook.load.text_table import Cell, read_table
from rulebook.problem import Place, Problem, did_you_mean

__all__ = ["assemble"]

_WORD = re.compile(scalars.KEBAB)
Case = TypeVar("Case", schema.Sentence, schema.Next)
_AS_OF = Field("as_of", Words("日期", "date"), MomentType("date"), {}, Place(""))


def assemble(
    files: Iterable[tuple[Document, schema.File]], broken: set[str]
) -> tuple[Handbook, list[Problem], set[str]]:
    """The handbook that the files make, the problems on the way, and the names in it that have some.

    The `broken` names, which are not in it, are not reported again.
    """
    assembly = _RuleAssembly(broken)
    files = list(files)
    for document, content in files:
        assembly.shared(document, content)
    for document, content in files:
        assembly.fields(document, content)
    declared = {name for _, content in files for name in (*content.parameters, *content.facts, *content.decisions)}
    for document, content in files:
        assembly.sheets(document, content, declared)
    for document, content in files:
        assembly.rules(document, content)
    handbook, problems, failing = resolve(Handbook(**dict[str, Any](assembly.parts)), assembly.places, broken)
    calculators = {
        id: replace(found, policies=policies_reached(handbook, found)) for id, found in handbook.calculators.items()
    }
    return replace(handbook, calculators=calculators), assembly.problems + problems, assembly.failing | failing


def _form(id: str, form: schema.Form, place: Place) -> Form:
    parts = tuple(
        FormPart(
            words(part), tuple(_entry(entry) for entry in part.entries),
            tuple(words(column) for column in part.columns), part.rows, part.schedule,
        )
        for part in form.parts
    )  # fmt: skip
    return Form(
        id, words(form), words(form.about), tuple(form.clauses), form.filled_by, form.goes_to, form.calculator, parts,
        tuple(Signature(line.role, _own(line)) for line in form.signed_by), place,
    )  # fmt: skip


def _entry(entry: schema.FormEntry) -> FormEntry:
    choices = {id: words(texts) for id, texts in (entry.choices or {}).items()}
    return FormEntry(entry.name, _own(entry), entry.lines, choices)


def _own(entry: schema.FormEntry | schema.Signature) -> Words | None:
    """The words that an entry may have and need not."""
    return None if entry.zh is None or entry.en is None else Words(entry.zh, entry.en)


class _RuleAssembly(SheetAssembly):
    """Constraints, decisions and calculators, read when all that has a type is known."""

    def rules(self, document: Document, content: schema.File) -> None:
        """Constraints, decisions with their examples, and calculators."""
        policy = content.policy or ""
        for name, constraint in content.constraints.items():
            node = self.formula(document, ("constraints", name, "requires"), constraint.requires, ("constraint", name))
            if node is not None:
                place = document.key("constraints", name)
                self.parts["constraints"][name] = Constraint(name, node, (), words(constraint), place)
        for id, decision in content.decisions.items():
            versions = tuple(self.versions(document, id, decision))
            if not versions:
                self.broken.add(id)
                continue
            examples = (
                tuple(self.examples(document, ("decisions", id, "examples"), decision.hit == "collect"))
                if decision.examples
                else ()
            )
            self.parts["decisions"][id] = Decision(
                id, policy, words(decision), decision.hit, versions[-1].outputs, {}, versions, examples,
                document.key("decisions", id),
            )  # fmt: skip
        for id, calculator in content.calculators.items():
            self.parts["calculators"][id] = self.calculator(document, id, calculator, policy)
        for id, form in content.forms.items():
            self.parts["forms"][id] = _form(id, form, document.key("forms", id))

    def calculator(self, document: Document, id: str, calculator: schema.Calculator, policy: str) -> Calculator:
        path: Path = ("calculators", id)
        sentences = (
            Sentence(when, words(sentence), document.place(*path, "sentences", i))
            for i, sentence, when in self.cases(document, (*path, "sentences"), calculator.sentences)
        )
        then = (
            Next(when, tuple(after.clauses))
            for _, after, when in self.cases(document, (*path, "then"), calculator.then)
        )
        return Calculator(
            id, policy, (), words(calculator), words(calculator.about), calculator.score_sheet,
            tuple(calculator.asks), tuple(calculator.decisions), self.schedule(document, id, calculator.schedule),
            tuple(sentences), tuple(then), tuple(self.onward(document, id, calculator.onward)), document.key(*path),
        )  # fmt: skip

    def onward(self, document: Document, id: str, onward: Iterable[schema.Onward]) -> Iterator[Onward]:
        """The calculators to go on with, without those for which a fact's formula cannot be read."""
        for i, entry in enumerate(onward):
            path: Path = ("calculators", id, "onward", i, "facts")
            facts = {
                name: self.formula(document, (*path, name), text, ("onward", id, i, name))
                for name, text in entry.facts.items()
            }
            known = {name: node for name, node in facts.items() if node is not None}
            if len(known) == len(facts):
                yield Onward(entry.calculator, known, words(entry))

    def cases(
        self, document: Document, path: Path, cases: Iterable[Case]
    ) -> Iterator[tuple[int, Case, ast.Expression | None]]:
        """The cases with their number and their condition, without those whose condition cannot be read."""
        for i, case in enumerate(cases):
            key = (path[-1], path[1], i)
            when = case.when and self.formula(document, (*path, i, "when"), case.when, key)
            if when is not None or case.when is None:
                yield i, case, when  # type: ignore[misc]

    def schedule(self, document: Document, id: str, schedule: schema.Schedule | None) -> Schedule | None:
        if schedule is None:
            return None
        path: Path = ("calculators", id, "schedule")
        texts = {"from": schedule.from_, "to": schedule.to, "rest": schedule.rest, "rest_from": schedule.rest_from}
        parts = {
            key: self.formula(document, (*path, key), text, ("schedule", id, key))
            for key, text in texts.items()
            if text
        }
        start, end, rest = (parts[key] for key in ("from", "to", "rest"))
        hours = self.stretches(document, id, "hours", schedule.hours)
        marked = self.stretches(document, id, "marks", schedule.marks)
        if start is None or end is None or rest is None or None in parts.values() or hours is None or marked is None:
            return None
        marks = (Mark(*days, mark.clause, words(mark)) for mark, days in zip(schedule.marks, marked, strict=True))
        place = document.key(*path)
        return Schedule(
            start, end, rest, parts.get("rest_from"), schedule.kind, words(schedule), hours, tuple(marks), place
        )

    def stretches(
        self, document: Document, id: str, kind: str, stretches: Iterable[schema.Hours | schema.Mark]
    ) -> tuple[tuple[ast.Expression, ast.Expression], ...] | None:
        """Where each stretch of the schedule begins and ends, or None where that cannot be read."""
        path: Path = ("calculators", id, "schedule", kind)
        found = []
        for i, stretch in enumerate(stretches):
            ends = [
                self.formula(document, (*path, i, key), text, ("schedule", id, kind, i, key))
                for key, text in (("from", stretch.from_), ("to", stretch.to))
            ]
            found.append(tuple(ends))
        return None if any(None in ends for ends in found) else tuple(found)  # type: ignore[arg-type]

    def versions(self, document: Document, id: str, decision: schema.Decision) -> Iterator[Version]:
        path: Path = ("decisions", id)
        rules: list[tuple[Path, schema.Rule, date | None]] = []
        if decision.table is not None or decision.formula is not None:
            rules.append((path, decision, None))
        rules += [((*path, "versions", i), version, version.from_) for i, version in enumerate(decision.versions)]
        for (_, _, earlier), (at, _, later) in pairwise(rules):
            if later is None or (earlier is not None and later <= earlier):
                hint = "put the undated version first, then the dates in order"
                self.problem(document.place(*at), "wrong-order", "the versions are not in order of their dates", hint)
                self.failing.add(id)
        for number, (at, rule, since) in enumerate(rules):
            if rule.formula is not None:
                key = ("cell", id, number, 0, 0)
                node = self.formula(document, (*at, "formula"), rule.formula, key)
                if node is not None:
                    row = Row(1, (), (node,), (), (), rule.clause or "", self.places[key])
                    yield Version(since, (), (id,), (row,), False, self.places[key])
            elif (version := self.table(document, (*at, "table"), id, number, since)) is not None:
                yield version

    def table(self, document: Document, path: Path, id: str, number: int, since: date | None) -> Version | None:
        table, found = read_table(document.lines(*path), document.place(*path))
        self.problems += found
        if table is None:
            return None
        heading = list(table.heading)
        if heading[-1].text != "clause" or len(heading) <= table.split + 1:
            hint = "write '… || output | clause'"
            self.problem(heading[-1].place, "table-shape", "after '||' stand the outputs and then 'clause'", hint)
            return None
        columns = [self.parsed(parse.expression, cell.text, cell.place) for cell in heading[: table.split]]
        for cell, column in zip(heading, columns, strict=False):
            if column is not None and not isinstance(column, ast.Name):
                hint = "name the formula as a decision of its own"
                self.problem(cell.place, "table-shape", f"a column is one name; found '{cell.text}'", hint)
        if not all(isinstance(column, ast.Name) for column in columns):
            return None
        for column, cell in enumerate(heading):
            self.places["heading", id, number, column] = cell.place
        outputs = tuple(cell.text for cell in heading[table.split : -1])
        rows, whole = [], True
        for index, cells in enumerate(table.rows):
            tests = [self.test(cell, column) for cell, column in zip(cells, columns, strict=False)]
            results = [self.result(cell, output) for cell, output in zip(cells[table.split :], outputs, strict=False)]
            for column, cell in enumerate(cells):
                self.places["cell", id, number, index, column] = cell.place
            if None in tests or None in results:
                whole = False
                continue
            place = cells[0].place
            rows.append(Row(index + 1, tuple(tests), tuple(results), (), (), cells[-1].text, place))
        first = next(place for place, line in document.lines(*path) if line.strip())
        return Version(since, tuple(columns), outputs, tuple(rows), True, first) if whole else None

    def test(self, cell: Cell, column: ast.Name) -> Any:
        field = self.parts["facts"].get(column.name) or self.parts["parameters"].get(column.name)
        output = column.output or self.sole_outputs.get(column.name, column.name)
        field = field or self.parts["outputs"].get(output)
        in_words = field is not None and isinstance(field.type, ChoiceType | YesNoType)
        return self.parsed(parse.words if in_words else parse.cell, cell.text, cell.place)

    def result(self, cell: Cell, output: str) -> Any:
        field = self.parts["outputs"].get(output)
        end = len(cell.text)
        if cell.text == "-":
            return ast.Literal(None, start=0, end=1)
        if field is not None and isinstance(field.type, ChoiceType) and cell.text in field.choices:
            return ast.Word(cell.text, start=0, end=end)
        if (
            field is not None
            and isinstance(field.type, ChoiceType)
            and not self.known(cell.text)
            and _WORD.fullmatch(cell.text)
        ):
            return ast.Word(cell.text, start=0, end=end)
        if field is not None and isinstance(field.type, YesNoType) and cell.text in ("yes", "no"):
            return ast.Literal(cell.text == "yes", start=0, end=end)
        return self.parsed(parse.expression, cell.text, cell.place)

    def known(self, name: str) -> bool:
        return any(name in self.parts[kind] for kind in ("facts", "parameters", "decisions")) or name in self.broken

    def examples(self, document: Document, path: Path, lists: bool) -> Iterator[Example]:
        """The examples of a decision; the outputs of one that collects are `lists`."""
        table, found = read_table(document.lines(*path), document.place(*path))
        self.problems += found
        if table is None:
            self.failing.add(str(path[1]))
            return
        heading = table.heading
        if [cell.text for cell in heading[:2]] != ["zh", "en"] or table.split < 2 or len(heading) == table.split:
            hint = "write 'zh | en | facts … || outputs …'"
            self.problem(heading[0].place, "table-shape", "examples start with the columns zh and en", hint)
            self.failing.add(str(path[1]))
            return
        for cells in table.rows:
            before = len(self.problems)
            given: dict[str, dict[str, ast.Value]] = {"facts": {}, "parameters": {}, "outputs": {}}
            as_of = None
            for column, (cell, title) in enumerate(zip(cells, heading, strict=True)):
                if column < 2:
                    continue
                if title.text == "as_of":
                    as_of = None if cell.text == "-" else self.value(cell.place, _AS_OF, cell.text)
                    continue
                kinds = ("facts", "parameters") if column < table.split else ("outputs",)
                kind = next((kind for kind in kinds if title.text in self.parts[kind]), None)
                if kind is None:
                    if title.text not in self.broken:
                        hint = did_you_mean(title.text, [name for kind in kinds for name in self.parts[kind]])
                        self.problem(title.place, "unknown-name", f"unknown name '{title.text}'", hint)
                elif cell.text != "-" or kind == "outputs":
                    field = self.parts[kind][title.text]
                    given[kind][title.text] = self.given(cell, field, lists and kind == "outputs")
            if len(self.problems) > before:
                self.failing.add(str(path[1]))
                continue
            names = Words(cells[0].text, cells[1].text)
            day = as_of if isinstance(as_of, date) else None
            yield Example(names, day, given["facts"], given["parameters"], given["outputs"], cells[0].place)

    def given(self, cell: Cell, field: Field, lists: bool) -> ast.Value:
        """What an example's cell says: '-' is the absent value, or the empty list."""
        parts = [] if cell.text == "-" else cell.text.split(", ") if lists else [cell.text]
        values = [self.value(cell.place, field, part) for part in parts]
        if lists:
            return tuple(str(value) for value in values)
        return values[0] if values else None
