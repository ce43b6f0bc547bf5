"""Decisions as written to decisions whose every cell is read and typed, each after those that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import partial
from itertools import pairwise

from rulebook.bilingual import Words, called
from rulebook.handbook import Decision, Handbook, Row, Version
from rulebook.language import (
    Bound,
    ChoiceType,
    NumberType,
    RuleError,
    Type,
    YesNoType,
    ast,
    check_result,
    infer,
    infer_test,
    joined,
    parse,
)
from rulebook.load import schema
from rulebook.load.context import Cascade, Context, Files, Formula, SourceFile
from rulebook.load.examples import examples
from rulebook.load.schema import scalars
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Path
from rulebook.load.text_table import Cell, read_table
from rulebook.problem import did_you_mean, listing

__all__ = ["Decisions"]

_WORD = re.compile(scalars.KEBAB)


class Decisions:
    """What names in formulas stand for (a `Scope`): a decision is read and typed when it is first named."""

    def __init__(self, book: Handbook, files: Files, context: Context) -> None:
        self.book, self.context = book, context
        self.written = {id: (file, decision) for file in files for id, decision in file.content.decisions.items()}
        self.decided: dict[str, Decision | None] = {}
        self.open: list[str] = []
        self.labels = {id: field.words for id, field in book.fields.items()}
        self.labels |= {id: decision.words for id, (_, decision) in self.written.items()}

    def all(self) -> dict[str, Decision]:
        """Every decision that could be read, by id, each after those that it reads."""
        for id in self.written:
            self.decide(id)
        return {id: decision for id, decision in self.decided.items() if decision is not None}

    def type_of(self, name: ast.Name) -> Type:
        """The type of the fact, the parameter or the output. Raises `RuleError` where there is none, and `Cascade`."""
        book = self.book
        if name.name in self.context.failing and name.name in (book.facts.keys() | book.parameters.keys()):
            raise Cascade
        if name.output is None and name.name in book.facts:
            return book.facts[name.name].type
        if name.output is None and name.name in book.parameters:
            return book.parameters[name.name].type
        if name.name in self.context.broken:
            raise Cascade
        if name.name not in self.written:
            known = [*book.facts, *book.parameters, *self.written]
            hint = did_you_mean(name.name, known, self.labels) or said("declare name")
            raise RuleError("unknown-name", said("unknown name", name=name.name), name, hint)
        if name.name in self.open:
            chain = " → ".join([*self.open[self.open.index(name.name) :], name.name])
            raise RuleError("cycle", said("cycle", name=name.name, chain=chain), name, said("own answer"))
        decision = self.decide(name.name)
        if decision is None:
            raise Cascade
        if name.output is None and len(decision.outputs) != 1:
            names = listing(f"{name.name}.{output}" for output in decision.outputs)
            message = said("several outputs", name=name.name, count=len(decision.outputs))
            raise RuleError("unknown-name", message, name, said("write one of", names=names))
        if decision.hit == "collect":
            raise RuleError("wrong-type", said("collects", name=name.name), name, said("decide it"))
        output = name.output or decision.outputs[0]
        if output not in decision.outputs:
            hint = did_you_mean(output, decision.outputs, self.labels)
            raise RuleError("unknown-name", said("no such output", name=name.name, output=output), name, hint)
        if output not in decision.types:
            raise Cascade
        return decision.types[output]

    def knows(self, name: str) -> bool:
        """Whether the name stands for something, though it may be broken."""
        named = (self.book.facts, self.book.parameters, self.written, self.context.broken)
        return any(name in names for names in named)

    def is_constant(self, name: ast.Name) -> bool:
        """Whether the name is a parameter."""
        return name.output is None and name.name in self.book.parameters

    def decide(self, id: str) -> Decision | None:
        """The decision, read and typed once; None where no version of it could be read."""
        if id not in self.decided:
            self.open.append(id)
            self.decided[id] = _Reader(self, id, *self.written[id]).decision()
            self.open.pop()
        return self.decided[id]


@dataclass
class _Reader:
    """What reads one decision. `types` are its outputs' types, with the bounds that were worked out so far."""

    scope: Decisions
    id: str
    file: SourceFile
    written: schema.Decision
    types: dict[str, Type] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.book, self.context, self.document = self.scope.book, self.scope.context, self.file.document

    def decision(self) -> Decision | None:
        """The decision, or None where no version of it could be read."""
        versions = tuple(self.versions())
        if not versions:
            self.context.broken.add(self.id)
            return None
        decided = versions[-1].outputs
        if not self.outputs_known(versions, decided):
            self.context.broken.add(self.id)
            self.types.clear()
        lists = self.written.hit == "collect"
        found = examples(self.document, self.id, lists, self.book, self.context) if self.written.examples else ()
        return Decision(
            self.id, self.file.policy, self.written.words, self.written.hit, decided,
            {output: self.types[output] for output in decided if output in self.types}, tuple(self.written.sections),
            self.asked(decided), versions, tuple(found),
            self.document.key("decisions", self.id),
        )  # fmt: skip

    def asked(self, decided: tuple[str, ...]) -> dict[str, Words]:
        """The questions by output; note it where one asks for something else than what is decided."""
        for output in self.written.asked:
            if output not in decided and output not in self.context.broken:
                place = self.document.key("decisions", self.id, "asked", output)
                message = said("no such output", name=self.id, output=output)
                hint = did_you_mean(output, decided, self.scope.labels)
                self.context.problem(place, "unknown-output", message, hint)
        return {output: texts.words for output, texts in self.written.asked.items()}

    def outputs_known(self, versions: Iterable[Version], decided: tuple[str, ...]) -> bool:
        """Whether all outputs are declared; note it where one is not, or where versions decide different things."""
        outputs, known = self.book.outputs, True
        for version in versions:
            if version.outputs != decided:
                message = said("versions differ", found=listing(version.outputs), last=listing(decided))
                self.context.problem(version.place, "wrong-outputs", message, said("same outputs"))
                self.context.failing.add(self.id)
            for output in version.outputs:
                if output not in outputs:
                    known = False
                    if output not in self.context.broken:
                        decision = called(self.id, self.written.words)
                        message = said("undeclared output", output=output, decision=decision)
                        hint = did_you_mean(output, outputs, self.scope.labels) or said("declare output")
                        self.context.problem(version.place, "unknown-output", message, hint)
        return known

    def versions(self) -> Iterator[Version]:
        """The versions that could be read."""
        path: Path = ("decisions", self.id)
        rules: list[tuple[Path, schema.Rule, date | None]] = []
        if self.written.table is not None or self.written.formula is not None:
            rules.append((path, self.written, None))
        rules += [((*path, "versions", i), version, version.from_) for i, version in enumerate(self.written.versions)]
        for (_, _, earlier), (at, _, later) in pairwise(rules):
            if later is None or (earlier is not None and later <= earlier):
                place, hint = self.document.place(*at), said("order versions")
                self.context.problem(place, "wrong-order", said("versions unordered"), hint)
                self.context.failing.add(self.id)
        for at, rule, since in rules:
            found = self.formula(at, rule, since) if rule.formula is not None else self.table((*at, "table"), since)
            if found is not None:
                yield found

    def formula(self, path: Path, rule: schema.Rule, since: date | None) -> Version | None:
        """The version that is one formula, which decides the output of the decision's own name."""
        formula = self.context.formula(self.document, (*path, "formula"), rule.formula or "")
        if formula is None:
            return None
        node = self.result_typed(formula.node, self.id, formula)
        row = Row(1, (), (node,), (), ast.names(node), rule.clause or "", formula.place)
        return Version(since, (), (self.id,), (row,), False, formula.place)

    def table(self, path: Path, since: date | None) -> Version | None:
        """The version that is a table, or None where a heading or a cell of it cannot be read."""
        table, problems = read_table(self.document.lines(*path), self.document.place(*path))
        self.context.problems += problems
        if table is None:
            return None
        heading, split = table.heading, table.split
        if heading[-1].text != "clause" or len(heading) <= split + 1:
            place, hint = heading[-1].place, said("write outputs")
            self.context.problem(place, "table-shape", said("outputs then clause"), hint)
            return None
        named = [self.column(cell) for cell in heading[:split]]
        columns = tuple(column for column in named if column is not None)
        if len(columns) < split:
            return None
        kinds = [self.column_typed(cell, column) for cell, column in zip(heading, columns, strict=False)]
        outputs = tuple(cell.text for cell in heading[split:-1])
        numbered = enumerate(table.rows, 1)
        rows = [row for number, cells in numbered if (row := self.row(number, cells, columns, kinds, outputs))]
        first = next(place for place, line in self.document.lines(*path) if line.strip())
        return Version(since, columns, outputs, tuple(rows), True, first) if len(rows) == len(table.rows) else None

    def column(self, cell: Cell) -> ast.Name | None:
        """The name that a heading is."""
        node = self.context.parsed(parse.expression, cell.text, cell.place)
        if node is not None and not isinstance(node, ast.Name):
            message = said("column is a name", found=cell.text)
            self.context.problem(cell.place, "table-shape", message, said("name the formula"))
            return None
        return node

    def column_typed(self, cell: Cell, column: ast.Name) -> Type | None:
        """The type of a column, which always has a value."""
        kind = self.context.typed(cell.place, self.id, partial(self.scope.type_of, column))
        if kind is not None and kind.optional:
            message = said("absent column", name=column)
            self.context.problem(cell.place, "may-be-absent", message, said("test cause"))
            self.context.failing.add(self.id)
            return None
        return kind

    def row(
        self,
        number: int,
        cells: tuple[Cell, ...],
        columns: tuple[ast.Name, ...],
        kinds: Iterable[Type | None],
        outputs: tuple[str, ...],
    ) -> Row | None:
        """The row, or None where one of its cells cannot be read."""
        made, clause = cells[len(columns) : -1], cells[-1]
        read = [test for cell, kind in zip(cells, kinds, strict=False) if (test := self.test(cell, kind))]
        worked = [node for cell, output in zip(made, outputs, strict=True) if (node := self.result(cell, output))]
        if len(read) < len(columns) or len(worked) < len(outputs):
            return None
        tests = [self.test_typed(*test) for test in zip(read, kinds, cells, strict=False)]
        results = [self.result_typed(*result) for result in zip(worked, outputs, made, strict=True)]
        columns_tested = [column for column, test in zip(columns, tests, strict=True) if not isinstance(test, ast.Any)]
        tested = _names([*columns_tested, *tests])
        reads = _names([*tested, *results])
        return Row(number, tuple(tests), tuple(results), tested, reads, clause.text, cells[0].place)

    def test(self, cell: Cell, column: Type | None) -> ast.Test | None:
        """The test in a cell as read; bare words in a column of choices are its choices."""
        read = parse.bare_words if isinstance(column, ChoiceType | YesNoType) else parse.cell
        return self.context.parsed(read, cell.text, cell.place)

    def test_typed(self, test: ast.Test, column: Type | None, cell: Cell) -> ast.Test:
        """The test elaborated, where its column has a type that it fits."""
        if column is None:
            return test
        return self.context.typed(cell.place, self.id, partial(infer_test, test, column, self.scope)) or test

    def result(self, cell: Cell, output: str) -> ast.Expression | None:
        """The result in a cell as read."""
        field = self.book.outputs.get(output)
        text, span = cell.text, {"start": 0, "end": len(cell.text)}
        if text == "-" or (field is None and output in self.context.broken):
            return ast.Literal(None, **span)
        match field and field.type:
            case ChoiceType(choices) if text in choices or (_WORD.fullmatch(text) and not self.scope.knows(text)):
                return ast.Word(text, **span)  # one that stands for nothing is meant, and reported, as a choice
            case YesNoType() if text in ("yes", "no"):
                return ast.Literal(text == "yes", **span)
        return self.context.parsed(parse.expression, text, cell.place)

    def result_typed(self, node: ast.Expression, output: str, at: Cell | Formula) -> ast.Expression:
        """The result elaborated where its output is declared and it fits; the output's type is widened to it."""
        declared = self.book.outputs.get(output)
        if declared is None or output in self.context.failing:
            return node

        def check() -> ast.Expression:
            kind, elaborated = infer(node, self.scope)
            check_result(kind, declared.type, elaborated)
            found, before = _settled(kind, declared.type), self.types.get(output)
            self.types[output] = found if before is None else joined(before, found, elaborated)
            return elaborated

        return self.context.typed(at.place, self.id, check) or node


def _names(nodes: Iterable[ast.Node]) -> tuple[ast.Name, ...]:
    return tuple(dict.fromkeys(name for node in nodes for name in ast.names(node)))


def _settled(kind: Type, declared: Type) -> Type:
    """The declared type with the bounds that were worked out, as decimals of the declared scale."""
    if isinstance(declared, ChoiceType) and isinstance(kind, ChoiceType):
        chosen = tuple(choice for choice in declared.choices if choice in kind.choices)
        return ChoiceType(chosen, kind.optional)
    if not isinstance(declared, NumberType):
        return replace(declared, optional=kind.optional)
    if not isinstance(kind, NumberType):
        return replace(declared, optional=True)

    def decimal(bound: Bound | None, rounding: str) -> Decimal | None:
        if bound is None:
            return None
        exact = Fraction(bound) * 10 ** (declared.scale or 0)
        whole = exact.numerator // exact.denominator
        if rounding == ROUND_CEILING and whole != exact:
            whole += 1
        return Decimal(whole).scaleb(-(declared.scale or 0))

    return replace(
        declared,
        low=decimal(kind.low, ROUND_FLOOR),
        high=decimal(kind.high, ROUND_CEILING),
        optional=kind.optional,
    )
