"""The small page in Streamlit as it comes: its own charts, its own settings."""

import streamlit as st

from bench import figures

st.set_page_config(layout="wide")
st.title("The same page in plain Streamlit")
with st.container(horizontal=True):
    first = st.text_input("From", key="from", width=160)
    last = st.text_input("To", key="to", width=160)
made = figures.content("small", first, last)
with st.container(horizontal=True):
    for label, value in made.numbers:
        st.metric(label, value)
for name, figure in made.figures.items():
    st.plotly_chart(figure, key=name, theme=None)
st.dataframe(figures.table(made), hide_index=True)
