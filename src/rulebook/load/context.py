"""The parts of a handbook while they are gathered: what policies share, and everything that has a type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from rulebook.bilingual import Words  # fmt: skip
from rulebook.handbook import (
    Clause,
    Dated,
    Derivation,
    Fact,
    Field,
    HolidayYear,
    Output,
    Parameter,
    Policy,
    ProcedureStep,
    Question,
    Role,
    Section,
    Source,
    SourceFact,
    Term,
    Unit,
)
from rulebook.language import ChoiceType, MomentType, NumberType, Type, YesNoType, ast, measure, parse
from rulebook.load import schema
from rulebook.load.resolve import Places
from rulebook.load.strict_yaml import Document, Path
from rulebook.problem import Place, Problem, did_you_mean
from rulebook.wording import Refusal, read_value

__all__ = ["Assembly", "words"]


def words(texts: schema.Texts) -> Words:
    """The pair of texts as `Words`."""
    return Words(texts.zh, texts.en)


def _bounded(kind: Type, values: Iterable[Dated]) -> Type:
    """The type of a parameter: without a declared range, its bounds are the values it has had."""
    numbers = [dated.value for dated in values if isinstance(dated.value, Decimal)]
    if not isinstance(kind, NumberType) or kind.low is not None or not numbers:
        return kind
    return replace(kind, low=min(numbers), high=max(numbers))


def _outputs(id: str, decision: schema.Decision) -> list[str]:
    """The names of the decision's outputs, as the heading of its first table says; a formula's is its own."""
    table = next((rule.table for rule in (decision, *decision.versions) if rule.table is not None), None)
    if table is None:
        return [id]
    heading = table.strip().partition("\n")[0].partition("||")[2]
    return [cell.strip() for cell in heading.split("|") if cell.strip() != "clause"]


class Assembly:
    """The parts of a handbook while they are gathered."""

    def __init__(self, broken: set[str]) -> None:
        self.broken = broken
        self.problems: list[Problem] = []
        self.places: Places = {}
        self.failing: set[str] = set()
        self.sole_outputs: dict[str, str] = {}
        kinds = (
            "units", "roles", "terms", "sources", "questions", "policies", "clauses", "parameters", "facts", "outputs",
            "score_sheets", "constraints", "decisions", "calculators", "forms", "holidays",
        )  # fmt: skip
        self.parts: dict[str, dict[str, Any]] = {kind: {} for kind in kinds}

    def problem(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, code, message, hint))

    def shared(self, document: Document, content: schema.File) -> None:
        """Units, roles, terms, sources, questions and the policy's head."""
        parts = self.parts
        for id, unit in content.units.items():
            parts["units"][id] = Unit(id, words(unit), unit.plural, document.key("units", id))
        for id, role in content.roles.items():
            parts["roles"][id] = Role(id, words(role), role.is_a, words(role.about), document.key("roles", id))
        for id, term in content.terms.items():
            also = {"zh": tuple(term.also.zh), "en": tuple(term.also.en)}
            parts["terms"][id] = Term(id, words(term), words(term.means), also, term.in_text, document.key("terms", id))
        for id, source in content.sources.items():
            facts = {
                fact: SourceFact(fact, words(line), line.computed, document.key("sources", id, "facts", fact))
                for fact, line in source.facts.items()
            }
            parts["sources"][id] = Source(id, words(source), source.dated, facts, document.key("sources", id))
        for id, question in content.questions.items():
            parts["questions"][id] = Question(
                id, tuple(question.about), words(question), words(question.interpretation), words(question.effect),
                question.decider, document.key("questions", id),
            )  # fmt: skip
        for year, arranged in content.holidays.items():
            self.parts["holidays"][year] = self.holiday_year(document, year, arranged)
        if content.policy is not None:
            sections = {
                id: Section(id, words(section), document.key("sections", id))
                for id, section in content.sections.items()
            }
            parts["policies"][content.policy] = Policy(
                content.policy, Words(content.zh or "", content.en or ""), content.source or "", content.owner or "",
                content.in_force, content.review_by, content.review_confirmed, sections, document.file,
                document.place("policy"),
            )  # fmt: skip

    def holiday_year(self, document: Document, year: str, arranged: schema.HolidayYear) -> HolidayYear:
        for day in arranged.days:
            if not day.startswith(year):
                place = document.key("holidays", year, "days", day)
                self.problem(place, "wrong-value", f"{day} is not in {year}", "move it to the year it is in")
        days = {date.fromisoformat(day): words(names) for day, names in arranged.days.items()}
        return HolidayYear(int(year), arranged.arrangement == "announced", days, document.key("holidays", year))

    def fields(self, document: Document, content: schema.File) -> None:
        """Clauses, parameters, facts and outputs: everything that has a type, before any formula."""
        policy = content.policy or ""
        for id, clause in content.clauses.items():
            self.parts["clauses"][id] = Clause(
                id, policy, id.rpartition("-")[0], words(clause), clause.kind,
                tuple(ProcedureStep(step.role, words(step)) for step in clause.steps),
                tuple(clause.applies_to), tuple(clause.penalises), tuple(clause.covers), tuple(clause.questions),
                clause.from_, clause.until, document.key("clauses", id),
            )  # fmt: skip
        for name, output in content.outputs.items():
            self.parts["outputs"][name] = Output(*self.field(document, ("outputs", name), output))
        for id, decision in content.decisions.items():
            outputs = _outputs(id, decision)
            if len(outputs) == 1:
                self.sole_outputs[id] = outputs[0]
        for name, parameter in content.parameters.items():
            field = self.field(document, ("parameters", name), parameter)
            made = Parameter(*field, policy=policy, values=(), questions=tuple(parameter.questions))
            values = tuple(self.dated(document, ("parameters", name, "values"), made, parameter.values))
            self.parts["parameters"][name] = replace(made, values=values, type=_bounded(made.type, values))
        for name, fact in content.facts.items():
            derived = []
            for i, formula in enumerate(fact.derived):
                node = self.formula(document, ("facts", name, "derived", i), formula, ("fact", name, i))
                if node is not None:
                    derived.append(Derivation(node, ast.names(node)))
            self.parts["facts"][name] = Fact(
                *self.field(document, ("facts", name), fact),
                ask=words(fact.ask) if fact.ask else None,
                clause=fact.clause,
                questions=tuple(fact.questions),
                derived=tuple(derived),
                default=fact.default,
            )

    def field(
        self, document: Document, path: Path, entry: schema.Typed
    ) -> tuple[str, Words, Type, Mapping[str, Words], Place]:
        choices = {id: words(texts) for id, texts in (entry.choices or {}).items()}
        kind: Type
        if entry.unit is not None:
            low, high = (Decimal(end) for end in entry.range) if entry.range else (None, None)
            if low is not None and high is not None and low > high:
                self.problem(
                    document.place(*path, "range"),
                    "wrong-value",
                    f"the range is empty: {low} is above {high}",
                    "write the lower end first",
                )
            if any(end is not None and -int(end.as_tuple().exponent) > entry.scale for end in (low, high)):
                message = f"the range '{low} to {high}' has more decimals than the scale, which is {entry.scale}"
                self.problem(document.place(*path, "range"), "wrong-value", message, "declare a larger 'scale'")
            found = measure(entry.unit) if entry.unit != "1" else ()
            for unit, _ in found:
                if unit not in self.parts["units"] and unit not in self.broken:
                    hint = did_you_mean(unit, self.parts["units"])
                    self.problem(document.place(*path, "unit"), "unknown-unit", f"unknown unit '{unit}'", hint)
            kind = NumberType(found, entry.scale, low, high)
        elif entry.choices is not None:
            kind = ChoiceType(tuple(entry.choices))
        else:
            kind = YesNoType() if entry.type == "yes-no" else MomentType(entry.type or "date")
        return str(path[-1]), words(entry), kind, choices, document.key(*path)

    def dated(
        self, document: Document, path: Path, field: Field, values: Iterable[schema.DatedValue]
    ) -> Iterator[Dated]:
        found = []
        for i, value in enumerate(values):
            place = document.place(*path, i)
            reason = value.reason
            basis = tuple(reason.split(", ")) if isinstance(reason, str) else ()
            text = Words(reason, reason) if isinstance(reason, str) else words(reason)
            parsed = None if value.value is None else self.value(document.place(*path, i, "value"), field, value.value)
            if parsed is None and value.value is not None:
                self.failing.add(field.name)
            found.append(Dated(value.from_, parsed, value.value is None, text, basis, place))
        for earlier, later in pairwise(found):
            if later.since is None or (earlier.since is not None and later.since <= earlier.since):
                hint = "put the undated value first, then the dates in order"
                self.problem(later.place, "wrong-order", "the values are not in order of their dates", hint)
        yield from found

    def value(self, place: Place, field: Field, text: str) -> ast.Value:
        try:
            return read_value(field, text)
        except Refusal as refusal:
            self.problem(place, "wrong-value", refusal.words.en.rstrip("."))
            return None

    def formula(self, document: Document, path: Path, text: str, key: tuple[Any, ...]) -> ast.Expression | None:
        place = next((place for place, _ in document.lines(*path)), document.place(*path))
        self.places[key] = place
        node: ast.Expression | None = self.parsed(parse.expression, " ".join(text.split()), place)
        return node

    def parsed(self, read: Any, text: str, place: Place) -> Any:
        try:
            return read(text)
        except parse.ParseError as error:
            at = place.shifted(error.start, error.end - error.start)
            shown = text if len(text) <= 80 else text[:79] + "…"
            self.problem(at, "syntax", f'{error.message} in "{shown}"', error.hint)
            return None
