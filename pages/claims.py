"""Who says what: differences, silences, sources, and our sums against official totals."""

from lib import views

views.open_page("claims")
views.agreement()
views.differences()
views.further_charts()
views.section("unmatched")
views.unmatched_table()
views.reconciled_tables()
