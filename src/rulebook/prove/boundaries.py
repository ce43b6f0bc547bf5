"""Boundary cases: the requests at which a calculator's answer can change, generated from its rules.

Each is a mapping of facts to texts, as a person would type them. They serve the parity test of the page's
interpreter, and whatever else needs every edge of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations, product
from math import prod
from typing import TypeGuard

from rulebook.answer import Evaluator
from rulebook.handbook import Calculator, Fact, Field, Handbook, consults, names_reached, narrowed_to, reach
from rulebook.language import Bound, ChoiceType, MomentType, NumberType, Value, ast, digits, plus_months, typed
from rulebook.prove.partition import around

__all__ = ["BAD_TEXTS", "MOST", "boundary_cases", "boundary_days", "boundary_values"]

MOST = 8_000
"""More combinations of boundary values than this are thinned out."""

BAD_TEXTS = (
    "", " ", "-", "abc", "NaN", "Infinity", "1e40", "1" + "0" * 40, "-1", "-0", "+5", " 5", "5 ", "5\n",
    "0x10", "1_000", "1,000", "0.0000001", "1.", ".5", "007", "１２", "十二", "12天", "２０２６-０２-０１",
    "2026-02-30", "2026-13-01", "2026-2-1", "1899-12-31", "2200-01-01", "0000-00-00", "20260201",
    "24:00", "7:5",
    "2026-02-01T", "2026-02-01 7:5", "2026-02-30T07:50", "2026-02-01T24:00", "2026-02-01  07:50", "2026-02-01 9:30",
    "true", "yes ", "constructor", "__proto__", "<script>alert(1)</script>", "{{ 7 * 7 }}",
    "x" * 41, "天" * 60, "😀" * 41,
)  # fmt: skip
"""What people paste, mistype or try: no digits, too many, other scripts' digits, markup, names of the machine's own."""

_STARTS = (date(2026, 2, 1), date(2026, 1, 31), date(2024, 2, 29))
_START_TEXTS = {day.isoformat() for day in _STARTS}
_NOON, _NIGHT = time(12), time(23, 59)


def boundary_cases(handbook: Handbook, calculator: str) -> Iterator[dict[str, str]]:
    """Every request at an edge of the calculator's rules, each once.

    All combinations of boundary values (missing among them) where there are at most `MOST`; otherwise
    combinations of choices with every pair of the other facts, or choices two at a time where those are more.
    Then each fact with each of `BAD_TEXTS` and outside its range. The order is always the same.
    """
    found = handbook.calculators[calculator]
    seen: set[tuple[tuple[str, str], ...]] = set()
    for case in _all(handbook, found):
        key = tuple(case.items())
        if key not in seen:
            seen.add(key)
            yield case


def boundary_values(handbook: Handbook, calculator: str, field: Field) -> tuple[str, ...]:
    """The texts at which an answer of the calculator can change with the field, in order.

    Every choice; every constant and parameter value that the field can meet in the rules, one step to each side; both
    ends of the range and one step outside; days at month ends and so many days or months apart; where the
    statutory holidays count, the first and last known days and those around holidays.
    """
    kind = field.type
    found = handbook.calculators[calculator]
    values = _constants(handbook, found, field)
    match kind:
        case NumberType():
            ends = [_exact(end) for end in (kind.low, kind.high) if end is not None]
            return tuple(map(digits, around(kind, [*ends, *values])))
        case ChoiceType(choices):
            return choices
        case MomentType("date"):
            holidays = _holidays(handbook) if consults(handbook, found.decisions) else set()
            return tuple(typed(day) for day in sorted(_days(values) | holidays))
        case MomentType("time"):
            return tuple(map(typed, around(kind, [time(0), _NIGHT, *values])))
        case MomentType():
            starts = [datetime.combine(day, at) for day in _STARTS for at in (_NOON, _NIGHT)]
            return tuple(map(typed, around(kind, [*starts, *values])))
        case _:
            return ("yes", "no")


def boundary_days(handbook: Handbook, calculator: str) -> tuple[date, ...]:
    """The days around which the calculator's rules change, a policy starts or is due, or a clause to follow holds."""
    found = handbook.calculators[calculator]
    reached = reach(handbook, found.decisions)
    dated = [value.since for name in reached.parameters for value in handbook.parameters[name].values]
    dated += [version.since for id in reached.decisions for version in handbook.decisions[id].versions]
    for policy in (handbook.policies[id] for id in found.policies):
        dated += [policy.since, policy.review_by]
    for clause in (handbook.clauses[id] for after in found.then for id in after.clauses):
        dated += [clause.since, clause.until]
    days = {day for day in dated if day is not None}
    return tuple(sorted({day + timedelta(days=step) for day in days for step in (-1, 0, 1)}))


Values = Mapping[str, Sequence[str | None]]


def _all(handbook: Handbook, calculator: Calculator) -> Iterator[dict[str, str]]:
    seen = narrowed_to(handbook, calculator).facts
    facts = [seen[name] for name in calculator.asks]
    values: Values = {fact.name: (None, *boundary_values(handbook, calculator.id, fact)) for fact in facts}
    if prod(map(len, values.values())) <= MOST:
        for texts in product(*values.values()):
            yield _told(zip(values, texts, strict=True))
    else:
        yield from _thinned(values, facts)
    yield from _stray(calculator, values, facts)


def _told(pairs: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    return {name: text for name, text in pairs if text is not None}


def _thinned(values: Values, facts: Sequence[Fact]) -> Iterator[dict[str, str]]:
    """Combinations of choices with pairs of the other facts; the rest missing, then at a likely value.

    Where those are too many, every pair of choices meets one other fact, and every pair of others uniform choices.
    """
    closed = [fact.name for fact in facts if not isinstance(fact.type, NumberType | MomentType)]
    open_ = [fact.name for fact in facts if fact.name not in closed]
    singles = [told for name in open_ for told in _single(values, name)]
    pairs = [told for names in combinations(open_, 2) for told in _pair(values, *names)]
    others = [*singles, *pairs] or [{}]
    choices = [values[name] for name in closed]
    groups: list[tuple[Iterable[tuple[str | None, ...]], list[Told]]] = [(product(*choices), others)]
    if prod(map(len, choices)) * len(others) > MOST:
        groups = [(_two_at_a_time(*choices), singles or others), (_uniform(*choices), pairs)]
    likely = {name: values[name][len(values[name]) // 2] for name in open_}
    for chosen, told in ((chosen, told) for choosing, group in groups for chosen, told in product(choosing, group)):
        case = {**dict(zip(closed, chosen, strict=True)), **told}
        yield _told((name, case.get(name)) for name in values)
        yield _told((name, {**likely, **case}.get(name)) for name in values)


Told = dict[str, "str | None"]


def _single(values: Values, name: str) -> list[Told]:
    return [{name: text} for text in values[name]]


def _pair(values: Values, first: str, second: str) -> list[Told]:
    """All pairs of values; of two dates, and of a date and a number, those in which one date is a start."""
    found = product(values[first], values[second])
    return [{first: a, second: b} for a, b in found if _near(a, b)]


def _near(a: str | None, b: str | None) -> bool:
    dates = [text for text in (a, b) if text is not None and text.count("-") == 2]
    return not dates or any(text[:10] in _START_TEXTS for text in dates)


def _uniform(*values: Sequence[str | None]) -> Iterator[tuple[str | None, ...]]:
    """All values at their first one that is told, then at their last."""
    yield from (tuple(texts[at] for texts in values) for at in (1, -1))


def _two_at_a_time(*values: Sequence[str | None]) -> Iterator[tuple[str | None, ...]]:
    """All pairs of values in turn, the others at their first one that is told, then at their last."""
    for base in _uniform(*values):
        yield base
        for i, j in combinations(range(len(values)), 2):
            for first, second in product(values[i], values[j]):
                yield tuple(first if k == i else second if k == j else text for k, text in enumerate(base))


def _stray(calculator: Calculator, values: Values, facts: Sequence[Fact]) -> Iterator[dict[str, str]]:
    """Each fact with each bad text and each value outside its range, alone and with all others told."""
    told = {name: texts[len(texts) // 2] for name, texts in values.items()}
    for fact in facts:
        for text in (*BAD_TEXTS, *_outside(fact)):
            yield {fact.name: text}
            yield _told((name, text if name == fact.name else told[name]) for name in calculator.asks)


def _outside(fact: Fact) -> Iterator[str]:
    kind = fact.type
    if isinstance(kind, NumberType):
        sides = (kind.low, -kind.step), (kind.high, kind.step)
        yield from (digits(_exact(end) + side) for end, side in sides if end is not None)
        yield digits(_exact(kind.high or Decimal(1)) + kind.step / 10)
        yield f"{_exact(kind.high or Decimal(1)):f}" + ("0" if kind.scale else ".0")


def _exact(end: Bound) -> Decimal:
    return Decimal(digits(end))


def _days(values: Iterable[Value]) -> set[date]:
    """The starts, and the days around so many days or months after them, for every small number of the rules."""
    known = list(values)
    counts = sorted({int(value) for value in known if isinstance(value, Decimal) and 0 < value <= 366})
    found = set(_STARTS) | {value for value in known if _is_day(value)}
    start = _STARTS[0]
    for count in counts:
        ends = [start + timedelta(days=count - 1)]
        ends += [plus_months(first, count) - timedelta(days=1) for first in _STARTS] if count <= 6 else []
        found.update(around(MomentType("date"), ends))
    return found


def _is_day(value: Value) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def _holidays(handbook: Handbook) -> set[date]:
    """The ends of the years whose holidays are known or announced, and the days around the latest holidays."""
    years = {date(year, *ends) for year in handbook.announced for ends in ((1, 1), (12, 31))}
    edges = years | set(sorted(handbook.holiday_names)[-3:])
    return set(around(MomentType("date"), edges))


def _constants(handbook: Handbook, calculator: Calculator, field: Field) -> list[Value]:
    """Every constant that the field can meet in the calculator's rules, every value of parameters, their products."""
    nodes = list(_meeting(handbook, calculator, field))
    values = [part.value for node in nodes for part in ast.walk(node) if isinstance(part, ast.Literal)]
    names = {name.name for node in nodes for name in ast.names(node)} | {field.name}
    for parameter in (handbook.parameters[name] for name in sorted(names & handbook.parameters.keys())):
        values += [dated.value for dated in parameter.values]
        if parameter.worked:
            values.append(Evaluator(handbook, {}, date.max)[parameter.name])
    numbers = {value for value in values if isinstance(value, Decimal)}
    products = {
        value for node in nodes for part in ast.walk(node) if (value := _product_of(handbook, part)) is not None
    }
    others = dict.fromkeys(value for value in values if isinstance(value, date | time))
    return [*sorted(numbers | products), *others]


def _meeting(handbook: Handbook, calculator: Calculator, field: Field) -> Iterator[ast.Node]:
    """The tests and formulas that read the field, directly or through others; a test reads its column too."""

    @cache
    def bears(name: str) -> bool:
        return field.name in names_reached(handbook, [name])

    reached = reach(handbook, calculator.decisions)
    for id in reached.decisions:
        for version in handbook.decisions[id].versions:
            for row in version.rows:
                tests = [
                    (test, (column, *ast.names(test))) for column, test in zip(version.columns, row.tests, strict=True)
                ]
                formulas = [(result, ast.names(result)) for result in row.results]
                yield from (node for node, names in (*tests, *formulas) if any(bears(name.name) for name in names))
    derived = [(name, derivation) for name in reached.facts for derivation in handbook.facts[name].derived]
    yield from (
        derivation.formula for name, derivation in derived
        if name == field.name or any(bears(read.name) for read in derivation.reads)
    )  # fmt: skip


def _product_of(handbook: Handbook, node: ast.Node) -> Decimal | None:
    """The value of `parameter * parameter`, an edge that no single constant shows."""
    if not (isinstance(node, ast.Binary) and node.operator == "*"):
        return None
    factors = [
        part for part in (node.left, node.right) if isinstance(part, ast.Name) and part.name in handbook.parameters
    ]
    values = [dated.value for part in factors for dated in handbook.parameters[part.name].values[-1:]]
    numbers = [value for value in values if isinstance(value, Decimal)]
    return numbers[0] * numbers[1] if len(numbers) == 2 else None
