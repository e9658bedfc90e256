"""Charts as pictures, by vl-convert: no browser, no network, and the same bytes every time."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree

from checker.charts.chart import Chart
from checker.messages import gettext

NOT_DRAWN = gettext("Charts of this table are drawn where checker[charts] is installed.")
FONT = "Liberation Sans"
"""The font that vl-convert brings along, so that texts are as wide on every machine."""
STYLE: dict[str, Any] = {
    "font": FONT,
    "background": "#ffffff",
    "view": {"discreteWidth": 480, "continuousWidth": 480, "continuousHeight": 220},
    "axis": {"labelFontSize": 11, "titleFontSize": 11, "labelLimit": 220},
    "legend": {"labelFontSize": 11, "titleFontSize": 11},
    "mark": {"color": "#0b5394"},
    "range": {"category": ["#0b5394", "#b45f06", "#38761d", "#741b47", "#666666", "#8a6d00"]},
}
VEGA_LITE = "5.21"
NO_NETWORK: list[str] = []
SCALE = 2.0
_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_ADDRESS = re.compile(r"url\(#([^)]+)\)")


def can_draw() -> bool:
    """Return whether the package that draws is installed."""
    return find_spec("vl_convert") is not None


def svg(chart: Chart, prefix: str) -> str:
    """Return the chart as an ``<svg>`` element that carries its title and description.

    ``prefix`` begins the ids inside, so that several charts can stand in one page. Raises
    ModuleNotFoundError where the package that draws is not installed, and ValueError for a
    specification that it cannot draw.
    """
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(
        chart.whole, vl_version=VEGA_LITE, config=STYLE, allowed_base_urls=NO_NETWORK
    )
    return _described(drawn, chart, prefix)


def png(chart: Chart) -> bytes:
    """Return the chart as a picture, two pixels for each point; raises what ``svg`` does."""
    import vl_convert

    return vl_convert.vegalite_to_png(
        chart.whole,
        vl_version=VEGA_LITE,
        scale=SCALE,
        config=STYLE,
        allowed_base_urls=NO_NETWORK,
    )


def _described(drawn: str, chart: Chart, prefix: str) -> str:
    """Return a drawing with title and description, and ids of its own."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    root = ElementTree.fromstring(drawn)  # noqa: S314 (vl-convert wrote it, with texts escaped)
    _renumber(root, prefix)
    for name, text in (("desc", chart.alternative), ("title", chart.title)):
        words = ElementTree.Element(f"{{{_SVG}}}{name}", {"id": f"{prefix}-{name}"})
        words.text = text
        root.insert(0, words)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    return ElementTree.tostring(root, encoding="unicode")


def _renumber(root: ElementTree.Element, prefix: str) -> None:
    """Give ids new numbers: vl-convert counts them through all that a process ever drew."""
    olds = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    new = {old: f"{prefix}-{number}" for number, old in enumerate(olds, 1)}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, new[value])
            else:
                element.set(name, _ADDRESS.sub(lambda found: f"url(#{new[found[1]]})", value))
