"""The charts that a negotiation has by what is in it: outcomes, commitments, scopes, topics."""

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from lib.charts import differences, monthly, single, sittings, steps, summed, totals
from lib.gallery.chart import Chart, Draw
from lib.model import rows as model
from lib.theme import Row


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


def topic_chart(topic: str) -> Chart:
    """The figures of one topic on which the sides differ."""
    rows, drawn = partial(model.differences, topic=topic), differences.differences
    name, kind = f"differences-{topic}", "differences-of-topic"
    return Chart(name, "claims", kind, rows, drawn, {"topic": topic})


def sittings_chart(held: Row) -> Chart:
    """The sittings of one round, for its record."""
    code, title = held["round_id"], {"title": held["title"]}
    rows = partial(model.sittings_of, round_id=code)
    return Chart(f"sittings-{code}", "record", "sittings", rows, sittings.sittings, title)
