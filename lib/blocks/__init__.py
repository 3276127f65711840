"""Figure blocks: a chart with heading, caption and tools, as the chart runtime takes it.

A block depends on the words of the address alone, so it is made once a view and kept: a reader who
comes back to a period, or a second reader of it, costs no drawing.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson
import pandas as pd

from lib import exports, findings, gallery, text
from lib.address import View
from lib.blocks.captions import caption, empty_sentence
from lib.blocks.cards import card_rule, cards
from lib.blocks.silence import unspoken, voice
from lib.blocks.words import (
    capped,
    chart_line,
    links,
    period_line,
    ruled,
    runtime_words,
    sentence_words,
    speaker_line,
    whose,
)
from lib.kept import kept
from lib.look import look
from lib.model.talks import Talks

__all__ = [
    "block", "capped", "card_rule", "cards", "encode", "encoded", "period_line", "speaker_line",
    "unspoken", "voice", "whose",
]  # fmt: skip

#: How many drawn blocks of a negotiation are kept, of 300 kB each: those asked for again at once.
KEPT: Final = 64


@kept(KEPT)
def block(talks: Talks, view: View, name: str) -> dict[str, Any]:
    """Everything the chart runtime needs for one chart in one view; raises KeyError if unknown."""
    chart = gallery.gallery(talks)[name]
    rows = chart.rows(talks, view)
    return {
        "name": name,
        "token": view.token,
        **titles(talks, view, chart, rows),
        "caption_href": None,
        "empty": empty_sentence(talks, view, chart) if rows.empty else None,
        "figure": None if rows.empty else figure_of(rows, chart, talks, view),
        "colors": dict(look(talks, view).dark),
        "links": links(view, name),
        "csv": None,
        "words": runtime_words(),
    }


def titles(talks: Talks, view: View, chart: gallery.Chart, rows: pd.DataFrame) -> dict[str, Any]:
    """What is said over and under a chart, on the page and on its image."""
    context = sentence_words(talks, view, chart, rows)
    heading = findings.finding(chart.kind, rows, look(talks, view), context)
    said = text.words("findings")[chart.kind]["sub"].format(**context)
    parts = [said, chart_line(talks, view, chart), *ruled(talks, view, chart)]
    subtitle = " · ".join(parts)
    said_of = [caption(talks, view, chart, rows), left_out(talks, view, rows)]
    line = " · ".join(part for part in said_of if part)
    file_name = exports.file_name(talks, view, chart.name, "")[:-1]
    footer = f"{image_footer(talks)} · {line}"
    image = {"filename": file_name, "title": heading, "subtitle": subtitle, "footer": footer}
    return {
        "heading": heading, "heading_level": 2, "subtitle": subtitle, "caption": line,
        "alt": text.say("chart.alt", heading=heading, subtitle=subtitle), "image": image,
    }  # fmt: skip


def left_out(talks: Talks, view: View, rows: pd.DataFrame) -> str:
    """What a ledger shows without a figure, in a sentence; "" for other charts."""
    return unspoken(talks, view, rows) if "is_unspoken" in rows else ""


def image_footer(talks: Talks) -> str:
    """Where an image of a chart comes from."""
    package, site = talks.package, text.say("site.name")
    return text.say("chart.footer", site=site, title=package.title, version=package.version)


def figure_of(rows: pd.DataFrame, chart: gallery.Chart, talks: Talks, view: View) -> dict[str, Any]:
    """The drawn figure as plain data."""
    return chart.draw(rows, look(talks, view)).plain()


def encoded(talks: Talks, view: View, name: str) -> str:
    """The block as JSON text, ready to be sent."""
    return encode(block(talks, view, name))


def encode(made: Mapping[str, Any]) -> str:
    """A block as JSON text."""
    return orjson.dumps(made).decode()
