"""The benchmark: the same page in Parley, on a static site, in Dash, Panel, Shiny and Streamlit."""
