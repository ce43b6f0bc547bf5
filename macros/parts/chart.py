"""A chart of parameters: a table whose bars are SVG, so that it is its own text alternative."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rulebook.handbook import current

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import Parameter

__all__ = ["chart"]


def chart(page: Page, caption: str, *names: str) -> str:
    """A bar for each parameter, the longest first; raises KeyError for an unknown name."""
    parameters = [page.handbook.parameters[name] for name in names]
    values = {parameter.name: number(page, parameter) for parameter in parameters}
    longest = max(values.values(), default=Decimal(0)) or Decimal(1)
    rows = [(one, round(100 * values[one.name] / longest)) for one in parameters]
    return page.html("chart.html", caption=caption, rows=sorted(rows, key=lambda row: -row[1]))


def number(page: Page, parameter: Parameter) -> Decimal:
    """The parameter's number of the day; 0 where there is none."""
    dated = current(parameter.values, page.as_of)
    return dated.value if dated is not None and isinstance(dated.value, Decimal) else Decimal(0)
