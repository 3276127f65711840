"""Durations: how long the sides sat together, by every report of it; meetings apart are folded."""

from lib import views

views.open_page("durations")
views.charts("durations")
views.folded("durations")
views.table("sittings")
