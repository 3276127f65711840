"""What every server shows: the same figures, numbers and table, by the query parameters.

Each page is a list of charts of the registry. ``small`` is the page that every framework builds;
the others are pages of Parley itself, which the static site and Dash rebuild with the same figures.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any, Final

import orjson
import pandas as pd

from lib import catalog, i18n
from lib.charts import registry, spec
from lib.charts.style import style
from lib.model.dataset import Dataset
from lib.params import View, parse

#: Pages of Parley that are measured as they are.
REAL: Final = ("overview", "outcomes", "claims")
PAGES: Final = ("small", *REAL)
SHOWN_ROWS: Final = 100
COLUMNS: Final = ("date", "title", "to_party", "figure", "speaker")


@dataclass(frozen=True)
class Content:
    """A page in one view; each part is worked out when it is asked for, and kept."""

    page: str
    seen: View

    @property
    def token(self) -> str:
        """What tells which view is shown."""
        return self.seen.token

    @cached_property
    def figures(self) -> dict[str, dict[str, Any]]:
        """By chart, the figures as every plotly takes them, each with the token; no empty one."""
        drawn = {name: drawn_in(self.seen, name) for name in charts(self.page)}
        return {name: marked(figure, self.token) for name, figure in drawn.items() if figure}

    @cached_property
    def blocks(self) -> list[dict[str, Any]]:
        """The figures with their words, as Parley's chart runtime takes them; no empty one."""
        made = [spec.chart_spec(dataset(), self.seen, name) for name in charts(self.page)]
        return [block for block in made if block["figure"] is not None]

    @cached_property
    def numbers(self) -> list[tuple[str, str]]:
        """Of the small page: its four numbers with their labels."""
        return numbers(self.seen) if self.page == "small" else []

    @cached_property
    def rows(self) -> list[list[str]]:
        """Of the small page: the rows of its table."""
        return rows(self.seen) if self.page == "small" else []


def drawn_in(seen: View, name: str) -> dict[str, Any] | None:
    """The figure of a chart alone, without headings and captions, which only Parley shows."""
    chart = registry.charts(dataset())[name]
    behind = chart.rows(dataset(), seen)
    return None if behind.empty else chart.draw(behind, style(dataset(), seen)).plain()


def marked(figure: dict[str, Any], token: str) -> dict[str, Any]:
    """The figure with the token in its layout, where the page's watcher reads it."""
    return {"data": figure["data"], "layout": {**figure["layout"], "meta": {"token": token}}}


def dataset() -> Dataset:
    """The negotiation that is shown."""
    return catalog.catalog()[catalog.default()]


def view(words: dict[str, str]) -> View:
    """The view that query parameters say."""
    return parse(words, catalog.limits(catalog.default()))[0]


@cache
def charts(page: str) -> tuple[str, ...]:
    """The names of the charts that a page shows at first."""
    if page == "small":
        monthly, summed = (chart.name for chart in registry.of_page(dataset(), "outcomes")[:2])
        return ("process", monthly, summed)
    return tuple(chart.name for chart in registry.at_first(dataset(), page, view({})))


@lru_cache(maxsize=2_000)
def content(page: str, first: str, last: str = "") -> Content:
    """A page in the period from ``first`` to ``last``, made once and kept in every server."""
    return Content(page, view({"from": first, "to": last}))


def numbers(seen: View) -> list[tuple[str, str]]:
    """Four numbers: the sums of the first two outcomes to each of the first two sides."""
    made, names = [], dataset().parties["name"].to_dict()
    for chart in registry.of_page(dataset(), "outcomes")[:6:3]:
        sums = chart.rows(dataset(), seen).groupby("to_party")["total"].sum()
        for side in dataset().sides[:2]:
            label = f"{chart.context['outcome']}, {names[side]}"
            made.append((label, i18n.number(float(sums.get(side, 0)))))
    return made


def rows(seen: View) -> list[list[str]]:
    """The first rows behind the timeline as text, for the table."""
    found = registry.charts(dataset())["process"].rows(dataset(), seen)
    part = found[list(COLUMNS)].head(SHOWN_ROWS).astype("str").fillna("")
    made: list[list[str]] = part.to_numpy().tolist()
    return made


def table(made: Content) -> pd.DataFrame:
    """The rows of the table as a frame."""
    return pd.DataFrame(made.rows, columns=list(COLUMNS))


@dataclass(frozen=True)
class Expected:
    """What a painted page shows: the token, and the names of the charts with a figure."""

    token: str
    names: tuple[str, ...]


def expected(page: str, first: str) -> Expected:
    """What a page shows from a first day on."""
    made = content(page, first)
    return Expected(made.token, tuple(made.figures))


def as_json(page: str, first: str, last: str = "") -> bytes:
    """A page as JSON, for the static site."""
    made = content(page, first, last)
    parts = {"token": made.token, "numbers": made.numbers, "blocks": made.blocks, "rows": made.rows}
    return orjson.dumps(parts)


def span() -> tuple[date, date]:
    """The first and the last day of the negotiation."""
    return dataset().span.first, dataset().span.last
