"""The board of commitments: where every promise stands, with a number or without."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lib import i18n
from lib.cache import memoize
from lib.charts import promises, registry
from lib.charts.style import agreement_words, style
from lib.charts.tokens import Style
from lib.content import values
from lib.content.values import Row
from lib.content.view import unspoken
from lib.model import commitments, standings
from lib.model.dataset import Dataset
from lib.params import STANDS, View
from lib.sitemap import path_of

PAGE: Final = "commitments"
#: The derived table with the rows of the board.
TABLE: Final = "commitments-summary"
#: How a promise that not every side makes is marked.
DOUBTED: Final = ("one_side", "reported", "disputed")


@dataclass(frozen=True)
class Direction:
    """What was promised to one side and delivered: words, per cent of the promise, days.

    ``percent`` is at most 100, for a bar; None without a promised number or a delivered one.
    ``state`` is one of commitments.PROMISES or "none", ``doubt`` its words where it is doubted.
    """

    to: str
    amount: str
    share: str
    percent: float | None
    days: str
    color: str
    dark: str
    state: str
    doubt: str


#: The direction to each side, in their order; empty for a promise without a number.
Ways = tuple[Direction | None, ...]


@dataclass(frozen=True)
class Promise:
    """One commitment, ``words`` say how it ``stands``, ``by`` who promised it or agreed to it.

    ``doubt`` is one of DOUBTED or ""; ``said`` is who said what of its outcome; ``steps`` is the
    name of the chart of its deliveries, "" without one.
    """

    record: str
    title: str
    made: str
    by: str
    doubt: str
    stands: str
    words: str
    ways: Ways
    said: tuple[str, ...]
    steps: str


@dataclass(frozen=True)
class Group:
    """The promises that stand alike, under their heading; ``is_open`` where shown at once."""

    stands: str
    heading: str
    promises: tuple[Promise, ...]
    is_open: bool


@dataclass(frozen=True)
class Choice:
    """One way to cut the board: its words, how many promises it leaves, and its address."""

    words: str
    count: str
    address: str
    is_shown: bool


@dataclass(frozen=True)
class Board:
    """The whole board: ``sides`` head the directions, ``states`` and ``rounds`` cut it."""

    finding: str
    sides: tuple[str, ...]
    groups: tuple[Group, ...]
    states: tuple[Choice, ...]
    rounds: tuple[Choice, ...]
    round: str
    note: str

    @property
    def has_ways(self) -> bool:
        """True where the first promises have directions, which the sides then head."""
        return bool(self.groups and self.groups[0].promises[0].ways)


@memoize(32)
def board(dataset: Dataset, view: View) -> Board:
    """The board in a view, cut to the round and the state that it names."""
    rows = standings.standings(dataset, view)
    sides = tuple(values.to_party(dataset, side) for side in dataset.sides)
    states, rounds = tuple(by_state(dataset, view)), tuple(by_round(dataset, view))
    shown = next((one.words for one in rounds if one.is_shown), "")
    note = unspoken(dataset, view, commitments.ledger(dataset, view, dataset.reach.last))
    found = tuple(groups(dataset, view, rows))
    return Board(finding(rows), sides, found, states, rounds, shown, note)


def finding(rows: pd.DataFrame) -> str:
    """How many of the promises with a number were delivered; the board's name without any."""
    counts = rows.loc[rows["is_numbered"], "stands"].value_counts()
    if counts.empty:
        return i18n.say("board.heading")
    said = {state: i18n.Count(counts.get(state, 0)) for state in ("full", "partly")}
    return i18n.say("board.finding", all=i18n.Count(counts.sum()), **said)


def groups(dataset: Dataset, view: View, rows: pd.DataFrame) -> Iterator[Group]:
    """The promises by how they stand, those with a number first; a cut board is open all over."""
    ways, words = directions(dataset, view), statements(dataset)
    is_cut = bool(view.round or view.state)
    ordered = rows.assign(later=~rows["is_numbered"]).sort_values("later", kind="stable")
    for (later, state), own in ordered.groupby(["later", "stands"], sort=False, observed=True):
        said, count = i18n.say(f"stands.{state}"), i18n.number(len(own))
        heading = i18n.say("board.group_plain" if later else "board.group", state=said, count=count)
        each = own.to_dict("records")
        made = tuple(promise(dataset, row, ways, words) for row in each)
        yield Group(str(state), heading, made, is_cut or not later)


def by_state(dataset: Dataset, view: View) -> Iterator[Choice]:
    """The states in which some promise of the view's round stands, and all of them."""
    counts = counted(dataset, view.but(state=""), "stands")
    yield choice(view, i18n.say("board.all"), sum(counts.values()), "", view.round)
    for state in STANDS:
        if state in counts or state == view.state:
            words = i18n.say(f"stands.{state}")
            yield choice(view, words, counts.get(state, 0), state, view.round)


def by_round(dataset: Dataset, view: View) -> Iterator[Choice]:
    """The rounds at which some promise of the view's state was made, the newest first, and all."""
    rows = standings.standings(dataset, view.but(round=""))
    counts = counted(dataset, view.but(round=""), "round_id")
    yield choice(view, i18n.say("board.all_rounds"), len(rows), view.state, "")
    newest = rows.sort_values("agreed_date", ascending=False, kind="stable")
    titles = dict(zip(newest["round_id"], newest["round_title"], strict=True))
    for key, title in titles.items():
        yield choice(view, title, counts[key], view.state, str(key))


def counted(dataset: Dataset, view: View, column: str) -> dict[str, int]:
    """How many promises of a view have each value of a column."""
    counts = standings.standings(dataset, view)[column].value_counts()
    return {str(key): int(count) for key, count in counts.items()}


def choice(view: View, words: str, count: int, state: str, round_id: str) -> Choice:
    """One cut of the board, with its address in the app."""
    own = view.but(record="", state=state, round=round_id)
    address = f"{path_of(PAGE)}?{own.query}" if own.query else path_of(PAGE)
    is_shown = (view.state, view.round) == (state, round_id)
    return Choice(words, i18n.number(count), address, is_shown)


def promise(
    dataset: Dataset, row: Row, ways: Mapping[str, Ways], words: Mapping[str, list[str]]
) -> Promise:
    """One row of the board, with its directions and what is said of it."""
    key = str(row["commitment_id"])
    made = i18n.say("board.made", day=values.day(row, "agreed_date"), round=row["round_title"])
    chart = registry.STEPS.chart_name(key)
    return Promise(
        record=row["record"], title=str(row["title"]), made=made, by=by_words(dataset, row),
        doubt=str(row["promise_state"]) if row["promise_state"] in DOUBTED else "",
        stands=str(row["stands"]), words=i18n.say(f"stands.{row['stands']}"),
        ways=ways.get(key, ()), said=() if row["is_numbered"] else tuple(words.get(key, ())),
        steps=chart if chart in registry.charts(dataset) else "",
    )  # fmt: skip


def address(view: View, record: str) -> str:
    """Where a record opens over the board in the app."""
    return f"{path_of(PAGE)}?{view.but(record=record).query}"


def by_words(dataset: Dataset, row: Row) -> str:
    """Who promised the number; without one, by whose word it was agreed or proposed."""
    if row["promised_says"]:
        return i18n.say("board.promised_by", who=row["promised_says"])
    return agreement_words(dataset, str(row["commitment_id"]))


def directions(dataset: Dataset, view: View) -> dict[str, Ways]:
    """By commitment with a number: its direction to each side in their order, None for no such."""
    rows = commitments.ledger(dataset, view, dataset.reach.last)
    seen = style(dataset, view)
    found: dict[str, dict[str, Direction]] = {}
    for row in rows.to_dict("records"):
        own = found.setdefault(str(row["commitment_id"]), {})
        own[str(row["to_party"])] = direction(dataset, row, seen)
    return {key: tuple(own.get(side) for side in dataset.sides) for key, own in found.items()}


def direction(dataset: Dataset, row: Row, seen: Style) -> Direction:
    """One direction of a promise in words, with the share delivered where both are numbers."""
    is_known = bool(pd.notna(row["share_percent"]) and row["delivered"] > 0)
    share: str = (
        i18n.say("board.share", share=i18n.number(row["share_percent"])) if is_known else ""
    )
    return Direction(
        to=values.to_party(dataset, row["to_party"]), amount=amount(row), share=share,
        percent=min(float(row["share_percent"]), 100.0) if is_known else None,
        days=days_words(row["first_days"], row["last_days"]), color=seen.color(row["to_party"]),
        dark=seen.dark[seen.color(row["to_party"])], doubt=promises.doubt(row, seen),
        state=str(row["promise_state"]) or "none",
    )  # fmt: skip


def amount(row: Row) -> str:
    """Delivered of promised; what was delivered where no number was promised."""
    if pd.isna(row["promised"]) and not row["is_unspoken"]:
        if pd.isna(row["delivered"]):
            return i18n.say("board.uncounted")
        if not row["delivered"]:
            return i18n.say("board.doubtful" if row["disputed_links"] else "board.nothing")
        return i18n.say("board.delivered", delivered=promises.delivered(row))
    return promises.fulfilled(row)


def days_words(first: float, last: float) -> str:
    """After how many days the first and the last delivery came; "" where none is known."""
    if pd.isna(first):
        return ""
    if last == 0:
        return i18n.say("board.same_day")
    begun, ended = i18n.counted(first, "day"), i18n.counted(last, "day")
    key = "board.one_day" if first == last else "board.days"
    return i18n.say(key, first=begun, last=ended)


def statements(dataset: Dataset) -> dict[str, list[str]]:
    """By commitment: each statement on its outcome, with who says it and what that makes of it."""
    labels = dataset.package.labels("event_statements", "status")
    found: dict[str, list[str]] = {}
    for row in commitments.outcomes_said(dataset).to_dict("records"):
        status = str(labels.get(row["status"], row["status"]))
        said = i18n.say(
            "board.said", who=row["outcome_says"], statement=row["statement"], status=status
        )
        found.setdefault(str(row["commitment_id"]), []).append(said)
    return found
