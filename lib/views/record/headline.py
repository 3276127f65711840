"""The headline figures of a record: who says each, and why it stands."""

import pandas as pd

from lib import text
from lib.address import View
from lib.content import reasons
from lib.content.view import whose
from lib.look import look
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.speakers import HEADLINE
from lib.theme import Row
from lib.views.markup import bullet, plain
from lib.views.record.lists import listed


def headline(talks: Talks, view: View, record: Record) -> None:
    """Show each figure of the record, who says it, and which clause of the rule decided."""
    others = reasons.said(talks, view, record)
    listed("figures", [bullet(f"**{plain(said)}**", plain(why)) for said, why in others])
    if record.table == "transfers":
        rows = records.headline_figures(talks, view, record).to_dict("records")
        listed("figures", [headline_item(talks, view, row) for row in rows])


def headline_item(talks: Talks, view: View, row: Row) -> str:
    """One figure with its speaker and the reason why it stands, or the words for no figure."""
    names = look(talks, view).names
    outcome = talks["outcomes"].set_index("outcome_id").loc[row["outcome_id"]]
    to = text.say("lane.to_short", to=names.get(row["to_party"], ""))
    if pd.isna(row["figure"]):
        who = names.get(view.figures, text.say("record.anybody"))
        missing = text.say("record.no_figure_from", who=who)
        return bullet(plain(f"{outcome['short_title']} {to}"), f"**{plain(missing)}**")
    amount = text.count(row["figure"], outcome["noun"], outcome["noun_plural"])
    state = text.say(f"state_label.{row['state']}")
    return bullet(f"**{plain(amount)}** {plain(to)}", reason(talks, view, row), state)


def reason(talks: Talks, view: View, row: Row) -> str:
    """Who says a figure, under which clause of the rule, and what decided between like ones."""
    own = view.figures == HEADLINE
    clause = text.say(f"clause.{row['clause']}") if own else whose(talks, view)
    tie = text.say(f"tie.{row['tie']}")
    return text.say("record.why", speaker=plain(row["speaker"]), clause=clause, tie=tie)
