"""The words of the address: one grammar for pages, CSV, JSON, citations and pictures.

Words are codes, never labels, so that a translation breaks no link.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypedDict, Unpack
from urllib.parse import urlencode

from lib.claims import CONFIDENCE_CHOICES
from lib.period import Period
from lib.speakers import HEADLINE

#: Every word, in the order in which an address says them.
WORDS: Final = ("from", "to", "figures", "confidence", "disputed", "record", "talks", "version")
DISPUTED: Final = ("neither", "both")
RECORD_TABLES: Final = ("rounds", "meetings", "commitments", "transfers", "totals", "events")


@dataclass(frozen=True)
class Limits:
    """What the words may say for one negotiation; ``version`` is "" for its present edition."""

    talks: str
    span: Period
    figures: tuple[str, ...]
    records: frozenset[str] = frozenset()
    version: str = ""


@dataclass(frozen=True)
class Objection:
    """A word that was not understood: its name, its value, the kind of fault, what is allowed."""

    word: str
    value: str
    fault: str
    allowed: str


class Parts(TypedDict, total=False):
    """The parts of a view that can be changed."""

    talks: str
    period: Period
    figures: str
    confidence: str
    disputed: str
    record: str
    version: str


@dataclass(frozen=True)
class View:
    """What the reader looks at, as the address says it."""

    talks: str
    period: Period
    span: Period
    figures: str = HEADLINE
    confidence: str = "all"
    disputed: str = "neither"
    record: str = ""
    version: str = ""

    @property
    def words(self) -> dict[str, str]:
        """The words that say this view; what is left at its default is not said."""
        said = {
            "from": self.period.first.isoformat() if self.period.first != self.span.first else "",
            "to": self.period.last.isoformat() if self.period.last != self.span.last else "",
            "figures": self.figures if self.figures != HEADLINE else "",
            "confidence": self.confidence if self.confidence != "all" else "",
            "disputed": self.disputed if self.disputed != "neither" else "",
            "record": self.record,
            "talks": self.talks,
            "version": self.version,
        }
        return {word: value for word, value in said.items() if value}

    @property
    def query(self) -> str:
        """The words as a query string without the question mark."""
        return urlencode(self.words, safe="/")

    @property
    def token(self) -> str:
        """A short text that differs wherever two views may draw something different."""
        return "|".join(f"{word}={value}" for word, value in self.words.items() if word != "record")

    def but(self, **changes: Unpack[Parts]) -> "View":
        """The same view with some parts changed."""
        return replace(self, **changes)


def read_day(text: str) -> date | None:
    """The ISO date that the text is, or None."""
    try:
        day = date.fromisoformat(text)
        return day if day.isoformat() == text else None
    except ValueError:
        return None


def judge_period(words: Mapping[str, str], span: Period) -> tuple[Period, list[Objection]]:
    """The period that ``from`` and ``to`` say; the whole span with an objection if they cannot."""
    days: dict[str, date] = {"from": span.first, "to": span.last}
    allowed = f"{span.first.isoformat()} to {span.last.isoformat()}"
    for word in days:
        if not (text := words.get(word, "")):
            continue
        day = read_day(text)
        if day is None:
            return span, [Objection(word, text, "not_a_date", "YYYY-MM-DD")]
        if not span.first <= day <= span.last:
            return span, [Objection(word, text, "out_of_range", allowed)]
        days[word] = day
    if days["to"] < days["from"]:
        both = f"{days['from'].isoformat()} to {days['to'].isoformat()}"
        return span, [Objection("from", both, "reversed", allowed)]
    return Period(days["from"], days["to"]), []


def judge_choice(
    words: Mapping[str, str], word: str, allowed: tuple[str, ...]
) -> tuple[str, list[Objection]]:
    """The chosen code, or the first allowed one with an objection."""
    value = words.get(word, "")
    if not value or value in allowed:
        return value or allowed[0], []
    return allowed[0], [Objection(word, value, "unknown", ", ".join(allowed))]


def judge_record(words: Mapping[str, str], limits: Limits) -> tuple[str, list[Objection]]:
    """The record named, or none with an objection where there is no such record."""
    record = words.get("record", "")
    if not record or record in limits.records:
        return record, []
    allowed = ", ".join(f"{table}/…" for table in RECORD_TABLES)
    return "", [Objection("record", record, "unknown", allowed)]


def judge(words: Mapping[str, str], limits: Limits) -> tuple[View, list[Objection]]:
    """The view that the words say, every fault replaced by its default and listed."""
    period, objections = judge_period(words, limits.span)
    figures, of_figures = judge_choice(words, "figures", limits.figures)
    confidence, of_confidence = judge_choice(words, "confidence", tuple(CONFIDENCE_CHOICES))
    disputed, of_disputed = judge_choice(words, "disputed", DISPUTED)
    record, of_record = judge_record(words, limits)
    named = limits.talks, period, limits.span, figures, confidence, disputed, record
    view = View(*named, limits.version)
    return view, [*objections, *of_figures, *of_confidence, *of_disputed, *of_record]
