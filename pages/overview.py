"""Overview: the talks in numbers and the whole process on one axis of time."""

from lib import views

views.open_page("overview")
views.numbers()
views.charts("overview")
views.questions()
