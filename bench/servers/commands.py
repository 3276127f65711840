"""The commands that start each kind of server for a page and a port."""

import sys
from pathlib import Path
from typing import Final

from bench import process
from bench.servers import static

BIN: Final = Path(sys.executable).parent
HERE: Final = "bench/servers"
#: The modules that serve what is not the whole app.
MODULES: Final = {"small": "bench.servers.small", "grown": "bench.servers.grown"}


def parley(page: str, port: int, folder: Path) -> list[str]:
    """The real app, or for the small page the same server around that page alone."""
    return [sys.executable, "-m", MODULES.get(page, "lib.serve"), "--port", str(port)]


def plain_streamlit(page: str, port: int, folder: Path) -> list[str]:
    """Streamlit as it comes, started from a folder without settings of ours."""
    script = str((process.ROOT / HERE / "plain_streamlit.py").absolute())
    given = [
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
        "--server.headless",
        "true",
    ]
    clear = [
        "--runner.postScriptGC",
        "true",
        "--server.fileWatcherType",
        "auto",
        "--browser.gatherUsageStats",
        "false",
    ]
    return [sys.executable, "-m", "streamlit", "run", script, *given, *clear]


def dash(page: str, port: int, folder: Path) -> list[str]:
    """Dash under gunicorn with one worker of eight threads."""
    given = ["--workers", "1", "--threads", "8", "--bind", f"127.0.0.1:{port}"]
    return [str(BIN / "gunicorn"), *given, "bench.servers.dash_app:server"]


def panel(page: str, port: int, folder: Path) -> list[str]:
    """Panel by its own server."""
    given = [
        "--port",
        str(port),
        "--address",
        "127.0.0.1",
        "--allow-websocket-origin",
        f"127.0.0.1:{port}",
    ]
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
