"""A look at files every few seconds: what changed and then stays as it is, is to be read anew."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

#: The files of some folders with time and size of each, and when one of them could not be read.
Look = frozenset[tuple[str, int, int]]
GONE: Final[Look] = frozenset()


def look(folders: Iterable[Path]) -> Look:
    """What the files of folders look like now; GONE while they are being replaced."""
    try:
        files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
        seen = [(str(file), file.stat()) for file in files]
    except OSError:
        return GONE
    return frozenset((name, found.st_mtime_ns, found.st_size) for name, found in seen)


class Watch:
    """Files that are looked at again and again."""

    def __init__(self, folders: Callable[[], Iterable[Path]]) -> None:
        """Begin with the files as they are."""
        self.folders = folders
        self.known = self.latest = look(folders())

    def is_new(self) -> bool:
        """Look again; True where the files changed, and are the same as at the look before.

        Files that are copied one after the other are so not read half.
        """
        before, self.latest = self.latest, look(self.folders())
        if self.latest in (self.known, GONE) or self.latest != before:
            return False
        self.known = self.latest
        return True


def watched(watch: Watch, seconds: float, act: Callable[[], None]) -> None:
    """Look every so many seconds, for ever, and act on new files."""
    while True:
        time.sleep(seconds)
        if watch.is_new():
            act()
