"""What a calculator's page needs besides its rules to answer a table of many people, in one language, as JSON."""

from __future__ import annotations

from datetime import date

from rulebook.batch import Batch, columns
from rulebook.bilingual import Language
from rulebook.compile.page import Json
from rulebook.handbook import Handbook
from rulebook.wording import BATCH

__all__ = ["batch_rules"]


def batch_rules(handbook: Handbook, calculator: str, language: Language) -> Json:
    """Headings and cells that a table can have, the headings of what is answered, and what is said of tables."""
    found = handbook.calculators[calculator]
    batch = Batch(handbook, calculator, found.asks, 1, date.max, language)
    return {
        "columns": [
            {
                "name": column.name,
                "field": column.field.name,
                "headings": column.headings,
            }
            for column in columns(handbook, found)
        ],
        "outputs": [output.name for output in batch.outputs],
        "results": batch.results,
        "wording": {key: words[language] for key, words in BATCH.items()},
    }
