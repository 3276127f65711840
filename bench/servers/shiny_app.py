"""The page in Shiny with its official widgets for plotly."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
from shiny import App, Inputs, Outputs, Session, reactive, render, ui
from shinywidgets import output_widget, render_widget

from bench import figures

NAMES = [f"chart_{number}" for number in range(len(figures.charts("small")))]
app_ui = ui.page_fluid(
    ui.h1("The same page in Shiny"),
    ui.input_text("from", "From", update_on="blur"),
    ui.input_text("to", "To", update_on="blur"),
    ui.output_ui("numbers"),
    *(output_widget(name) for name in NAMES),
    ui.output_data_frame("table"),
)


def declare(number: int, made: Callable[[], figures.Content], output: Outputs) -> None:
    """Declare the chart of a number."""

    @output(id=NAMES[number])
    @render_widget
    def chart() -> go.FigureWidget:
        """The chart."""
        return go.FigureWidget([*made().figures.values()][number])


def server(given: Inputs, output: Outputs, session: Session) -> None:
    """Show what the period holds."""

    @reactive.calc
    def made() -> figures.Content:
        """The page in the period."""
        return figures.content("small", given["from"](), given["to"]())

    for number in range(len(NAMES)):
        declare(number, made, output)

    @output(id="numbers")
    @render.ui
    def numbers() -> ui.Tag:
        """The numbers with their labels."""
        cards = (ui.div(ui.tags.small(label), ui.h3(value)) for label, value in made().numbers)
        return ui.div(*cards)

    @output(id="table")
    @render.data_frame
    def table() -> render.DataGrid[pd.DataFrame]:
        """The table."""
        return render.DataGrid(figures.table(made()), height="300px")


app = App(app_ui, server)
