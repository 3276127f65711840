"""What changed since an earlier edition: how many rows, and which headline figures moved."""

from collections.abc import Sequence

import pandas as pd

from lib import i18n
from lib.content import values
from lib.content.nodes import Heading, Item, List, Node, Text, item, record_link
from lib.content.statements import strong
from lib.content.values import Row
from lib.model import editions
from lib.model.dataset import Dataset

#: So many headlines are named, those of the largest step; the others are counted.
MOST = 20


def since(dataset: Dataset, before: Dataset, site: str | None = "") -> list[Node]:
    """The section on what changed since an earlier edition; nothing where nothing did.

    ``site`` begins the addresses of every cell and of the feed; None names neither.
    """
    counts = editions.counts(editions.differences(before, dataset))
    if counts.empty:
        return []
    version = before.package.version
    return [
        Heading(i18n.say("changed.heading", version=version), 2, "since"),
        List(tuple(of_table(dataset, before, str(name), row) for name, row in counts.iterrows())),
        *moved(dataset, before),
        *([] if site is None else [where(version, site)]),
    ]


def where(version: str, site: str) -> Text:
    """Where every changed cell and the feed of new versions are."""
    return Text(i18n.say("changed.where", version=version, site=site), "quiet")


def of_table(dataset: Dataset, before: Dataset, name: str, row: pd.Series) -> Item:
    """How many rows of a table were added, changed and removed."""
    tables = {**before.package.tables, **dataset.package.tables}
    said = (i18n.say(f"changed.{kind}", count=i18n.number(row[kind])) for kind in row.index
            if row[kind])  # fmt: skip
    return item(strong(tables[name].title), i18n.listed(list(said)))


def moved(dataset: Dataset, before: Dataset) -> list[Node]:
    """The sums and the headline figures that are other ones now, the largest steps first."""
    figures = editions.figures_moved(before, dataset)
    sums = editions.sums_moved(before, dataset).to_dict("records")
    items = [
        *(of_sum(dataset, row) for row in sums),
        *(
            of_record(dataset, str(name), part.to_dict("records"))
            for name, part in figures.head(MOST).groupby("record", sort=False)
        ),
    ]
    if not items:
        return [Text(i18n.say("changed.no_moves"))]
    rest = len(figures) - MOST
    more = [Text(i18n.say("changed.more", count=i18n.number(rest)), "quiet")] if rest > 0 else []
    return [Heading(i18n.say("changed.moves"), 3), List(tuple(items)), *more]


def of_sum(dataset: Dataset, row: Row) -> Item:
    """A sum that is another one now."""
    title = dataset.names("outcomes", "short_title").get(str(row["outcome_id"]), "")
    to = values.to_party(dataset, row["to_party"])
    return item(i18n.say("changed.sum", title=title, to=to), step(row))


def of_record(dataset: Dataset, name: str, rows: Sequence[Row]) -> Item:
    """The headline figures of a record that are other ones now, each with who says it."""
    title = str(rows[0]["title"])
    linked = record_link(title, name) if name in dataset.records else Text(title)
    figures = (
        item(values.to_party(dataset, row["to_party"]), step(row), said(row["speaker"]))
        for row in rows
    )
    return item(linked, List(tuple(figures)))


def said(name: object) -> str:
    """A speaker's name, "" where there is none."""
    return name if isinstance(name, str) else ""


def step(row: Row) -> Text:
    """A figure before and after, in words; where only its speaker is another one, both speakers."""
    words = {"before": amount(row["before"]), "after": amount(row["after"])}
    if row["before"] != row["after"]:
        return strong(i18n.say("changed.step", **words))
    return strong(i18n.say("changed.speaker", **words, spoke=said(row["spoke"])))


def amount(figure: float) -> str:
    """A figure in words; the word for none where it is missing."""
    return i18n.say("changed.none") if pd.isna(figure) else values.number(figure)
