"""Problems: what is wrong with a request, as RFC 9457 problem details."""

import json
from typing import Any, Final

from lib import text
from lib.address import Objection
from lib.api.content import Content
from lib.api.wire import Answer

MEDIA_TYPE: Final = "application/problem+json; charset=utf-8"
#: So much of a wrong value is said back.
LONGEST: Final = 200


class Problem(Exception):  # noqa: N818  (the word of RFC 9457)
    """A request that cannot be answered: status, kind of fault, and the word at fault."""

    def __init__(
        self, status: int, fault: str, word: str = "", value: str = "", allowed: str = ""
    ) -> None:
        """Keep what was wrong."""
        super().__init__(fault)
        self.status, self.fault, self.word = status, fault, word
        self.value, self.allowed = value[:LONGEST], allowed

    @property
    def title(self) -> str:
        """What kind of problem it is, in a few words."""
        return str(text.words("api")["problem"][self.fault]["title"])

    @property
    def detail(self) -> str:
        """What is wrong here and what is allowed, in a sentence."""
        said = text.words("api")["problem"][self.fault]["detail"]
        return str(said).format(word=self.word, value=self.value, allowed=self.allowed)

    @property
    def members(self) -> dict[str, Any]:
        """The problem details of RFC 9457, with the word, its value and what is allowed."""
        kind = f"urn:parley:problem:{self.fault.replace('_', '-')}"
        said = {"word": self.word, "value": self.value, "allowed": self.allowed}
        return {
            "type": kind,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **said,
        }


def unfit(objection: Objection) -> Problem:
    """The problem of a word that was not understood."""
    return Problem(400, objection.fault, objection.word, objection.value, objection.allowed)


def answer(problem: Problem) -> Answer:
    """The problem as JSON; it is not kept by anybody."""
    body = json.dumps(problem.members, ensure_ascii=True).encode()
    return Answer(Content(body, MEDIA_TYPE), {}, problem.status, "no-store")
