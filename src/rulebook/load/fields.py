"""Everything that has a type: parameters, facts and outputs as declared, then the formulas that make some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from rulebook.bilingual import Words, called
from rulebook.handbook import (
    Constraint,
    Dated,
    Derivation,
    Fact,
    Field,
    Handbook,
    Output,
    Parameter,
    names_reached,
)
from rulebook.language import (
    ChoiceType,
    MomentType,
    NumberType,
    RuleError,
    Scope,
    Type,
    YesNoType,
    ast,
    check_result,
    infer,
    measure,
    of_text,
)
from rulebook.load import schema
from rulebook.load.context import Context, Files, Formula
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document, Path
from rulebook.problem import Place, did_you_mean

__all__ = ["condition", "constraints", "declared", "derived"]


def declared(book: Handbook, files: Files, context: Context) -> Handbook:
    """The handbook with its parameters, facts and outputs; facts are without the formulas they are derived by."""
    outputs, parameters, facts = dict[str, Output](), dict[str, Parameter](), dict[str, Fact]()
    for file in files:
        document, content = file.document, file.content
        for name, output in content.outputs.items():
            outputs[name] = Output(*_field(document, ("outputs", name), output, book, context))
        for name, parameter in content.parameters.items():
            field = _field(document, ("parameters", name), parameter, book, context)
            made = Parameter(*field, policy=file.policy, values=(), questions=tuple(parameter.questions))
            values = tuple(_dated(document, ("parameters", name, "values"), made, parameter.values, context))
            parameters[name] = replace(made, values=values, type=_bounded(made.type, values))
        for name, fact in content.facts.items():
            facts[name] = Fact(
                *_field(document, ("facts", name), fact, book, context),
                ask=fact.ask.words if fact.ask else None,
                told=_told(document, name, fact, context),
                told_not=fact.told_not.words if fact.told_not else None,
                clause=fact.clause,
                questions=tuple(fact.questions),
                derived=(),
                default=fact.default,
            )
    return replace(book, outputs=outputs, parameters=parameters, facts=facts)


def _told(document: Document, name: str, fact: schema.Fact, context: Context) -> Words | None:
    """The sentence that tells the fact; note it where one of a value does not name it."""
    if fact.told is None:
        return None
    for text in (fact.told.zh, fact.told.en) if fact.type != "yes-no" else ():
        if all(isinstance(part, str) or part.name.name != name for part in of_text(text)):
            place = document.place("facts", name, "told", "zh" if text == fact.told.zh else "en")
            context.problem(
                place, "wrong-placeholder", said("told without", name=name), said("name the value", name=name)
            )
    return fact.told.words


def _field(
    document: Document, path: Path, entry: schema.Typed, book: Handbook, context: Context
) -> tuple[str, Words, Type, Mapping[str, Words], Place]:
    """What a `Field` is made of."""
    choices = {id: texts.words for id, texts in (entry.choices or {}).items()}
    kind: Type
    if entry.unit is not None:
        kind = _number(document, path, entry, book, context)
    elif entry.choices is not None:
        kind = ChoiceType(tuple(entry.choices))
    else:
        kind = YesNoType() if entry.type == "yes-no" else MomentType(entry.type or "date")
    return str(path[-1]), entry.words, kind, choices, document.key(*path)


def _number(document: Document, path: Path, entry: schema.Typed, book: Handbook, context: Context) -> NumberType:
    low, high = (Decimal(end) for end in entry.range) if entry.range else (None, None)
    place = document.place(*path, "range")
    if low is not None and high is not None and low > high:
        context.problem(place, "wrong-value", said("empty range", low=low, high=high), said("low first"))
        context.failing.add(str(path[-1]))
    if any(end is not None and -int(end.as_tuple().exponent) > entry.scale for end in (low, high)):
        message = said("fine range", low=low, high=high, scale=entry.scale)
        context.problem(place, "wrong-value", message, said("larger scale"))
    found = measure(entry.unit) if entry.unit and entry.unit != "1" else ()
    for name, _ in found:
        if name in book.units:
            continue
        context.failing.add(str(path[-1]))
        if name not in context.broken:
            hint = did_you_mean(name, book.units, {id: unit.words for id, unit in book.units.items()})
            context.problem(document.place(*path, "unit"), "unknown-unit", said("unknown unit", name=name), hint)
    return NumberType(found, entry.scale, low, high)


def _dated(
    document: Document, path: Path, field: Field, values: Iterable[schema.DatedValue], context: Context
) -> Iterator[Dated]:
    found = []
    for i, value in enumerate(values):
        reason = value.reason
        basis = tuple(reason.split(", ")) if isinstance(reason, str) else ()
        text = Words(reason, reason) if isinstance(reason, str) else reason.words
        parsed = None
        if value.value is not None:
            parsed = context.value(document.place(*path, i, "value"), field, value.value)
            if parsed is None:
                context.failing.add(field.name)
        found.append(Dated(value.from_, parsed, value.value is None, text, basis, document.place(*path, i)))
    for earlier, later in pairwise(found):
        if later.since is None or (earlier.since is not None and later.since <= earlier.since):
            context.problem(later.place, "wrong-order", said("values unordered"), said("order values"))
    yield from found


def _bounded(kind: Type, values: Iterable[Dated]) -> Type:
    """The type of a parameter: without a declared range, its bounds are the values it has had."""
    numbers = [dated.value for dated in values if isinstance(dated.value, Decimal)]
    if not isinstance(kind, NumberType) or kind.low is not None or not numbers:
        return kind
    return replace(kind, low=min(numbers), high=max(numbers))


def derived(book: Handbook, files: Files, scope: Scope, context: Context) -> dict[str, Fact]:
    """The facts with the formulas they are derived by, once they are known to make them from facts and parameters."""
    formulas = {
        name: [
            formula
            for i, text in enumerate(fact.derived)
            if (formula := context.formula(file.document, ("facts", name, "derived", i), text))
        ]
        for file in files
        for name, fact in file.content.facts.items()
    }
    read = {name: replace(fact, derived=tuple(map(_derivation, formulas[name]))) for name, fact in book.facts.items()}
    reading = replace(book, facts=read)
    found = {}
    for name, fact in book.facts.items():
        typed = [
            context.typed(formula.place, name, partial(_derived, reading, scope, fact, formula.node))
            for formula in formulas[name]
        ]
        if fact.default is not None:
            _check_default(book, fact, fact.default, context)
        found[name] = replace(fact, derived=tuple(derivation for derivation in typed if derivation))
    return found


def _derivation(formula: Formula) -> Derivation:
    return Derivation(formula.node, ast.names(formula.node))


def _derived(book: Handbook, scope: Scope, fact: Fact, node: ast.Expression) -> Derivation:
    for name in ast.names(node):
        if name.name in book.decisions:
            raise RuleError("cycle", said("derived from decision", name=name), name, said("make a decision"))
        if fact.name in names_reached(book, [name.name]):
            message = said("derived from itself", fact=fact.name, name=name)
            raise RuleError("cycle", message, name, said("one direction"))
    kind, node = infer(node, scope)
    check_result(kind, fact.type, node, computed=False)
    return Derivation(node, ast.names(node))


def _check_default(book: Handbook, fact: Fact, name: str, context: Context) -> None:
    """Note it when a fact's default is no parameter, or one of another type."""
    parameter = book.parameters.get(name)
    if parameter is None:
        if name not in context.broken:
            message = said("no default", fact=called(fact.name, fact.words), name=name)
            labels = {id: parameter.words for id, parameter in book.parameters.items()}
            context.problem(fact.place, "unknown-name", message, did_you_mean(name, labels, labels))
        context.failing.add(fact.name)
        return
    try:
        check_result(parameter.type, fact.type, ast.Name(name))
    except RuleError as error:
        message = said("default does not fit", fact=called(fact.name, fact.words), name=name, why=error.message)
        context.problem(fact.place, error.code, message, error.hint)
        context.failing.add(fact.name)


def constraints(book: Handbook, files: Files, scope: Scope, context: Context) -> dict[str, Constraint]:
    """The constraints that could be read, with what each reads."""
    found = {}
    for file in files:
        for name, constraint in file.content.constraints.items():
            formula = context.formula(file.document, ("constraints", name, "requires"), constraint.requires)
            if formula is None:
                continue
            node = context.typed(formula.place, name, partial(_required, book, scope, formula.node))
            if node is not None:
                reads = tuple(read.name for read in ast.names(node))
                place = file.document.key("constraints", name)
                found[name] = Constraint(name, node, reads, constraint.words, place)
    return found


def _required(book: Handbook, scope: Scope, node: ast.Expression) -> ast.Expression:
    node = condition(node, scope)
    names = ast.names(node)
    for name in names:
        if name.name not in book.facts and not scope.is_constant(name):
            raise RuleError("wrong-type", said("constraint reads", name=name), name, said("name facts"))
    if not names:
        raise RuleError("wrong-type", said("constraint reads nothing"), node, said("name the limited"))
    return node


def condition(node: ast.Expression, scope: Scope) -> ast.Expression:
    """The condition elaborated, once it is known to be a yes or no."""
    kind, node = infer(node, scope)
    check_result(kind, YesNoType(), node)
    return node
