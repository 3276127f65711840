"""The undertakings without a number, each with what was said of its outcome."""

import pandas as pd

from lib import i18n
from lib.charts.style import agreement_words
from lib.content.nodes import Heading, Item, List, Node, Text, item, record_link
from lib.content.statements import outcome_item
from lib.model import commitments
from lib.model.dataset import Dataset
from lib.params import View


def by_round(dataset: Dataset, view: View) -> dict[str, pd.DataFrame]:
    """The undertakings of a view by the title of their round, the newest round first."""
    rows = commitments.followed(dataset, view)
    titles = dict.fromkeys(reversed(list(rows["round_title"])))
    return {title: rows[rows["round_title"] == title] for title in titles}


def followed(dataset: Dataset, view: View) -> list[Node]:
    """The undertakings of every round."""
    parts: list[Node] = [
        node
        for title, rows in by_round(dataset, view).items()
        for node in (Heading(title, 3), of_round(dataset, rows))
    ]
    return [Heading(i18n.say("followed.heading"), 2, "followed"), *parts] if parts else []


def of_round(dataset: Dataset, rows: pd.DataFrame) -> List:
    """The undertakings of one round."""
    groups = rows.groupby("commitment_id", sort=False, observed=True)
    return List(tuple(undertaking(dataset, str(key), own) for key, own in groups))


def undertaking(dataset: Dataset, key: str, own: pd.DataFrame) -> Item:
    """One undertaking: who agreed to it, and what was said of its outcome."""
    first = own.iloc[0]
    says = f"({first['agreed_says']})" if first["agreed_says"] else ""
    agreed = f"{agreement_words(dataset, key)} {says}".strip()
    said = [
        outcome_item(dataset, row, row["outcome_says"])
        for row in own.to_dict("records")
        if row["statement"]
    ]
    none = item(Text(i18n.say("followed.none"), "quiet"))
    return item(
        record_link(first["title"], f"commitments/{key}"), agreed, List(tuple(said or [none]))
    )
