"""What is declared: when it holds, who does it, and whether anything comes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from rulebook.language import NumberType
from tests.tools.mistakes.author import Author, Made, edited, other_value

# Days.


def clause_ended(author: Author) -> Made:
    named = {id for decision in author.book.decisions.values() for id in decision.clauses}
    named |= {clause for _, _, clause in author.values("calculators", "*", "then", "*", "clauses", "*")}
    for id in author.shuffled(sorted(named)):
        clause = author.book.clauses[id]
        day = author.day - timedelta(days=author.random.randrange(20, 200))
        yield author.inserted(f"{id} ends without a successor", clause.place, f"    until: {day}")


def clause_gap(author: Author) -> Made:
    for clause in author.shuffled(author.book.clauses.values()):
        if clause.covers and clause.until is None:
            start, end = author.entry(clause.place)
            lines = author.lines(clause.place.file)
            last = author.day + timedelta(days=author.random.randrange(-90, 90))
            again = [f"  {clause.section}-99:", f"    from: {last + timedelta(days=2)}", *lines[start + 1 : end]]
            lines[start + 1 : end] = [f"    until: {last}", *lines[start + 1 : end], *again]
            yield edited(f"{clause.place}: a day between {clause.id} and its successor", {clause.place.file: lines})


def review_before_start(author: Author) -> Made:
    for policy in author.shuffled(author.book.policies.values()):
        assert policy.review_by is not None
        for _, place, start in author.values("in_force"):
            if place.file == policy.file:
                later = policy.review_by + timedelta(days=author.random.randrange(1, 300))
                yield author.retyped(f"{policy.id} is reviewed before it begins", (place, start, str(later)))


def value_unset(author: Author) -> Made:
    for parameter in author.numbers():
        if not parameter.questions and not any(dated.basis and dated.unset for dated in parameter.values):
            place = parameter.values[-1].place
            old = re.search(r"value: [^,}]+, ", author.lines(place.file)[place.line - 1])
            if old:
                yield author.retyped(f"{parameter.name} has no value", (replace(place, column=1), old[0], ""))


def value_to_come(author: Author) -> Made:
    for parameter in author.numbers():
        place, low = parameter.values[-1].place, parameter.values[-1].value
        line = author.lines(place.file)[place.line - 1]
        if isinstance(low, Decimal) and line.rstrip().endswith("}]"):
            more = f", {{from: {author.day + timedelta(days=40)}, value: {other_value(parameter, low)}, reason: "
            more += "{zh: 中心决定, en: decided by the centre}}]"
            told = f"{parameter.name} changes on a coming day"
            yield author.retyped(told, (replace(place, column=len(line.rstrip())), "]", more))


# What is declared and does nothing.


def declared_idle(author: Author) -> Made:
    texts = ["    zh: 无人问津的", "    en: wholly idle"]
    entries = {
        "units": ("no_use", [*texts, "    plural: wholly idle"]),
        "sections": ("nou", texts),
        "terms": ("no-use", [*texts, "    means: {zh: 没有用处。, en: It is of no use.}"]),
        "roles": ("no-use", [*texts, "    about: {zh: 没有用处。, en: It is of no use.}"]),
        "outputs": ("no_use", [*texts, "    type: yes-no"]),
    }
    for section, (id, lines) in author.shuffled(entries.items()):
        files = [file for file in author.loaded.files if isinstance(file.document.data.get(section), dict)]
        for file in author.shuffled(files)[:1]:
            yield author.inserted(f"{section}: nobody uses it", file.document.key(section), f"  {id}:", *lines)


def choice_idle(author: Author) -> Made:
    found = author.values("outputs", "*", "choices") + author.values("facts", "*", "choices")
    for path, place, _ in author.shuffled(found):
        document = next(file.document for file in author.loaded.files if file.document.file == place.file)
        more = " " * (place.column - 1) + "no-use: {zh: 用不到的, en: of no use}"
        key = document.key(*path)
        if key.line < place.line and (path[0] == "outputs" or author.book.facts[str(path[1])].ask):
            yield author.inserted(f"{path[1]}: a choice that no row knows", key, more)


def sentence_idle(author: Author) -> Made:
    for calculator in author.shuffled(author.book.calculators.values()):
        found = [(s, author.line(s.place)) for s in calculator.sentences if s.when is not None]
        for (_, one), (second, other) in pairwise(found):
            if "when: " in one and "when: " in other:
                told = f"{calculator.id}: a sentence after one that says the same case"
                old, new = (line.partition("when: ")[2] for line in (other, one))
                yield author.retyped(told, (replace(second.place, column=1), old, new))


def constraint_idle(author: Author) -> Made:
    for path, place, text in author.values("constraints", "*", "requires"):
        names = author.book.constraints[str(path[1])].reads
        fact = author.book.facts.get(names[0])
        if fact and isinstance(fact.type, NumberType) and fact.type.low is not None:
            idle = f"{fact.name} >= {fact.type.low}"
            yield author.retyped(f"{path[1]} cannot fail", (place, text, idle))


def question_settled(author: Author) -> Made:
    for parameter in author.shuffled(author.book.parameters.values()):
        dated = parameter.values[-1]
        if dated.unset and parameter.questions and isinstance(parameter.type, NumberType):
            line = author.line(dated.place)
            value = parameter.type.low if parameter.type.low is not None else 1
            day = author.day - timedelta(days=5)
            more = f", {{from: {day}, value: {value}, reason: {{zh: 中心决定, en: decided by the centre}}}}]"
            if line.rstrip().endswith("}]"):
                place = replace(dated.place, column=len(line.rstrip()))
                yield author.retyped(f"{parameter.name} is set under its question", (place, "]", more))


# Roles.


def step_of_another(author: Author) -> Made:
    for path, place, role in author.values("clauses", "*", "steps", "*", "role"):
        addressed = author.book.clauses[str(path[1])].applies_to
        for other in _strangers(author, {role, *addressed}):
            yield author.retyped(f"{path[1]}: a step of {other}, not of {role}", (place, role, other))


def signed_by_another(author: Author) -> Made:
    found = author.values("forms", "*", "signed_by", "*", "role") + author.values("forms", "*", "filled_by")
    for path, place, role in author.shuffled(found):
        clauses = [author.book.clauses[id] for id in author.book.forms[str(path[1])].clauses]
        addressed = {id for clause in clauses for id in (*clause.applies_to, *(step.role for step in clause.steps))}
        for other in _strangers(author, {role, *addressed}):
            yield author.retyped(f"{path[1]}: {other} for {role}", (place, role, other))


def _strangers(author: Author, known: set[str]) -> list[str]:
    """A role that has nothing to do with the known ones."""
    book = author.book
    kinds = {kind for role in known for kind in book.kinds_of(role)}
    found = [role for role in book.roles if not kinds & set(book.kinds_of(role)) and role not in kinds]
    return author.shuffled(found)[:1]


def role_in_circle(author: Author) -> Made:
    for role in author.shuffled(author.book.roles.values()):
        for wider in author.book.roles.values():
            if wider.id == role.is_a and wider.is_a is None:
                yield author.inserted(f"{wider.id} is a {role.id}", wider.place, f"    is_a: {role.id}")


def role_renamed(author: Author) -> Made:
    for _, place, label in author.values("roles", "*", "zh"):
        endings = {"员": "师", "师": "员", "长": "官", "生": "员"}
        if label[-1] in endings:
            new = label[:-1] + endings[label[-1]]
            yield author.retyped(f"{label} is called {new} in the register only", (place, label, new))
