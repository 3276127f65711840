"""Charts: pure functions from rows to a figure, and the registry that says which charts there are.

Drawings know no model and no screen. Every public one takes the rows it draws and a ``Style`` and
returns a figure for Plotly. A mark that stands for a record carries the value of the parameter
``record`` ("transfers/2025-06-16-bodies") as customdata.
"""
