"""The gallery: every chart of a negotiation by name, with the question it asks and how it is drawn.

Pages, CSV, JSON, embedded pages and the offline snapshot all take their charts from here, so that
the same name and words give the same rows everywhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

import pandas as pd
import plotly.graph_objects as go

from lib.address import View
from lib.charts import claims, commitments, durations, outcomes, timeline
from lib.model import rows as model_rows
from lib.model.talks import Talks
from lib.theme import Look

Rows = Callable[[Talks, View], pd.DataFrame]


@dataclass(frozen=True)
class Chart:
    """A chart: its name and page, its kind (the key of its words), its rows, and its drawing.

    ``members`` gives the records behind rows that are sums; ``day`` names the column of dates.
    """

    name: str
    page: str
    kind: str
    rows: Rows
    draw: Callable[[pd.DataFrame, Look], go.Figure]
    context: Mapping[str, str] = field(default_factory=dict)
    members: Rows | None = None
    day: str = "date"


def outcome_charts(outcome: pd.Series) -> list[Chart]:
    """The three charts of one humanitarian outcome."""
    code = str(outcome["outcome_id"])
    context = {name: str(outcome[name]) for name in ("noun", "noun_plural", "verb")}
    context["outcome"] = str(outcome["title"])
    members = partial(model_rows.members, outcome=code)
    ask = {"page": "outcomes", "context": context, "members": members}
    return [
        Chart(f"monthly-{code}", kind="monthly", rows=partial(model_rows.monthly, outcome=code), draw=outcomes.by_month, day="month", **ask),
        Chart(f"summed-{code}", kind="summed", rows=partial(model_rows.summed, outcome=code), draw=outcomes.summed_up, **ask),
        Chart(f"single-{code}", kind="single", rows=partial(model_rows.single, outcome=code), draw=outcomes.single, **ask),
    ]  # fmt: skip


def steps_chart(commitment: pd.Series) -> Chart:
    """The step chart of one commitment."""
    code, title = str(commitment["commitment_id"]), str(commitment["title"])
    rows = partial(model_rows.steps, commitment=code)
    return Chart(f"steps-{code}", "commitments", "steps", rows, commitments.steps, {"title": title})


def sittings_chart(round_id: str, title: str) -> Chart:
    """The sittings of one round, for its record."""
    rows = partial(model_rows.sittings_of, round_id=round_id)
    return Chart(
        f"sittings-{round_id}", "record", "sittings", rows, durations.sittings, {"title": title}
    )


def scope_chart(scope: pd.Series) -> Chart:
    """The reconciliation chart of one scope of official totals."""
    code, title = str(scope["scope_id"]), str(scope["title"])
    rows = partial(model_rows.scope, scope=code)
    return Chart(
        f"scope-{code}", "claims", "scope", rows, claims.residuals, {"scope": title}, day="as_of"
    )


def common_charts() -> list[Chart]:
    """The charts that every negotiation has."""
    return [
        Chart("process", "overview", "process", model_rows.process, timeline.process),
        Chart("rounds-by-track", "rounds", "rounds-by-track", model_rows.rounds_by_track, timeline.rounds_by_track, day="start_date"),
        Chart("sittings", "durations", "sittings", model_rows.sittings, durations.sittings),
        Chart("joint-time", "durations", "joint-time", model_rows.joint_time, durations.joint_time, day="start_date"),
        Chart("joint-time-by-track", "durations", "joint-time-by-track", model_rows.joint_time_by_track, durations.joint_time_by_track, members=model_rows.sitting_members),
        Chart("gaps", "durations", "gaps", model_rows.gaps, timeline.gaps_between_rounds, day="start_date"),
        Chart("ledger", "commitments", "ledger", model_rows.ledger, commitments.shares_delivered, day="agreed_date"),
        Chart("differences", "claims", "differences", model_rows.differences, claims.differences),
        Chart("states-by-month", "claims", "states-by-month", model_rows.states_by_month, claims.states_by_month, members=model_rows.compared, day="month"),
        Chart("states-by-topic", "claims", "states-by-topic", model_rows.states_by_topic, claims.states_by_topic, members=model_rows.compared),
        Chart("source-mix", "claims", "source-mix", model_rows.source_mix, claims.source_mix, members=model_rows.spoken),
    ]  # fmt: skip


@lru_cache(maxsize=8)
def gallery(talks: Talks) -> dict[str, Chart]:
    """Every chart of the negotiation by name, in the order of the pages."""
    of_outcomes = [
        chart
        for _, row in talks["outcomes"].sort_values("order").iterrows()
        for chart in outcome_charts(row)
    ]
    followed = talks["commitments"][
        talks["commitments"]["commitment_id"].isin(talks["fulfilments"]["commitment_id"])
    ]
    of_steps = [steps_chart(row) for _, row in followed.iterrows()]
    timed = model_rows.timed_rounds(talks)
    of_rounds = [
        sittings_chart(str(row["round_id"]), str(row["title"])) for _, row in timed.iterrows()
    ]
    of_scopes = [scope_chart(row) for _, row in model_rows.drawn_scopes(talks).iterrows()]
    return {
        chart.name: chart
        for chart in [*common_charts(), *of_outcomes, *of_steps, *of_scopes, *of_rounds]
    }


def of_page(talks: Talks, page: str) -> list[Chart]:
    """The charts of one page, in order."""
    return [chart for chart in gallery(talks).values() if chart.page == page]
