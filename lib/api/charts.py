"""The rows that each chart draws, as CSV and JSON, cut by the words of the address."""

from functools import lru_cache

from starlette.requests import Request

from lib import exports
from lib.address import View
from lib.api import files
from lib.api.asked import asked
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.gallery import Chart, gallery
from lib.model.talks import Talks


def named(talks: Talks, name: str) -> Chart:
    """The chart of a name; raises a Problem where there is none."""
    if name not in gallery(talks):
        raise Problem(404, "chart", "chart", name, ", ".join(gallery(talks)))
    return gallery(talks)[name]


@lru_cache(maxsize=96)
def content(talks: Talks, view: View, name: str, ending: str) -> Content:
    """The rows of a chart in a form."""
    return files.content(exports.chart_rows(talks, view, gallery(talks)[name]), ending)


def csv(request: Request) -> Answer:
    """The rows of a chart as CSV."""
    return answer(request, "csv")


def json(request: Request) -> Answer:
    """The rows of a chart as JSON."""
    return answer(request, "json")


def answer(request: Request, ending: str) -> Answer:
    """The rows of the chart that the path names, in a form."""
    ask = asked(request)
    name = named(ask.talks, request.path_params["chart"]).name
    found = content(ask.talks, ask.view.but(record=""), name, ending)
    return Answer(found, files.headers(ask, f"/api/charts/{name}.{ending}", name, ending))
