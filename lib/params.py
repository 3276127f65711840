"""URL query parameters: parsing, validation, serialisation; the same for pages, API and embeds.

Values are codes, never labels, so that a translation breaks no link.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypedDict, Unpack
from urllib.parse import urlencode

from lib.model.claims import CONFIDENCE_CHOICES
from lib.period import Period, day_in_words, read_days
from lib.speakers import HEADLINE

#: Every query parameter, in the order of serialisation.
PARAMETERS: Final = (
    "from", "to", "figures", "confidence", "disputed", "by", "round", "state", "record", "talks",
    "version",
)  # fmt: skip
DISPUTED: Final = ("neither", "both")
#: The forms of an outcome's block: sums by month, running totals, each handover. The first holds
#: where ``by`` names none; ``by`` has parts "outcome.form", or one form for all outcomes.
FORMS: Final = ("month", "total", "each")
#: How a commitment stands, in the order of the board: first those with a number, by what was
#: delivered; then those without, by what is said of them. Each may be disputed.
STANDS: Final = (
    "full", "partly", "no_delivery", "no_figure", "disputed", "carried_out", "not_carried_out",
    "agreed", "silent",
)  # fmt: skip
#: Objections to a valid value: an end moved into the data, a period outside them.
NOTES: Final = ("before", "after", "outside")
RECORD_TABLES: Final = ("rounds", "meetings", "commitments", "transfers", "totals", "events")


@dataclass(frozen=True)
class Limits:
    """The allowed values for one negotiation; ``version`` is "" for its present edition."""

    talks: str
    span: Period
    figures: tuple[str, ...]
    records: frozenset[str] = frozenset()
    version: str = ""
    outcomes: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Objection:
    """A parameter not taken as it stands: its name, value, kind of fault, allowed values."""

    word: str
    value: str
    fault: str
    allowed: str

    @property
    def is_note(self) -> bool:
        """True where the value is valid, and only its period had to be moved."""
        return self.fault in NOTES


class Parts(TypedDict, total=False):
    """The parts of a view that can be changed."""

    talks: str
    period: Period
    figures: str
    confidence: str
    disputed: str
    record: str
    version: str
    by: str
    round: str
    state: str


@dataclass(frozen=True)
class View:
    """What the reader looks at, as the query parameters say it."""

    talks: str
    period: Period
    span: Period
    figures: str = HEADLINE
    confidence: str = "all"
    disputed: str = "neither"
    record: str = ""
    version: str = ""
    by: str = ""
    round: str = ""
    state: str = ""

    @property
    def words(self) -> dict[str, str]:
        """The query parameters of this view by name, without those at their default."""
        said = {
            "from": self.period.first.isoformat() if self.period.first != self.span.first else "",
            "to": self.period.last.isoformat() if self.period.last != self.span.last else "",
            "figures": self.figures if self.figures != HEADLINE else "",
            "confidence": self.confidence if self.confidence != "all" else "",
            "disputed": self.disputed if self.disputed != "neither" else "",
            "by": self.by,
            "round": self.round,
            "state": self.state,
            "record": self.record,
            "talks": self.talks,
            "version": self.version,
        }
        return {word: value for word, value in said.items() if value}

    @property
    def query(self) -> str:
        """The query string, without the question mark."""
        return urlencode(self.words, safe="/")

    @property
    def token(self) -> str:
        """A short text that differs wherever two views may draw something different."""
        return "|".join(f"{word}={value}" for word, value in self.plain.words.items())

    @property
    def plain(self) -> "View":
        """The view without what changes no chart: record, forms of blocks, cut of the board."""
        return self.of_rows.but(round="", state="")

    @property
    def of_rows(self) -> "View":
        """The view without what changes no rows: the open record and the forms of blocks."""
        return self.but(record="", by="")

    def form(self, outcome: str) -> str:
        """The form of an outcome's block, one of FORMS."""
        return forms_named(self.by, (outcome,)).get(outcome, FORMS[0])

    def but(self, **changes: Unpack[Parts]) -> "View":
        """The same view with some parts changed."""
        return replace(self, **changes)


def parse_period(words: Mapping[str, str], span: Period) -> tuple[Period, list[Objection]]:
    """The period that ``from`` and ``to`` say, each end judged by itself.

    An end that cannot be read, or that comes before the other one, is that of the span; an end
    outside the span is the nearest day in it, unless the whole period lies outside, which then
    stands as it is and covers nothing. A month means its first day in ``from``, its last in ``to``.
    """
    first, of_first = judge_end(words, "from")
    last, of_last = judge_end(words, "to")
    objections = [*of_first, *of_last]
    if first and last and last < first:
        both = f"{first.isoformat()} to {last.isoformat()}"
        objections, last = [Objection("to", both, "reversed", said_days(span))], None
    period = between(first, last, span)
    if period.last < span.first or period.first > span.last:
        return period, [*objections, Objection("from", str(period), "outside", str(span))]
    clamped = period.clamp(span)
    return clamped, [*objections, *clamps(period, clamped, span)]


def judge_end(words: Mapping[str, str], word: str) -> tuple[date | None, list[Objection]]:
    """The day that one end says; None where it says none, with an objection if it is unreadable."""
    if not (text := words.get(word, "")):
        return None, []
    days = read_days(text)
    if days is None:
        return None, [Objection(word, text, "not_a_date", "YYYY-MM-DD")]
    return days.first if word == "from" else days.last, []


def between(first: date | None, last: date | None, span: Period) -> Period:
    """The period between two ends; one that is missing is that of the span, or the other one."""
    start = first or min(span.first, last or span.first)
    return Period(start, last or max(span.last, start))


def clamps(period: Period, clamped: Period, span: Period) -> list[Objection]:
    """A note for each end of a period that was outside the span."""
    early = period.first < clamped.first
    late = period.last > clamped.last
    before = Objection("from", day_in_words(period.first), "before", day_in_words(span.first))
    after = Objection("to", day_in_words(period.last), "after", day_in_words(span.last))
    return [*([before] if early else []), *([after] if late else [])]


def said_days(span: Period) -> str:
    """The days of a span as a URL writes them."""
    return f"{span.first.isoformat()} to {span.last.isoformat()}"


def parse_choice(
    words: Mapping[str, str], word: str, allowed: tuple[str, ...]
) -> tuple[str, list[Objection]]:
    """The chosen code, or the first allowed one with an objection."""
    value = words.get(word, "")
    if not value or value in allowed:
        return value or allowed[0], []
    return allowed[0], [Objection(word, value, "unknown", ", ".join(allowed))]


def parse_record(words: Mapping[str, str], limits: Limits) -> tuple[str, list[Objection]]:
    """The record named, or none with an objection where there is no such record."""
    record = words.get("record", "")
    if not record or record in limits.records:
        return record, []
    allowed = ", ".join(f"{table}/…" for table in RECORD_TABLES)
    return "", [Objection("record", record, "unknown", allowed)]


def forms_named(by: str, outcomes: tuple[str, ...]) -> dict[str, str]:
    """The form that ``by`` names for each of some outcomes; those of which it names none lack."""
    found: dict[str, str] = {}
    for part in by.split():
        outcome, _, form = part.rpartition(".")
        of = outcomes if not outcome else (outcome,)
        found |= {one: form for one in of if one in outcomes and form in FORMS}
    return found


def written_forms(forms: Mapping[str, str]) -> str:
    """The forms of outcomes as ``by`` writes them: those that differ from the first of FORMS.

    >>> written_forms({"remains": "each", "children": "month"})
    'remains.each'
    """
    return " ".join(f"{outcome}.{form}" for outcome, form in forms.items() if form != FORMS[0])


def parse_forms(words: Mapping[str, str], limits: Limits) -> tuple[str, list[Objection]]:
    """The forms of blocks as ``by`` writes them, with an objection to the parts unknown here."""
    parts = words.get("by", "").split()
    unknown = [part for part in parts if not forms_named(part, limits.outcomes)]
    named = forms_named(" ".join(parts), limits.outcomes)
    ordered = {one: named[one] for one in limits.outcomes if one in named}
    allowed = ", ".join([*FORMS, *(f"{one}.{FORMS[-1]}" for one in limits.outcomes)])
    value = " ".join(unknown)
    return written_forms(ordered), [Objection("by", value, "unknown", allowed)] if unknown else []


def parse(words: Mapping[str, str], limits: Limits) -> tuple[View, list[Objection]]:
    """The view of query parameters, every invalid value replaced by its default and listed."""
    period, objections = parse_period(words, limits.span)
    figures, of_figures = parse_choice(words, "figures", limits.figures)
    confidence, of_confidence = parse_choice(words, "confidence", tuple(CONFIDENCE_CHOICES))
    disputed, of_disputed = parse_choice(words, "disputed", DISPUTED)
    record, of_record = parse_record(words, limits)
    named = limits.talks, period, limits.span, figures, confidence, disputed, record
    forms, of_forms = parse_forms(words, limits)
    round_id, of_round = parse_choice(words, "round", ("", *limits.rounds))
    state, of_state = parse_choice(words, "state", ("", *STANDS))
    view = View(*named, limits.version, forms, round_id, state)
    of_choices = [*of_figures, *of_confidence, *of_disputed]
    return view, [*objections, *of_choices, *of_record, *of_forms, *of_round, *of_state]
