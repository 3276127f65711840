"""Charts on a page: a figure block by the one chart runtime, mounted as a Streamlit component."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from lib import export, i18n
from lib.api import assets, figures, render
from lib.charts import registry, spec
from lib.charts.kind import ChartKind
from lib.charts.tokens import Row
from lib.content import tables
from lib.model import commitments
from lib.model.dataset import Dataset
from lib.params import PARAMETERS, View
from lib.views import url_state

COMPONENT = Path(__file__).parents[2] / "frontend" / "component.js"
mount = st.components.v2.component("parley_chart", js=COMPONENT.read_text(encoding="utf-8"))


def chart(name: str) -> None:
    """Show a chart of the registry in the present view; a click on a mark opens its record."""
    dataset, view, _ = url_state.reading()
    show(dataset, view.plain, name)


def show(dataset: Dataset, view: View, name: str) -> None:
    """Show a chart in a given view: the page sends its address, the browser fetches the figure.

    That saves a run the drawing and the sending, and the browser can fetch a period while it is
    typed. A negotiation of the reader's own has no address, so its figure is sent whole.
    """
    key = f"chart-{name}"
    own = view.talks == url_state.OWN
    what = (
        {"spec": own_block(dataset, view, name)} if own else {"figure": figures.address(view, name)}
    )
    mounted(key, what, "record", url_state.open_record)


def mounted(
    key: str,
    data: Mapping[str, object],
    event: str,
    act: Callable[[str], None],
    *also: str,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Mount the component; ``act`` is called with what the reader chooses in it.

    Other events, named by ``also``, only run the page again, which finds them in the session.

    A page whose session was lost has a choice as the first thing that its new session hears.
    Streamlit calls nothing for it then, as it does not know the component yet.
    """
    is_known = key in st.session_state

    def chosen() -> None:
        """Do what the reader wants."""
        if said := st.session_state[key].get(event):
            act(said)

    told: dict[str, Any] = {f"on_{event}_change": chosen}
    told |= {f"on_{name}_change": lambda: None for name in also}
    said = mount(key=key, data={**given(), **data}, width=width, **told)
    if not is_known and said.get(event):
        act(said[event])
        st.rerun()


@cache
def given() -> dict[str, object]:
    """What the component is always given: the runtime, and the query parameters in their order."""
    failed = i18n.say("chart.failed")
    return {
        "asset": assets.address("chart.js"), "failed": failed,
        "words": [*PARAMETERS, figures.EDITION],
    }  # fmt: skip


def show_whole(dataset: Dataset, view: View, name: str) -> None:
    """Show a chart of a record for the whole span, where there is one of that name."""
    if name in registry.charts(dataset):
        show(dataset, view.plain.but(period=view.span), name)


def own_block(dataset: Dataset, view: View, name: str) -> str:
    """The block of a chart of the reader's own negotiation, which no address serves: CSV inside."""
    rows = export.chart_rows(dataset, view, registry.charts(dataset)[name])
    file = {
        "label": i18n.say("chart.csv"),
        "filename": export.file_name(dataset, view, name, "csv"),
        "text": export.csv(rows).decode("utf-8"),
    }
    made = spec.chart_spec(dataset, view, name)
    table = tables.of_chart(dataset, view, registry.charts(dataset)[name], made["heading"])
    body = {**spec.table_words(), "html": render.html([table], lambda _: "")}
    return spec.encode({**made, "links": [], "csv": file, "table": body})


def charts(page: str, besides: Sequence[ChartKind] = ()) -> None:
    """Show the charts of a page in order, but some kinds and those that its reader chooses."""
    dataset, _, _ = url_state.reading()
    for found in registry.of_page(dataset, page):
        kind = found.kind
        if not (kind.is_chosen or kind.form or kind.is_folded or kind in besides):
            chart(found.name)


def steps() -> None:
    """Show the step chart of the commitment that the reader chooses, the newest first."""
    dataset, view, _ = url_state.reading()
    made = reversed(commitments.of_view(dataset, view).to_dict("records"))
    named = {registry.STEPS.chart_name(row["commitment_id"]): steps_title(row) for row in made}
    choose("commitment", {name: named[name] for name in named if name in registry.charts(dataset)})


def steps_title(row: Row) -> str:
    """The title of a commitment with that of its round."""
    return f"{row['title']} · {row['round_title']}"


def scopes() -> None:
    """Show the reconciliation chart of the scope of totals that the reader chooses."""
    dataset, _, _ = url_state.reading()
    found = registry.of_kind(dataset, registry.SCOPE)
    choose("scope", {one.name: one.context["scope"] for one in found})


def choose(key: str, titles: dict[str, str]) -> None:
    """Show a choice between charts by their titles, and the chosen chart; nothing without one."""
    if not titles:
        return
    label = i18n.say(f"control.{key}")
    chart(st.selectbox(label, list(titles), format_func=titles.__getitem__, key=key))
