"""How each kind of server is started, and where its filter is on the page."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import process
from bench.process import Process
from bench.servers import static
from lib import text

BIN: Final = Path(sys.executable).parent
HERE: Final = "bench/servers"

Command = Callable[[str, int, Path], list[str]]


@dataclass(frozen=True)
class Kind:
    """A kind of server: its command for a page and port, its health address, its field of the filter.

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
        path = self.page if self.kind.own and self.page not in ("small", "grown", "overview") else ""
        return f"http://127.0.0.1:{self.port}/{path}"


def parley(page: str, port: int, folder: Path) -> list[str]:
    """The real app, or for the small page the same server around that page alone."""
    module = {"small": "bench.servers.small", "grown": "bench.servers.grown"}.get(page, "lib.serve")
    return [sys.executable, "-m", module, "--port", str(port)]


def plain_streamlit(page: str, port: int, folder: Path) -> list[str]:
    """Streamlit as it comes, started from a folder without settings of ours."""
    script = str((process.ROOT / HERE / "plain_streamlit.py").absolute())
    given = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    clear = ["--runner.postScriptGC", "true", "--server.fileWatcherType", "auto", "--browser.gatherUsageStats", "false"]  # fmt: skip
    return [sys.executable, "-m", "streamlit", "run", script, *given, *clear]


def dash(page: str, port: int, folder: Path) -> list[str]:
    """Dash under gunicorn with one worker of eight threads; it shows the page that BENCH_PAGE names."""
    given = ["--workers", "1", "--threads", "8", "--bind", f"127.0.0.1:{port}"]
    return [str(BIN / "gunicorn"), *given, "bench.servers.dash_app:server"]


def panel(page: str, port: int, folder: Path) -> list[str]:
    """Panel by its own server."""
    given = ["--port", str(port), "--address", "127.0.0.1", "--allow-websocket-origin", f"127.0.0.1:{port}"]  # fmt: skip
    return [str(BIN / "panel"), "serve", f"{HERE}/panel_app.py", *given, "--index", "panel_app"]


def shiny(page: str, port: int, folder: Path) -> list[str]:
    """Shiny by its own server."""
    given = ["--port", str(port), "--host", "127.0.0.1", "--no-dev-mode"]
    return [str(BIN / "shiny"), "run", *given, f"{HERE}/shiny_app.py"]


def nginx(page: str, port: int, folder: Path) -> list[str]:
    """The static site behind nginx."""
    return static.command(page, port, folder)


def nginx_full(page: str, port: int, folder: Path) -> list[str]:
    """The static site with the whole of plotly.js, as most static pages have it."""
    return static.command(page, port, folder, "full")


PARLEY_FIELD: Final = f'input[aria-label="{text.say("control.from")}"]'
KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("static", nginx, "/", "#from"),
        Kind("parley", parley, "/_stcore/health", PARLEY_FIELD, own=True),
        Kind("dash", dash, "/", "#from"),
        Kind("dash-kept", dash, "/", "#from"),
        Kind("static-full", nginx_full, "/", "#from"),
        Kind("panel", panel, "/", "input >> nth=0"),
        Kind("shiny", shiny, "/", "#from"),
        Kind("streamlit", plain_streamlit, "/_stcore/health", 'input[aria-label="From"]'),
    )
}


def start(kind: str, page: str, folder: Path, environment: dict[str, str] | None = None) -> Running:
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
