"""Official totals on the running sums: each scope a form and a name, none mistaken for another."""

import pandas as pd

from lib.charts import registry, spec
from lib.charts.style import style

IN_EXCHANGES = "Persons returned in exchanges"
ANY_ROUTE = "Persons returned by any route"


def stated(dataset, view, name: str = "summed-exchanged") -> pd.DataFrame:
    """The official totals that a chart draws."""
    rows = registry.charts(dataset)[name].rows(dataset, view)
    return rows[rows["series"] == "official"]


def said_of(rows: pd.DataFrame, day: str) -> dict[str, float]:
    """The totals of one day by what they count."""
    own = rows[rows["date"] == pd.Timestamp(day)]
    return dict(zip(own["scope"], own["running_total"], strict=True))


def test_exchanges_and_any_route_are_both_there_and_apart(dataset, view):
    rows = stated(dataset, view)
    assert said_of(rows, "2025-10-15") == {IN_EXCHANGES: 6235}
    both = {f"{ANY_ROUTE}, Military": 6954, f"{ANY_ROUTE}, Civilians": 759}
    assert said_of(rows, "2025-09-30") == both


def test_a_part_is_left_out_where_the_whole_of_its_scope_is_stated(dataset, view):
    assert IN_EXCHANGES in set(stated(dataset, view)["scope"])
    assert not stated(dataset, view)["scope"].str.startswith(f"{IN_EXCHANGES}, ").any()


def test_every_scope_has_a_form_of_its_own_and_a_name_at_its_last_point(dataset, view):
    rows = stated(dataset, view)
    figure = registry.charts(dataset)["summed-exchanged"].draw(
        registry.charts(dataset)["summed-exchanged"].rows(dataset, view), style(dataset, view)
    )
    drawn = [trace for trace in figure.data if trace.get("name")]
    assert {trace["name"] for trace in drawn} == set(rows["scope"])
    symbols = [trace["marker"]["symbol"] for trace in drawn]
    assert len(symbols) == len(set(symbols))
    for scope, part in rows.groupby("scope"):
        last = part.iloc[-1]
        notes = [
            note for note in figure.layout["annotations"] if note["text"].startswith(f"{scope}:")
        ]
        assert [(note["x"], note["y"]) for note in notes] == [(last["date"], last["running_total"])]


def test_on_a_phone_a_legend_stands_for_the_names(dataset, view):
    layout = spec.chart_spec(dataset, view, "summed-exchanged")["figure"]["layout"]
    phone = layout["meta"]["phone"]
    hidden = [int(key.split(".")[1]) for key in phone if key.startswith("annotations.")]
    names = [layout["annotations"][place]["text"] for place in hidden]
    assert names
    assert all(":" in name for name in names)
    assert phone["showlegend"] is True


def test_sums_are_no_part_of_the_legend(dataset, view):
    figure = spec.chart_spec(dataset, view, "summed-remains")["figure"]
    lines = [trace for trace in figure["data"] if trace["mode"] == "lines"]
    assert lines
    assert not any(trace["showlegend"] for trace in lines)
