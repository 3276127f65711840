"""The views: everything that knows Streamlit. Pages are tables of contents over these names."""

from lib.views.blocks import blocks, folded
from lib.views.board import board
from lib.views.charts import charts
from lib.views.data import data_cards, other_negotiations
from lib.views.frame import ICON, column, footer, frame, navigation, open_page, questions, section
from lib.views.rounds import rounds
from lib.views.sections import (
    agreement,
    current,
    differences,
    further_charts,
    handovers,
    method,
    other_outcomes,
    recent_changes,
    reconciled_tables,
    since_edition,
    table,
    unmatched_table,
)
from lib.views.upload import own_negotiation

__all__ = [
    "ICON", "agreement", "blocks", "board", "charts", "column", "current", "data_cards",
    "differences", "folded", "footer", "frame", "further_charts", "handovers", "method",
    "navigation", "open_page", "other_negotiations", "other_outcomes", "own_negotiation",
    "questions",
    "recent_changes", "reconciled_tables", "rounds", "section", "since_edition", "table",
    "unmatched_table",
]  # fmt: skip
