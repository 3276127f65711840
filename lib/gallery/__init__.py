"""The gallery: every chart of a negotiation by name, with its rows and how they are drawn.

Pages, CSV, JSON, embedded pages and the offline snapshot all take their charts from here, so that
the same name and words give the same rows everywhere.
"""

from collections.abc import Iterator

from lib.gallery.chart import Chart, Draw, Rows
from lib.gallery.fixed import charts_of_claims, charts_of_time
from lib.gallery.own import (
    outcome_charts,
    scope_chart,
    sittings_chart,
    steps_chart,
    topic_chart,
)
from lib.kept import kept
from lib.model import rows as model
from lib.model.talks import Talks

__all__ = ["Chart", "Draw", "Rows", "at_first", "gallery", "of_page"]


def all_charts(talks: Talks) -> Iterator[Chart]:
    """Every chart of the negotiation, in the order of the pages."""
    yield from [*charts_of_time(), *charts_of_claims()]
    for row in talks["outcomes"].sort_values("order").to_dict("records"):
        yield from outcome_charts(row)
    tied = talks["commitments"]["commitment_id"].isin(talks["fulfilments"]["commitment_id"])
    yield from map(steps_chart, talks["commitments"][tied].to_dict("records"))
    yield from map(topic_chart, model.topics_of_differences(talks))
    yield from map(scope_chart, model.drawn_scopes(talks).to_dict("records"))
    yield from map(sittings_chart, model.timed_rounds(talks).to_dict("records"))


@kept(8)
def gallery(talks: Talks) -> dict[str, Chart]:
    """Every chart of the negotiation by name, in the order of the pages."""
    return {chart.name: chart for chart in all_charts(talks)}


def of_page(talks: Talks, page: str) -> list[Chart]:
    """The charts of one page, in order."""
    return [chart for chart in gallery(talks).values() if chart.page == page]


def at_first(talks: Talks, page: str) -> list[Chart]:
    """The charts that a page shows before its reader chooses others: of the scopes, the first."""
    found = of_page(talks, page)
    scopes = [chart for chart in found if chart.kind == "scope"]
    return [*(chart for chart in found if not chart.is_chosen), *scopes[:1]]
