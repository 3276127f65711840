"""The gallery: every chart of a negotiation by name, with its rows and how they are drawn.

Pages, CSV, JSON, embedded pages and the offline snapshot all take their charts from here, so that
the same name and words give the same rows everywhere.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

import pandas as pd

from lib import drawing
from lib.address import View
from lib.charts import (
    differences,
    joint_time,
    ledger,
    monthly,
    process,
    rounds,
    single,
    sittings,
    sources,
    states,
    steps,
    summed,
    totals,
)
from lib.model import rows as model
from lib.model.talks import Talks
from lib.theme import Look, Row

Rows = Callable[[Talks, View], pd.DataFrame]
Draw = Callable[[pd.DataFrame, Look], drawing.Figure]


@dataclass(frozen=True)
class Chart:
    """A chart: its name and page, its kind (the key of its words), its rows, and its drawing.

    ``members`` gives the records behind rows that are sums; ``day`` names the column of dates.
    """

    name: str
    page: str
    kind: str
    rows: Rows
    draw: Draw
    context: Mapping[str, str] = field(default_factory=dict)
    members: Rows | None = None
    day: str = "date"

    @property
    def shows_all_sides(self) -> bool:
        """True for a chart that compares the sides, whoever is chosen as speaker."""
        return self.kind in ("differences", "states-by-month", "states-by-topic")


def common(
    page: str, name: str, rows: Rows, draw: Draw, members: Rows | None = None, day: str = "date"
) -> Chart:
    """A chart that every negotiation has; its kind is its name."""
    return Chart(name, page, name, rows, draw, members=members, day=day)


def charts_of_time() -> list[Chart]:
    """The charts of rounds, durations and commitments."""
    of_rounds, of_tracks = joint_time.joint_time, joint_time.joint_time_by_track
    by_track, sat, start = rounds.rounds_by_track, model.sitting_members, "start_date"
    return [
        common("overview", "process", model.process, process.process),
        common("rounds", "rounds-by-track", model.rounds_by_track, by_track, day=start),
        common("durations", "sittings", model.sittings, sittings.sittings),
        common("durations", "joint-time", model.joint_time, of_rounds, day=start),
        common("durations", "joint-time-by-track", model.joint_time_by_track, of_tracks, sat),
        common("durations", "gaps", model.gaps, rounds.gaps_between_rounds, day=start),
        common("commitments", "ledger", model.ledger, ledger.shares_delivered, day="agreed_date"),
    ]


def charts_of_claims() -> list[Chart]:
    """The charts of who says what."""
    by_month, by_topic = states.states_by_month, states.states_by_topic
    figures, said = model.compared, model.spoken
    return [
        common("claims", "differences", model.differences, differences.differences),
        common("claims", "states-by-month", model.states_by_month, by_month, figures, "month"),
        common("claims", "states-by-topic", model.states_by_topic, by_topic, figures),
        common("claims", "source-mix", model.source_mix, sources.source_mix, said),
    ]


def outcome_charts(outcome: Row) -> Iterator[Chart]:
    """The three charts of one humanitarian outcome."""
    code = outcome["outcome_id"]
    context = {name: outcome[name] for name in ("noun", "noun_plural", "verb")}
    context["outcome"] = outcome["title"]
    drawn: dict[str, tuple[Callable[..., pd.DataFrame], Draw, str]] = {
        "monthly": (model.monthly, monthly.by_month, "month"),
        "summed": (model.summed, summed.summed_up, "date"),
        "single": (model.single, single.single, "date"),
    }
    members = partial(model.members, outcome=code)
    for kind, (rows, draw, day) in drawn.items():
        own = partial(rows, outcome=code)
        yield Chart(f"{kind}-{code}", "outcomes", kind, own, draw, context, members, day)


def steps_chart(commitment: Row) -> Chart:
    """The step chart of one commitment."""
    code, title = commitment["commitment_id"], {"title": commitment["title"]}
    rows = partial(model.steps, commitment=code)
    return Chart(f"steps-{code}", "commitments", "steps", rows, steps.steps, title)


def scope_chart(scope: Row) -> Chart:
    """The reconciliation chart of one scope of official totals."""
    code, title = scope["scope_id"], {"scope": scope["title"]}
    rows = partial(model.scope, scope=code)
    return Chart(f"scope-{code}", "claims", "scope", rows, totals.residuals, title, day="as_of")


def sittings_chart(held: Row) -> Chart:
    """The sittings of one round, for its record."""
    code, title = held["round_id"], {"title": held["title"]}
    rows = partial(model.sittings_of, round_id=code)
    return Chart(f"sittings-{code}", "record", "sittings", rows, sittings.sittings, title)


def all_charts(talks: Talks) -> Iterator[Chart]:
    """Every chart of the negotiation, in the order of the pages."""
    yield from [*charts_of_time(), *charts_of_claims()]
    for row in talks["outcomes"].sort_values("order").to_dict("records"):
        yield from outcome_charts(row)
    tied = talks["commitments"]["commitment_id"].isin(talks["fulfilments"]["commitment_id"])
    yield from map(steps_chart, talks["commitments"][tied].to_dict("records"))
    yield from map(scope_chart, model.drawn_scopes(talks).to_dict("records"))
    yield from map(sittings_chart, model.timed_rounds(talks).to_dict("records"))


@lru_cache(maxsize=8)
def gallery(talks: Talks) -> dict[str, Chart]:
    """Every chart of the negotiation by name, in the order of the pages."""
    return {chart.name: chart for chart in all_charts(talks)}


def of_page(talks: Talks, page: str) -> list[Chart]:
    """The charts of one page, in order."""
    return [chart for chart in gallery(talks).values() if chart.page == page]
