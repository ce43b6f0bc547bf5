"""What is declared and does nothing: terms, units, sections, roles, questions, choices, constraints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product

from rulebook.answer import Evaluator, Missing, Unanswerable
from rulebook.bilingual import Words, called
from rulebook.check.sentences import said
from rulebook.check.subject import Subject
from rulebook.handbook import Fact, Field, Handbook
from rulebook.language import ChoiceType, NumberType, Value, YesNoType, ast
from rulebook.problem import Place, Problem

__all__ = ["choices_given", "constraints_can_fail", "declared_used", "questions_open", "sentences_reached"]


_MOST = 4096
"""So many combinations are tried before a constraint is believed to be able to fail."""


def declared_used(subject: Subject) -> Iterator[Problem]:
    """Terms occur in texts, units measure something, sections have clauses, roles and questions are named."""
    book = subject.handbook
    if subject.loaded.broken.some or subject.loaded.failing:
        return  # what could not be read may use them
    texts = [prose.words for prose in subject.prose] + [field.words for field in book.fields.values()]
    texts += [things.words for kind in (book.decisions, book.calculators, book.forms) for things in kind.values()]
    zh, en = "\n".join(words.zh for words in texts), "\n".join(words.en for words in texts).casefold()
    for term in book.terms.values():
        called_zh, called_en = (term.words.zh, *term.also.get("zh", ())), (term.words.en, *term.also.get("en", ()))
        if (
            term.in_text
            and not any(word in zh for word in called_zh)
            and not any(w.casefold() in en for w in called_en)
        ):
            yield _idle("term", term.id, term.words, term.place)
    measured = {unit for field in book.fields.values() for unit in _units(field)}
    yield from (
        _idle("unit", unit.id, unit.words, unit.place) for unit in book.units.values() if unit.id not in measured
    )
    filled = {(clause.policy, clause.section) for clause in book.clauses.values()}
    for policy in book.policies.values():
        for section in policy.sections.values():
            if (policy.id, section.id) not in filled:
                yield _idle("section", section.id, section.words, section.place)
    roles, questions = set(_roles_named(book)), set(_questions_named(book))
    yield from (_idle("role", role.id, role.words, role.place) for role in book.roles.values() if role.id not in roles)
    for question in book.questions.values():
        if question.id not in questions:
            yield _idle("question", question.id, question.words, question.place)


def _idle(kind: str, id: str, words: Words, place: Place) -> Problem:
    message = said("idle", kind=said(kind), label=called(id, words))
    return Problem(place, "unused", message, said("idle hint"))


def _units(field: Field) -> Iterable[str]:
    return [unit for unit, _ in field.type.measure or ()] if isinstance(field.type, NumberType) else ()


def _roles_named(book: Handbook) -> Iterator[str]:
    yield from (policy.owner for policy in book.policies.values())
    yield from (question.decider for question in book.questions.values())
    yield from (role.is_a for role in book.roles.values() if role.is_a)
    for clause in book.clauses.values():
        yield from clause.applies_to
        yield from (step.role for step in clause.steps)
    for form in book.forms.values():
        yield from (form.filled_by, form.goes_to, *(signature.role for signature in form.signed_by))


def _questions_named(book: Handbook) -> Iterator[str]:
    yield from (id for clause in book.clauses.values() for id in clause.questions)
    yield from (id for parameter in book.parameters.values() for id in parameter.questions)
    yield from (id for fact in book.facts.values() for id in fact.questions)
    yield from (id for p in book.parameters.values() for dated in p.values for id in dated.basis)
    yield from (listed.question for sheet in book.score_sheets.values() for listed in sheet.listed)


def choices_given(subject: Subject) -> Iterator[Problem]:
    """Every choice of an output is given by some row, and every choice of a fact is spoken of by some rule."""
    book = subject.handbook
    if subject.loaded.broken.some or subject.loaded.failing:
        return
    rows = [(version, row) for d in book.decisions.values() for version in d.versions for row in version.rows]
    given: dict[str, set[str]] = {}
    for version, row in rows:
        for output, result in zip(version.outputs, row.results, strict=True):
            given.setdefault(output, set()).update(_choices_of(book, result))
    for field in book.outputs.values():
        if isinstance(field.type, ChoiceType) and field.name in given:
            yield from _never(field, given[field.name], "not given")
    spoken = {
        node.id
        for _, row in rows
        for part in (*row.tests, *row.results)
        for node in ast.walk(part)
        if isinstance(node, ast.Word)
    }
    for fact in book.facts.values():
        if isinstance(fact.type, ChoiceType) and fact.ask is not None and _tested(book, fact):
            yield from _never(fact, spoken | _rests(book, fact), "not asked")


def _choices_of(book: Handbook, result: ast.Expression) -> Iterator[str]:
    """The choices that a result can come to: those written in it, and all of what it passes on."""
    for node in ast.walk(result):
        if isinstance(node, ast.Word):
            yield node.id
        elif isinstance(node, ast.Name) and isinstance(kind := book.field_of(node).type, ChoiceType):
            yield from kind.choices


def _tested(book: Handbook, fact: Fact) -> bool:
    """Whether tables test the fact; one that formulas only pass on need not have its choices spoken of."""
    columns = (column for d in book.decisions.values() for version in d.versions for column in version.columns)
    return any(column.name == fact.name for column in columns)


def _rests(book: Handbook, fact: Fact) -> set[str]:
    """The choices that rows cover by leaving the fact open or by what they exclude, once others are tested."""
    assert isinstance(fact.type, ChoiceType)
    for decision in book.decisions.values():
        for version in decision.versions:
            for i, column in enumerate(version.columns):
                if column.name == fact.name and any(isinstance(row.tests[i], ast.Not) for row in version.rows):
                    return set(fact.type.choices)
    return set()


def _never(field: Field, found: set[str], key: str) -> Iterator[Problem]:
    assert isinstance(field.type, ChoiceType)
    for choice in field.type.choices:
        if choice not in found:
            label = called(choice, field.choices[choice])
            message = said(key, field=called(field.name, field.words), choice=label)
            yield Problem(field.place, "idle-choice", message, said(f"{key} hint"))


def constraints_can_fail(subject: Subject) -> Iterator[Problem]:
    """What is required of facts excludes something: it fails for some values within their ranges."""
    book = subject.handbook
    for constraint in book.constraints.values():
        facts = [book.facts[name] for name in constraint.reads if name in book.facts]
        if not facts or len(facts) < len(constraint.reads) or any(f.name in subject.loaded.failing for f in facts):
            continue
        tried = [_ends(fact) for fact in facts]
        if all(tried) and not any(_fails(subject, constraint.requires, facts, values) for values in _some(tried)):
            message = said("cannot fail", constraint=called(constraint.name, constraint.words))
            yield Problem(constraint.place, "idle-constraint", message, said("cannot fail hint"))


def _ends(fact: Fact) -> list[Value]:
    """The ends of the fact's range, or all its choices; none of what has no end."""
    match fact.type:
        case NumberType(low=low, high=high) if low is not None and high is not None:
            return [end for end in dict.fromkeys((low, high)) if isinstance(end, Decimal)]
        case ChoiceType(choices):
            return list(choices)
        case YesNoType():
            return [True, False]
    return []


def _some(tried: list[list[Value]]) -> Iterator[tuple[Value, ...]]:
    for number, values in enumerate(product(*tried)):
        if number == _MOST:
            return
        yield values


def _fails(subject: Subject, requires: ast.Expression, facts: list[Fact], values: tuple[Value, ...]) -> bool:
    told = {fact.name: value for fact, value in zip(facts, values, strict=True)}
    try:
        found = Evaluator(subject.handbook, told, subject.as_of).value(requires)
    except Unanswerable:
        return True
    return isinstance(found, Missing) or found is False


def sentences_reached(subject: Subject) -> Iterator[Problem]:
    """Every sentence of a calculator has a case that none before it has: the first that fits is said."""
    if subject.loaded.broken.some or subject.loaded.failing:
        return  # what could not be read says nothing of its case
    for calculator in subject.handbook.calculators.values():
        cases = [sentence.when for sentence in calculator.sentences if sentence.when is not None]
        for number, sentence in enumerate(calculator.sentences):
            if sentence.when is not None and any(_within(sentence.when, case) for case in cases[:number]):
                message = said("never said", calculator=called(calculator.id, calculator.words))
                yield Problem(sentence.place, "idle-sentence", message, said("never said hint"))


def _within(case: ast.Expression, other: ast.Expression) -> bool:
    """Whether the case is the other, or one of its parts that all must hold is."""
    if isinstance(case, ast.Logic) and case.operator == "and":
        return any(_within(part, other) for part in (case.left, case.right))
    return case == other


def questions_open(subject: Subject) -> Iterator[Problem]:
    """A parameter that was unset and has been decided stands under no question any more (a warning)."""
    for parameter in subject.handbook.parameters.values():
        begun = [dated for dated in parameter.values if dated.since is None or dated.since <= subject.as_of]
        if parameter.choices or not begun or begun[-1].unset or not any(dated.unset for dated in begun):
            continue
        for question in parameter.questions:
            message = said("settled", parameter=called(parameter.name, parameter.words), question=question)
            yield Problem(parameter.place, "settled-question", message, said("settled hint"), warning=True)
