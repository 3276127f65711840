"""The benchmark: the same page in Parley, on a static site, in Dash, Panel, Shiny and Streamlit.

``make bench`` measures everything and writes RESULTS.md; ``make bench-quick`` looks at the server.
"""
