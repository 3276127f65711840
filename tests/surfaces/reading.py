"""Answers as surfaces give them: words, cells and marks read back to values, so that they compare."""

import io
import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pandas as pd

from lib import i18n

LABELS = i18n.words("labels")
#: The code of each word before a number, and of each cell of a column of qualifiers.
QUALIFIERS = {words: code for code, words in LABELS["qualifier"].items() if words}
CELLS = {words: code for code, words in LABELS["qualifier_label"].items()}
STATES = {words: code for code, words in LABELS["state_label"].items()}
SILENT = (i18n.say("state.no_figure"), i18n.say("state.none"))
NUMBER = re.compile(r"(?P<before>\D*?) ?(?P<number>[\d,]+)(?P<after>.*)", re.DOTALL)


class Answer(NamedTuple):
    """What a surface answers for one figure; a value that nobody gives is None."""

    value: float | None
    qualifier: str
    unit: str
    speaker: str
    state: str


def exactness(code: object) -> str:
    """The code of a qualifier, "" for an exact number, whichever way it is said to be exact."""
    return "" if pd.isna(code) or code == "exactly" else str(code)


def number(value: Any) -> float | None:
    """A number as a float, None where there is none."""
    return None if value == "" or pd.isna(value) else float(value)


def text(value: Any) -> str:
    """A cell as text, "" where it is missing."""
    return "" if pd.isna(value) else str(value)


def amount(words: str) -> tuple[float | None, str, str]:
    """Words such as "at least 1,212 bodies to Ukraine" as a value, a qualifier, and what follows."""
    for silent in SILENT:
        if words.startswith(silent):
            return None, "", words.removeprefix(silent).strip()
    found = NUMBER.fullmatch(words)
    assert found, f"no amount in “{words}”"
    before = found["before"].strip()
    qualifier = QUALIFIERS[before] if before else ""
    return float(found["number"].replace(",", "")), qualifier, found["after"].strip()


def state(words: str, silent: str) -> str:
    """The code of a state in words; ``silent`` are the words for who gives no figure."""
    return "no_figure" if words in (*SILENT, silent) else STATES[words]


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV as its readers get them, all cells as text."""
    rows = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    return [{str(name): cell for name, cell in row.items()} for row in rows.to_dict("records")]


class Grid(HTMLParser):
    """The cells of the tables of a page of HTML, row by row."""

    def __init__(self, source: str) -> None:
        """Read the page."""
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_cell = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.is_cell = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        self.is_cell = self.is_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self.is_cell:
            self.rows[-1][-1] += data


def html_rows(source: str) -> list[dict[str, str]]:
    """The rows of the only table of a page by the headings of its columns."""
    head, *rows = Grid(source).rows
    assert len(set(head)) == len(head)
    return [dict(zip(head, row, strict=True)) for row in rows]


def marks(figure: Mapping[str, Any]) -> Iterable[tuple[str, Any, Any, list[str]]]:
    """Every mark of a figure that opens a record: the record, its x and y, and its hover lines."""
    for trace in figure["data"]:
        if "customdata" in trace and "hovertext" in trace:
            parts = (trace[name] for name in ("customdata", "x", "y", "hovertext"))
            for record, x, y, words in zip(*parts, strict=True):
                yield record, x, y, plain(words)


def plain(words: str) -> list[str]:
    """The lines of a text of a drawing without its marks of weight."""
    return re.sub("</?b>", "", words).split("<br>")


def parts(item: Any) -> list[str]:
    """The words of an item of a content tree, one a part."""
    return [part.words for part in item if getattr(part, "words", "")]
