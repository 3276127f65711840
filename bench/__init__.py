"""The benchmark: the same dashboard page in Parley, on a static site, in Dash, Panel, Shiny and plain Streamlit.

``make bench`` measures everything and writes RESULTS.md; ``make bench-quick`` looks at the server alone.
"""
