"""How a chart is shared: its address, its citation, its frame for other sites, its files, its rows.

Described once for the app, plain pages, embedded charts and the snapshot. ``{address}`` in a text
stands for the whole address of the way's ``href``, ``{accessed}`` for the day of the reader.
"""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any, Final
from urllib.parse import quote

from lib import citation, i18n
from lib.charts.kind import Chart
from lib.model.dataset import Dataset
from lib.params import View, written_forms
from lib.sitemap import PAGES, path_of

#: One way to share: ``key``, ``label``, what is done with it as ``act``, and what for.
Way = dict[str, Any]
#: The pixels that a frame is wide where nobody says otherwise.
WIDTH: Final = 800
#: The code of a frame.
FRAME: Final = (
    '<iframe src="{address}" title="{title}" width="{width}" height="{height}" '
    'style="border:0;max-width:100%" loading="lazy"></iframe>'
)
#: Below these pixels a figure has the changes that its layout keeps for tablets and phones, as in
#: frontend/src/figure.js.
NARROW: Final = {"tablet": 800, "phone": 520}
#: The pixels of a frame's own rims, left and right.
RIMS: Final = 24
#: The pixels of what stands over and under a figure: twice as much where lines are half as long.
WORDS: Final = 360
#: The pixels of a figure that says nothing of its height, and of the sentence in its place.
PLAIN, EMPTY = 400, 100


def height(figure: Mapping[str, Any] | None, width: int) -> int:
    """The pixels that the page of a chart is high in a frame of a width."""
    words = WORDS * max(1, WIDTH / max(width, 1)) ** 0.5
    return int(words) + (EMPTY if figure is None else drawn(figure["layout"], width - RIMS))


def drawn(layout: Mapping[str, Any], width: int) -> int:
    """The pixels that a figure is high where it is drawn in a width."""
    changes = [layout.get("meta", {}).get(name, {}) for name, at in NARROW.items() if width < at]
    heights = [change["height"] for change in changes if "height" in change]
    return int([layout.get("height", PLAIN), *heights][-1])


def ways(dataset: Dataset, view: View, chart: Chart, spec: Mapping[str, Any]) -> list[Way]:
    """Every way to share a chart in a view, of which ``spec`` has the heading and the figure.

    The acts are ``copy`` a text, ``link`` to an address, and ``save`` a picture of the figure.
    """
    copied = [address(view, chart), cited(dataset, view, chart), embed(view, chart.name, spec)]
    return [*rows(view, chart.name), *pictures(), *copied]


def said(key: str) -> dict[str, str]:
    """The key of a way with its label."""
    return {"key": key, "label": i18n.say(f"share.{key}")}


def place(view: View, chart: Chart) -> str:
    """The address at which a reader sees a chart in a view, from the slash of the site on.

    One that its reader chooses first, or that belongs to a record, has its embedded page alone.
    """
    if chart.kind.is_chosen or chart.page not in PAGES:
        return addressed(f"/embed/{quote(chart.name)}", view)
    forms = written_forms({chart.subject: chart.kind.form}) if chart.kind.form else ""
    return f"{addressed(path_of(chart.page), view.but(by=forms))}#{quote(chart.name)}"


def addressed(path: str, view: View) -> str:
    """A path with the query of a view."""
    return f"{path}?{view.query}" if view.query else path


def address(view: View, chart: Chart) -> Way:
    """The address of a chart."""
    return {**said("address"), "act": "copy", "href": place(view.plain, chart), "text": "{address}"}


def cited(dataset: Dataset, view: View, chart: Chart) -> Way:
    """How a chart is cited: by an address that always means the same."""
    lasting = citation.lasting(dataset, view.plain)
    parts = citation.parts(dataset, view.plain, "{address}", date.min)
    text = citation.said("text").format(**{**parts, "accessed": "{accessed}"})
    return {**said("citation"), "act": "copy", "href": place(lasting, chart), "text": text}


def embed(view: View, name: str, spec: Mapping[str, Any]) -> Way:
    """The code of a frame with the chart, of its size and named by its heading."""
    code = FRAME.format(
        address="{address}", title=escape(spec["heading"]),
        width=WIDTH, height=height(spec["figure"], WIDTH),
    )  # fmt: skip
    href = addressed(f"/embed/{quote(name)}", view.plain)
    return {**said("embed"), "act": "copy", "href": href, "text": code, "markup": True}


def pictures() -> list[Way]:
    """The pictures of a figure, which the chart runtime draws."""
    return [{**said(key), "act": "save"} for key in ("png", "svg")]


def rows(view: View, name: str) -> list[Way]:
    """The rows behind a chart, as files and as a table."""
    path = f"/api/charts/{quote(name)}"
    found = {"csv": f"{path}.csv", "json": f"{path}.json", "table": f"/embed/{quote(name)}/table"}
    return [
        {
            **said(key), "act": "link", "href": addressed(href, view.plain),
            **({"download": ""} if key == "csv" else {}),
        }
        for key, href in found.items()
    ]  # fmt: skip


def file(file_name: str, text: str) -> Way:
    """The rows of a chart inside its page, to be saved as a CSV file."""
    return {**said("csv"), "act": "file", "filename": file_name, "text": text}


def linked(key: str, href: str) -> Way:
    """A link to a file."""
    return {**said(key), "act": "link", "href": href}


def plain(every: list[Way], base: str, accessed: date) -> list[dict[str, str]]:
    """The ways of a page without scripts: ``label`` with ``text`` or ``href``; no pictures.

    Addresses in texts are whole, at ``base``; ``accessed`` is the day of the reader.
    """
    return [
        {"label": i18n.say(f"share_plain.{way['key']}"), "text": filled(way, base, accessed)}
        if way["act"] == "copy"
        else {"label": way["label"], "href": way["href"]}
        for way in every
        if way["act"] != "save"
    ]


def filled(way: Way, base: str, accessed: date) -> str:
    """The text of a way with the address and the day that its places stand for."""
    whole = f"{base}{way['href']}"
    shown = escape(whole) if way.get("markup") else whole
    text = str(way["text"]).replace("{accessed}", i18n.day(accessed))
    return text.replace("{address}", shown)
