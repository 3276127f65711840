"""Charts: every public one, drawn from the real rows and from none, by their data."""

import inspect
import json
import pkgutil
from importlib import import_module

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib import catalog, charts, params
from lib.charts import figures, registry, spec
from lib.charts.style import style
from lib.model.chart_rows import MOST_DIFFERENCES
from lib.model.outcomes import MOST_SINGLE
from tests.conftest import REAL

TALKS = catalog.catalog()[REAL.name]
NAMES = list(registry.charts(TALKS))
#: Modules of charts that hold what charts share, and no chart.
SHARED = {"marks"}


def checked(figure: figures.Figure) -> go.Figure:
    """The figure as Plotly's own objects, which know every attribute and refuse all others."""
    plain = figure.plain()
    json.dumps(plain, allow_nan=False)
    return go.Figure(plain)


def drawing_functions() -> set[str]:
    """Every public function of lib.charts that takes rows and a look and returns a figure."""
    found = set()
    for module in pkgutil.iter_modules(charts.__path__):
        loaded = import_module(f"lib.charts.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            signature = inspect.signature(function)
            if (
                function.__module__ == loaded.__name__
                and list(signature.parameters) == ["rows", "style"]
                and signature.return_annotation is figures.Figure
            ):
                found.add(f"{module.name}.{name}")
    return found


def test_every_chart_of_the_registry_is_a_public_drawing_function():
    drawn = {
        f"{chart.draw.__module__.rsplit('.', 1)[1]}.{chart.draw.__name__}"
        for chart in registry.charts(TALKS).values()
    }
    assert drawn <= drawing_functions()


@pytest.mark.parametrize("name", NAMES)
def test_draws_the_real_rows_and_leaves_them_alone(name, view, look_at):
    chart = registry.charts(TALKS)[name]
    views = [view, look_at(confidence="high")]  # some differ by their surest figures alone
    every = [rows for rows in (chart.rows(TALKS, seen) for seen in views) if len(rows)]
    rows = every[0]
    before = rows.copy(deep=True)
    figure = chart.draw(rows, style(TALKS, view))
    assert sum(len(trace["x"]) for trace in figure.data) > 0
    pd.testing.assert_frame_equal(rows, before)


@pytest.mark.parametrize("name", NAMES)
def test_draws_nothing_from_no_rows(name, view):
    chart = registry.charts(TALKS)[name]
    figure = checked(chart.draw(chart.rows(TALKS, view).iloc[0:0], style(TALKS, view)))
    drawn = [x for trace in figure.data for x in trace.x or () if x is not None]
    assert drawn == []


@pytest.mark.parametrize("speaker", TALKS.limits.figures)
def test_every_figure_is_one_that_plotly_knows(speaker, look_at):
    seen, known = look_at(figures=speaker), {}
    for name, chart in registry.charts(TALKS).items():
        figure = chart.draw(chart.rows(TALKS, seen), style(TALKS, seen))
        known[name] = is_known(figure)
    assert set(known) == set(NAMES)
    assert [name for name, is_own in known.items() if not is_own] == []


def is_known(figure: figures.Figure) -> bool:
    """True if Plotly has every attribute of a figure."""
    try:
        return len(checked(figure).data) == len(figure.data)
    except ValueError:  # which names the attribute, its neighbours and the whole schema
        return False


def test_small_multiples_are_figures_that_plotly_knows():
    fiction = catalog.catalog()["example-fictional-valleys"]
    seen = params.parse({}, fiction.limits)[0]
    assert registry.charts(fiction)
    for chart in registry.charts(fiction).values():
        figure = chart.draw(chart.rows(fiction, seen), style(fiction, seen))
        assert len(checked(figure).data) == len(figure.data), chart.name


def test_an_empty_period_says_so_in_a_sentence(look_at):
    view = look_at(from_="2026-11-01", to="2026-11-22")
    made = {name: spec.chart_spec(TALKS, view, name) for name in NAMES}
    empty = {
        name for name, chart in registry.charts(TALKS).items() if chart.rows(TALKS, view).empty
    }
    said = {name: block["empty"] for name, block in made.items() if block["figure"] is None}
    assert empty
    assert set(said) == empty
    assert [one for one in said.values() if "1 November 2026 to 22 November 2026" not in one] == []
    assert [one for one in said.values() if not one.endswith(".")] == []
    assert [name for name in NAMES if name not in empty and made[name]["empty"] is not None] == []


@pytest.mark.parametrize(
    "words", [{}, {"figures": "russia"}, {"figures": "third_parties", "confidence": "high"}]
)
def test_no_block_says_nan_none_or_midnight(words, look_at):
    view, unfit = look_at(**words), ("NaN", "nan", "None", "undefined", "00:00:00", "NaT")
    said = {name: spec.encoded(TALKS, view, name).replace("T00:00:00", "") for name in NAMES}
    assert all(said.values())
    found = {name: [word for word in unfit if word in block] for name, block in said.items()}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("name", "column", "most", "word"),
    [
        ("single-exchanged", "transfer_id", MOST_SINGLE, ", the latest 120"),
        ("differences", "key", MOST_DIFFERENCES, ", the 25 largest"),
    ],
)
def test_a_chart_that_draws_only_so_many_says_so(name, column, most, word):
    chart = registry.charts(TALKS)[name]
    for count, said in ((most, word), (most - 1, "")):
        rows = pd.DataFrame({column: [str(number) for number in range(count)] * 2})
        assert spec.capped(chart, rows) == said
    assert "{capped}" in chart.kind.sentences["sub"]


def test_every_record_mark_leads_to_a_record(view):
    named = {
        (name, word)
        for name, chart in registry.charts(TALKS).items()
        for trace in chart.draw(chart.rows(TALKS, view), style(TALKS, view)).data
        for word in (() if trace.get("customdata") is None else trace["customdata"])
        if word
    }
    assert named
    assert {(name, word) for name, word in named if word not in TALKS.records} == set()


def marker_symbols(view) -> dict[str, set[str]]:
    """The symbols of the single handovers of bodies, by state."""
    chart = registry.charts(TALKS)["single-exchanged"]
    rows = chart.rows(TALKS, view)
    figure = chart.draw(rows, style(TALKS, view))
    drawn = {}
    for trace in figure.data:
        for record, symbol in zip(
            trace.get("customdata", ()),
            trace.get("marker", {}).get("symbol", ()),
            strict=False,
        ):
            for state in rows.loc[rows["record"] == record, "state"]:
                drawn.setdefault(state, set()).add(symbol)
    return drawn


def test_the_four_states_are_told_apart_without_colour(view):
    from lib.charts import tokens

    looks = {
        (tokens.symbol("circle", state), tokens.strength(state, "high"))
        for state in ("agree", "differ", "one_side", "no_figure")
    }
    assert len(looks) == 4


def test_low_confidence_is_drawn_lighter():
    from lib.charts import tokens

    assert (
        tokens.strength("agree", "low")
        < tokens.strength("agree", "medium")
        < tokens.strength("agree", "high")
    )


def test_a_disputed_link_is_a_cross(view):
    chart = registry.charts(TALKS)["steps-2025-07-23-pow-1200"]
    figure = chart.draw(chart.rows(TALKS, view), style(TALKS, view))
    symbols = {
        symbol
        for trace in figure.data
        if trace["mode"] == "markers"
        for symbol in trace["marker"]["symbol"]
    }
    assert symbols == {"x-open"}


def test_people_are_counted_in_whole_numbers(view):
    for name in ("monthly-remains", "summed-remains", "single-remains"):
        figure = spec.chart_spec(TALKS, view, name)["figure"]
        axis = figure["layout"]["yaxis"]
        assert axis.get("tickformat") == ",d" or all(value % 1 == 0 for value in axis["tickvals"])


def test_a_figure_never_given_by_the_speaker_is_a_hollow_mark(look_at):
    chart = registry.charts(TALKS)["single-exchanged"]
    rows = chart.rows(TALKS, look_at(figures="press"))
    silent = rows[rows["figure"].isna()]
    assert len(silent) > 10
