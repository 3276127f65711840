"""One figure, one answer: each has the same value, unit, speaker and state wherever it is seen."""

import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lib import catalog, i18n, params
from lib.charts import registry, spec
from lib.model import claims, outcomes, timeline
from lib.model.dataset import Dataset
from lib.params import View
from tests.conftest import REAL
from tests.surfaces import commitments, sittings, totals, transfers

TALKS = catalog.catalog()[REAL.name]
#: Every way to compare the surfaces of one kind of figures in a view.
WALKS: tuple[Callable[[Dataset, View], Iterator[str]], ...] = (
    transfers.differing, sittings.differing, commitments.differing, totals.differing,
)  # fmt: skip
#: Few views, the same in each run: each has its charts drawn and its tables read.
FEW = settings(
    max_examples=4, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)  # fmt: skip


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any view of the real negotiation: period, figures, confidence and disputed links."""
    span = TALKS.span
    first, last = sorted(draw(st.tuples(*[st.dates(span.first, span.last)] * 2)))
    words = {
        "from": draw(st.sampled_from([span.first.isoformat(), first.isoformat()])),
        "to": draw(st.sampled_from([span.last.isoformat(), last.isoformat()])),
        "figures": draw(st.sampled_from(TALKS.limits.figures)),
        "confidence": draw(st.sampled_from(sorted(claims.CONFIDENCE_CHOICES))),
        "disputed": draw(st.sampled_from(params.DISPUTED)),
    }
    found, objections = params.parse(words, TALKS.limits)
    assert not objections
    return found


def view_of(**words: str) -> View:
    """The view that some words say, none of them objected to."""
    found, objections = params.parse({k.rstrip("_"): v for k, v in words.items()}, TALKS.limits)
    assert not objections
    return found


@FEW
@example(view_of())
@example(view_of(from_="2025-05-16", to="2025-07-31", disputed="both"))
@given(views())
def test_every_surface_says_the_same_in_any_view(view: View) -> None:
    assert [line for differing in WALKS for line in differing(TALKS, view)] == []


def test_every_record_of_a_handover_says_the_same(dataset: Dataset, view: View) -> None:
    every = list(dataset["transfers"]["transfer_id"])
    assert len(every) > 100
    assert not list(transfers.in_records(dataset, view, every))


@pytest.mark.parametrize("figures", ["headline", "russia", "press"])
def test_every_record_of_a_commitment_says_the_same(dataset: Dataset, figures: str) -> None:
    seen = view_of(figures=figures)
    every = list(commitments.expected(dataset, seen))
    assert len(every) > 20
    assert not list(commitments.in_records(dataset, seen, every))


@pytest.mark.parametrize("figures", ["headline", "ukraine"])
def test_every_record_of_a_total_says_the_same(dataset: Dataset, figures: str) -> None:
    seen = view_of(figures=figures)
    every = sorted({record for record, *_ in totals.expected(dataset, seen)})
    assert len(every) > 50
    assert not list(totals.in_records(dataset, seen, every[::3]))


@pytest.mark.parametrize("figures", ["headline", "ukraine", "russia", "third_parties", "press"])
def test_no_sum_of_nothing_known_is_a_number(dataset, look_at, figures):
    seen = look_at(figures=figures)
    for outcome in dataset["outcomes"]["outcome_id"]:
        rows = registry.charts(dataset)[f"monthly-{outcome}"].rows(dataset, seen)
        assert (rows["total"].isna() == (rows["silent"] == rows["records"])).all()
    totals = outcomes.in_total(dataset, seen)
    assert (totals["total"].isna() == (totals["silent"] == totals["records"])).all()


def test_months_without_a_number_are_hatched_stubs_and_said(dataset, view):
    made = spec.chart_spec(dataset, view, "monthly-exchanged")
    stubs = [trace for trace in made["figure"]["data"] if trace.get("name") == "stub"]
    said = [words for trace in stubs for words in trace["hovertext"]]
    assert "<b>June 2025</b><br>7 handovers, number not published" in said
    assert all(trace["marker"]["pattern"]["shape"] for trace in stubs)
    assert "3 months: number not published" in made["heading"]


def test_a_month_without_a_number_says_whose_it_lacks(dataset, look_at):
    made = spec.chart_spec(dataset, look_at(figures="russia"), "monthly-exchanged")
    stubs = [trace for trace in made["figure"]["data"] if trace.get("name") == "stub"]
    said = [words for trace in stubs for words in trace["hovertext"]]
    assert "<b>May 2022</b><br>1 handover, no number from Russia" in said
    assert "no number from Russia" in made["heading"]
    assert "no number from Russia" in made["subtitle"]
    assert "not published" not in json.dumps([said, made["heading"], made["subtitle"]])


def test_a_round_on_the_timeline_has_a_time_and_no_receiver_and_no_state(dataset, view):
    rows = timeline.marks(dataset, view)
    held = rows[rows["lane"] == timeline.ROUND_LANE]
    assert set(held["unit"]) == {"minutes"}
    assert set(held["state"]) == set(held["to_party"]) == {""}
    trace = spec.chart_spec(dataset, view, "process")["figure"]["data"][0]
    words = dict(zip(trace["customdata"], trace["hovertext"], strict=True))
    geneva = words["rounds/2026-02-17-geneva"]
    assert "8 h 30 min together, by " in geneva
    assert "510" not in geneva
    assert not [state for state in i18n.words("labels")["state_label"].values() if state in geneva]


def test_the_bar_and_the_mark_of_2_october_2025_show_the_same(dataset, look_at):
    seen = look_at(from_="2025-10-02", to="2025-10-02")
    bar = registry.charts(dataset)["monthly-exchanged"].rows(dataset, seen).set_index("to_party")
    dots = outcomes.single(dataset, seen, "exchanged")
    dot = dots[dots["is_headline"]].set_index("to_party")["figure"]
    assert bar["total"].to_dict() == dot.to_dict()
    assert dot["ukraine"] == 205


def test_a_sum_that_nobody_states_is_nobodys_statement(dataset, view):
    rows = outcomes.single(dataset, view, "exchanged")
    derived_rows = rows[rows["speaks_for"] == "derived"]
    assert "2025-10-02-exchange" in set(derived_rows["transfer_id"])
    assert derived_rows["speaker"].eq("").all()


@pytest.mark.parametrize("kind", ["monthly", "summed", "single"])
def test_the_line_under_a_chart_says_the_days_of_its_records(dataset, look_at, kind):
    day = spec.chart_spec(
        dataset, look_at(from_="2025-05-24", to="2025-05-24"), f"{kind}-exchanged"
    )
    assert " · 24 May 2025 · " in day["caption"]
    summer = spec.chart_spec(
        dataset, look_at(from_="2025-05-16", to="2025-07-17"), f"{kind}-remains"
    )
    assert " · 16 May 2025 – 17 July 2025 · " in summer["caption"]
