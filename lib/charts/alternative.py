"""Text alternatives: what the rows of a chart show, in sentences, by what kind of rows they are.

Each kind of chart declares one of four: ``Amounts`` over time (highest, lowest, last, trend),
``Categories`` (largest, smallest), ``Spans`` of days (first, last, longest), ``Differences`` in the
order drawn (largest, smallest). Each is called with rows and a style, and gives whole sentences, or
"" where no figure is known. Claims that wait for review and missing figures are left out.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Final

import pandas as pd

from lib import i18n
from lib.charts import titles
from lib.charts.tokens import Row, Style, each

#: The state of a claim that waits for review.
CANDIDATE: Final = "candidate"
#: What is said of figures over time besides the last to each receiver, in order.
POINTS: Final = ("highest", "lowest")
#: A trend is said of at least so many known figures, and is steady where at least so many of all
#: pairs of an earlier and a later figure go one way. data/words/method_trend.md has it in words.
FEWEST, STEADY = 3, 0.75
#: So many names are said of things that tie; of more, the first of them and how many others.
NAMED: Final = 3

#: What sentences say of a row beside the columns that a declaration names.
SHOWN: Final = ("title", "to_party", "speaker", "qualifier", "least", "most")

#: How a figure of a row is said.
Shown = Callable[[Row, str], str]
#: The rows that are told of, among those that are drawn.
Told = Callable[[pd.DataFrame], pd.DataFrame]
#: What says the text alternative of a kind of chart.
Alternative = Callable[[pd.DataFrame, Style], str]


def figure(row: Row, column: str) -> str:
    """A number with its qualifier."""
    return i18n.amount(row[column], row.get("qualifier", ""))


def lasting(row: Row, column: str) -> str:
    """A duration in minutes with what is known of it."""
    return i18n.lasting(row.get("least", row[column]), row["most"], row["qualifier"])


def counted(noun: str) -> Shown:
    """A function that says a number with its noun of labels.toml."""
    return lambda row, column: i18n.counted(row[column], noun)


def percent(row: Row, column: str) -> str:
    """A share that is given in per cent."""
    return i18n.share(row[column] / 100)


def every(rows: pd.DataFrame) -> pd.DataFrame:
    """All rows that are drawn."""
    return rows


def where(column: str, value: object) -> Told:
    """A function that gives the rows with a value in a column."""
    return lambda rows: rows[rows[column] == value]


def one_each(column: str) -> Told:
    """A function that gives the first row of each value of a column."""
    return lambda rows: rows.drop_duplicates(column)


def summed_by(column: str, amount: str) -> Told:
    """A function that gives the sum of an amount for each value of a column, in its order."""
    return lambda rows: rows.groupby(column)[amount].sum().reset_index()


def counted_by(column: str) -> Told:
    """A function that gives how many rows have each value of a column, as ``count``."""
    return lambda rows: (
        rows.groupby(column, as_index=False).size().rename(columns={"size": "count"})
    )


def known(rows: pd.DataFrame, told: Told, column: str, named: Collection[str] = ()) -> list[Row]:
    """The rows that are told of whose column is known, without claims that wait for review.

    They have the columns that are ``named`` or SHOWN, where these are there: to turn every cell of
    every row into an object takes longer than all else.
    """
    if rows.empty:
        return []
    rows = told(rows)
    rows = rows[rows[column].notna()]
    if "state" in rows:
        rows = rows[rows["state"] != CANDIDATE]
    return each(rows, [name for name in rows.columns if name in (column, *named, *SHOWN)])


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other."""
    return " ".join(sentences)


@dataclass(frozen=True)
class Amounts:
    """Figures over time: the ``points`` with receiver or title, day and speaker, and the trend.

    The last figure to each receiver is always said. ``amount`` and ``day`` are columns, ``form`` is
    the ending of the sentences in labels.toml, ``series`` the columns of which each combination has
    its trend, ``apart`` the column of things of which each has its own points.
    """

    amount: str
    day: str = "date"
    form: str = "day"
    shown: Shown = figure
    told: Told = every
    series: tuple[str, ...] = ("to_party",)
    points: tuple[str, ...] = POINTS
    apart: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are needed beside the amount."""
        return (self.day, self.apart, *self.series)

    def __call__(self, rows: pd.DataFrame, style: Style) -> str:
        """The sentences of the points and of the trends."""
        found = sorted(
            known(rows, self.told, self.amount, self.columns), key=lambda row: row[self.day]
        )
        parts = grouped(found, (self.apart,) if self.apart else (), style)
        said = (self.point(*one, style) for own in parts for one in self.extremes(own, style))
        return joined([*said, *self.trends(found, style)])

    def extremes(self, rows: Sequence[Row], style: Style) -> Iterator[tuple[str, list[Row]]]:
        """Each point with the rows that reach it; one for all where there is but one figure."""
        values = [row[self.amount] for row in rows]
        if len(set(values)) == 1:
            yield "only" if len(values) == 1 else "each", [*rows]
        else:
            ends = {"highest": max(values), "lowest": min(values)}
            for point in self.points:
                yield point, [row for row in rows if row[self.amount] == ends[point]]
        if len(values) > 1:
            receivers = ("to_party",) if "to_party" in rows[0] else ()
            yield from (("last", [own[-1]]) for own in grouped(rows, receivers, style))

    def point(self, point: str, rows: Sequence[Row], style: Style) -> str:
        """The sentence of a point: of the first row that reaches it, and on how many more days."""
        first = rows[0]
        days = [*dict.fromkeys(row[self.day] for row in rows)]
        words = {
            "figure": self.shown(first, self.amount), "to": self.receivers(rows, style),
            "speaker": self.speakers(rows), "day": self.days(first, len(days) - 1),
            "what": style.label(self.apart, first.get(self.apart, "")),
            "title": titled(first, self.day),
        }  # fmt: skip
        is_said = self.form in ("day", "titled") and words["speaker"]
        return i18n.say(f"alternative.{point}_{self.form}{'_said' if is_said else ''}", **words)

    def receivers(self, rows: Sequence[Row], style: Style) -> str:
        """Who receives the figure on the first day on which it is reached, "each" of several."""
        named = [row for row in self.first_day(rows) if row.get("to_party")]
        return titles.receivers(named, style) if named else i18n.say("both_directions")

    def speakers(self, rows: Sequence[Row]) -> str:
        """Who gives the figure on the first day that reaches it; "" where somebody is not named."""
        named = [*dict.fromkeys(row.get("speaker", "") for row in self.first_day(rows))]
        return i18n.listed(named) if all(named) else ""

    def first_day(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of the first of their days."""
        return [row for row in rows if row[self.day] == rows[0][self.day]]

    def days(self, row: Row, more: int) -> str:
        """The day or month of a row, and how many more there are of which the same is true."""
        is_month = self.day == "month"
        day = i18n.month(row[self.day]) if is_month else i18n.day(row[self.day])
        noun = "further_month" if is_month else "further_day"
        return i18n.listed([day, i18n.counted(more, noun)]) if more else day

    def trends(self, rows: Sequence[Row], style: Style) -> Iterator[str]:
        """The trend of each series with enough known figures, in a sentence."""
        ending = "".join(f"_{name}" for name in self.series)
        for own in grouped(rows, self.series, style):
            found = trend([row[self.amount] for row in own])
            if found:
                first, last = own[0], own[-1]
                yield i18n.say(
                    f"alternative.{found}{ending}",
                    first=self.shown(first, self.amount), last=self.shown(last, self.amount),
                    to=style.name(first.get("to_party", "")) or i18n.say("both_directions"),
                    speaker=first.get("speaker", ""),
                    what=style.label(self.apart, first.get(self.apart, "")),
                )  # fmt: skip


def grouped(rows: Iterable[Row], columns: Sequence[str], style: Style) -> list[list[Row]]:
    """The rows by their values in some columns, receivers in the order of the parties.

    Each group keeps the order of its rows.
    """
    places = {party: f"{place:06}" for place, party in enumerate(style.names)}

    def values(row: Row) -> tuple[str, ...]:
        """What a row is put into its group by."""
        cells = ((name, str(row[name])) for name in columns)
        return tuple(places.get(cell, cell) if name == "to_party" else cell for name, cell in cells)

    return [list(own) for _, own in groupby(sorted(rows, key=values), key=values)]


def trend(values: Sequence[float]) -> str:
    """How values follow each other: "rise", "fall", "unsteady", or "" for fewer than FEWEST.

    They rise where at least three quarters of all pairs of an earlier and a later value rise and
    the last is above the first; they fall likewise.

    >>> trend([1, 3, 2, 4]), trend([4, 2, 1]), trend([1, 9, 1]), trend([1, 2])
    ('rise', 'fall', 'unsteady', '')
    """
    if len(values) < FEWEST:
        return ""
    pairs = [*combinations(values, 2)]
    enough = STEADY * len(pairs)
    if values[-1] > values[0] and sum(later > before for before, later in pairs) >= enough:
        return "rise"
    if values[-1] < values[0] and sum(later < before for before, later in pairs) >= enough:
        return "fall"
    return "unsteady"


def titled(row: Row, day: str) -> str:
    """The title of a row, with its day where the title does not name the year."""
    title = str(row.get("title", ""))
    if str(row[day].year) in title:
        return title
    return i18n.say("alternative.titled", title=title, day=i18n.day(row[day]))


@dataclass(frozen=True)
class Categories:
    """Figures of named things: the largest and the smallest, of equals how many share it.

    ``names`` are the columns that name a thing, ``amount`` that of its figure.
    """

    names: tuple[str, ...]
    amount: str
    shown: Shown = figure
    told: Told = every

    def __call__(self, rows: pd.DataFrame, style: Style) -> str:
        """The sentences of the largest and the smallest."""
        found = known(rows, self.told, self.amount, self.names)
        values = [row[self.amount] for row in found]
        if not found:
            return ""
        ends = {"largest": max(values), "smallest": min(values)}
        if ends["largest"] == ends["smallest"]:
            ends = {"all": values[0]}
        return joined(
            self.end(name, [row for row in found if row[self.amount] == value], style)
            for name, value in ends.items()
        )

    def end(self, name: str, rows: Sequence[Row], style: Style) -> str:
        """The sentence of the largest or the smallest, with every thing that reaches it."""
        named = [self.named(row, style) for row in rows]
        if len(named) > NAMED:
            rest = i18n.counted(len(named) - 1, "other")
            named = [named[0], rest]
        value = self.shown(rows[0], self.amount)
        return i18n.say(f"alternative.{name}", figure=value, name=i18n.listed(named))

    def named(self, row: Row, style: Style) -> str:
        """What a thing is called: by its words for readers, in brackets what tells it apart."""
        first, *others = (word(name, str(row[name]), style) for name in self.names)
        if not others:
            return first
        return i18n.say("alternative.within", name=first, part=i18n.listed(others))


def word(column: str, code: str, style: Style) -> str:
    """The readers' word for a cell of a column: a party, a speaking group or a code."""
    if column in ("to_party", "speaks_for"):
        return style.name(code)
    return style.label(column, code)


@dataclass(frozen=True)
class Spans:
    """Things that last from a day to a day: the first, the last and the longest.

    ``start`` and ``end`` are columns of days; both ends count. What has no stated end is never the
    longest.
    """

    start: str = "date"
    end: str = "end_date"
    told: Told = every

    def __call__(self, rows: pd.DataFrame, style: Style) -> str:
        """The sentences of the first, the last and the longest."""
        found = sorted(
            known(rows, self.told, self.start, (self.end,)), key=lambda row: row[self.start]
        )
        if len(found) < 2:
            return joined(self.point("only", row) for row in found)
        parts = [self.point("first", found[0]), self.point("last", found[-1])]
        return joined([*parts, *self.longest(found)])

    def point(self, point: str, row: Row) -> str:
        """The sentence of the first, the last or the only one."""
        return i18n.say(f"alternative.{point}_span", title=titled(row, self.start))

    def longest(self, rows: Sequence[Row]) -> Iterator[str]:
        """The sentence of the longest of more than a day, the first of equals; none without one."""
        ended = [row for row in rows if pd.notna(row[self.end])]
        days = [(row[self.end] - row[self.start]).days + 1 for row in ended]
        if max(days, default=1) > 1:
            row = ended[days.index(max(days))]
            words = {"title": titled(row, self.start), "days": i18n.Count(max(days))}
            yield i18n.say("alternative.longest_span", **words)


@dataclass(frozen=True)
class Differences:
    """Differences between sides in the order drawn: the largest and the smallest, as a share."""

    key: str = "key"

    def __call__(self, rows: pd.DataFrame, style: Style) -> str:
        """The sentences of the first and the last difference."""
        keys = [*dict.fromkeys(row[self.key] for row in known(rows, every, "figure", (self.key,)))]
        ends = zip(("largest", "smallest"), (keys[0], keys[-1]), strict=True) if keys else ()
        return joined(self.end(name, rows[rows[self.key] == key], style) for name, key in ends)

    def end(self, name: str, rows: pd.DataFrame, style: Style) -> str:
        """The sentence of one difference: its title, and the lowest and the highest figure."""
        values = titles.differences.compute(rows, style, {}) or {}
        return i18n.say(f"alternative.{name}_difference", **values)
