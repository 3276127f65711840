"""The socket on which the server listens, or a sentence that says why there is none."""

import errno
import socket
from typing import Final

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
