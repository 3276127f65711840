"""The sentences over the charts are true to their rows: ties, silence, disputes, speakers."""

import pandas as pd
import pytest

from lib import i18n
from lib.charts import registry, spec, titles
from lib.charts.style import style
from lib.content import summary
from lib.model import commitments, outcomes

CONTEXT = {"noun": "person", "noun_plural": "persons", "outcome": "Exchanges", "verb": "returned"}


def heading(dataset, view, name: str) -> str:
    """The sentence over one chart."""
    return spec.chart_spec(dataset, view, name)["heading"]


def monthly(dataset, view, *totals: tuple[str, str, float]) -> str:
    """The sentence over monthly numbers made up for a test."""
    rows = pd.DataFrame(totals, columns=["month", "to_party", "total"])
    rows = rows.assign(month=pd.to_datetime(rows["month"]), qualifier="")
    return titles.sentence(
        titles.monthly, i18n.words("findings")["monthly"], rows, style(dataset, view), CONTEXT
    )


def test_equal_numbers_name_both_sides_in_the_order_of_the_package(dataset, view):
    said = monthly(dataset, view, ("2025-05-01", "russia", 5), ("2025-05-01", "ukraine", 5))
    names = [dataset.parties.loc[party, "name"] for party in dataset.sides]
    assert f"5 persons to {names[0]} and {names[1]} each" in said


def test_months_that_tie_have_no_winner(dataset, view):
    said = monthly(dataset, view, ("2025-05-01", "russia", 5), ("2025-06-01", "ukraine", 5))
    assert said == i18n.words("findings")["monthly"]["plain"].format(**CONTEXT)


def test_sittings_that_tie_are_all_named(dataset, view):
    said = heading(dataset, view, "sittings")
    assert "Gomel" in said
    assert "Abu Dhabi" in said


def test_a_sum_with_silent_records_says_at_least_and_how_many_are_missing(dataset, look_at):
    summer = look_at(from_="2025-06-01", to="2025-07-31")
    said = heading(dataset, summer, "summed-exchanged")
    own = outcomes.in_total(dataset, summer)
    silent = own.loc[own["outcome_id"] == "exchanged", "silent"].sum()
    assert silent
    assert "at least 250" in said
    assert f"{silent} figures missing" in said


def test_a_sum_without_silent_records_says_so_plainly(dataset, view):
    assert "at least" not in heading(dataset, view, "summed-remains")


def test_the_ledger_calls_no_disputed_delivery_none(dataset, view):
    rows = commitments.ledger(dataset, view, dataset.reach.last)
    rows = rows[rows["promised"].notna()]
    none = ((rows["deliveries"] == 0) & (rows["disputed_links"] == 0)).sum()
    said = heading(dataset, view, "ledger")
    assert f"for {none} no delivery is reported" in said
    assert f"{(rows['status'] == 'full').sum()} of {len(rows)} promised" in said
    doubtful = rows[(rows["deliveries"] == 0) & (rows["disputed_links"] > 0)]
    assert set(doubtful["status"]) == {"disputed"}


@pytest.mark.parametrize("figures", ["headline", "ukraine", "russia", "third_parties", "press"])
def test_no_figure_is_no_status_of_delivery(dataset, look_at, figures):
    rows = commitments.ledger(dataset, look_at(figures=figures), dataset.reach.last)
    unknown = rows[rows["promised"].notna() & rows["share_percent"].isna()]
    assert set(unknown["status"]) <= {"no_figure", "disputed"}


def test_an_at_least_below_the_promise_leaves_no_balance(dataset, view):
    rows = commitments.ledger(dataset, view, dataset.reach.last)
    least = rows[(rows["basis"] == "stated_total") & (rows["stated_qualifier"] == "at_least")]
    assert least["balance"].fillna(0).eq(0).all()
    said = heading(dataset, view, "steps-2025-06-02-pow-1000")
    assert "at least 1,000 to" in said
    assert "1,200 to" in said


@pytest.mark.parametrize("figures", ["ukraine", "russia", "third_parties", "press"])
def test_agreement_is_not_counted_under_one_speaker(dataset, look_at, figures):
    said = heading(dataset, look_at(figures=figures), "single-exchanged")
    assert "several sides" not in said


@pytest.mark.parametrize(
    "name", ["differences", "differences-remains", "states-by-month", "states-by-topic"]
)
def test_charts_of_all_sides_say_so_under_every_speaker(dataset, look_at, name):
    subtitle = spec.chart_spec(dataset, look_at(figures="russia"), name)["subtitle"]
    assert i18n.say("whose.all_sides") in subtitle


@pytest.mark.parametrize("figures", ["headline", "ukraine", "russia", "third_parties", "press"])
def test_a_value_that_nobody_gave_has_the_state_of_no_figure(dataset, look_at, figures):
    rows = outcomes.single(dataset, look_at(figures=figures), "exchanged")
    assert set(rows.loc[rows["figure"].isna(), "state"]) <= {"no_figure"}


def test_cards_never_contradict_themselves(dataset, look_at):
    quiet = summary.cards(dataset, look_at(from_="2023-09-01", to="2023-10-01"))
    for _, value, note in quiet:
        assert value != i18n.say("state.no_figure") or note != i18n.say("card.all_note")
    assert (i18n.say("card.joint"), i18n.say("card.untimed")) in [card[:2] for card in quiet]
    rule = summary.card_rule(dataset, look_at(figures="russia"))
    assert "Headline:" not in rule
    assert "figures of the press" in summary.card_rule(dataset, look_at(figures="press"))


def test_monthly_sums_in_place_of_marks_are_said(dataset, view, monkeypatch):
    monkeypatch.setattr(spec, "said", spec.said.__wrapped__)
    with monkeypatch.context() as patched:
        patched.setattr(outcomes, "MOST_MARKS", 10)
        made = spec.chart_spec.__wrapped__(dataset, view, "process")
    single = spec.chart_spec.__wrapped__(dataset, view, "process")
    assert "monthly sums" in made["subtitle"]
    assert made["caption"] == single["caption"]
    assert "handovers in this period" not in made["heading"]
    assert "monthly sums" not in single["subtitle"]


def words_beside(dataset, view, name: str) -> list[str]:
    """The words that stand on the drawing of one chart."""
    figure = spec.chart_spec(dataset, view, name)["figure"]
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_the_ledger_says_at_least_and_disputed_on_the_drawing(dataset, view):
    words = words_beside(dataset, view, "ledger")
    assert "at least 1,000 of at least 1,200<br>promised by one side’s word" in words
    assert "0 of at least 1,200; disputed" in words
    assert "97 of 6,000<br>promise disputed" in words
    assert "1,000 of 1,000" in words


def test_the_ledger_counts_as_full_what_is_drawn_as_full(dataset, look_at):
    for disputed in ("neither", "both"):
        view = look_at(disputed=disputed)
        rows = registry.charts(dataset)["ledger"].rows(dataset, view)
        drawn = (rows["delivered"] / rows["promised"] >= 1).sum()
        assert heading(dataset, view, "ledger").startswith(f"{drawn} of ")


def test_the_frame_of_a_promise_says_who_stands_by_it(dataset, view):
    rows = registry.charts(dataset)["ledger"].rows(dataset, view)
    frames = spec.chart_spec(dataset, view, "ledger")["figure"]["data"][0]
    drawn = dict(
        zip(
            rows["commitment_id"] + rows["to_party"],
            frames["marker"]["pattern"]["shape"],
            strict=True,
        )
    )
    assert drawn["2025-05-16-pow-1000russia"] == ""
    assert drawn["2025-07-23-bodies-3000ukraine"] == "|"
    assert drawn["2025-06-02-bodies-6000russia"] == "x"
    hovers = dict(zip(rows["commitment_id"] + rows["to_party"], frames["hovertext"], strict=True))
    assert "Promise by Umerov (Ukraine)" in hovers["2025-06-02-bodies-6000russia"]


def test_the_steps_say_how_the_promise_stands(dataset, view):
    assert heading(dataset, view, "steps-2025-06-02-bodies-6000").endswith(
        "6,000 (promise disputed)"
    )
    assert heading(dataset, view, "steps-2025-05-16-pow-1000").endswith("1,000 of 1,000 promised")


def test_a_single_day_of_a_sum_is_drawn(dataset, look_at):
    figure = spec.chart_spec(
        dataset, look_at(from_="2025-08-14", to="2025-08-20"), "summed-exchanged"
    )
    modes = [trace["mode"] for trace in figure["figure"]["data"]]
    assert "markers" in modes[0]
