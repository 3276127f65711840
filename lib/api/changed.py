"""What changed since an edition, as CSV and JSON: every row and cell with its reason."""

from collections.abc import Callable
from typing import Final

from starlette.requests import Request

from lib import shelf
from lib.api import files
from lib.api.asked import Asked, asked
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.kept import kept
from lib.model import editions
from lib.model.talks import Talks

#: The word that names the earlier edition.
SINCE: Final = "since"


def earlier(ask: Asked, version: str) -> str:
    """The version to compare with, the one before for "", or the same where it is the first.

    Raises a Problem for a version that is unknown, or later than the one that is asked for.
    """
    versions = shelf.versions(ask.talks.package.name)
    known = versions[: versions.index(ask.talks.package.version) + 1]
    if version and version not in known:
        raise Problem(400, "unknown", SINCE, version, ", ".join(known))
    return version or known[-2:][0]


@kept(8)
def content(talks: Talks, since: str, ending: str) -> Content:
    """The differences since an earlier edition in a form; empty since the edition itself."""
    before = shelf.edition(talks.package.name, since)
    return files.content(editions.differences(before, talks), ending)


def served(ending: str) -> Callable[[Request], Answer]:
    """A function that answers with the differences in a form."""

    def answer(request: Request) -> Answer:
        """The differences since the edition that is asked for."""
        ask = asked(request, also=(SINCE,)).plain
        since = earlier(ask, request.query_params.get(SINCE, ""))
        name = f"{ask.talks.package.name}_changes_{since}_{ask.talks.package.version}.{ending}"
        saved = files.saved_as(name, "attachment" if ending == "csv" else "inline")
        return Answer(content(ask.talks, since, ending), {**saved, **ask.cites})

    return answer
