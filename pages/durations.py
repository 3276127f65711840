"""Durations: how long the sides sat together, by every report of it."""

from lib import views

views.open_page("durations")
views.charts("durations")
views.table("sittings")
