"""``python -m bench.memory``: memory after many sessions, and after many distinct addresses."""

import argparse
import asyncio
import http.client
import json
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from bench import figures
from bench.clients import StreamlitSession
from bench.process import ROOT
from bench.ramp import Server, started
from bench.results import Found, number

#: Sessions and addresses after which memory is held against that after the first of them.
SESSIONS: Final = (100, 1_000)
ADDRESSES: Final = (2_000, 20_000)
TOGETHER: Final = 10
FIGURE: Final = "/api/charts/process.figure.json"


async def visit(port: int) -> None:
    """Open a page and leave it."""
    one = StreamlitSession(port, "", by_address=True)
    await one.open()
    await one.close()


async def visited(server: Server, counts: tuple[int, int]) -> Found:
    """Megabytes after so many sessions that were opened and closed, and after so many."""
    found, done = {}, 0
    for count in counts:
        while done < count:
            await asyncio.gather(*(visit(server.port) for _ in range(TOGETHER)))
            done += TOGETHER
        found[f"MB after {count:,} sessions"] = number(server.process.memory())
    return found


def address(turn: int) -> str:
    """An address that no other turn has, by turns of a page and of a figure."""
    first, last = figures.span()
    length = (last - first).days
    start, days = divmod(turn // 2, length)
    begin, end = first + timedelta(days=start), last - timedelta(days=days)
    begin, end = min(begin, end), max(begin, end)
    return f"{FIGURE if turn % 2 else '/'}?from={begin}&to={end}"


def asked(server: Server, counts: tuple[int, int]) -> Found:
    """Megabytes after so many distinct addresses, and after so many."""
    found = {}
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    for turn in range(counts[1]):
        line.request("GET", address(turn), headers={"accept": "text/html,*/*"})
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address(turn)}: {answer.status}")
        if turn + 1 in counts:
            found[f"MB after {turn + 1:,} addresses"] = number(server.process.memory())
    return found


def measured(folder: Path, sessions: tuple[int, int], addresses: tuple[int, int]) -> Found:
    """What is held after sessions, and by another server after addresses."""
    found: Found = {}
    for what in ("sessions", "addresses"):
        server = started(ROOT, folder)
        try:
            if what == "sessions":
                found |= asyncio.run(visited(server, sessions))
            else:
                found |= asked(server, addresses)
        finally:
            server.process.stop()
    return found


def main(arguments: list[str]) -> int:
    """0 after what was found is printed as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--sessions", nargs=2, type=int, default=SESSIONS)
    parser.add_argument("--addresses", nargs=2, type=int, default=ADDRESSES)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="parley-memory-") as name:
        found = measured(Path(name), tuple(chosen.sessions), tuple(chosen.addresses))
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
