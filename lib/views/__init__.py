"""The views: everything that knows Streamlit. Pages are tables of contents over these names."""

from lib.views.blocks import charts, scopes, steps
from lib.views.claims import differences, further_charts, reconciled_tables, unmatched_table
from lib.views.commitments import followed, ledger_table
from lib.views.data import data_cards, other_negotiations
from lib.views.frame import ICON, column, footer, frame, navigation
from lib.views.method import method, recent_changes, since_edition
from lib.views.numbers import numbers
from lib.views.page import open_page, questions, section
from lib.views.tables import table
from lib.views.upload import own_negotiation

__all__ = [
    "ICON", "chart", "charts", "column", "data_cards", "differences", "followed", "footer",
    "frame", "further_charts", "ledger_table", "method", "navigation", "numbers", "open_page",
    "other_negotiations", "own_negotiation", "questions", "recent_changes", "reconciled_tables",
    "scopes", "section", "since_edition", "steps", "table", "unmatched_table",
]  # fmt: skip
