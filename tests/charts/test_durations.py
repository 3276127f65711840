"""Charts of durations: no duration is cut, sittings together come first, pauses are one strip."""

import pandas as pd

from lib.charts import durations, registry


def test_the_margin_holds_the_longest_duration():
    assert durations.room_aside(["5 h"]) == durations.ROOM
    long = "2 h 30 min to 3 h 15 min"
    assert durations.room_aside(["5 h", long]) > len(long) * durations.LETTER


def test_sittings_of_the_sides_together_and_meetings_apart_are_two_charts(dataset, view):
    charts = registry.charts(dataset)
    together, apart = (charts[name].rows(dataset, view) for name in ("sittings", "sittings-apart"))
    assert len(together)
    assert len(apart)
    assert together["counts_as_joint"].all()
    assert not apart["counts_as_joint"].any()
    shown = {chart.name for chart in registry.at_first(dataset, "durations", view)}
    assert "sittings" in shown
    assert "sittings-apart" not in shown
    assert [chart.name for chart in registry.folded(dataset, "durations")] == ["sittings-apart"]


def test_pauses_lie_on_one_strip_from_the_end_of_a_round_to_the_next(dataset, view):
    from lib.charts.style import style

    chart = registry.charts(dataset)["gaps"]
    rows = chart.rows(dataset, view)
    strip, ends = chart.draw(rows, style(dataset, view)).plain()["data"]
    starts, stops = (pd.to_datetime(strip["x"][at::3]) for at in (0, 1))
    assert isinstance(strip["x"][0], str)
    assert ((stops - starts).days == rows["days"]).all()
    assert list(ends["customdata"]) == list(rows["record"])
    assert set(ends["y"]) == {0}
