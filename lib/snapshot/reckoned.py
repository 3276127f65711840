"""The tables that the model works out: ledger, totals against our sums, figures of one side."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from lib import text
from lib.blocks import residuals
from lib.look import agreement_words
from lib.model import disagreements, reconciliation
from lib.model import rows as model_rows
from lib.model.mentions import with_record
from lib.model.talks import Talks
from lib.snapshot import cells, grids, paths
from lib.snapshot.cells import Cell
from lib.snapshot.edition import Edition
from lib.snapshot.grids import Column
from lib.snapshot.parts import Part, prose

LEDGER: Final = (
    "title",
    "agreed_date",
    "to_party",
    "promised",
    "delivered",
    "share_percent",
    "status",
    "promise_state",
    "promised_says",
    "agreed_by",
    "agreed_says",
    "basis",
    "balance",
    "first_days",
    "completion_days",
    "last_days",
    "open_days",
    "one_sided_amount",
    "disputed_amount",
    "disputed_links",
    "round_title",
)
UNMATCHED: Final = (
    "title",
    "date",
    "topic",
    "to_party",
    "state",
    "party_id",
    "figure",
    "speaker",
    "outlet",
    "url",
)
TOTALS: Final = (
    "title",
    "as_of",
    "speaker",
    "figure",
    "our_sum",
    "residual",
    "residual_words",
    "outlet",
    "url",
)
STEPS: Final = (
    "title",
    "as_of",
    "speaker",
    "figure",
    "step",
    "our_step",
    "step_rest",
    "residual_words",
)


def codes(talks: Talks) -> dict[str, dict[Any, str]]:
    """The readers' words of the codes in the model's rows, by column."""
    words = text.words("labels")
    names = talks.parties["name"].to_dict()
    topics = talks["outcomes"].set_index("outcome_id")["short_title"].to_dict()
    return {
        "to_party": names,
        "party_id": names,
        "topic": {**topics, **words["topic"]},
        "state": words["state_label"],
        "status": words["status"],
        "basis": words["basis"],
        "promise_state": words["promise"],
    }


def cell(name: str, kind: str, words: dict[str, dict[Any, str]]) -> Cell:
    """How the cells of a column of the model are written; ``kind`` is that of its values."""
    known = {"url": cells.address}
    if name in words:
        return cells.labelled({"": "", **words[name]})
    of_kind: dict[str, Cell] = {"M": cells.day, "f": cells.number, "i": cells.number}
    return known.get(name) or of_kind.get(kind, cells.plain)


def reckoned(
    edition: Edition, name: str, title: str, rows: pd.DataFrame, names: Sequence[str]
) -> Part:
    """Chosen columns of rows of the model; the first leads to the record of its row."""
    titles, words = text.words("labels")["column"], codes(edition.talks)
    kinds = {one: rows[one].dtype.kind for one in names}
    columns = [
        Column(one, titles[one], cell(one, kinds[one], words), kinds[one] in "fi")
        for one in names
        if one != "title"
    ]
    head = Column("record", titles["title"], title_link(rows))
    made = grids.grid(name, grids.caption(edition, title, rows), rows, [head, *columns], "record")
    return grids.part(made)


def title_link(rows: pd.DataFrame) -> Cell:
    """A cell that says the title of a record and leads from a page of the app to its page."""
    named = dict(zip(rows["record"], rows["title"], strict=True))
    return cells.linked(paths.record, lambda record: cells.plain(named[record]))


def ledger(edition: Edition) -> Part:
    """The ledger of commitments."""
    rows = model_rows.whole_ledger(edition.talks, edition.view)
    said = [agreement_words(edition.talks, key) for key in rows["commitment_id"]]
    title = text.say("ledger_table.heading")
    return reckoned(edition, "ledger", title, rows.assign(agreed_by=said), LEDGER)


def unmatched(edition: Edition) -> Part:
    """The figures that only one side gives, or neither."""
    rows = disagreements.unmatched(edition.talks, edition.view)
    return reckoned(edition, "unmatched", text.say("unmatched.heading"), rows, UNMATCHED)


def totals(edition: Edition) -> list[Part]:
    """Official totals against our sums, and the steps between totals of one speaker."""
    rows = reconciliation.of_view(edition.talks, edition.view)
    rows = with_record(residuals.told(rows[rows["our_sum"].notna()]), "totals", "total_id")
    first, second = text.say("totals.heading"), text.say("totals.steps_heading")
    steps = rows[rows["step"].notna()]
    return [
        reckoned(edition, "totals", first, rows, TOTALS),
        prose(residuals.count_line(rows)),
        reckoned(edition, "steps", second, steps, STEPS),
    ]
