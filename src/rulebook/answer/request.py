"""A request to a calculator and its answer: outputs, trace, questions, and what is missing.

Facts and what-if values arrive as text, as typed on a command line or in a form; what cannot be taken is a
`Refusal`, one plain sentence in each language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from rulebook.answer.evaluate import Evaluator, OutOfRange, Uncovered
from rulebook.answer.in_force import NotYet
from rulebook.answer.questions import Told, bearing_on
from rulebook.answer.trace import TraceStep
from rulebook.bilingual import Language, Words, both
from rulebook.handbook import Calculator, Constraint, Field, Handbook, Policy, names_reached, narrowed_to, reach
from rulebook.language import CALENDAR, FIRST_YEAR, LAST_YEAR, Beyond, Calendar, Missing, Unanswerable, Value, ast
from rulebook.wording import Reader, Refusal, beyond_range, in_words, refuse, say, shortened

__all__ = ["Answer", "answer", "answer_values", "calculator_of", "consistent", "supposed"]


@dataclass(frozen=True)
class Answer:
    """What a calculator answers.

    `outputs` holds every output of its decisions; one that cannot be known is a `Missing`. Its `evaluator` knows what
    was told and supposed on which day, and works out whatever else is to be told of the answer.
    """

    calculator: Calculator
    evaluator: Evaluator = field(compare=False, repr=False)
    outputs: Mapping[str, Value | Missing]
    steps: tuple[TraceStep, ...]
    notes: tuple[Words, ...]

    def __getitem__(self, output: str) -> Value:
        """The value of an output, None when it is absent or cannot be known."""
        value = self.outputs[output]
        return None if isinstance(value, Missing) else value

    @property
    def as_of(self) -> date:
        return self.evaluator.as_of

    @property
    def facts(self) -> Mapping[str, Value]:
        """What was told."""
        return self.evaluator.told

    @property
    def what_if(self) -> Mapping[str, Value]:
        """What was supposed of parameters."""
        return self.evaluator.what_if

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that the steps stand on, each once."""
        return tuple(dict.fromkeys(step.clause for step in self.steps if step.clause))

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The open questions that bear on the answer: whose other readings change it, or leave it without a value."""
        handbook = self.evaluator.handbook
        found = set(bearing_on(handbook, self.told(), self._under))
        found |= {id for name in self.undecided for id in handbook.parameters[name].questions}
        found |= {id for policy in self.calculator.policies for id in handbook.policies[policy].undated}
        return tuple(sorted(found))

    def _under(self, readings: Mapping[str, Value]) -> Told:
        """What is told under other readings: the outputs and the days of a schedule, or what is refused."""
        try:
            found = answer_values(
                self.evaluator.handbook, self.calculator, self.facts, self.as_of, {**self.what_if, **readings}
            )
        except Refusal as refusal:
            return Told((refusal.subject, refusal.words))
        return found.told()

    def told(self) -> Told:
        """All that the answer says, to be compared, and how it came about."""
        laid = self.calculator.schedule
        days = [self.evaluator.printed(node) for node in laid.formulas] if laid else []
        says = {output: "" if isinstance(value, Missing) else value for output, value in self.outputs.items()}
        all_said = says, [None if isinstance(day, Missing) else day for day in days], self.missing
        return Told(all_said, self.steps, self.evaluator.decided)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The facts and unset parameters still needed, those that are asked for first."""
        needed = Missing.of(self.outputs.values()).names
        return tuple(dict.fromkeys(name for name in (*self.calculator.asks, *needed) if name in needed))

    @cached_property
    def undecided(self) -> tuple[str, ...]:
        """Of what is missing, the parameters: what the policy has not decided, whatever else is told."""
        return tuple(name for name in self.missing if name in self.evaluator.handbook.parameters)


def answer(
    handbook: Handbook,
    calculator: str,
    facts: Mapping[str, str],
    as_of: date,
    what_if: Mapping[str, str] | None = None,
) -> Answer:
    """Answer a request whose facts and what-if values are texts. Raises `Refusal`."""
    found = calculator_of(handbook, calculator)
    seen = narrowed_to(handbook, found)
    told: dict[str, Value] = {}
    for name, text in facts.items():
        if name not in found.asks:
            raise _unknown("unknown fact", name, calculator, found.asks)
        told[name] = Reader.of(seen, seen.facts[name]).read(text)
    return answer_values(seen, found, told, as_of, supposed(handbook, found, what_if) if what_if else {})


def supposed(handbook: Handbook, calculator: Calculator, what_if: Mapping[str, str]) -> dict[str, Value]:
    """The values of the parameters that are supposed otherwise, which the calculator must read. Raises `Refusal`."""
    supposable = reach(handbook, calculator.decisions).parameters
    for name in what_if:
        if name not in supposable:
            raise _unknown("unknown parameter", name, calculator.id, supposable)
    return {name: Reader.of(handbook, handbook.parameters[name]).read(text) for name, text in what_if.items()}


def calculator_of(handbook: Handbook, id: str) -> Calculator:
    """The calculator of that name. Raises `Refusal`."""
    if id not in handbook.calculators:
        raise _unknown("unknown calculator", id, id, handbook.calculators)
    return handbook.calculators[id]


def answer_values(
    handbook: Handbook,
    calculator: Calculator,
    told: Mapping[str, Value],
    as_of: date,
    what_if: Mapping[str, Value],
) -> Answer:
    """Answer a request whose facts and what-if values have been read. Raises `Refusal`."""
    handbook = narrowed_to(handbook, calculator)
    evaluator = Evaluator(handbook, told, as_of, what_if, calculator.decisions)
    notes = _in_force(evaluator, calculator)
    try:
        consistent(evaluator, calculator.asks)
        found, steps = evaluator.run(calculator.decisions)
    except Unanswerable as error:
        raise _refused(evaluator, error) from None
    outputs: dict[str, Value | Missing] = {}
    for values in found.values():
        outputs |= {output: value for output, value in values.items() if output not in outputs} if outputs else values
    if CALENDAR in evaluator:
        notes = (*notes, *_announced(handbook, evaluator.calendar))
    return Answer(calculator, evaluator, outputs, steps, notes)


def _in_force(evaluator: Evaluator, calculator: Calculator) -> tuple[Words, ...]:
    """What to note about the policies that an answer can rest on. Raises `Refusal` if one is not in force yet."""
    handbook, as_of, kept = evaluator.handbook, evaluator.as_of, evaluator.in_force.kept
    known: tuple[Words, ...] | None = kept.get((_in_force, calculator.policies))
    if known is None:
        policies = [handbook.policies[id] for id in calculator.policies]
        for policy in policies:
            if policy.since is not None and as_of < policy.since:
                days = {"as_of": as_of.isoformat(), "first": policy.since.isoformat()}
                raise refuse("policy not yet", policy.id, name=policy.id, label=policy.words, **days)
        due = (policy for policy in policies if policy.review_by and policy.review_by < as_of)
        undated = [policy.words for policy in policies if policy.undated]
        known = kept[_in_force, calculator.policies] = (
            *(_review_passed(handbook, policy) for policy in due),
            *([_undated(undated)] if undated else []),
        )
    return known


def _undated(titles: list[Words]) -> Words:
    """The note that nobody has said from which day these policies hold."""

    def said(language: Language) -> str:
        listed = (say("title", language, title[language]) for title in titles)
        return say("undated", language, policies=say("names", language).join(listed))

    return both(said)


def _review_passed(handbook: Handbook, policy: Policy) -> Words:
    due, title = policy.review_by, policy.words
    shown = both(lambda language: in_words(due, None, handbook, language))
    return both(lambda language: say("review passed", language, policy=title[language], date=shown[language]))


def consistent(evaluator: Evaluator, asks: Collection[str]) -> None:
    """Refuse facts that contradict each other, and suppositions that contradict parameters. Raises `Refusal`.

    A constraint counts when something it reads was told or supposed, and every fact it reads can be asked for.
    """
    handbook, told, what_if = evaluator.handbook, evaluator.told, evaluator.what_if
    constraints, bound = _binding(handbook, tuple(asks))
    if not bound.isdisjoint(told) or not bound.isdisjoint(what_if):
        for constraint in constraints:
            new = any(name in told or name in what_if for name in constraint.reads)
            if new and evaluator.printed(constraint.requires) is False:
                values = {name: evaluator.printed(ast.Name(name)) for name in constraint.reads}
                known = {name: value for name, value in values.items() if not isinstance(value, Missing)}
                raise refuse("constraint", constraint.reads[0], words=constraint.words, given=_given(handbook, known))
    sources = _sources(handbook)
    for name in told:
        if name in sources:
            derived = _derived(evaluator, name, sources[name])
            if derived not in (None, told[name]):
                fact = handbook.facts[name]
                raise refuse(
                    "contradiction", name, name=name, label=fact.words,
                    given=_shown(handbook, fact, told[name]), derived=_shown(handbook, fact, derived),
                )  # fmt: skip


def _binding(handbook: Handbook, asks: tuple[str, ...]) -> tuple[list[Constraint], frozenset[str]]:
    """The constraints that read nothing but parameters and facts that are asked for, and all that they read."""
    key = _binding, asks
    known: tuple[list[Constraint], frozenset[str]] | None = handbook.kept.get(key)
    if known is None:
        told = {*asks, *handbook.parameters}
        constraints = [one for one in handbook.constraints.values() if told.issuperset(one.reads)]
        known = constraints, frozenset(name for one in constraints for name in one.reads)
        handbook.kept[key] = known
    return known


def _sources(handbook: Handbook) -> dict[str, frozenset[str]]:
    """Everything that the derivations of a fact come to read, for each fact that has some."""
    known: dict[str, frozenset[str]] | None = handbook.kept.get(_sources)
    if known is None:
        known = {
            name: frozenset(names_reached(handbook, (read.name for one in fact.derived for read in one.reads)))
            for name, fact in handbook.facts.items()
            if fact.derived
        }
        handbook.kept[_sources] = known
    return known


def _derived(evaluator: Evaluator, name: str, sources: frozenset[str]) -> Value:
    """What the other facts make of the fact, or None when they make nothing of it."""
    handbook, what_if, kept = evaluator.handbook, evaluator.what_if, evaluator.in_force.kept
    others = {other: value for other, value in evaluator.told.items() if other in sources and other != name}
    alone = not others and sources.isdisjoint(what_if)
    if not alone or (_derived, name) not in kept:
        evaluator = Evaluator(handbook, others, evaluator.as_of, what_if)
        values = map(evaluator.value, (derivation.formula for derivation in handbook.facts[name].derived))
        derived: Value = next((value for value in values if not isinstance(value, Missing)), None)
        if not alone:
            return derived
        kept[_derived, name] = derived
    known: Value = kept[_derived, name]
    return known


def _shown(handbook: Handbook, field: Field, value: Value) -> Words:
    return both(lambda language: in_words(value, field, handbook, language))


def _given(handbook: Handbook, values: Mapping[str, Value]) -> Words:
    """The values as ``label is value``, by their names in formulas."""

    def said(language: Language) -> str:
        parts = []
        for name, value in values.items():
            decision, _, output = name.partition(".")
            field = handbook.field_of(ast.Name(decision, output or None))
            shown = in_words(value, field, handbook, language)
            parts.append(say("condition", language, label=field.words[language], value=shown))
        return say("names", language).join(parts)

    return both(said)


def _announced(handbook: Handbook, calendar: Calendar) -> Iterator[Words]:
    """A note when the answer looked into years whose arrangement of holidays has not been announced."""
    years = [str(year) for year in sorted(calendar.consulted) if not handbook.announced[year]]
    if years:
        yield both(lambda language: say("not announced", language, years=say("names", language).join(years)))


def _refused(evaluator: Evaluator, error: Unanswerable) -> Refusal:
    handbook, as_of = evaluator.handbook, evaluator.as_of
    match error:
        case Uncovered():
            return _uncovered(handbook, error)
        case NotYet():
            return _not_yet(handbook, error, as_of)
        case OutOfRange(fact=fact, value=value):
            return beyond_range(fact, value)
        case Beyond(day=day):
            return _beyond(handbook, evaluator.told, day)
    raise AssertionError(error)


def _beyond(handbook: Handbook, told: Mapping[str, Value], day: date | None) -> Refusal:
    """The refusal of a day beyond the calendar, laid to the first date told, or else to the first fact."""
    subject = next((name for name, value in told.items() if isinstance(value, date)), next(iter(told), ""))

    def said(language: Language) -> str:
        if not subject:
            return ""
        fact = handbook.facts[subject]
        value = in_words(told[subject], fact, handbook, language)
        return say("told", language, label=fact.words[language], name=subject, value=value)

    if day is None:
        return refuse("beyond years", subject, told=both(said), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    known = [str(year) for year in handbook.announced] or ["–"]
    shown = both(lambda language: in_words(day, None, handbook, language))
    return refuse("beyond holidays", subject, told=both(said), day=shown, first=min(known), last=max(known))


def _uncovered(handbook: Handbook, gap: Uncovered) -> Refusal:
    decision, given = handbook.decisions[gap.decision].words, _given(handbook, gap.reads)
    if not gap.rows:
        return refuse("no row", gap.decision, decision=decision, given=given)
    first, second = map(str, gap.rows)
    return refuse("two rows", gap.decision, decision=decision, given=given, first=first, second=second)


def _not_yet(handbook: Handbook, error: NotYet, as_of: date) -> Refusal:
    owner = handbook.fields.get(error.name) or handbook.decisions[error.name]
    days = {"as_of": as_of.isoformat(), "first": error.first.isoformat()}
    return refuse("before first", error.name, name=error.name, label=owner.words, **days)


def _unknown(key: str, given: str, calculator: str, allowed: Iterable[str]) -> Refusal:
    words = list(allowed)
    near = get_close_matches(given, words, n=1)
    listed = both(lambda language: say("names", language).join(words))
    hint = both(lambda language: say("did you mean", language, word=near[0]) if near else "")
    return refuse(key, given, given=shortened(given), calculator=calculator, allowed=listed, hint=hint)
