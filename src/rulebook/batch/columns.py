"""The columns that a table of many people can have for a calculator, and every way of heading and filling them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rulebook.batch.cells import BatchColumn, folded
from rulebook.bilingual import LANGUAGES
from rulebook.handbook import Calculator, Fact, Field, Handbook, narrowed_to, reach
from rulebook.language import ChoiceType, MomentType, NumberType, YesNoType
from rulebook.problem import Place
from rulebook.wording import BATCH, with_unit

__all__ = ["AS_OF", "SUPPOSED", "columns"]

AS_OF = "as-of"
SUPPOSED = "what-if."
YES_OR_NO = {
    "yes": ("yes", "y", "true", "是", "对", "有", "√", "✓"),
    "no": ("no", "n", "false", "否", "不是", "没有", "无", "×", "✗"),
}


def columns(handbook: Handbook, calculator: Calculator) -> tuple[BatchColumn, ...]:
    """The facts that the calculator asks for, the parameters that may be supposed, and the day to answer for."""
    facts = narrowed_to(handbook, calculator).facts
    asked = [_column(handbook, name, facts[name]) for name in calculator.asks]
    taken = {heading for column in asked for heading in column.headings}
    day = Field(AS_OF, BATCH["as of"], MomentType("date"), {}, Place(""))
    others = [_column(handbook, AS_OF, day)]
    parameters = (handbook.parameters[name] for name in reach(handbook, calculator.decisions).parameters)
    others += [_column(handbook, SUPPOSED + parameter.name, parameter) for parameter in parameters]
    return (*asked, *(_without(column, taken) for column in others))


def _without(column: BatchColumn, taken: Iterable[str]) -> BatchColumn:
    """The column without headings that mean a fact."""
    headings = tuple(heading for heading in column.headings if heading not in taken)
    return BatchColumn(column.name, column.field, headings, column.choices, column.units)


def _column(handbook: Handbook, name: str, field: Field) -> BatchColumn:
    texts = [name]
    if not name.startswith(SUPPOSED):
        texts += [field.words[language] for language in LANGUAGES]
    units = tuple(dict.fromkeys(_units(handbook, field)))
    if isinstance(field, Fact):
        if field.ask is not None:
            texts += [field.ask[language] for language in LANGUAGES]
        texts += [field.words[language] + unit for language in LANGUAGES for unit in units]
    headings = tuple(dict.fromkeys(folded(text) for text in texts))
    return BatchColumn(name, field, headings, _distinct(_choices(field)), tuple(map(folded, units)))


def _units(handbook: Handbook, field: Field) -> Iterator[str]:
    if isinstance(field.type, NumberType):
        for language in LANGUAGES:
            for number in ("1", "2"):
                yield with_unit(number, field.type.measure, handbook, language)[1:].strip()


def _choices(field: Field) -> Iterator[tuple[str, str]]:
    match field.type:
        case ChoiceType(choices):
            for id in choices:
                yield folded(id), id
                yield from ((folded(field.choices[id][language]), id) for language in LANGUAGES)
        case YesNoType():
            for answer, texts in YES_OR_NO.items():
                yield from ((folded(text), answer) for text in texts)


def _distinct(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """What each text means, where all who write it mean the same."""
    meant: dict[str, set[str]] = {}
    for text, id in pairs:
        meant.setdefault(text, set()).add(id)
    return {text: min(ids) for text, ids in meant.items() if len(ids) == 1}
