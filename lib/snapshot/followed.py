"""The undertakings without a number, each with what was said of its outcome."""

import pandas as pd
from markupsafe import Markup

from lib import text
from lib.api.groups import Group, bullet, link, source
from lib.look import agreement_words
from lib.model import commitments
from lib.snapshot import paths
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Part, heading, listing


def followed(edition: Edition) -> list[Part]:
    """The undertakings of each round, the newest round first."""
    rows = commitments.followed(edition.talks, edition.view)
    titles = dict.fromkeys(reversed(list(rows["round_title"])))
    parts = [part for title in titles for part in of_round(edition, rows, title)]
    return [heading(text.say("followed.heading")), *parts] if parts else []


def of_round(edition: Edition, rows: pd.DataFrame, title: str) -> list[Part]:
    """The undertakings of one round."""
    own = rows[rows["round_title"] == title].groupby("commitment_id", sort=False)
    return listing(title, [undertaking(edition, str(key), part) for key, part in own])


def undertaking(edition: Edition, key: str, own: pd.DataFrame) -> Group:
    """One undertaking: who agreed to it, and what was said of its outcome."""
    first = own.iloc[0]
    name = link(paths.record(f"commitments/{key}"), first["title"])
    agreed = agreement_words(edition.talks, key)
    said = [outcome(edition, row) for _, row in own.iterrows() if row["statement"]]
    says = f"({first['agreed_says']})" if first["agreed_says"] else ""
    return bullet(name, f"{agreed} {says}".strip()), said or [text.say("followed.none")]


def outcome(edition: Edition, row: pd.Series) -> Markup:
    """What one speaker said of the outcome."""
    status = edition.talks.package.label("event_statements", "status", row["status"])
    return bullet(row["statement"], row["outcome_says"], status, source(row))
