"""Picture: a chart, described in Vega-Lite, as SVG where the site is built and drawn by the notebook in a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from importlib.util import find_spec
from typing import Any

__all__ = ["COLOURS", "Picture"]

COLOURS = ("#178f8f", "#c2701c", "#7d6bc9", "#c24d6b", "#7a8a2e")
"""For the parts of a picture: each stands out from a white page and from a dark one."""

VEGA_LITE = "5.20"
"""The version that JupyterLite draws; both must know what the notebooks use."""

CONFIG = {
    "font": "sans-serif",
    "view": {"stroke": "transparent"},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "domainColor": "#8888",
        "tickColor": "#8888",
        "gridColor": "#8884",
        "labelFontSize": 13,
        "titleFontSize": 14,
        "titleFontWeight": "normal",
    },
    "axisY": {"titleAngle": 0, "titleAlign": "left", "titleX": -36, "titleY": -12},
    "legend": {
        "labelColor": "currentColor",
        "labelFontSize": 13,
        "labelLimit": 400,
        "titleColor": "currentColor",
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "titleLimit": 420,
        "orient": "bottom",
        "columns": 2,
        "columnPadding": 24,
        "symbolSize": 140,
    },
}
"""Lines and letters in the colour of the reader's text."""


def leaves(part: object) -> Iterator[object]:
    """What a chart is made of below its objects and lists."""
    if isinstance(part, Mapping):
        part = list(part.values())
    if isinstance(part, list | tuple):
        for one in part:
            yield from leaves(one)
    else:
        yield part


class Picture:
    """A Vega-Lite specification with a title and, for a screen reader, what it shows.

    Notebooks show it by `_repr_mimebundle_`: as SVG where vl-convert draws it, else as the specification, for
    JupyterLite's own Vega.
    """

    def __init__(self, chart: Mapping[str, Any], title: str, about: str) -> None:
        if any(leaf is None for leaf in leaves(chart)):
            raise ValueError('a chart says "" or false, not None: Pyodide takes None for something left out')
        self.title, self.about = title, about
        self.chart: dict[str, Any] = {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "background": "transparent",
            "padding": 4,
            "description": f"{title}: {about}",
            "config": CONFIG,
            **chart,
        }

    def svg(self) -> str:
        """The picture in the reader's colours, to any width; raises ImportError without vl-convert."""
        import vl_convert

        opening, rest = vl_convert.vegalite_to_svg(self.chart, vl_version=VEGA_LITE).split(">", 1)
        opening = opening.replace("<svg", '<svg role="img" aria-labelledby="title" aria-describedby="about"', 1)
        names = f'<title id="title">{escape(self.title)}</title><desc id="about">{escape(self.about)}</desc>'
        return f"{opening}>{names}{rest}"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        said = {"text/plain": self.chart["description"]}
        if find_spec("vl_convert"):
            return {"image/svg+xml": self.svg(), **said}, {}
        kind = "application/vnd.vegalite.v5+json"
        chart = json.loads(json.dumps(self.chart))  # lists for tuples
        return {kind: chart, **said}, {kind: {"embed_options": {"renderer": "svg", "actions": False}}}
