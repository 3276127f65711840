"""Requests: query parameters of the data routes, validated; which paths are pages."""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Message, Scope

from lib import catalog, citation, params
from lib.api.responses import Problem, unfit
from lib.model.dataset import Dataset
from lib.params import Objection, View
from lib.sitemap import page_at

#: The name of the environment variable with the public address, for use behind a proxy.
VARIABLE: Final = "PARLEY_URL"
#: The header that says which days an answer covers, both ends included.
PERIOD: Final = "parley-period"
#: Words that others hang on an address to follow a reader; they say nothing of what is asked.
TRACKING: Final = re.compile(
    r"utm_\w+|mc_[ce]id|_h(?:sm|s)i|_hsenc|mkt_tok|igshid|igsh|_ga|_gl"
    r"|(?:fb|g|dcl|msclk|twcl|ttcl|ycl|li_fat_|wbra|gbra)(?:cl)?id"
)
HOST: Final = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


@dataclass(frozen=True)
class DataRequest:
    """One request understood: the negotiation, the view of it, the site's address, and today.

    ``notes`` say how the period was moved into the data.
    """

    dataset: Dataset
    view: View
    base: str
    today: date
    notes: tuple[Objection, ...] = ()

    def address(self, path: str) -> str:
        """The whole address of a path of the site in this view."""
        query = self.view.query
        return f"{self.base}{path}?{query}" if query else f"{self.base}{path}"

    @property
    def plain(self) -> "DataRequest":
        """The same request without what changes no rows."""
        return replace(self, view=self.view.plain)

    @property
    def cited(self) -> "DataRequest":
        """The same request under the words that will always mean it: negotiation and version."""
        return replace(self, view=citation.lasting(self.dataset, self.view))

    @property
    def cites(self) -> dict[str, str]:
        """The headers that lead to the citation, say the days covered, and name a newer edition."""
        cited = f'<{self.cited.address("/api/cite.json")}>; rel="cite-as"'
        period = self.view.period
        days = f"{period.first.isoformat()}/{period.last.isoformat()}"
        if not self.view.version:
            return {"link": cited, PERIOD: days}
        newest = replace(self, view=self.view.but(version=""))
        return {"link": f'{cited}, <{newest.address("/")}>; rel="latest-version"', PERIOD: days}


def base(request: Request) -> str:
    """Scheme and host of the site as its readers reach it."""
    if own := os.environ.get(VARIABLE):
        return own.rstrip("/")
    host = request.headers.get("host", "")
    return f"{request.scope['scheme']}://{host if HOST.fullmatch(host) else 'localhost'}"


def own_words(request: Request) -> list[tuple[str, str]]:
    """The words of a request with their values, but for those that only follow a reader."""
    said = request.query_params.multi_items()
    return [(word, value) for word, value in said if not TRACKING.fullmatch(word)]


def refuse_unknown_parameters(request: Request, also: Collection[str] = ()) -> None:
    """Raise a Problem for a word that is unknown, also beside the usual ones, or said twice."""
    allowed = ", ".join(params.PARAMETERS)
    for word, value in own_words(request):
        if word not in params.PARAMETERS and word not in also:
            raise Problem(400, "unknown_word", word[:80], value, allowed)
        if not value:
            raise Problem(400, "empty", word, value, allowed)
        if len(request.query_params.getlist(word)) > 1:
            raise Problem(400, "repeated", word, value, allowed)


def negotiation_named(name: str) -> str:
    """The name of the negotiation, the default one for ""; raises a Problem for an unknown one."""
    if name and name not in catalog.catalog():
        raise Problem(400, "unknown", "talks", name, ", ".join(catalog.catalog()))
    return name or catalog.default()


def version_named(name: str, version: str) -> str:
    """The version of a negotiation, "" for the present one; raises a Problem for an unknown one."""
    if version and version not in catalog.versions(name):
        raise Problem(400, "unknown", "version", version, ", ".join(catalog.versions(name)))
    return version


def parse_request(request: Request, also: Collection[str] = (), strict: bool = True) -> DataRequest:
    """The request understood; raises a Problem where any word is not, beside those in ``also``.

    Not ``strict`` is for pages, whose address others may lengthen: unknown words are passed over.
    A period that reaches beyond the data is cut to them, as the header ``PERIOD`` says.
    """
    if strict:
        refuse_unknown_parameters(request, also)
    return understood(dict(request.query_params), base(request))


def understood(words: Mapping[str, str], base: str) -> DataRequest:
    """The request of query parameters at a site; raises a Problem where any cannot be read."""
    name = negotiation_named(words.get("talks", ""))
    version = version_named(name, words.get("version", ""))
    view, objections = params.parse(words, catalog.limits(name, version))
    if faults := [objection for objection in objections if not objection.is_note]:
        raise unfit(faults[0])
    today, notes = datetime.now(UTC).date(), tuple(objections)
    return DataRequest(catalog.edition(name, version), view, base, today, notes)


def whole_negotiation(request: Request) -> DataRequest:
    """Everything of the negotiation that the path names, in the edition that ``version`` names.

    Raises a Problem where there is none.
    """
    name = request.path_params["talks"]
    if name not in catalog.catalog():
        raise Problem(404, "talks", "talks", name, ", ".join(catalog.catalog()))
    version = version_named(name, request.query_params.get("version", ""))
    view, _ = params.parse({}, catalog.limits(name, version))
    dataset = catalog.edition(name, version)
    return DataRequest(dataset, view, base(request), datetime.now(UTC).date())


#: What is not the app's: first parts of paths that have pages or rules of their own.
OTHERS: Final = {
    "_stcore",
    "accessibility",
    "api",
    "assets",
    "component",
    "embed",
    "media",
    "og",
    "static",
    "talks",
}


def may_be_page(scope: Scope) -> bool:
    """True for a request that Streamlit may answer with its index page."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    return scope["path"].lstrip("/").partition("/")[0] not in OTHERS


def is_page(message: Message) -> bool:
    """True for the start of a response that carries a page."""
    kind = Headers(scope=message).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")


def status_of(path: str) -> int:
    """200 for the path of a page of the app; 404 for any other, for which it shows its overview."""
    return 200 if page_at(path) else 404
