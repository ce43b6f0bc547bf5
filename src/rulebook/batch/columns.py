"""The columns that a table of many people can have for a calculator, and every way of heading and filling them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rulebook.bilingual import LANGUAGES
from rulebook.handbook import Calculator, Fact, Field, Handbook, narrowed_to, reach
from rulebook.wording import AS_OF, DAY, SUPPOSED, Reader, folded

__all__ = ["BatchColumn", "columns", "columns_asked"]


@dataclass(frozen=True, slots=True)
class BatchColumn:
    """What a column of a table can tell: a fact, ``what-if.NAME`` for a parameter, or ``as-of``.

    `headings` are what may stand above it, folded; `reader` reads its cells.
    """

    name: str
    headings: tuple[str, ...]
    reader: Reader

    @property
    def field(self) -> Field:
        return self.reader.field


def columns(handbook: Handbook, calculator: Calculator) -> tuple[BatchColumn, ...]:
    """The facts that the calculator asks for, the parameters that may be supposed, and the day to answer for."""
    facts = narrowed_to(handbook, calculator).facts
    asked = [_column(handbook, name, facts[name]) for name in calculator.asks]
    taken = {heading for column in asked for heading in column.headings}
    others = [_column(handbook, AS_OF, DAY.field)]
    parameters = (handbook.parameters[name] for name in reach(handbook, calculator.decisions).parameters)
    others += [_column(handbook, SUPPOSED + parameter.name, parameter) for parameter in parameters]
    return (*asked, *(_without(column, taken) for column in others))


def columns_asked(handbook: Handbook, calculator: Calculator) -> tuple[BatchColumn, ...]:
    """The columns that tell what the calculator asks for."""
    return tuple(column for column in columns(handbook, calculator) if column.name in calculator.asks)


def _without(column: BatchColumn, taken: Iterable[str]) -> BatchColumn:
    """The column without headings that mean a fact."""
    headings = tuple(heading for heading in column.headings if heading not in taken)
    return BatchColumn(column.name, headings, column.reader)


def _column(handbook: Handbook, name: str, field: Field) -> BatchColumn:
    reader = Reader.of(handbook, field)
    texts = [name]
    if not name.startswith(SUPPOSED):
        texts += [field.words[language] for language in LANGUAGES]
    if isinstance(field, Fact):
        if field.ask is not None:
            texts += [field.ask[language] for language in LANGUAGES]
        texts += [field.words[language] + unit for language in LANGUAGES for unit in reader.units]
    return BatchColumn(name, tuple(dict.fromkeys(map(folded, texts))), reader)
