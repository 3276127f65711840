"""The figure block of each chart as JSON: heading, figure and words, as the chart runtime draws it.

The app's own charts take theirs from here, so that a figure is fetched while its period is typed,
comes compressed, and is asked for once by readers who look at the same view.
"""

from functools import cache
from typing import Final
from urllib.parse import urlencode

from anyio import CapacityLimiter
from starlette.requests import Request

from lib import shelf
from lib.address import View
from lib.api import rows
from lib.api.asked import asked
from lib.api.content import Content
from lib.api.endpoint import Turns
from lib.api.wire import Answer
from lib.charts import spec
from lib.kept import Places
from lib.model.talks import Talks

MEDIA_TYPE = "application/json; charset=utf-8"
#: The word for the edition of the data, so that nobody is shown a kept figure of another one.
EDITION: Final = "edition"
#: How many figures of a negotiation are kept as they travel; one of them is about 35 kB.
KEPT = 1_000
#: The figures as they travel.
FIGURES: Final = Places[Content](KEPT)


@cache
def lines() -> dict[str, CapacityLimiter]:
    """By negotiation, what lets its figures be worked out one after the other.

    Side by side they share one interpreter: the first of a page came in twice the time, and the
    last no sooner.
    """
    return {name: CapacityLimiter(1) for name in shelf.shelf()}


def line(request: Request) -> CapacityLimiter | None:
    """What a request for a figure waits by; None where no such negotiation is served."""
    return lines().get(request.query_params.get("talks") or shelf.default())


def known(request: Request) -> Answer | None:
    """The block that a request asks for, if it was made before; raises a Problem for bad words."""
    ask = asked(request, also=(EDITION,))
    found = FIGURES.held(ask.talks, ask.plain.view, request.path_params[rows.CHARTS.word])
    return Answer(found, ask.cites) if found else None


def answer(request: Request) -> Answer:
    """The block of the chart that the path names."""
    ask, name = rows.named(rows.CHARTS, request, also=(EDITION,))
    place = FIGURES.place(ask.talks, ask.plain.view, name)
    return Answer(place.given(lambda: content(ask.talks, ask.plain.view, name)), ask.cites)


def content(talks: Talks, view: View, name: str) -> Content:
    """The block of a chart in one view."""
    return Content(spec.encoded(talks, view, name).encode(), MEDIA_TYPE, quality=4)


#: Figures that were made before are answered at once, the others of a negotiation in turn.
TURNS: Final = Turns(known, line)


def address(view: View, name: str) -> str:
    """The address of a chart's block in one view of the present edition of the data.

    An open page that meets a server with newer data asks for newer figures.
    """
    edition = shelf.edition(view.talks or shelf.default(), view.version).edition
    query = urlencode({**view.but(record="").words, EDITION: edition}, safe="/")
    return f"/api/charts/{name}.figure.json?{query}"
