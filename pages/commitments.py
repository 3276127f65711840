"""Agreed and delivered: each commitment followed to its deliveries."""

from lib import views

views.open_page("commitments")
views.charts("commitments")
views.section("ledger_table")
views.ledger_table()
views.steps()
views.followed()
