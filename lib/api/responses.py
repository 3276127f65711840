"""Responses: compressed, cacheable answers, and problems as application/problem+json."""

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

import brotli
from starlette.requests import Request
from starlette.responses import Response

from lib import i18n
from lib.params import Objection

#: Below this many bytes compression costs more than it saves.
SMALLEST: Final = 500
TEXTUAL: Final = (
    "text/",
    "application/json",
    "application/problem",
    "application/vnd",
    "application/x-bibtex",
    "application/csvm",
    "application/xml",
    "application/atom",
    "image/svg",
)


@dataclass(frozen=True)
class Payload:
    """What is sent, its media type, and how hard it is worth compressing (0 to 11)."""

    body: bytes
    media_type: str
    quality: int = 5

    @cached_property
    def digest(self) -> str:
        """A short text that is the same for the same bytes only."""
        return sha256(self.body).hexdigest()[:20]

    @cached_property
    def codings(self) -> tuple[str, ...]:
        """The content codings that are worth their cost for this content, the best first."""
        worth = len(self.body) >= SMALLEST and self.media_type.startswith(TEXTUAL)
        return ("br", "gzip") if worth else ()

    @cached_property
    def brotli(self) -> bytes:
        """The bytes compressed by Brotli."""
        return bytes(brotli.compress(self.body, quality=self.quality))

    @cached_property
    def gzip(self) -> bytes:
        """The bytes compressed by gzip, the same each time."""
        return gzip.compress(self.body, 6, mtime=0)

    def coded(self, coding: str) -> bytes:
        """The bytes in a content coding; "" is none."""
        if coding == "br":
            return self.brotli
        return self.gzip if coding == "gzip" else self.body

    def etag(self, coding: str) -> str:
        """The strong entity tag of the bytes in a content coding."""
        return f'"{self.digest}-{coding}"' if coding else f'"{self.digest}"'


API_AGE: Final = "public, max-age=300"
FOREVER: Final = "public, max-age=31536000, immutable"
ENTRY: Final = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?")


@dataclass(frozen=True)
class Reply:
    """Content with the headers and the status that go with it."""

    content: Payload
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    cache: str = API_AGE


def accepted(header: str, codings: Iterable[str]) -> list[str]:
    """Those of some content codings that an Accept-Encoding header allows (RFC 9110, 12.5.3)."""
    entries = [found for part in header.lower().split(",") if (found := ENTRY.fullmatch(part))]
    wanted = {entry[1]: entry[2] is None or bool(entry[2].strip("0.")) for entry in entries}
    return [coding for coding in codings if wanted.get(coding, wanted.get("*", False))]


def coding_for(content: Payload, header: str) -> str:
    """The best content coding that both sides know, or "" for none."""
    return next(iter(accepted(header, content.codings)), "")


def is_known(etag: str, header: str) -> bool:
    """True if an If-None-Match header names the entity tag."""
    known = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in known or etag in known


def response(request: Request, answer: Reply) -> Response:
    """The response to the request: the whole content, or 304 where the reader has it already."""
    content = answer.content
    coding = coding_for(content, request.headers.get("accept-encoding", ""))
    etag = content.etag(coding)
    headers = {
        **answer.headers,
        "cache-control": answer.cache,
        "etag": etag,
        "vary": "Accept-Encoding",
    }
    if answer.status == 200 and is_known(etag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    headers |= {"content-type": content.media_type} | (
        {"content-encoding": coding} if coding else {}
    )
    return Response(content.coded(coding), answer.status, headers)


MEDIA_TYPE: Final = "application/problem+json; charset=utf-8"
#: So much of a wrong value is said back.
LONGEST: Final = 200


class Problem(Exception):  # noqa: N818  (the word of RFC 9457)
    """A request that cannot be answered: status, kind of fault, and the parameter at fault."""

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
        return str(i18n.words("api")["problem"][self.fault]["title"])

    @property
    def detail(self) -> str:
        """What is wrong here and what is allowed, in a sentence."""
        said = i18n.words("api")["problem"][self.fault]["detail"]
        return str(said).format(word=self.word, value=self.value, allowed=self.allowed)

    @property
    def members(self) -> dict[str, Any]:
        """The problem details of RFC 9457, with the parameter, its value and what is allowed."""
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
    """The problem of a parameter with an invalid value."""
    return Problem(400, objection.fault, objection.word, objection.value, objection.allowed)


def problem_reply(problem: Problem) -> Reply:
    """The problem as JSON, which no cache may store."""
    body = json.dumps(problem.members, ensure_ascii=True).encode()
    return Reply(Payload(body, MEDIA_TYPE), {}, problem.status, "no-store")
