"""The small page in Streamlit with the component, the settings and the kept blocks of Parley."""

import streamlit as st

from bench import figures
from lib import i18n
from lib.api.figures import address
from lib.content import summary
from lib.views import controls, url_state
from lib.views.charts import given, mount

st.set_page_config(layout="wide")
st.title(summary.title(figures.dataset(), "overview"))
st.html(f'<a href="/">{i18n.say("page.overview")}</a>')  # the menu that a first sight waits for
dataset, view, _ = url_state.reading()
controls.filter_bar(dataset, view)
numbers, charts = st.container(horizontal=True), figures.charts("small")
for name in charts:
    data = {**given(), "figure": address(view, name)}
    mount(key=f"chart-{name}", data=data, on_record_change=lambda: None)
made = figures.content("small", view.words.get("from", ""), view.words.get("to", ""))
with numbers:
    for label, value in made.numbers:
        st.metric(label, value)
st.dataframe(figures.table(made), hide_index=True)
