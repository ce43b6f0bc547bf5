"""What is wrong in a score sheet as printed: found by arithmetic, and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from rulebook.bilingual import Words
from rulebook.handbook.score_sheets import Band, Fault, ScoreSheet, SheetRow, top
from rulebook.language import digits

__all__ = ["FAULTS", "faults", "leaves_finer", "said"]

FAULTS: Mapping[str, Words] = {
    "gap": Words(
        "{criterion}：{first} 与 {second} 之间的分数不属于任何一档",
        "{criterion}: no band holds what lies between {first} and {second}",
    ),
    "overlap": Words(
        "{criterion}：从 {second} 到 {first} 同属两档",
        "{criterion}: what lies from {second} to {first} is in two bands",
    ),
    "same-band": Words(
        "{criterion}：“{grade}”与前一档印的都是 {first}",
        "{criterion}: {grade} has the same band as the grade before it, {first}",
    ),
    "damaged": Words(
        "{criterion}：“{grade}”一格残缺",
        "{criterion}: the cell of {grade} is damaged",
    ),
    "minima": Words(
        "“{grade}”：各项最低分按满分折算后合计 {first}，{criterion}一栏却是 {second}",
        "{grade}: by their weights, the lowest points of the criteria add up to {first}; {criterion} says {second}",
    ),
    "weights": Words(
        "{criterion}：最高一档印到 {first}，满分却是 {second}",
        "{criterion}: the best band ends at {first}, the full points are {second}",
    ),
    "sum": Words(
        "各项满分合计 {first}，{criterion}的满分却是 {second}",
        "the full points add up to {first}; those of {criterion} are {second}",
    ),
    "order": Words(
        "{criterion}：“{grade}”印的是 {second}，比更好的等级（{first}）还难达到",
        "{criterion}: {grade} says {second}, which is harder to reach than a better grade ({first})",
    ),
    "worst": Words(
        "{criterion}：“{grade}”印的是 {second}，但凡达不到上一档（{first}）的都是这一档",
        "{criterion}: {grade} says {second}, yet whatever misses the grade above it ({first}) is {grade}",
    ),
}
"""Every kind of fault in words; `first` and `second` are its figures."""


def said(fault: Fault, criterion: Words, grade: Words) -> Words:
    """The fault in words, with the labels of its criterion and its grade.

    >>> total, good = Words("总分", "total"), Words("良好", "good")
    >>> said(Fault("gap", "total", "good", "94.9 / 95"), total, good).en
    'total: no band holds what lies between 94.9 and 95'
    """
    first, _, second = fault.figures.partition(" / ")
    zh, en = (
        FAULTS[fault.kind][language].format(
            criterion=criterion[language], grade=grade[language], first=first, second=second
        )
        for language in ("zh", "en")
    )
    return Words(zh, en)


def faults(sheet: ScoreSheet) -> Iterator[Fault]:
    """Every fault of the sheet, row by row, then those that concern all rows.

    Points have the decimals of their criterion: bands that leave out only finer values leave no gap.
    """
    grades = [column.id for column in sheet.columns]
    for row in sheet.rows:
        for grade, band in zip(grades, row.bands, strict=True):
            if band.damaged:
                yield Fault("damaged", row.criterion, grade, "?", band.place)
        yield from _neighbours(row, grades)
        yield from _worst(sheet, row)
        best = top(row)
        if best is not None and row.weight is not None and best != row.weight:
            yield Fault("weights", row.criterion, grades[0], _pair(best, row.weight), row.bands[0].place)
    for total in sheet.rows:
        if total.is_total:
            yield from _totals(total, [row for row in sheet.rows if row is not total and row.weight], grades)


def _neighbours(row: SheetRow, grades: list[str]) -> Iterator[Fault]:
    """What is wrong between a band and the last readable one before it."""
    last: Band | None = None
    torn = False
    for grade, band in zip(grades, row.bands, strict=True):
        torn |= band.damaged
        if band.low is None and band.high is None:
            continue
        fault = _between(row, last, band, grade) if last is not None else None
        if fault is not None and not (fault.kind == "gap" and torn):  # what is damaged may have filled it
            yield fault
        if fault is None or fault.kind not in ("same-band", "order"):
            last, torn = band, False


def _between(row: SheetRow, last: Band, band: Band, grade: str) -> Fault | None:
    def fault(kind: str, figures: str) -> Fault:
        return Fault(kind, row.criterion, grade, figures, band.place)

    if band.whole and band == last:
        return fault("same-band", f"{digits(band.low or Decimal(0))}..{digits(band.high or Decimal(0))}")
    if last.low is None:
        # Limits of at most so many: each grade allows no less than a better one.
        harder = last.high is not None and band.low is None and band.high is not None and band.high < last.high
        return fault("order", _pair(last.high, band.high)) if harder else None
    if band.low is not None and band.low > last.low:
        return fault("order", _pair(last.low, band.low))
    if band.high is None:
        return None
    edge = _edge(row, band)
    if edge < last.low:
        return fault("gap", _pair(band.high, last.low))
    return fault("overlap", _pair(band.high, last.low)) if edge > last.low else None


def _worst(sheet: ScoreSheet, row: SheetRow) -> Iterator[Fault]:
    """The worst grade holds what misses the grade above it: a limit that is printed for it on that side is none."""
    kept = [(column.id, band) for column, band in zip(sheet.columns, row.bands, strict=True) if not column.question]
    (_, above), (grade, worst) = kept[-2:] if len(kept) > 1 else [("", Band(None, None))] * 2
    if above.low is not None and worst.low is not None and worst.high is None:
        yield Fault("worst", row.criterion, grade, _pair(above.low, worst.low), worst.place)
    elif above.low is None and above.high is not None and worst.low is None and worst.high is not None:
        yield Fault("worst", row.criterion, grade, _pair(above.high, worst.high), worst.place)


def _edge(row: SheetRow, band: Band) -> Decimal:
    """The least value above the band."""
    assert band.high is not None
    return band.high if band.below else band.high + Decimal(1).scaleb(-row.scale)


def leaves_finer(row: SheetRow) -> bool:
    """Whether between two of the row's bands lie values, but only with more decimals than its points have."""
    lows = [band.low for band in row.bands if band.low is not None]
    ends = [band for band in row.bands if band.high is not None and not band.below]
    return any(_edge(row, band) == low for band in ends for low in lows)


def _totals(total: SheetRow, criteria: list[SheetRow], grades: list[str]) -> Iterator[Fault]:
    """Where the criteria do not add up to the total: their weights, and the lowest points of every grade.

    Where a best band does not end at the weight, its row counts in proportion.
    """
    weights = sum((row.weight for row in criteria if row.weight is not None), Decimal(0))
    if total.weight is not None and weights != total.weight:
        yield Fault("sum", total.criterion, "-", _pair(weights, total.weight), total.weight_place)
    for i, grade in enumerate(grades):
        lows = [_by_weight(row, i) for row in criteria]
        known = [low for low in lows if low is not None]
        stated = total.bands[i].low
        if stated is None or not known or len(known) < len(lows):
            continue
        lowest = _rounded(sum(known, Fraction(0)), total.scale)
        if lowest != stated:
            yield Fault("minima", total.criterion, grade, _pair(lowest, stated), total.bands[i].place)


def _by_weight(row: SheetRow, column: int) -> Fraction | None:
    """The lowest points of a grade in proportion to the row's weight; None where they are not known."""
    low, best = row.bands[column].low, top(row)
    if low is None or not best or row.weight is None:
        return None
    return Fraction(low) * Fraction(row.weight) / Fraction(best)


def _rounded(exact: Fraction, scale: int) -> Decimal:
    """The fraction to so many decimals, halves up."""
    whole = exact * 10**scale + Fraction(1, 2)
    return Decimal(whole.numerator // whole.denominator).scaleb(-scale)


def _pair(first: Decimal | None, second: Decimal | None) -> str:
    return " / ".join(digits(figure) for figure in (first, second) if figure is not None)
