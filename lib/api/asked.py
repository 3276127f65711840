"""What is asked: the words of an address, read strictly, and the place and day of the request."""

import os
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from starlette.requests import Request

from lib import address, cite, shelf
from lib.address import Objection, View
from lib.api.problems import Problem, unfit
from lib.model.talks import Talks

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
class Asked:
    """One request understood: the negotiation, the view of it, the site's address, and today.

    ``notes`` say how the period was moved into the data.
    """

    talks: Talks
    view: View
    base: str
    today: date
    notes: tuple[Objection, ...] = ()

    def address(self, path: str) -> str:
        """The whole address of a path of the site in this view."""
        query = self.view.query
        return f"{self.base}{path}?{query}" if query else f"{self.base}{path}"

    @property
    def plain(self) -> "Asked":
        """The same request without the record, which changes no rows."""
        return replace(self, view=self.view.but(record=""))

    @property
    def cited(self) -> "Asked":
        """The same request under the words that will always mean it: negotiation and version."""
        return replace(self, view=cite.lasting(self.talks, self.view))

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


def refuse_strangers(request: Request, also: Collection[str] = ()) -> None:
    """Raise a Problem for a word that is unknown, also beside the usual ones, or said twice."""
    allowed = ", ".join(address.WORDS)
    for word, value in own_words(request):
        if word not in address.WORDS and word not in also:
            raise Problem(400, "unknown_word", word[:80], value, allowed)
        if not value:
            raise Problem(400, "empty", word, value, allowed)
        if len(request.query_params.getlist(word)) > 1:
            raise Problem(400, "repeated", word, value, allowed)


def talks_named(name: str) -> str:
    """The name of the negotiation, the default one for ""; raises a Problem for an unknown one."""
    if name and name not in shelf.shelf():
        raise Problem(400, "unknown", "talks", name, ", ".join(shelf.shelf()))
    return name or shelf.default()


def version_named(name: str, version: str) -> str:
    """The version of a negotiation, "" for the present one; raises a Problem for an unknown one."""
    if version and version not in shelf.versions(name):
        raise Problem(400, "unknown", "version", version, ", ".join(shelf.versions(name)))
    return version


def asked(request: Request, also: Collection[str] = (), strict: bool = True) -> Asked:
    """The request understood; raises a Problem where any word is not, beside those in ``also``.

    Not ``strict`` is for pages, whose address others may lengthen: unknown words are passed over.
    A period that reaches beyond the data is cut to them, as the header ``PERIOD`` says.
    """
    if strict:
        refuse_strangers(request, also)
    words = dict(request.query_params)
    name = talks_named(words.get("talks", ""))
    version = version_named(name, words.get("version", ""))
    view, objections = address.judge(words, shelf.limits(name, version))
    if faults := [objection for objection in objections if not objection.is_note]:
        raise unfit(faults[0])
    today, notes = datetime.now(UTC).date(), tuple(objections)
    return Asked(shelf.edition(name, version), view, base(request), today, notes)


def whole(request: Request) -> Asked:
    """Everything of the negotiation that the path names; raises a Problem where there is none."""
    name = request.path_params["talks"]
    if name not in shelf.shelf():
        raise Problem(404, "talks", "talks", name, ", ".join(shelf.shelf()))
    view, _ = address.judge({}, shelf.limits(name))
    return Asked(shelf.shelf()[name], view, base(request), datetime.now(UTC).date())
