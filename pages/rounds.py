"""Rounds: who met, when and where; choosing a row opens the record of the round."""

from lib import views

views.open_page("rounds")
views.charts("rounds")
views.table("rounds-summary")
