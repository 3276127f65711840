"""Content: the bytes of one answer, with the forms in which they travel."""

import gzip
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

import brotli

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
class Content:
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
