"""Tables without headings: what each of their columns can tell, by what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice, zip_longest

from rulebook.batch.columns import BatchColumn
from rulebook.batch.layout import Head, Row, is_filled, total_in
from rulebook.bilingual import Language, Words, both
from rulebook.wording import Reader, Refusal, folded, is_blank, refuse, say

__all__ = ["columns_read", "headed", "headings_of", "settled"]

SAMPLE = 20
"""By so many rows it is found out what a column can tell."""

Reading = tuple[BatchColumn, ...]


def headed(head: Head, asked: Sequence[BatchColumn], language: Language) -> Head:
    """The table with headings: its own, or where it has none those of what its columns can be read as.

    A table of which no column can be read stays as it is. Raises `Refusal` where there is more than one way to read it.
    """
    if any(folded(cell) in column.headings for cell in head.cells for column in asked):
        return head
    first = [head.cells, *islice(head.below, SAMPLE - 1)]
    head = Head(head.before, head.cells, chain(first[1:], head.below))
    read = columns_read(first, asked)
    if not any(read):
        return head
    found = settled(read)
    if found is None:
        raise refuse("batch which columns", "", given=_listed(read))
    return head.under(headings_of(found, language))


def columns_read(rows: Iterable[Row], asked: Sequence[BatchColumn]) -> tuple[Reading, ...]:
    """For each column of the rows, what is asked that all of its cells can be read as; none where it holds nothing."""
    people = [row for row in rows if is_filled(row) and not total_in(row)]
    cells = [[cell for cell in column if not is_blank(cell)] for column in zip_longest(*people, fillvalue="")]
    return tuple(
        tuple(column for column in asked if held and all(_reads(column.reader, cell) for cell in held))
        for held in cells
    )


def settled(read: Sequence[Reading]) -> tuple[BatchColumn | None, ...] | None:
    """What each column tells, where there is but one way to read them all; None for a column that tells nothing."""
    names = [column.name for reading in read for column in reading]
    if any(len(reading) > 1 for reading in read) or len(set(names)) < len(names):
        return None
    return tuple(reading[0] if reading else None for reading in read)


def headings_of(found: Iterable[BatchColumn | None], language: Language) -> tuple[str, ...]:
    """The headings of columns by what they tell; those that tell nothing are numbered."""
    return tuple(
        column.field.words[language] if column else say("batch untitled", language, number=str(number))
        for number, column in enumerate(found, 1)
    )


def _reads(reader: Reader, cell: str) -> bool:
    try:
        reader.read(cell)
    except Refusal:
        return False
    return True


def _listed(read: Sequence[Reading]) -> Words:
    """Each column with all that it can be read as."""

    def told(language: Language) -> str:
        or_ = say("batch or", language)
        return say("batch part", language).join(
            say(
                "batch may be",
                language,
                number=str(number),
                labels=or_.join(column.field.words[language] for column in reading),
            )
            for number, reading in enumerate(read, 1)
            if reading
        )

    return both(told)
