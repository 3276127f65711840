"""Humanitarian outcomes: what reached each side, one measure at a time."""

from lib import views

views.open_page("outcomes")
views.blocks()
views.handovers()
views.other_outcomes()
