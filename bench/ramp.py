"""``python -m bench.ramp``: more and more readers who change period and page, by real WebSockets.

Every reader does one thing every five seconds: three times in four another period, else another
page. Several folders are measured in turn in one run, each step by step, and compared.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from bench import load, table
from bench.clients import StreamlitSession
from bench.load import LIMIT, Load
from bench.periods import periods
from bench.process import ROOT, Process, free_port
from bench.results import Found, number

COUNTS: Final = (10, 50, 100, 200)
EVERY: Final = 5.0
#: The pages that readers go to; the first is where they begin.
PAGES: Final = ("", "rounds", "outcomes", "claims")
#: One deed in so many is a change of page.
TURN: Final = 4
#: Pages that one address of the network may open here.
ENOUGH: Final = "2000"


def options(arguments: list[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench.ramp", description=__doc__)
    add = parser.add_argument
    add("--counts", nargs="+", type=int, default=list(COUNTS), help="readers at a time")
    add("--seconds", type=float, default=30, help="how long each step goes on")
    add("--folders", nargs="+", type=Path, default=[ROOT], help="programs to compare")
    add("--new", action="store_true", help="periods that the server has not seen")
    return parser.parse_args(arguments)


async def deed(one: StreamlitSession, random: Random, days: Sequence[str], found: Load) -> None:
    """One change of a reader: another period, or the same one on another page."""
    if random.randrange(TURN) == 0:
        one.page, one.script = random.choice(PAGES), ""
    else:
        one.first = random.choice(days)
    await load.changed(one, one.first, found)


async def reader(port: int, seed: int, end: float, days: Sequence[str], found: Load) -> None:
    """A reader who does something every EVERY seconds, from a moment of their own on."""
    random, one = Random(seed), StreamlitSession(port, "", by_address=True)
    one.first = random.choice(days)
    await asyncio.sleep(random.random() * EVERY)
    try:
        await asyncio.wait_for(one.open(), LIMIT)
    except Exception as fault:  # every failure of a server is a result here
        found.errors.append(f"open: {type(fault).__name__}: {fault}")
        return
    while (begun := time.perf_counter()) < end:
        await deed(one, random, days, found)
        await asyncio.sleep(max(0.0, begun + EVERY - time.perf_counter()))
    await one.close()


@dataclass
class Server:
    """A program that is measured: its folder, its process and its port."""

    folder: Path
    process: Process
    port: int


def started(folder: Path, logs: Path) -> Server:
    """The app of a folder, when it is ready."""
    port = free_port()
    command = [sys.executable, "-m", "lib.serve", "--port", str(port)]
    room = {"PARLEY_CLIENT_READERS": ENOUGH, "PYTHONPATH": str(folder)}
    process = Process(command, logs / f"{port}.log", room, folder)
    process.wait(f"http://127.0.0.1:{port}/health/ready")
    return Server(folder, process, port)


async def warmed(server: Server) -> None:
    """Ask a server once for each kept period of each page."""
    for page in PAGES:
        one = StreamlitSession(server.port, page, by_address=True)
        await one.open()
        for day in periods().kept:
            await one.change(day)
        await one.close()


async def step(server: Server, count: int, seconds: float, days: Sequence[str]) -> Found:
    """The row of so many readers for so many seconds."""
    found, before, begun = Load(), server.process.cpu(), time.perf_counter()
    end = begun + seconds
    await asyncio.gather(*(reader(server.port, n, end, days, found) for n in range(count)))
    found.cpu = server.process.cpu() - before
    spent = time.perf_counter() - begun
    rates = {"changes a second": len(found.answers) / spent, "core %": 100 * found.cpu / spent}
    told = {**found.together, "errors": len(found.errors), **rates, "MB": server.process.memory()}
    numbers = {name: number(value) for name, value in told.items()}
    return {"of": server.folder.name, "readers": count, **numbers}


async def measured(servers: Sequence[Server], chosen: argparse.Namespace) -> list[Found]:
    """The rows of all servers, each step of each in turn."""
    rows, days = [], (*periods().new, *periods().pasted) if chosen.new else periods().kept
    for server in servers:
        await warmed(server)
    for count in chosen.counts:
        for server in servers:
            rows.append(await step(server, count, chosen.seconds, days))
            print(json.dumps(rows[-1]), flush=True)
    return rows


def main(arguments: list[str]) -> int:
    """0 after the rows are printed, each as JSON, and all as a table."""
    chosen, servers = options(arguments), list[Server]()
    with tempfile.TemporaryDirectory(prefix="parley-load-") as logs:
        try:
            for folder in chosen.folders:
                servers.append(started(folder.resolve(), Path(logs)))
            print(table.table(asyncio.run(measured(servers, chosen))))
        finally:
            for server in servers:
                server.process.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
