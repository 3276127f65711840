"""Agreed and delivered: where every promise stands, each followed to its deliveries."""

from lib import views

views.open_page("commitments")
views.board()
