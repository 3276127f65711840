"""The wire: an answer as an HTTP response to one request, with coding, entity tag and 304."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from lib.api.content import Content

API_AGE: Final = "public, max-age=300"
FOREVER: Final = "public, max-age=31536000, immutable"
ENTRY: Final = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?")


@dataclass(frozen=True)
class Answer:
    """Content with the headers and the status that go with it."""

    content: Content
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    cache: str = API_AGE


def accepted(header: str, codings: Iterable[str]) -> list[str]:
    """Those of some content codings that an Accept-Encoding header allows (RFC 9110, 12.5.3)."""
    entries = [found for part in header.lower().split(",") if (found := ENTRY.fullmatch(part))]
    wanted = {entry[1]: entry[2] is None or bool(entry[2].strip("0.")) for entry in entries}
    return [coding for coding in codings if wanted.get(coding, wanted.get("*", False))]


def coding_for(content: Content, header: str) -> str:
    """The best content coding that both sides know, or "" for none."""
    return next(iter(accepted(header, content.codings)), "")


def is_known(etag: str, header: str) -> bool:
    """True if an If-None-Match header names the entity tag."""
    known = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in known or etag in known


def response(request: Request, answer: Answer) -> Response:
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
