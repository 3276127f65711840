"""Chart registry: one declaration a kind of chart, from which everything else about it follows.

To add a chart, write its rows in lib/model, its drawing in lib/charts, its title in
lib/charts/titles.py, its words in data/words/findings.toml, and one ``ChartKind`` in ``KINDS``.
Pages, CSV, JSON, embedded pages and the offline snapshot follow. A part that is missing stops the
import with a sentence that says what to add and where.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, groupby
from typing import Final

from lib.cache import memoize
from lib.charts import (
    claims,
    commitments,
    days,
    durations,
    events,
    outcomes,
    rounds,
    style,
    timeline,
    titles,
)
from lib.charts.alternative import (
    Amounts,
    Categories,
    Differences,
    Spans,
    counted,
    counted_by,
    lasting,
    one_each,
    percent,
    summed_by,
    where,
)
from lib.charts.kind import HERE, OF_RECORDS, Cap, Chart, ChartError, ChartKind, Subjects, chart_of
from lib.model import chart_rows as model
from lib.model.chart_rows import MOST_DIFFERENCES
from lib.model.dataset import Dataset
from lib.model.outcomes import MOST_MARKS, MOST_SINGLE
from lib.params import View


def of_outcomes(dataset: Dataset) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The humanitarian outcomes in their order, with their title, noun and verb."""
    for row in dataset["outcomes"].sort_values("order").to_dict("records"):
        words = {name: str(row[name]) for name in ("noun", "noun_plural", "verb")}
        yield row["outcome_id"], {**words, "outcome": row["title"]}


def of_commitments(dataset: Dataset) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The commitments to which deliveries are tied, with their titles."""
    tied = dataset["commitments"]["commitment_id"].isin(dataset["fulfilments"]["commitment_id"])
    for row in dataset["commitments"][tied].to_dict("records"):
        yield row["commitment_id"], {"title": row["title"]}


def of_topics(dataset: Dataset) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The kinds of figures on which the sides differ, with the readers' words for them."""
    for topic in model.topics_of_differences(dataset):
        yield topic, {"topic": style.whole_style(dataset).label("topic", topic)}


def of_scopes(dataset: Dataset) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The scopes of official totals that can be compared with our sums, with their titles."""
    for row in model.drawn_scopes(dataset).to_dict("records"):
        yield row["scope_id"], {"scope": row["title"]}


def of_rounds(dataset: Dataset) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rounds and contacts with a reported duration, with their titles."""
    for row in model.timed_rounds(dataset).to_dict("records"):
        yield row["round_id"], {"title": row["title"]}


OUTCOMES: Final = Subjects("outcome", ("outcome", "noun", "noun_plural", "verb"), of_outcomes)
COMMITMENTS: Final = Subjects("commitment", ("title",), of_commitments)
TOPICS: Final = Subjects("topic", ("topic",), of_topics)
SCOPES: Final = Subjects("scope", ("scope",), of_scopes)
ROUNDS: Final = Subjects("round_id", ("title",), of_rounds)
LARGEST: Final = Cap("key", MOST_DIFFERENCES, "chart.largest")
SIDE_BY_SIDE: Final = (
    "title", "date", "to_party", "party_id", "figure", "unit", "qualifier", "speaker", "outlet",
)  # fmt: skip
OF_SITTINGS: Final = ("title", "date", "kind_label", "figure", "words", "speaker", "outlet")
#: The sittings by their headline, not by each report of it.
OF_DURATIONS: Final = Amounts(
    "minutes", form="headline", shown=lasting, told=one_each("record"), series=()
)

#: The step chart of a commitment, and the reconciliation of a scope, from which readers choose.
STEPS: Final = ChartKind(
    "steps", "commitments", model.steps, commitments.steps, titles.steps,
    table=(
        "title", "date", "to_party", "figure", "qualifier", "running_total", "promised",
        "promised_qualifier", "speaker", "outlet",
    ),
    alternative=Amounts("running_total", told=where("is_added", True), points=()),
    subjects=COMMITMENTS, is_chosen=True,
)  # fmt: skip
SCOPE: Final = ChartKind(
    "scope", "claims", model.scope, claims.residuals, titles.scope,
    table=("title", "as_of", "speaker", "figure", "qualifier", "our_sum", "residual", "outlet"),
    alternative=Amounts("figure", day="as_of", series=("speaker", "to_party")),
    subjects=SCOPES, day="as_of", is_chosen=True, shows_first=True, rules_rounds=True,
)  # fmt: skip
#: On which figures the sides agree: what the page of claims begins with.
AGREEMENT: Final = ChartKind(
    "both-sides", "claims", model.agreement_cells, claims.waffle, titles.waffle,
    table=("title", "date", "topic", "to_party", "state"),
    alternative=Categories(("state",), "count", counted("figure"), counted_by("state")),
    shows_all_sides=True,
)  # fmt: skip
#: The differences between the sides, of all kinds of figures and of one.
DIFFERENCES: Final = ChartKind(
    "differences", "claims", model.differences, claims.differences, titles.differences,
    table=SIDE_BY_SIDE,
    alternative=Differences(), cap=LARGEST, shows_all_sides=True,
)  # fmt: skip
DIFFERENCES_OF_TOPIC: Final = ChartKind(
    "differences", "claims", model.differences, claims.differences, titles.differences,
    table=SIDE_BY_SIDE,
    alternative=Differences(), cap=LARGEST, shows_all_sides=True,
    words="differences-of-topic", subjects=TOPICS, is_chosen=True,
)  # fmt: skip
SITTINGS_OF_ROUND: Final = ChartKind(
    "sittings", OF_RECORDS, model.sittings_of, durations.sittings, titles.longest_sitting,
    table=OF_SITTINGS,
    alternative=OF_DURATIONS, subjects=ROUNDS,
)  # fmt: skip

#: Every kind of chart, in the order of the pages; kinds of the same subjects take turns.
KINDS: Final = (
    ChartKind(
        "process", "overview", model.process, timeline.process, titles.process,
        table=(
            "title", "date", "end_date", "to_party", "figure", "unit", "qualifier", "speaker",
            "state",
        ),
        alternative=Spans(),
        uncapped=model.process_records, cap=Cap("record", MOST_MARKS, "chart.capped"),
        rules_rounds=True,
    ),
    ChartKind(
        "rounds-by-track", "rounds", model.rounds_by_track, rounds.rounds_by_track,
        titles.rounds_by_track,
        table=("title", "start_date", "end_date", "track", "city", "minutes"),
        alternative=Spans("start_date"),
        day="start_date",
    ),
    ChartKind(
        "sittings", "durations", model.joint_sittings, durations.sittings, titles.longest_sitting,
        table=OF_SITTINGS,
        alternative=OF_DURATIONS,
    ),
    ChartKind(
        "joint-time", "durations", model.joint_time, durations.joint_time, titles.longest,
        table=("title", "start_date", "minutes", "lower", "upper", "sittings", "untimed"),
        alternative=Amounts("minutes", "start_date", "titled", lasting, series=()),
        day="start_date",
    ),
    ChartKind(
        "joint-time-by-track", "durations", model.joint_time_by_track,
        durations.joint_time_by_track, titles.longest,
        table=("title", "minutes", "rounds", "sittings", "untimed"),
        alternative=Categories(("title",), "minutes", lasting),
        members=model.sitting_members, counts=("untimed",),
    ),
    ChartKind(
        "gaps", "durations", model.gaps, rounds.gaps_between_rounds, titles.gaps,
        table=("title", "start_date", "after", "days"),
        alternative=Amounts("days", "start_date", "pause", counted("day"), series=()),
        day="start_date",
    ),
    ChartKind(
        "sittings-apart", "durations", model.other_sittings, durations.sittings,
        titles.longest_apart, table=OF_SITTINGS, alternative=OF_DURATIONS, is_folded=True,
    ),
    ChartKind(
        "ledger", "commitments", model.ledger, commitments.shares_delivered, titles.ledger,
        table=(
            "title", "agreed_date", "to_party", "promised", "promised_qualifier", "delivered",
            "delivered_qualifier", "unit", "share_percent", "status",
        ),
        alternative=Categories(("title", "to_party"), "share_percent", percent),
        day="agreed_date", is_chosen=True,
    ),
    AGREEMENT,
    DIFFERENCES,
    ChartKind(
        "states-by-month", "claims", model.states_by_month, claims.states_by_month,
        titles.states_by_month, table=("month", "state", "figures"),
        alternative=Amounts(
            "figures", "month", "count", counted("figure"), summed_by("month", "figures"), (),
        ),
        members=model.compared, day="month", shows_all_sides=True, rules_rounds=True,
    ),
    ChartKind(
        "states-by-topic", "claims", model.states_by_topic, claims.states_by_topic,
        titles.states_by_topic, table=("topic", "state", "figures", "topic_percent"),
        alternative=Categories(("topic", "state"), "figures", counted("figure")),
        members=model.compared, shows_all_sides=True,
    ),
    ChartKind(
        "source-mix", "claims", model.source_mix, claims.source_mix, titles.source_mix,
        table=("speaks_for", "source_kind", "claims"),
        alternative=Categories(("speaks_for", "source_kind"), "claims", counted("claim")),
        members=model.spoken,
    ),
    ChartKind(
        "dense-days", "outcomes", model.dense_days, days.by_day, titles.dense_days,
        table=("date", "topic", "to_party", "total", "qualifier", "unit", "records", "silent"),
        alternative=Amounts("total", form="of", series=("topic", "to_party"), apart="topic"),
        members=model.dense_members,
    ),
    ChartKind(
        "monthly", "outcomes", model.monthly, outcomes.by_month, titles.monthly,
        table=("month", "to_party", "total", "qualifier", "records", "silent"),
        alternative=Amounts("total", "month", "month"),
        subjects=OUTCOMES, members=model.members, day="month", rules_rounds=True, form="month",
    ),
    ChartKind(
        "summed", "outcomes", model.summed, outcomes.summed_up, titles.summed,
        table=("date", "to_party", "running_total", "qualifier", "silent", "speaker", "scope"),
        alternative=Amounts("running_total", told=where("series", "sum"), points=()),
        subjects=OUTCOMES, members=model.members, rules_rounds=True, form="total",
    ),
    ChartKind(
        "single", "outcomes", model.single, outcomes.single, titles.single,
        table=(
            "title", "date", "to_party", "speaks_for", "figure", "qualifier", "speaker", "state",
            "outlet",
        ),
        alternative=Amounts("figure", told=where("is_headline", True)),
        subjects=OUTCOMES, members=model.members, rules_rounds=True, form="each",
        cap=Cap("transfer_id", MOST_SINGLE, "chart.latest"),
    ),
    ChartKind(
        "truces", "outcomes", model.truces, events.truces, titles.truces,
        table=("title", "date", "end_date", "kind", "standing"),
        alternative=Spans(),
    ),
    STEPS,
    DIFFERENCES_OF_TOPIC,
    SCOPE,
    SITTINGS_OF_ROUND,
)  # fmt: skip


def all_charts(dataset: Dataset) -> Iterator[Chart]:
    """Every chart of the negotiation, in the order of KINDS; of subjects one after the other."""
    for subjects, group in groupby(KINDS, key=lambda kind: kind.subjects):
        kinds = list(group)
        found = subjects.found(dataset) if subjects else [("", {})]
        yield from (chart_of(kind, code, words) for code, words in found for kind in kinds)


@memoize(8)
def charts(dataset: Dataset) -> dict[str, Chart]:
    """Every chart of the negotiation by name; raises ChartError where two have one name."""
    found: dict[str, Chart] = {}
    for chart in all_charts(dataset):
        if chart.name in found:
            raise ChartError(
                f"Two charts have the name “{chart.name}”: give one of their kinds another name "
                f"in {HERE}."
            )
        found[chart.name] = chart
    return found


def of_page(dataset: Dataset, page: str) -> list[Chart]:
    """The charts of one page, in order."""
    return [chart for chart in charts(dataset).values() if chart.page == page]


def of_kind(dataset: Dataset, kind: ChartKind) -> list[Chart]:
    """The charts of one kind, in order."""
    return [chart for chart in charts(dataset).values() if chart.kind is kind]


def folded(dataset: Dataset, page: str) -> list[Chart]:
    """The charts of a page that a reader unfolds, in order."""
    return [chart for chart in of_page(dataset, page) if chart.kind.is_folded]


def in_turn(chart: Chart, view: View) -> bool:
    """True for a chart of the form that the view names for its subject, or without a form."""
    return chart.kind.form in ("", view.form(chart.subject))


def at_first(dataset: Dataset, page: str, view: View) -> list[Chart]:
    """The charts that a page shows in a view before its reader chooses others, in order."""
    found = [chart for chart in of_page(dataset, page) if in_turn(chart, view)]
    found = [chart for chart in found if not chart.kind.is_folded]
    firsts = [
        of_kind(dataset, kind)[:1] for kind in KINDS if kind.page == page and kind.shows_first
    ]
    return [*(chart for chart in found if not chart.kind.is_chosen), *chain(*firsts)]
