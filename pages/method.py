"""Method: the rules, the reach of the record, the words, and how to report an error."""

from lib import views

views.open_page("method")
views.method()
views.since_edition()
views.recent_changes()
