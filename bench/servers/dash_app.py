"""The page in Dash: one callback for all that changes."""

import os

import plotly.graph_objects as go
from dash import Dash, Input, Output, dash_table, dcc, html

from bench import figures

#: ``dash`` draws with plotly's objects, as its manual has it; ``dash-kept`` sends our plain data.
FORM = dict if os.environ.get("BENCH_KIND") == "dash-kept" else go.Figure
PAGE = os.environ.get("BENCH_PAGE", "small")
START = figures.content(PAGE, "")
NAMES = figures.charts(PAGE)


def number_cards(made: figures.Content) -> list[html.Div]:
    """The numbers with their labels."""
    return [html.Div([html.Small(label), html.H3(value)]) for label, value in made.numbers]


def records(made: figures.Content) -> list[dict[str, str]]:
    """The rows of the table."""
    return [dict(zip(figures.COLUMNS, row, strict=True)) for row in made.rows]


def graphs(made: figures.Content) -> list[object]:
    """A figure for each chart, an empty one where the period has none."""
    empty = figures.marked({"data": [], "layout": {}}, made.token)
    return [FORM(made.figures.get(name, empty)) for name in NAMES]


app = Dash(__name__, title="Dash")
server = app.server
app.layout = html.Div(
    [
        html.H1("The same page in Dash"),
        dcc.Input(id="from", debounce=True, value=""),
        dcc.Input(id="to", debounce=True, value=""),
        html.Div(number_cards(START), id="numbers", style={"display": "flex", "gap": 16}),
        *(
            dcc.Graph(id=name, figure=figure)
            for name, figure in zip(NAMES, graphs(START), strict=True)
        ),
        dash_table.DataTable(
            records(START),
            [{"name": name, "id": name} for name in figures.COLUMNS],
            id="table",
            page_size=10,
        ),
    ]
)


@app.callback(
    [
        Output("numbers", "children"),
        Output("table", "data"),
        *(Output(name, "figure") for name in NAMES),
    ],
    [Input("from", "value"), Input("to", "value")],
    prevent_initial_call=True,
)
def change(first: str | None, last: str | None) -> list[object]:
    """Everything that a new period changes."""
    made = figures.content(PAGE, first or "", last or "")
    return [number_cards(made), records(made), *graphs(made)]
