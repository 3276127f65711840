"""The home folder, in which Streamlit looks for settings at every step: one that can be read."""

import logging
import os
from pathlib import Path
from typing import Final

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
