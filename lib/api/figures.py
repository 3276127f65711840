"""Chart specs as JSON: heading, figure and labels, as the chart runtime draws them.

The app's own charts take theirs from here, so that a figure is fetched while its period is typed,
is compressed, and is computed once for readers who look at the same view.
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
from lib.cache import Memo
from lib.charts import spec
from lib.model.dataset import Dataset
from lib.params import View

MEDIA_TYPE = "application/json; charset=utf-8"
#: The query parameter of the edition, so that no cached figure of another one is shown.
EDITION: Final = "edition"
#: How many payloads of a negotiation are cached; one of them is about 35 kB.
KEPT = 1_000
#: The cached payloads.
FIGURES: Final = Memo[Payload](KEPT)


@cache
def lines() -> dict[str, CapacityLimiter]:
    """By negotiation, the limiter by which its figures are computed one after the other.

    Side by side they share one interpreter: the first of a page came in twice the time, and the
    last no sooner.
    """
    return {name: CapacityLimiter(1) for name in catalog.catalog()}


def line(request: Request) -> CapacityLimiter | None:
    """What a request for a figure waits by; None where no such negotiation is served."""
    return lines().get(request.query_params.get("talks") or catalog.default())


def known(request: Request) -> Reply | None:
    """The cached chart spec of a request, or None; raises a Problem for bad parameters."""
    ask = parse_request(request, also=(EDITION,))
    found = FIGURES.held(ask.talks, ask.plain.view, request.path_params[data.CHARTS.word])
    return Reply(found, ask.cites) if found else None


def figure_handler(request: Request) -> Reply:
    """The spec of the chart that the path names."""
    ask, name = data.named(data.CHARTS, request, also=(EDITION,))
    place = FIGURES.place(ask.talks, ask.plain.view, name)
    return Reply(place.given(lambda: figure_payload(ask.talks, ask.plain.view, name)), ask.cites)


def figure_payload(talks: Dataset, view: View, name: str) -> Payload:
    """The spec of a chart in one view."""
    return Payload(spec.encoded(talks, view, name).encode(), MEDIA_TYPE, quality=4)


#: Cached figures are served at once, the others of a negotiation one after the other.
QUEUE: Final = Queue(known, line)


def address(view: View, name: str) -> str:
    """The URL of a chart's spec in one view, which names the edition of the data.

    An open page that meets a server with newer data requests newer figures.
    """
    edition = catalog.edition(view.talks or catalog.default(), view.version).edition
    query = urlencode({**view.but(record="").words, EDITION: edition}, safe="/")
    return f"/api/charts/{name}.figure.json?{query}"
