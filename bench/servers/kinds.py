"""How each kind of server is started, and where its filter is on the page."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import process
from bench.process import Process
from bench.servers import commands
from lib import text

Command = Callable[[str, int, Path], list[str]]


@dataclass(frozen=True)
class Kind:
    """A kind of server: its command for a page and port, its health address, its field.

    ``field`` is a CSS selector; ``own`` says that it serves the pages of Parley at their addresses.
    """

    name: str
    command: Command
    health: str
    field: str
    own: bool = False


@dataclass
class Running:
    """A server that runs: its kind, page and address."""

    kind: Kind
    page: str
    port: int
    process: Process
    start_seconds: float = 0.0

    @property
    def name(self) -> str:
        """Its name in the results."""
        return f"{self.kind.name} {self.page}"

    @property
    def url(self) -> str:
        """The address of its page."""
        return self.address(self.page)

    def address(self, page: str) -> str:
        """The address of a page of the server; all but the app have one page, at the root."""
        path = page if self.kind.own and page not in ("small", "grown", "overview") else ""
        return f"http://127.0.0.1:{self.port}/{path}"


PARLEY_FIELD: Final = f'input[aria-label="{text.say("control.from")}"]'
KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("static", commands.nginx, "/", "#from"),
        Kind("parley", commands.parley, "/_stcore/health", PARLEY_FIELD, own=True),
        Kind("dash", commands.dash, "/", "#from"),
        Kind("dash-kept", commands.dash, "/", "#from"),
        Kind("static-full", commands.nginx_full, "/", "#from"),
        Kind("panel", commands.panel, "/", "input >> nth=0"),
        Kind("shiny", commands.shiny, "/", "#from"),
        Kind("streamlit", commands.plain_streamlit, "/_stcore/health", 'input[aria-label="From"]'),
    )
}


@contextmanager
def serving(
    kind: str, page: str, folder: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """A server that runs as long as it is used."""
    server = start(kind, page, folder, environment)
    try:
        yield server
    finally:
        server.process.stop()


def start(
    kind: str, page: str, folder: Path, environment: Mapping[str, str] | None = None
) -> Running:
    """Start a server of a kind for a page and wait until it answers; ``folder`` takes its files."""
    found, port = KINDS[kind], process.free_port()
    folder.mkdir(parents=True, exist_ok=True)
    given = {"BENCH_PAGE": page, "BENCH_KIND": kind, "PYTHONPATH": str(process.ROOT)}
    log = folder / f"{kind}-{page}.log"
    command = found.command(page, port, folder)
    running = Running(found, page, port, Process(command, log, {**given, **(environment or {})}))
    try:
        running.start_seconds = running.process.wait(f"http://127.0.0.1:{port}{found.health}")
    except RuntimeError:
        running.process.stop()
        raise
    return running
