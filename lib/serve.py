"""Serve the app: check settings, port and data first, print the address, stop cleanly on Ctrl-C.

Exit status: 0 after a clean stop, 1 where the data are not valid, 2 for a command line or a setting
that cannot be read, and those of ``lib.server.start`` where it cannot listen.
"""

import argparse
import contextlib
import gc
import logging
import logging.config
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from lib import settings
from lib.server import logs, readiness, start

if TYPE_CHECKING:
    import uvicorn

ROOT = Path(__file__).parent.parent
LOG: Final = logging.getLogger("parley.data")


#: A page lives in the process that opened it, and one port has no way to lead a reader back there.
ONE_WORKER: Final = (
    "Parley runs as one process: a page must come back to the process that opened it. For {count} "
    "cores start {count} replicas behind nginx (docs/deploy.md, Ways to run it)."
)


def port(text: str) -> int:
    """The port that a text names; raises argparse.ArgumentTypeError with a sentence."""
    if text.isascii() and text.isdigit() and 0 < int(text) < 65_536:
        return int(text)
    raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not “{text}”")


def options(arguments: list[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m lib.serve", description="Serve the dashboard.")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=port, default=8501)
    parser.add_argument("--workers", type=int, default=1, help="1; more are replicas behind nginx")
    parser.add_argument("--watch", action="store_true", help="reload when the source changes")
    return parser.parse_args(arguments)


def of_streamlit(chosen: argparse.Namespace, said: settings.Settings) -> dict[str, object]:
    """Streamlit's settings of this start; all others stand in .streamlit/config.toml."""
    given = {
        "server.address": chosen.host,
        "server.port": chosen.port,
        "server.maxUploadSize": said.upload_mb,
    }
    watched = {"server.fileWatcherType": "auto", "server.runOnSave": True}
    return {**given, **(watched if chosen.watch else {})}


def failed(sentence: object, code: int) -> int:
    """The exit status, after the sentence is said."""
    print(sentence, file=sys.stderr)
    return code


def main(arguments: list[str]) -> int:
    """The exit status, 0 after a clean stop; a sentence says what keeps it from starting."""
    chosen = options(arguments)
    if chosen.workers != 1:
        return failed(ONE_WORKER.format(count=chosen.workers), 2)
    logging.config.dictConfig(logs.configuration())
    on_hangup(signal.SIG_IGN)  # until there is something to load anew
    start.without_unreadable(ROOT / "data")
    os.chdir(ROOT)
    try:
        said = settings.read()
        with start.listening(chosen.host, chosen.port) as heard:
            return started(chosen, said, heard)
    except settings.BadSettingError as sentence:
        return failed(sentence, 2)
    except start.CannotListenError as sentence:
        return failed(sentence, sentence.code)


def started(chosen: argparse.Namespace, said: settings.Settings, heard: socket.socket) -> int:
    """The exit status of a server on a socket, after its data are found valid."""
    from lib import cache, catalog
    from lib.server import metrics

    try:
        catalog.catalog()
    except catalog.BadDataError as problems:
        return failed(f"The data are not valid:\n{problems}", 1)
    if said.metrics_port:
        metrics.served(said.metrics_port, metrics.Held(catalog.present, cache.used))
    opened = start.raised(said.open_files)
    address = start.address(chosen.host, chosen.port)
    room = start.readers(said.readers)
    print(f"Parley: http://{address}  (stop with Ctrl-C)")
    print(f"Room for {room} readers at a time ({opened} open files).", flush=True)
    return serve(of_streamlit(chosen, said), said, heard)


def serve(of_streamlit: dict[str, object], said: settings.Settings, heard: socket.socket) -> int:
    """Run the app until it is stopped; 0 after a clean stop.

    The first page is prerendered meanwhile, so that the first reader need not wait for all of it.
    """
    from streamlit.web import bootstrap

    from app import app

    bootstrap.load_config_options(of_streamlit)
    logging.config.dictConfig(logs.configuration())  # Streamlit has set its own
    logs.calm()
    readiness.begin(readiness.LOADING)
    Thread(target=warm, daemon=True).start()
    on_hangup(lambda *_: Thread(target=reloaded, daemon=True).start())
    keep_watch(said.watch_seconds)
    with contextlib.suppress(KeyboardInterrupt):
        server(app, said).run(sockets=[heard])
    return 0


def warm() -> None:
    """Work the first page out; readers may be sent here when that is done, or has failed."""
    from lib.prerender import page

    try:
        page.sight("/", {})
    except Exception:
        LOG.exception("the first page cannot be worked out before it is asked for")
    finally:
        readiness.end(readiness.LOADING)


def keep_watch(seconds: int) -> None:
    """Load new data when their files change, which are looked at every so many seconds."""
    from lib import catalog
    from lib.server.watch import Watch, watched

    if seconds:
        watch = Watch(catalog.folders)
        Thread(target=watched, args=(watch, seconds, reloaded), daemon=True).start()


def on_hangup(act: Callable[..., None] | signal.Handlers) -> None:
    """Set what SIGHUP does; a server in a terminal ends with it, as programs there do."""
    if not os.isatty(sys.__stdin__.fileno() if sys.__stdin__ else -1):
        signal.signal(signal.SIGHUP, act)


def reloaded() -> None:
    """Serve the data as they are now; data that are not valid are refused in the log."""
    from lib import catalog

    try:
        versions = catalog.reload()
    except catalog.BadDataError as problems:
        LOG.error("the new data are not valid, the old ones stay:\n%s", problems)
    except Exception:
        LOG.exception("the new data cannot be read, the old ones stay")
    else:
        LOG.info("new data are served: %s", versions)
        release()
        warm()


def release() -> None:
    """Free what was served before, as soon as no page holds it."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def server(app: object, said: settings.Settings) -> "uvicorn.Server":
    """The server of an app; Streamlit's own would take messages of 200 MB, and wait for ever."""
    import uvicorn

    from lib.server.protocol import impatient
    from lib.server.stopping import Goodbye, Server

    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        http=impatient(said.idle_seconds),
        ws=Goodbye,
        ws_max_size=said.message_kb * 1000,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=said.stop_seconds,
    )
    return Server(config, said.drain_seconds, said.stop_seconds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
