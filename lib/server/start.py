"""Start: where to listen, how many files may be open, and a home that can be read."""

import errno
import logging
import os
import resource
import socket
from pathlib import Path
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


LOG: Final = logging.getLogger("parley.start")
#: Files of Streamlit in a home folder.
LOOKED_FOR: Final = ("config.toml", "secrets.toml")


def is_readable(home: Path) -> bool:
    """Whether Streamlit can read what it looks for in a home folder, or find it missing."""
    try:
        for name in LOOKED_FOR:
            if (place := home / ".streamlit" / name).exists():
                place.read_bytes()
    except OSError:
        return False
    return True


def without_unreadable(empty: Path) -> None:
    """Put another folder in the place of a home folder that cannot be read, and log it."""
    home = Path(os.environ.get("HOME") or Path.home())
    if not is_readable(home):
        LOG.warning("the home folder %s cannot be read; Parley goes on without it", home)
        os.environ["HOME"] = str(empty)


#: Connections that wait to be accepted.
BACKLOG: Final = 2048
TAKEN, FORBIDDEN, ELSEWHERE, OTHER = 3, 4, 5, 6
SENTENCES: Final = {
    TAKEN: "Port {port} is taken. Choose another: make run PORT={next}",
    FORBIDDEN: "This user has no right to listen on port {port}. Choose one from 1024 on: "
    "make run PORT=8501",
    ELSEWHERE: "This machine has no address {host}. Choose another: make run HOST=127.0.0.1",
    OTHER: "Parley cannot listen on {address}: {reason}.",
}
CODES: Final = {
    errno.EADDRINUSE: TAKEN,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EADDRNOTAVAIL: ELSEWHERE,
    errno.EAFNOSUPPORT: ELSEWHERE,
}


class CannotListenError(Exception):
    """No socket; its text is a sentence for the operator, ``code`` the exit status."""

    def __init__(self, host: str, port: int, cause: OSError) -> None:
        """Say why, by what the system reports."""
        no_host = isinstance(cause, socket.gaierror)
        self.code = ELSEWHERE if no_host else CODES.get(cause.errno or 0, OTHER)
        words = {"host": host, "port": port, "next": port + 1 if port < 65_535 else 8501}
        reason = {"address": address(host, port), "reason": cause.strerror or cause}
        super().__init__(SENTENCES[self.code].format(**words, **reason))


def address(host: str, port: int) -> str:
    """Host and port as an address of the web writes them.

    >>> address("127.0.0.1", 8501), address("::1", 8501)
    ('127.0.0.1:8501', '[::1]:8501')
    """
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises CannotListenError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError as cause:
        made.close()
        raise CannotListenError(host, port, cause) from None
    return made
