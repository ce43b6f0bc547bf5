"""The statutory holidays of some years, from the package `holidays`, as the text of ``policy/registers/holidays.yaml``.

Only the days that the law names: neither the days moved to bridge a weekend nor the workdays that make up for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["written"]

_HEAD = """\
# yaml-language-server: $schema=../schema.json
# Statutory holidays, written by 'rulebook holidays'; run it again once a year's arrangement has been announced.
# `expected`: it has not; the days follow from the law and the lunar calendar.

holidays:
"""


def written(years: Iterable[int]) -> str:
    """The statutory holidays of the years, as a policy file."""
    return _HEAD + "".join(line for year in years for line in _year(year))


def _year(year: int) -> Iterator[str]:
    # Here, because it takes long to import, and one command needs it.
    import holidays
    from holidays.countries.china import ChinaStaticHolidays

    # How the name of a day begins that is off only because another day is worked.
    moved = ChinaStaticHolidays.substituted_label.partition("%s")[0]
    zh, en = (
        holidays.country_holidays("CN", years=year, observed=False, language=language)
        for language in ("zh_CN", "en_US")
    )
    # Workdays that make up for a bridge are known from the official arrangement only.
    announced = any(day.year == year for day in zh.weekend_workdays)
    arrangement = "announced" if announced else "expected"
    yield f'  "{year}":\n    arrangement: {arrangement}\n    days:\n'
    for day in sorted(zh):
        if not zh[day].startswith(moved):
            names = "、".join(zh.get_list(day)), " and ".join(en.get_list(day))
            yield f"      {day.isoformat()}: {{zh: {names[0]}, en: {names[1]}}}\n"
