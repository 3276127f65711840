"""What is asked: the words of an address, read strictly, and the place and day of the request."""

import os
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from starlette.requests import Request

from lib import address, cite, shelf
from lib.address import View
from lib.api.problems import Problem, unfit
from lib.model.talks import Talks

#: The name of the environment variable with the public address, for use behind a proxy.
VARIABLE: Final = "PARLEY_URL"
HOST: Final = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


@dataclass(frozen=True)
class Asked:
    """One request understood: the negotiation, the view of it, the site's address, and today."""

    talks: Talks
    view: View
    base: str
    today: date

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
        """The header that leads to the citation, and from an old edition to the newest."""
        cited = f'<{self.cited.address("/api/cite.json")}>; rel="cite-as"'
        if not self.view.version:
            return {"link": cited}
        newest = replace(self, view=self.view.but(version=""))
        return {"link": f'{cited}, <{newest.address("/")}>; rel="latest-version"'}


def base(request: Request) -> str:
    """Scheme and host of the site as its readers reach it."""
    if own := os.environ.get(VARIABLE):
        return own.rstrip("/")
    host = request.headers.get("host", "")
    return f"{request.scope['scheme']}://{host if HOST.fullmatch(host) else 'localhost'}"


def refuse_strangers(request: Request, also: Collection[str] = ()) -> None:
    """Raise a Problem for a word that is unknown, also beside the usual ones, or said twice."""
    allowed = ", ".join(address.WORDS)
    for word, value in request.query_params.multi_items():
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


def asked(request: Request, also: Collection[str] = ()) -> Asked:
    """The request understood; raises a Problem where any word is not, beside those in ``also``."""
    refuse_strangers(request, also)
    words = dict(request.query_params)
    name = talks_named(words.get("talks", ""))
    version = version_named(name, words.get("version", ""))
    view, objections = address.judge(words, shelf.limits(name, version))
    if objections:
        raise unfit(objections[0])
    return Asked(shelf.edition(name, version), view, base(request), datetime.now(UTC).date())


def whole(request: Request) -> Asked:
    """Everything of the negotiation that the path names; raises a Problem where there is none."""
    name = request.path_params["talks"]
    if name not in shelf.shelf():
        raise Problem(404, "talks", "talks", name, ", ".join(shelf.shelf()))
    view, _ = address.judge({}, shelf.limits(name))
    return Asked(shelf.shelf()[name], view, base(request), datetime.now(UTC).date())
