"""The rows of the charts of rounds: by track, and the pauses between them."""

import pandas as pd

from lib.address import View
from lib.model import rounds
from lib.model.mentions import with_record
from lib.model.talks import Talks

OF_ROUND = [
    "record", "round_id", "title", "start_date", "end_date", "date_edtf", "date_precision", "kind",
    "is_round", "was_held", "track_id", "track", "track_order", "city", "minutes",
    "most", "qualifier", "speaker",
]  # fmt: skip


def rounds_by_track(talks: Talks, view: View) -> pd.DataFrame:
    """Rounds and contacts with their track and joint minutes."""
    order = talks["tracks"].set_index("track_id")["order"].rename("track_order")
    rows = rounds.of_view(talks, view).join(order, on="track_id")
    return with_record(rows, "rounds", "round_id")[OF_ROUND]


def gaps(talks: Talks, view: View) -> pd.DataFrame:
    """Pauses between rounds in days, one row a pair."""
    return with_record(rounds.gaps(talks, view), "rounds", "round_id")
