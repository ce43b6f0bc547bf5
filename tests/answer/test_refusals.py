"""Every fact of every calculator refuses what it cannot take, in one plain sentence of each language."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from rulebook.answer import answer
from rulebook.bilingual import LANGUAGES
from rulebook.language import ChoiceType, MomentType, NumberType, YesNoType
from rulebook.load import handbook
from rulebook.wording import Refusal
from tests.tools.day import DAY

BOOK = handbook(Path(__file__).parents[2])
FACTS = [(calculator.id, name) for calculator in BOOK.calculators.values() for name in calculator.asks]


def wrong(kind) -> Iterator[str]:
    """Values that a fact of the type refuses: of another type, out of range, too precise."""
    yield "nonsense"
    match kind:
        case NumberType():
            step = Decimal(1).scaleb(-kind.scale)
            yield from (f"{kind.low - step:f}",) if kind.low is not None else ()
            yield from (f"{kind.high + step:f}",) if kind.high is not None else ()
            yield f"{(kind.low or 0) + step / 10:f}"
            yield "2026-11-21"
            yield "yes"
        case ChoiceType(choices):
            yield f"{choices[0]}s"
            yield "1"
        case YesNoType():
            yield "maybe"
            yield "1"
        case MomentType("time"):
            yield "24:00"
            yield "750"
        case MomentType():
            yield "2026-02-30"
            yield "1899-12-31"
            yield "2200-01-01"
            yield "12"


@pytest.mark.parametrize(("calculator", "name"), FACTS)
def test_what_a_fact_cannot_take_is_refused(calculator, name):
    fact = BOOK.facts[name]
    for text in wrong(fact.type):
        with pytest.raises(Refusal) as refused:
            answer(BOOK, calculator, {name: text}, DAY)
        for language in LANGUAGES:
            sentence = refused.value.words[language]
            assert name in sentence
            assert fact.words[language] in sentence
            assert text in sentence
            assert "\n" not in sentence
            assert sentence[-1] in "。.？?"
