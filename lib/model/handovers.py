"""Handovers: one row a transfer, outcome and direction, with the number and who says it."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from lib import speakers
from lib.cache import memoize
from lib.data.schema import Column
from lib.model import agreeing, claims, commitments, figures
from lib.model.agreeing import BETWEEN
from lib.model.dataset import Dataset
from lib.model.mentions import with_record
from lib.params import View

#: What stands before the speaking group in the name of its column.
SAYS: Final = "says_"
KEY: Final = tuple(figures.KEY)
#: The words of what qualifies a number.
QUALIFIERS: Final = "qualifier_label"
#: What a handover takes over from the figure of its outcome.
OF_FIGURE: Final = [
    *figures.KEY, "date", "title", "figure", "qualifier", "speaker", "state", "is_counted",
    "confidence", "clause", "kind", "date_edtf", "date_precision", "claim_id", "url",
]  # fmt: skip


def speaking(dataset: Dataset) -> list[str]:
    """For whom a handover has a column of its own: everybody who receives, then the others."""
    return [*dataset.receivers, *speakers.GROUPS]


def columns(dataset: Dataset) -> Iterator[Column]:
    """The columns in their order: what a reader looks for first, codes last."""
    yield from (Column("date", "date"), Column("title"), Column("figure", "number"))
    yield from (*map(Column, ("unit", "to", "outcome")), Column("qualifier", codes=QUALIFIERS))
    yield from map(Column, ("speaker", "also_say"))
    for group in speaking(dataset):
        yield Column(f"{SAYS}{group}", "number", SAYS.strip("_"), group)
    yield from (Column("state", codes="state_label"), Column("is_counted", "boolean"))
    yield from map(Column, ("commitments", "mediators", "place", "sources", "date_edtf"))
    yield from (Column("confidence"), Column("clause"), Column("kind"))
    yield from (Column("date_precision", "integer"), Column("url", format="uri"))
    yield from map(Column, (*KEY, "commitment_ids", "claim_id", "record"))


def handovers(dataset: Dataset, view: View) -> pd.DataFrame:
    """The handovers of the period in order of time; ``figure`` is missing where nobody gives one.

    ``figure`` and ``speaker`` are those of the headline rule or of the chosen speaker. What each
    side says stands beside it whoever is chosen. A receiver that nobody names is "".
    """
    rows = figures.within(every(dataset, view.figures, view.confidence), view.period)
    rows = rows.join(agreed_under(dataset, view.disputed, view.confidence), on="transfer_id")
    rows = figures.as_text(rows, ["commitments", "commitment_ids"])
    return rows[[column.name for column in columns(dataset)]].reset_index(drop=True)


@memoize(8)
def every(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """The handovers of any period by the chosen speaker, without their commitments."""
    rows = figures.figures(dataset, speaker, confidence)[OF_FIGURE]
    number = figures.skeleton(dataset)["number"]
    also = agreeing.also_say(dataset, speaker, confidence).reindex(number).fillna("")
    said = by_group(dataset, confidence).reindex(number)
    rows = rows.assign(
        unit=figures.units(dataset, rows), also_say=also.array,
        to=rows["to_party"].map(dataset.names("parties", "name")),
        outcome=rows["outcome_id"].map(dataset.names("outcomes", "short_title")),
        **{str(name): said[name].array for name in said},
    )  # fmt: skip
    rows = rows.join(beside(dataset), on="transfer_id")
    return figures.as_text(with_record(rows, "transfers", "transfer_id"), ["to", *beside(dataset)])


@memoize(8)
def by_group(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """By number of a figure: one column a speaking group with its own figure by the rule."""
    rows = claims.heard(figures.outcome_statements(dataset), "headline", confidence)
    rows = rows.assign(group=claims.speaking_groups(rows))
    best = claims.headlines(rows, ["number", "group"])
    wide = best.set_index(["number", "group"])["figure"]
    groups = {f"{SAYS}{group}": of_group(wide, group) for group in speaking(dataset)}
    return pd.DataFrame(groups)


def of_group(figures_of: pd.Series, group: str) -> pd.Series:
    """By number: the figures of one speaking group."""
    own: pd.Series = figures_of[figures_of.index.get_level_values("group") == group]
    return own.droplevel("group")


@memoize(8)
def beside(dataset: Dataset) -> pd.DataFrame:
    """By transfer: its ``place``, its ``mediators`` and the outlets of its ``sources``."""
    places = dataset["transfers"].set_index("transfer_id")["place"]
    names = dataset["mediations"].join(dataset.parties["name"], on="party_id")
    names = names[names["transfer_id"] != ""]
    said = dataset.about("transfer_id")[["transfer_id", "outlet"]]
    return pd.DataFrame({
        "place": places,
        "mediators": joined(names, "transfer_id", "name"),
        "sources": joined(said, "transfer_id", "outlet"),
    })  # fmt: skip


@memoize(2)
def agreed_under(dataset: Dataset, disputed: str, confidence: str) -> pd.DataFrame:
    """By transfer: titles and codes of the commitments that it serves by the word of somebody.

    A link less sure than ``confidence`` asks is left out, and a disputed one unless disputed links
    count in ``both``.
    """
    titles = dataset["commitments"].set_index("commitment_id")["title"]
    links = commitments.links(dataset, confidence)
    if disputed != "both":
        links = links[links["link_state"] != "disputed"]
    links = links.join(titles, on="commitment_id")
    names = {"title": "commitments", "commitment_id": "commitment_ids"}
    return pd.DataFrame({
        name: joined(links, "transfer_id", column) for column, name in names.items()
    })  # fmt: skip


def joined(rows: pd.DataFrame, by: str, column: str) -> pd.Series:
    """By one column: the distinct texts of another in one cell."""
    each = rows[[by, column]].astype("str").drop_duplicates()
    return each[each[column] != ""].groupby(by)[column].agg(BETWEEN.join)
