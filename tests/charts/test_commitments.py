"""Who ties a delivery to a commitment: three states, three drawings, worked out by hand.

From data/russia-ukraine/fulfilments.csv and claims.csv, the 6,000 bodies of 2 June 2025: the five
handovers of 11, 13, 14, 15 and 16 June (1,212 + 1,200 + 1,200 + 1,200 + 1,245 = 6,057 to Ukraine)
are tied to it by speakers of both sides; the 1,000 of 17 July 2025 by Medinsky alone; the 1,000 of
23 October and the 1,003 of 19 December 2025 are marked as disputed.
"""

import pandas as pd
import pytest

from lib import i18n
from lib.charts import registry, spec
from lib.charts.style import style
from lib.model import chart_rows as model

BODIES = "steps-2025-06-02-bodies-6000"


def ledger_row(dataset, seen, commitment: str, to_party: str = "ukraine"):
    """One row of the ledger."""
    rows = model.whole_ledger(dataset, seen)
    return rows[(rows["commitment_id"] == commitment) & (rows["to_party"] == to_party)].iloc[0]


def drawn(dataset, seen, name: str):
    """The figure of a chart, and the rows that it draws."""
    chart = registry.charts(dataset)[name]
    rows = chart.rows(dataset, seen)
    return chart.draw(rows, style(dataset, seen)), rows


def test_of_7057_bodies_1000_are_tied_by_one_side_only(dataset, view):
    row = ledger_row(dataset, view, "2025-06-02-bodies-6000")
    assert (row["delivered"], row["one_sided_amount"], row["disputed_amount"]) == (7057, 1000, 2003)


def test_the_link_of_17_july_names_the_side_that_makes_it(dataset, view):
    _, rows = drawn(dataset, view, BODIES)
    own = rows[rows["transfer_id"] == "2025-07-17-bodies"]
    assert set(own["link_state"]) == {"one_side"}
    assert set(own["linked_by"]) == {dataset.parties.loc["russia", "short_name"]}
    june = rows[rows["date"] < "2025-06-30"]
    assert set(june["link_state"]) == {"agreed"}


def test_a_link_of_one_side_and_the_press_is_still_of_one_side(dataset, view):
    _, rows = drawn(dataset, view, "steps-2025-06-02-pow-1000")
    own = rows[rows["transfer_id"] == "2025-07-04-exchange"]
    assert set(own["link_state"]) == {"one_side"}
    assert set(own["linked_by"]) == {"Ukraine, Press"}


def lines_to(figure, party_panel: str = "y") -> dict[str, dict]:
    """The step lines of one panel by the words for their state."""
    return {
        trace["name"]: trace
        for trace in figure.data
        if trace["mode"] == "lines" and trace.get("yaxis", "y") == party_panel
    }


def test_the_three_states_are_three_lines_and_three_marks(dataset, view):
    figure, _ = drawn(dataset, view, BODIES)
    lines = lines_to(figure)
    agreed, alone, disputed = (
        lines[i18n.say(f"link_state.{state}")] for state in ("agreed", "one_side", "disputed")
    )
    assert len({line["line"]["dash"] for line in (agreed, alone, disputed)}) == 3
    assert max(level for level in agreed["y"] if level is not None) == 6057
    assert [level for level in alone["y"] if level is not None] == [6057, 6057, 7057]
    assert [level for level in disputed["y"] if level is not None] == [7057, 8057, 7057, 8060]
    marks = next(trace for trace in figure.data if trace["mode"] == "markers")
    assert list(marks["marker"]["symbol"]) == ["circle"] * 5 + ["triangle-up"] + ["x-open"] * 2


def test_disputed_links_that_count_in_both_are_steps_of_the_line(dataset, look_at):
    figure, _ = drawn(dataset, look_at(disputed="both"), BODIES)
    disputed = lines_to(figure)[i18n.say("link_state.disputed")]
    assert max(level for level in disputed["y"] if level is not None) == 9060


def test_the_side_that_links_alone_stands_beside_its_step(dataset, view):
    words = [
        note["text"]
        for note in spec.chart_spec(dataset, view, BODIES)["figure"]["layout"]["annotations"]
    ]
    assert i18n.say("ledger.linked_by", who="Russia") in words


def parts(figure, place: int) -> dict[str, tuple[float, float, float, str]]:
    """Start, length, strength and pattern of each part of one bar of the ledger."""
    return {
        trace["name"]: (
            list(trace["base"])[place], list(trace["x"])[place],
            trace["marker"]["opacity"], trace["marker"]["pattern"]["shape"],
        )
        for trace in figure.data
        if "base" in trace
    }  # fmt: skip


def test_a_bar_of_the_ledger_has_a_part_for_each_state(dataset, view):
    figure, rows = drawn(dataset, view, "ledger")
    place = list(zip(rows["commitment_id"], rows["to_party"], strict=True)).index(
        ("2025-06-02-bodies-6000", "ukraine")
    )
    agreed, alone, disputed = parts(figure, place).values()
    assert (agreed[0], agreed[1]) == pytest.approx((0, 6057 / 6000))
    assert (alone[0], alone[1]) == pytest.approx((6057 / 6000, 1000 / 6000))
    assert (disputed[0], disputed[1]) == pytest.approx((7057 / 6000, 2003 / 6000))
    assert len({part[2:] for part in (agreed, alone, disputed)}) == 3
    assert disputed[3]


def test_a_disputed_delivery_is_hatched_where_nothing_else_was_delivered(dataset, view):
    figure, rows = drawn(dataset, view, "ledger")
    place = list(rows["commitment_id"]).index("2025-07-23-pow-1200")
    _, _, disputed = parts(figure, place).values()
    assert disputed[:2] == pytest.approx((0, 205 / 1200))  # 2 October 2025


SPEAKERS = ["ukraine", "russia", "third_parties", "press"]


@pytest.mark.parametrize("figures", SPEAKERS)
def test_no_commitment_vanishes_under_a_speaker(dataset, view, look_at, figures):
    keys = ["commitment_id", "to_party"]
    own, every = model.ledger(dataset, look_at(figures=figures)), model.ledger(dataset, view)
    assert set(own[keys].itertuples(index=False)) >= set(every[keys].itertuples(index=False))
    silent = own[own["is_unspoken"]]
    assert silent["promised"].isna().all()
    assert silent["share_percent"].isna().all()
    assert set(silent["status"]) <= {"no_figure", "disputed"}


@pytest.mark.parametrize("figures", SPEAKERS)
def test_the_ledger_says_how_many_commitments_have_no_figure_from_the_speaker(
    dataset, look_at, figures
):
    seen = look_at(figures=figures)
    missing = model.ledger(dataset, seen).query("is_unspoken")["commitment_id"].nunique()
    caption = spec.chart_spec(dataset, seen, "ledger")["caption"]
    assert missing
    assert f"{i18n.counted(missing, 'commitment')} ha" in caption
    assert "no figure from" in caption


def test_the_headline_of_all_leaves_nothing_unspoken(dataset, view):
    assert not model.ledger(dataset, view)["is_unspoken"].any()
    assert "no figure from" not in spec.chart_spec(dataset, view, "ledger")["caption"]


def test_an_unspoken_promise_is_a_hollow_frame_with_words(dataset, look_at):
    figure, rows = drawn(dataset, look_at(figures="russia"), "ledger")
    hollow = [shape == "." for shape in figure.data[0]["marker"]["pattern"]["shape"]]
    assert hollow == list(rows["is_unspoken"])
    words = [note["text"] for note in figure.layout["annotations"]]
    assert [said == i18n.say("ledger.unspoken") for said in words] == hollow


def test_on_a_phone_the_words_stand_above_the_bars_and_not_beside_the_steps(dataset, view):
    ledger = spec.chart_spec(dataset, view, "ledger")["figure"]["layout"]["meta"]["phone"]
    assert any(
        note["text"].endswith("7,057 of 6,000<br>promise disputed")
        for note in ledger["annotations"]
    )
    steps = spec.chart_spec(dataset, view, BODIES)["figure"]["layout"]
    phone = [key for key in steps["meta"]["phone"] if key.startswith("annotations.")]
    hidden = [int(key.split(".")[1]) for key in phone]
    words = {steps["annotations"][place]["text"] for place in hidden}
    assert words == {i18n.say("ledger.linked_by", who="Russia")}


def strengths(figure):
    """How strongly each mark of a figure is drawn, in the order of the traces."""
    drawn = [trace for trace in figure.data if trace.get("customdata") is not None]
    return [strength for trace in drawn for strength in trace["marker"]["opacity"]]


@pytest.mark.parametrize("name", ["differences", BODIES])
def test_what_is_less_sure_is_drawn_paler(dataset, view, name):
    figure, rows = drawn(dataset, view, name)
    found = pd.Series(strengths(figure)).value_counts().sort_index(ascending=False)
    sure = rows["confidence"].value_counts()
    assert list(found) == [sure["high"], sure["medium"]]
