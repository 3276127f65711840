"""Overview: what is now, and the whole process on one axis of time."""

from lib import views

views.open_page("overview")
views.current()
views.questions()
views.charts("overview")
