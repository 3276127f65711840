"""One figure, one answer: each handover has the same number and speaker wherever it is seen."""

import io
import json

import pandas as pd
import pytest

from lib import export, i18n
from lib.api import render
from lib.charts import registry, spec
from lib.content import statements, summary
from lib.model import derived, outcomes, records, timeline

pytestmark = pytest.mark.data

VIEWS = [{}, {"figures": "russia"}, {"confidence": "high", "from_": "2025-01-01"},
         {"from_": "2025-06-01", "to": "2025-06-30"}]  # fmt: skip
KEY = ["transfer_id", "outcome_id", "to_party"]
SAME = ["figure", "unit", "speaker", "state", "qualifier"]


def handovers(dataset, seen) -> pd.DataFrame:
    """The handovers of a view by their key: the one answer to which all others are held."""
    rows = derived.rows(dataset, seen, "handovers").set_index(KEY)[[*SAME, "record", "title"]]
    assert len(rows)
    return rows.sort_index()


@pytest.mark.parametrize("words", VIEWS)
def test_csv_and_json_of_handovers_say_the_same(dataset, look_at, words):
    expected = handovers(dataset, look_at(**words))
    rows = export.table_rows(dataset, look_at(**words), "handovers")
    by_csv = pd.read_csv(io.BytesIO(export.csv(rows)), keep_default_na=False, dtype="str")
    by_json = pd.DataFrame(json.loads(export.json_text(rows)))
    for read in (by_csv, by_json):
        found = read.set_index(KEY)[SAME].sort_index()
        found["figure"] = pd.to_numeric(found["figure"].replace("", None))
        pd.testing.assert_frame_equal(found, expected[SAME], check_dtype=False)


@pytest.mark.parametrize("words", VIEWS)
def test_the_rows_of_the_timeline_say_the_same(dataset, look_at, words):
    seen = look_at(**words)
    rows = timeline.marks(dataset, seen)
    others = [timeline.ROUND_LANE, timeline.EVENT_LANE]
    own = rows[~rows["lane"].isin(others)].rename(columns={"lane": "outcome_id"})
    own = own.assign(transfer_id=own["record"].str.partition("/")[2])
    found = own.set_index(KEY)[SAME].sort_index()
    pd.testing.assert_frame_equal(found, handovers(dataset, seen)[SAME], check_dtype=False)


@pytest.mark.parametrize("words", VIEWS)
@pytest.mark.parametrize("outcome", ["exchanged", "remains", "civilians", "children"])
def test_the_headline_of_single_handovers_says_the_same(dataset, look_at, words, outcome):
    seen = look_at(**words)
    rows = outcomes.single(dataset, seen, outcome)
    assert (rows.groupby(KEY)["is_headline"].sum() == 1).all()
    found = rows[rows["is_headline"]].set_index(KEY)[SAME].sort_index()
    expected = handovers(dataset, seen).loc[found.index, SAME]
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


@pytest.mark.parametrize("words", VIEWS)
@pytest.mark.parametrize("outcome", ["exchanged", "remains"])
def test_what_is_drawn_and_said_of_each_mark_is_the_same(dataset, look_at, words, outcome):
    seen = look_at(**words)
    name = f"single-{outcome}"
    rows = registry.charts(dataset)[name].rows(dataset, seen)
    figure = spec.chart_spec(dataset, seen, name)["figure"]
    drawn = [
        (mark, y, hover)
        for trace in figure["data"] if "customdata" in trace
        for mark, y, hover in zip(trace["customdata"], trace["y"], trace["hovertext"], strict=True)
    ]  # fmt: skip
    assert len(drawn) == len(rows) > 0
    values = sorted(y for _, y, _ in drawn if y >= 0)
    assert values == sorted(rows["figure"].dropna())
    silent = i18n.say("state.no_figure")
    assert all((y < 0) == (silent in hover.split("<br>")[2]) for _, y, hover in drawn)
    said = {(mark, row) for mark, _, row in drawn}
    for row in rows[rows["figure"].notna()].to_dict("records"):
        mine = [words for mark, words in said if mark == row["record"]]
        number, speaker = i18n.number(row["figure"]), row["speaker"]
        assert any(number in words and speaker in words for words in mine)


def test_a_record_says_the_same(dataset, view):
    rows = handovers(dataset, view).reset_index()
    rows = rows[rows["figure"].notna() & rows["title"].ne("")].iloc[::17]
    assert len(rows) > 5
    for row in rows.to_dict("records"):
        figures = statements.figures(dataset, view, records.find(dataset, row["record"]))
        said = str(render.html(figures, lambda other: other))
        assert i18n.number(row["figure"]) in said
        assert row["speaker"] in said


@pytest.mark.parametrize("words", VIEWS)
def test_cards_are_the_sums_of_the_handovers(dataset, look_at, words):
    seen = look_at(**words)
    rows = derived.rows(dataset, seen, "handovers")
    rows = rows[rows["is_counted"]]
    cards = {card[0]: card[1] for card in summary.cards(dataset, seen)}
    shown = 0
    for (_, to), part in rows[rows["to_party"] != ""].groupby(["outcome", "to"]):
        value = cards.get(i18n.say("card.to", what=part["outcome"].iloc[0], to=to))
        shown += value is not None
        total = part["figure"].sum(min_count=1)
        said = i18n.say("state.no_figure") if pd.isna(total) else i18n.number(total)
        assert value is None or value.removeprefix("at least ") == said
    assert shown >= 2


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
    assert "without a published number" in made["heading"]


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
