"""The undertakings without a number, each with what was said of its outcome."""

import pandas as pd

from lib import i18n
from lib.charts.style import agreement_words
from lib.content.nodes import Heading, Item, List, Node, Text, item, record_link
from lib.content.statements import outcome_item
from lib.model import commitments
from lib.model.dataset import Dataset
from lib.params import View


def by_round(talks: Dataset, view: View) -> dict[str, pd.DataFrame]:
    """The undertakings of a view by the title of their round, the newest round first."""
    rows = commitments.followed(talks, view)
    titles = dict.fromkeys(reversed(list(rows["round_title"])))
    return {title: rows[rows["round_title"] == title] for title in titles}


def followed(talks: Dataset, view: View) -> list[Node]:
    """The undertakings of every round."""
    parts: list[Node] = [
        node
        for title, rows in by_round(talks, view).items()
        for node in (Heading(title, 3), of_round(talks, rows))
    ]
    return [Heading(i18n.say("followed.heading"), 2, "followed"), *parts] if parts else []


def of_round(talks: Dataset, rows: pd.DataFrame) -> List:
    """The undertakings of one round."""
    groups = rows.groupby("commitment_id", sort=False, observed=True)
    return List(tuple(undertaking(talks, str(key), own) for key, own in groups))


def undertaking(talks: Dataset, key: str, own: pd.DataFrame) -> Item:
    """One undertaking: who agreed to it, and what was said of its outcome."""
    first = own.iloc[0]
    says = f"({first['agreed_says']})" if first["agreed_says"] else ""
    agreed = f"{agreement_words(talks, key)} {says}".strip()
    said = [
        outcome_item(talks, row, row["outcome_says"])
        for row in own.to_dict("records")
        if row["statement"]
    ]
    none = item(Text(i18n.say("followed.none"), "quiet"))
    return item(
        record_link(first["title"], f"commitments/{key}"), agreed, List(tuple(said or [none]))
    )
