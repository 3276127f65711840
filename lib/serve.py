"""Serve the app: check the port and the data first, print the address, stop cleanly on Ctrl-C."""

import argparse
import contextlib
import os
import socket
import sys
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parent.parent


def is_free(host: str, port: int) -> bool:
    """True if nothing listens on the port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def options(arguments: list[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m lib.serve", description="Serve the dashboard.")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--watch", action="store_true", help="reload when the source changes")
    return parser.parse_args(arguments)


def settings(chosen: argparse.Namespace) -> dict[str, str | int | bool]:
    """The settings of this start; all others stand in .streamlit/config.toml."""
    given: dict[str, str | int | bool] = {"server.address": chosen.host, "server.port": chosen.port}
    return (
        {**given, "server.fileWatcherType": "auto", "server.runOnSave": True}
        if chosen.watch
        else given
    )


def main(arguments: list[str]) -> int:
    """0 after a clean stop, 1 with a sentence where the port is taken or the data are not valid."""
    chosen = options(arguments)
    if not is_free(chosen.host, chosen.port):
        print(
            f"Port {chosen.port} is taken. Choose another: make run PORT={chosen.port + 1}",
            file=sys.stderr,
        )
        return 1
    os.chdir(ROOT)
    from lib import shelf

    try:
        shelf.shelf()
    except shelf.BadDataError as problems:
        print(f"The data are not valid:\n{problems}", file=sys.stderr)
        return 1
    print(f"Parley: http://{chosen.host}:{chosen.port}  (stop with Ctrl-C)", flush=True)
    return serve(chosen)


def serve(chosen: argparse.Namespace) -> int:
    """Run the app until it is stopped; 0 after a clean stop.

    The first page is worked out meanwhile, so that the first reader need not wait for all of it.
    """
    from app import app
    from lib.api import first_sight

    Thread(target=first_sight.sight, args=("/", {}), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        app.run(config=settings(chosen))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
