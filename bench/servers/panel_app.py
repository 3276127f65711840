"""The page in Panel: panes whose objects are replaced when the period changes."""

import panel as pn

from bench import figures

pn.extension("plotly")
START = figures.content("small", "")
first, last = pn.widgets.TextInput(name="From"), pn.widgets.TextInput(name="To")
numbers = pn.Row(*(pn.pane.Markdown(f"{label}\n## {value}") for label, value in START.numbers))
charts = [pn.pane.Plotly(figure, sizing_mode="stretch_width") for figure in START.figures.values()]
table = pn.pane.DataFrame(figures.table(START), index=False, max_height=300)


def change(_: object) -> None:
    """Show what the period holds."""
    made = figures.content("small", first.value or "", last.value or "")
    for pane, (label, value) in zip(numbers, made.numbers, strict=True):
        pane.object = f"{label}\n## {value}"
    for pane, figure in zip(charts, made.figures.values(), strict=True):
        pane.object = figure
    table.object = figures.table(made)


first.param.watch(change, "value")
last.param.watch(change, "value")
pn.Column("# The same page in Panel", pn.Row(first, last), numbers, *charts, table).servable()
