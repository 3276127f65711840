"""The preview image of each page, chart and record, in the view of its address."""

from typing import Final

import pandas as pd
from starlette.requests import Request

from lib import i18n
from lib.api import about, figures, html
from lib.api.endpoint import Queue
from lib.api.preview import Preview, drawn
from lib.api.requests import PERIOD, DataRequest, parse_request
from lib.api.responses import Payload, Problem, Reply
from lib.cache import NAMED, Memo
from lib.charts import registry, spec
from lib.content import about as content
from lib.content import summary, values
from lib.content.period_filter import unchanging
from lib.content.view import period_line
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import View
from lib.period import Period
from lib.sitemap import PAGES

PATH: Final = "/og/{name:path}"
MEDIA_TYPE: Final = "image/png"
#: The first part of the name of a chart's image.
CHARTS: Final = "charts/"
#: How many images of a negotiation are kept, each of about 20 kB.
KEPT: Final = 1_000
#: The bytes that the images of a negotiation may take together.
ROOM: Final = 20_000_000
PREVIEWS: Final = Memo[Payload](KEPT, ROOM, lambda payload: len(payload.body))
NAMED["previews"] = PREVIEWS


def named(request: Request) -> tuple[DataRequest, View, str]:
    """The request, the view of which an image is asked, and its name; raises a Problem.

    The image of a record is the same in every view.
    """
    ask = parse_request(request)
    name, dot, ending = request.path_params["name"].rpartition(".")
    is_record = name in ask.dataset.records
    chart = name.removeprefix(CHARTS)
    is_chart = name != chart and chart in registry.charts(ask.dataset)
    if f"{dot}{ending}" != ".png" or not (is_record or is_chart or name in PAGES):
        raise Problem(404, "preview", "name", request.path_params["name"], ", ".join(PAGES))
    return ask, about.whole(ask.dataset) if is_record else ask.view.plain, name


def known(request: Request) -> Reply | None:
    """The image that a request asks for, if it was drawn before; raises a Problem."""
    ask, view, name = named(request)
    found = PREVIEWS.held(ask.dataset, view, name)
    return reply(found, ask) if found else None


#: Images that were drawn before are sent at once, the others of a negotiation drawn in turn.
QUEUE: Final = Queue(known, figures.line)


def preview_handler(request: Request) -> Reply:
    """The image that the path names."""
    ask, view, name = named(request)
    place = PREVIEWS.place(ask.dataset, view, name)
    return reply(place.given(lambda: preview_payload(ask.dataset, view, name)), ask)


def reply(image: Payload, ask: DataRequest) -> Reply:
    """The image with the days that its address covers."""
    return Reply(image, {PERIOD: ask.cites[PERIOD]})


def preview_payload(dataset: Dataset, view: View, name: str) -> Payload:
    """The image of a page, of ``charts/name`` or of the record ``table/key``."""
    title, text, line, period = said(dataset, view, name)
    notice = html.said("fictional") if dataset.package.is_fictional else ""
    ends = i18n.day(dataset.span.first), html.said("strip"), i18n.day(dataset.span.last)
    over = "" if notice else dataset.package.short_title
    site = i18n.say("site.name")
    made = Preview(site, over, notice, title, text, line, bars(dataset, period), ends)
    return Payload(drawn(made), MEDIA_TYPE)


def said(dataset: Dataset, view: View, name: str) -> tuple[str, str, str, Period | None]:
    """Title, text and last line of an image, and the period that it is about."""
    if name in PAGES:
        chart = about.embedded_chart(dataset, view, name)
        finding = spec.chart_spec(dataset, view, chart)["heading"] if chart else ""
        text = finding or summary.lead(dataset, view, name)
        return summary.title(dataset, name), text, period_line(dataset, view), view.period
    if name.startswith(CHARTS):
        block = spec.chart_spec(dataset, view, name.removeprefix(CHARTS))
        return block["heading"], block["subtitle"], block["caption"], view.period
    found = records.find(dataset, name)
    table = dataset.package.tables[found.table]
    line = f"{table.title} · {values.day(found.row, table.date_field)}"
    text = content.record_words(dataset, view, name)
    return found.title, text, line, day_of(found.row[table.date_field])


def day_of(day: pd.Timestamp) -> Period | None:
    """The period of one day; None where it is unknown."""
    return None if pd.isna(day) else Period(day.date(), day.date())


def bars(dataset: Dataset, period: Period | None) -> tuple[tuple[int, bool], ...]:
    """The records of each month of the span, and whether the period has a day in it."""
    first, last = (period.first.isoformat(), period.last.isoformat()) if period else ("", "")
    return tuple(
        (month["records"], month["day"] <= last and first < month["until"])
        for month in unchanging(dataset)["months"]
    )
