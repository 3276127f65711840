"""Rounds: who met, when, where and for how long, and what came of it."""

from lib import views

views.open_page("rounds")
views.rounds()
views.charts("rounds")
