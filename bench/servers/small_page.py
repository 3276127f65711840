"""The small page in Streamlit with the component, the settings and the kept blocks of Parley."""

import streamlit as st

from bench import figures
from lib import blocks, text
from lib.api import assets
from lib.views.blocks import mount

st.set_page_config(layout="wide")
st.title("The same page in Parley")
with st.container(horizontal=True):
    first = st.text_input(text.say("control.from"), key="from", width=160)
    last = st.text_input(text.say("control.to"), key="to", width=160)
view = figures.view({"from": first, "to": last})
numbers, charts = st.container(horizontal=True), figures.charts("small")
for name in charts:
    spec = blocks.encoded(figures.talks(), view, name)
    data = f'{{"asset":"{assets.address("chart.js")}","spec":{spec}}}'
    mount(key=f"chart-{name}", data=data.encode(), on_record_change=lambda: None)
made = figures.content("small", first, last)
with numbers:
    for label, value in made.numbers:
        st.metric(label, value)
st.dataframe(figures.table(made), hide_index=True)
