"""Open files: as many as allowed are asked for, and how many readers they serve is known."""

import resource
from typing import Final

#: Files that the server itself holds open, and those of requests for data.
RESERVED: Final = 120
#: Files that one reader takes: the socket of the open page, and connections that fetch its parts.
PER_READER: Final = 4
#: More readers than this one process never serves, however many files it may open.
MOST: Final = 10_000


def raised(wanted: int) -> int:
    """The soft limit of open files after it was raised to what is wanted, as far as allowed."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def capacity(files: int) -> int:
    """How many readers at a time so many open files serve.

    >>> capacity(1_024), capacity(65_536), capacity(64)
    (226, 10000, 1)
    """
    return max(1, min(MOST, (files - RESERVED) // PER_READER))


def readers(wanted: int) -> int:
    """How many readers at a time are served: as many as wanted, or as the open files allow."""
    return wanted or capacity(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
