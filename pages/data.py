"""Data: every table with its columns, as CSV, and the place for a reader's own negotiation."""

from lib import views

views.open_page("data")
views.data_cards()
views.other_negotiations()
views.own_negotiation()
