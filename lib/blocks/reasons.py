"""Why a headline stands, in words: amount and reason of each figure of a record."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from lib import text
from lib.address import View
from lib.blocks.silence import voice
from lib.blocks.words import whose
from lib.look import look
from lib.model import reasons
from lib.model.records import Record
from lib.model.talks import Talks

Row = Mapping[Hashable, Any]


def said(talks: Talks, view: View, record: Record) -> list[tuple[str, str]]:
    """Amount and reason of each figure of a commitment, a total or a sitting."""
    figures = reasons.of_record(talks, view, record).to_dict("records")
    sittings = reasons.of_sitting(talks, view, record).to_dict("records")
    return [
        *((amount(talks, view, row), reason(talks, view, row)) for row in figures),
        *((lasting(row), text.say(f"clause.{row['clause']}")) for row in sittings),
    ]


def lasting(row: Row) -> str:
    """The headline duration of a sitting, its bounds where these alone are known."""
    return text.lasting(row["least"], row["most"], row["qualifier"])


def amount(talks: Talks, view: View, row: Row) -> str:
    """What is stated, its measure and who receives; or the words for no figure."""
    measure = talks.package.label("claims", "measure", row["measure"]).lower()
    to = look(talks, view).names.get(row["to_party"], "") if row["to_party"] else ""
    receiver = text.say("lane.to_short", to=to) if to else ""
    if pd.isna(row["figure"]):
        missing = text.say("record.no_figure_from", who=voice(talks, view))
        return f"{measure} {receiver}: {missing}".replace(" :", ":")
    qualifier = text.say(f"qualifier.{row['qualifier']}") if row["qualifier"] else ""
    number = f"{qualifier} {text.number(row['figure'])} {row['unit']}"
    return f"{number.strip()} {measure} {receiver}".strip()


def reason(talks: Talks, view: View, row: Row) -> str:
    """Who says it, under which clause, and what decided between like ones; "" without a figure."""
    if pd.isna(row["figure"]):
        return ""
    own = view.figures == "headline"
    clause = text.say(f"clause.{row['clause']}") if own else whose(talks, view)
    tie = text.say(f"tie.{row['tie']}")
    return text.say("record.why", speaker=row["speaker"], clause=clause, tie=tie)
