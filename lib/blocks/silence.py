"""What the chosen speaker leaves without a figure, in a sentence."""

import pandas as pd

from lib import text
from lib.address import View
from lib.model.talks import Talks


def voice(talks: Talks, view: View) -> str:
    """Whom the reader hears, for the words "no figure from …"."""
    if view.figures in talks.sides:
        who = str(talks.parties.loc[view.figures, "name"])
    else:
        who = text.say(f"voice.{view.figures}")
    sure = text.say(f"sure.{view.confidence}")
    return text.say("voice.sure", who=who, sure=sure) if sure else who


def unspoken(talks: Talks, view: View, rows: pd.DataFrame) -> str:
    """How many commitments of the ledger have a promised number, but none from the speaker."""
    missing = rows.loc[rows["is_unspoken"], "commitment_id"].nunique()
    if not missing:
        return ""
    return text.say("ledger.missing", count=text.Count(missing), who=voice(talks, view))
