"""The quick look: what a change costs the server, without browser and without peers.

It guards against a slip, such as a figure that is drawn twice; it reports and judges nothing.
"""

import asyncio
from pathlib import Path
from typing import Final

from bench import load, table
from bench.servers import kinds

PAGES: Final = ("overview", "rounds", "outcomes", "claims")
NEW: Final = 12
ROUNDS: Final = 2


def report_of(pages: tuple[str, ...], folder: Path, new: int, rounds: int) -> str:
    """The quick report on some pages: new and kept periods, each by one reader."""
    found = {}
    for page in pages:
        with kinds.serving("parley", page, folder) as server:
            found[page] = asyncio.run(load.one_reader(server, new, rounds))
    return table.table(table.rows("server", found))


def report(folder: Path) -> str:
    """The quick report on the pages that matter."""
    return report_of(PAGES, folder, NEW, ROUNDS)
