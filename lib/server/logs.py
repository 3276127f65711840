"""The log: a line with its time for each event, and what comes in floods briefly.

What is logged while a request is answered has its number, which the reader is told too.
"""

import logging
import time
from contextvars import ContextVar
from typing import Any, Final

#: Seconds in which a warning of one kind is written once.
PAUSE: Final = 10.0
OF_UVICORN: Final = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi")
#: Warnings alone, by the handler of the root: Streamlit gives these loggers handlers of their own.
QUIET: Final = {"level": "WARNING", "handlers": [], "propagate": True}
LINE: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s%(request)s"
#: The logger of one line a request.
ACCESS: Final = "parley.access"
#: Loggers of Streamlit whose warnings a client can cause at will.
FLOODED: Final = ("streamlit.web.server.starlette.starlette_websocket",)


#: The logger of Streamlit that writes of an error on a page, of which we write with its number.
WITHOUT_NUMBER: Final = "streamlit.error_util"
UNCAUGHT: Final = "Uncaught app execution"


#: The number of the request that is being answered, "" between requests.
REQUEST: Final[ContextVar[str]] = ContextVar("request", default="")


class Numbered(logging.Filter):
    """Gives each record the number of its request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True; the record has ``request``, "" where none is being answered."""
        record.request = f" [request {number}]" if (number := REQUEST.get()) else ""
        return True


class Seldom(logging.Filter):
    """Lets a warning of one kind through once in a while, with the number of those held back."""

    def __init__(self, pause: float = PAUSE) -> None:
        """Begin without a warning; ``pause`` is in seconds."""
        super().__init__()
        self.pause = pause
        self.told: dict[tuple[str, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to write a record; a warning loses its traceback, an error never."""
        if record.levelno != logging.WARNING:
            return True
        kind, now = (record.name, str(record.msg)), time.monotonic()
        last, held = self.told.get(kind, (0.0, 0))
        if kind in self.told and now - last < self.pause:
            self.told[kind] = last, held + 1
            return False
        self.told[kind] = now, 0
        record.exc_info = None
        if held:
            record.msg, record.args = f"{record.getMessage()} ({held} more like it before)", ()
        return True


#: Events go to standard error, the line of each request to standard output.
HANDLERS: Final = {
    "stderr": {
        "class": "logging.StreamHandler",
        "formatter": "line",
        "filters": ["seldom", "numbered"],
    },
    "access": {
        "class": "logging.StreamHandler",
        "formatter": "bare",
        "stream": "ext://sys.stdout",
    },
}


def configuration() -> dict[str, Any]:
    """The logging configuration of the server, for ``logging.config.dictConfig``."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": LINE},
            "bare": {"format": "%(message)s"},
        },
        "filters": {
            "seldom": {"()": "lib.server.logs.Seldom"},
            "numbered": {"()": "lib.server.logs.Numbered"},
        },
        "handlers": HANDLERS,
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "parley": {"level": "INFO"},
            ACCESS: {"level": "INFO", "handlers": ["access"], "propagate": False},
            **dict.fromkeys(OF_UVICORN, QUIET),
        },
    }


def calm() -> None:
    """Put filters before the loggers of Streamlit that a client can flood, or that repeat us."""
    for name in FLOODED:
        logging.getLogger(name).addFilter(Seldom())
    logging.getLogger(WITHOUT_NUMBER).addFilter(lambda record: record.msg != UNCAUGHT)
