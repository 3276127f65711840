"""Whether readers may be sent here: not while it loads, nor after it was told to stop."""

from threading import Lock
from typing import Final

LOADING: Final = "loading"
DRAINING: Final = "draining"
#: What keeps readers away now; a process that was never said to load is ready.
REASONS: Final[set[str]] = set()
CHANGING: Final = Lock()


def begin(reason: str) -> None:
    """Keep readers away for a reason until it ends."""
    with CHANGING:
        REASONS.add(reason)


def end(reason: str) -> None:
    """Let readers come as far as this reason goes."""
    with CHANGING:
        REASONS.discard(reason)


def why_not() -> str:
    """The reason that keeps readers away, "" where there is none; to stop goes before to load."""
    with CHANGING:
        return min(REASONS, default="")
