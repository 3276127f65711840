"""How a view is cited, under its own address: CSL-JSON, BibTeX and text."""

from collections.abc import Callable

from starlette.requests import Request

from lib import cite
from lib.api.asked import asked
from lib.api.content import Content
from lib.api.wire import Answer
from lib.cite import Citation


def answer(form: Callable[[Citation], str], media_type: str) -> Callable[[Request], Answer]:
    """A function that answers with one form of the citation of the app's page in the asked view."""

    def cited(request: Request) -> Answer:
        """The citation in one form."""
        ask = asked(request)
        found = cite.citation(ask.talks, ask.view, ask.cited.address("/"), ask.today)
        return Answer(Content(form(found).encode(), media_type))

    return cited


csl = answer(lambda found: found.csl, "application/vnd.citationstyles.csl+json; charset=utf-8")
bibtex = answer(lambda found: found.bibtex + "\n", "application/x-bibtex; charset=utf-8")
plain = answer(lambda found: found.text + "\n", "text/plain; charset=utf-8")
