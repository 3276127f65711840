"""The figure block of each chart as JSON: heading, figure and words, as the chart runtime draws it.

The app's own charts take theirs from here, so that a figure is fetched while its period is typed,
comes compressed, and is asked for once by readers who look at the same view.
"""

from functools import cache
from typing import Final
from urllib.parse import urlencode

from anyio import CapacityLimiter
from starlette.requests import Request

from lib import catalog
from lib.api import data
from lib.api.endpoint import Queue
from lib.api.requests import parse_request
from lib.api.responses import Payload, Reply
from lib.cache import NAMED, Memo
from lib.charts import spec
from lib.model.dataset import Dataset
from lib.params import View

MEDIA_TYPE = "application/json; charset=utf-8"
#: The word for the edition of the data, so that nobody is shown a kept figure of another one.
EDITION: Final = "edition"
#: How many figures of a negotiation are kept as they travel; one of them is about 35 kB.
KEPT = 1_000
#: The bytes that the figures of a negotiation may take together before they are compressed.
ROOM: Final = 60_000_000
#: The figures as they travel.
FIGURES: Final = Memo[Payload](KEPT, ROOM, lambda payload: len(payload.body))
NAMED["figures"] = FIGURES


@cache
def lines() -> dict[str, CapacityLimiter]:
    """By negotiation, what lets its figures be worked out one after the other.

    Side by side they share one interpreter: the first of a page came in twice the time, and the
    last no sooner.
    """
    return {name: CapacityLimiter(1) for name in catalog.catalog()}


def line(request: Request) -> CapacityLimiter | None:
    """What a request for a figure waits by; None where no such negotiation is served."""
    return lines().get(request.query_params.get("talks") or catalog.default())


def known(request: Request) -> Reply | None:
    """The block that a request asks for, if it was made before; raises a Problem for bad words."""
    ask = parse_request(request, also=(EDITION,))
    found = FIGURES.held(ask.dataset, ask.plain.view, request.path_params[data.CHARTS.word])
    return Reply(found, ask.cites) if found else None


def figure_handler(request: Request) -> Reply:
    """The block of the chart that the path names."""
    ask, name = data.named(data.CHARTS, request, also=(EDITION,))
    place = FIGURES.place(ask.dataset, ask.plain.view, name)
    return Reply(place.given(lambda: figure_payload(ask.dataset, ask.plain.view, name)), ask.cites)


def figure_payload(dataset: Dataset, view: View, name: str) -> Payload:
    """The block of a chart in one view."""
    return Payload(spec.encoded(dataset, view, name).encode(), MEDIA_TYPE, quality=4)


#: Figures that were made before are answered at once, the others of a negotiation in turn.
QUEUE: Final = Queue(known, line)


def address(view: View, name: str) -> str:
    """The address of a chart's block in one view of the present edition of the data.

    An open page that meets a server with newer data asks for newer figures.
    """
    edition = catalog.edition(view.talks or catalog.default(), view.version).edition
    query = urlencode({**view.plain.words, EDITION: edition}, safe="/")
    return f"/api/charts/{name}.figure.json?{query}"
