"""Humanitarian outcomes: what reached each side, one measure at a time."""

from lib import views

views.open_page("outcomes")
views.charts("outcomes")
views.table("handovers")
views.other_outcomes()
