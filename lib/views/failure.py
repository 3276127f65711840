"""A page that fails: its reader sees a number, and the error in the log ends with the same."""

import logging
from typing import Final
from uuid import uuid4

from lib.server import logs
from lib.views import show
from lib.views.markup import say

LOG: Final = logging.getLogger("parley.page")


def tell(error: Exception) -> bool:
    """Log an error of a run of a page and say its number; True, since the reader is told."""
    number = uuid4().hex[:12]
    held = logs.REQUEST.set(number)
    try:
        LOG.error("a page failed", exc_info=error)
    finally:
        logs.REQUEST.reset(held)
    show.error(say("site.failure", number=number))
    return True
