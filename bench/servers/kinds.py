"""How each kind of server is started, and where its filter is on the page."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import process
from bench.process import Process
from bench.servers import nginx

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


BIN: Final = Path(sys.executable).parent
HERE: Final = process.ROOT / "bench" / "servers"
#: The modules that serve what is not the whole app.
MODULES: Final = {"small": "bench.servers.small", "grown": "bench.servers.grown"}
#: Streamlit as it comes, without the settings of Parley's that it finds in the root.
PLAIN: Final = """\
-m streamlit run {here}/plain_streamlit.py --server.port {port} --server.address 127.0.0.1
--server.headless true --runner.postScriptGC true --server.fileWatcherType auto
--browser.gatherUsageStats false"""
#: One worker of eight threads.
DASH: Final = "--workers 1 --threads 8 --bind 127.0.0.1:{port} bench.servers.dash_app:server"
PANEL: Final = """\
serve {here}/panel_app.py --port {port} --address 127.0.0.1
--allow-websocket-origin 127.0.0.1:{port} --index panel_app"""
SHINY: Final = "run --port {port} --host 127.0.0.1 --no-dev-mode {here}/shiny_app.py"


def parley(page: str, port: int, folder: Path) -> list[str]:
    """The real app, or for the small page the same server around that page alone."""
    return [sys.executable, "-m", MODULES.get(page, "lib.serve"), "--port", str(port)]


def program(name: str, arguments: str) -> Command:
    """A command that starts a program of this environment, whatever the page."""
    return lambda page, port, folder: [
        str(BIN / name),
        *(one.format(here=HERE, port=port) for one in arguments.split()),
    ]


PARLEY_FIELD: Final = "#root .parley-period input[type=text] >> nth=0"
PLAIN_FIELD: Final = 'input[aria-label="From"]'
KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("static", nginx.static, "/", "#from"),
        Kind("static-full", nginx.static_full, "/", "#from"),
        Kind("parley", parley, "/_stcore/health", PARLEY_FIELD, own=True),
        Kind("dash", program("gunicorn", DASH), "/", "#from"),
        Kind("dash-kept", program("gunicorn", DASH), "/", "#from"),
        Kind("panel", program("panel", PANEL), "/", "input >> nth=0"),
        Kind("shiny", program("shiny", SHINY), "/", "#from"),
        Kind("streamlit", program("python", PLAIN), "/_stcore/health", PLAIN_FIELD),
    )
}


@contextmanager
def serving(
    kind: str,
    page: str,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    root: Path = process.ROOT,
) -> Iterator[Running]:
    """A server that runs as long as it is used."""
    server = start(kind, page, folder, environment, root)
    try:
        yield server
    finally:
        server.process.stop()


def start(
    kind: str,
    page: str,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    root: Path = process.ROOT,
) -> Running:
    """Start a server of a kind for a page and wait until it answers.

    ``folder`` takes its files; ``root`` is the checkout whose source is served.
    """
    found, port = KINDS[kind], process.free_port()
    folder.mkdir(parents=True, exist_ok=True)
    given = {"BENCH_PAGE": page, "BENCH_KIND": kind, "PYTHONPATH": str(root)}
    log = folder / f"{kind}-{page}.log"
    command = found.command(page, port, folder)
    served = Process(command, log, {**given, **(environment or {})}, root)
    running = Running(found, page, port, served)
    try:
        running.start_seconds = running.process.wait(f"http://127.0.0.1:{port}{found.health}")
    except RuntimeError:
        running.process.stop()
        raise
    return running
