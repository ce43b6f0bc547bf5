"""Rules: what is alike, and every sign in a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from rulebook.handbook import Parameter
from rulebook.language import ChoiceType, NumberType
from tests.tools.mistakes.author import Author, Made, edited, indent, other_value

# What is alike.


def equals_exchanged(author: Author) -> Made:
    parameters = author.numbers()
    for decision, rows in author.tables():
        for row in rows:
            for first, second in combinations(parameters, 2):
                cells = re.split(r"\|+", author.line(row.place))
                if _alike(first, second) and any(re.search(rf"\b{first.name}\b", cell) for cell in cells[:-1]):
                    told = f"{decision.id}: {second.name} for {first.name} in row {row.number}"
                    place = replace(row.place, column=1)
                    if {first.name, second.name} <= {name.name for r in rows for name in r.reads}:
                        yield author.retyped(told, (place, first.name, second.name))


def _alike(first: Parameter, second: Parameter) -> bool:
    assert isinstance(first.type, NumberType)
    assert isinstance(second.type, NumberType)
    return (first.type.measure, first.values[-1].value) == (second.type.measure, second.values[-1].value)


def twin_list(author: Author) -> Made:
    facts = [fact for fact in author.book.facts.values() if isinstance(fact.type, ChoiceType) and len(fact.choices) > 2]
    for one, other in author.shuffled(combinations(facts, 2)):
        if set(one.choices) < set(other.choices) or {f"-{id}" for id in one.choices} & {
            f"-{id.rpartition('-')[2]}" for id in other.choices
        } == {f"-{id}" for id in one.choices}:
            place = author.values("facts", one.name, "choices")[0][1]
            more = " " * (place.column - 1) + "no-use: {zh: 另外的, en: another}"
            yield author.inserted(
                f"{one.name}: a choice that {other.name} lacks", replace(place, line=place.line - 1), more
            )


def ends_unordered(author: Author) -> Made:
    for constraint in author.shuffled(author.book.constraints.values()):
        if set(constraint.reads) <= author.book.parameters.keys() and len(constraint.reads) == 2:
            start, end = author.entry(constraint.place)
            lines = author.lines(constraint.place.file)
            alone = indent(lines[start - 1]) < constraint.place.column and (
                end == len(lines) or not lines[end].strip() or indent(lines[end]) < constraint.place.column
            )
            lines[start - alone : end] = []
            yield edited(f"{constraint.place}: {constraint.name} is gone", {constraint.place.file: lines})


# Rules.


def value_changed(author: Author) -> Made:
    for parameter in author.numbers():
        value, place = parameter.values[-1].value, parameter.values[-1].place
        if isinstance(value, Decimal):
            new = other_value(parameter, value)
            told = f"{parameter.name} is {new}, not {value}"
            yield author.retyped(told, (replace(place, column=1), f"value: {value}", f"value: {new}"))


def operator_changed(author: Author) -> Made:
    yield from _cell(author, r"(<=|>=|<|>)(?= )", {"<=": "<", "<": "<=", ">=": ">", ">": ">="})


def boundary_moved(author: Author) -> Made:
    yield from _cell(author, r"[\[(](?=[\w.]+\.\.)|(?<=\w)[\])](?= *\|)", {"[": "(", "(": "[", "]": ")", ")": "]"})


def _cell(author: Author, pattern: str, others: Mapping[str, str]) -> Made:
    for decision, rows in author.tables():
        row = author.random.choice(rows)
        line = author.line(row.place)
        for match in author.shuffled(re.finditer(pattern, line.partition("||")[0]))[:1]:
            told = f"{decision.id}: {others[match[0]]} for {match[0]} in row {row.number}"
            place = replace(row.place, column=match.start() + 1)
            yield author.retyped(told, (place, match[0], others[match[0]]))


def row_dropped(author: Author) -> Made:
    for decision, rows in author.tables():
        row = author.random.choice(rows)
        lines = author.lines(row.place.file)
        del lines[row.place.line - 1]
        yield edited(f"{row.place}: {decision.id} without row {row.number}", {row.place.file: lines})


def wrong_unit(author: Author) -> Made:
    for path, place, unit in author.values("parameters", "*", "unit"):
        other = author.random.choice(list(author.book.units))
        if path[1] in {p.name for p in author.numbers()} and other != unit and "/" not in unit:
            yield author.retyped(f"{path[1]} is in {other}, not {unit}", (place, unit, other))


def results_exchanged(author: Author) -> Made:
    for decision, rows in author.tables():
        first, second = author.shuffled(combinations(rows, 2))[0] if len(rows) > 1 else (rows[0], rows[0])
        split = 2 * len(decision.versions[-1].columns)
        cells = [re.split(r"\|+", author.line(row.place))[split // 2].strip() for row in (first, second)]
        if cells[0] != cells[1]:
            told = f"{decision.id}: {decision.outputs[0]} of rows {first.number} and {second.number}"
            yield author.cells(told, split, (first, *cells), (second, *reversed(cells)))


def another_named(author: Author) -> Made:
    for clause in author.shuffled(author.book.clauses.values()):
        own = re.findall(r"\{(\w+)", clause.words.zh)
        for name in own[:1]:
            for other in author.shuffled(author.numbers())[:1]:
                if other.name not in own and name in author.book.parameters:
                    edits = [(author.text(clause, lang), f"{{{name}", f"{{{other.name}") for lang in ("zh", "en")]
                    yield author.retyped(f"{clause.id} prints {other.name} for {name}", *edits)
