"""The server as it is started, on every address of this machine, with every way out noted."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, free_port, wait_for

#: So many pages one client may have open at a time.
READERS = 5

#: Notes each address that the process would reach, but those of this machine, and refuses it.
WATCHED = """
import runpy, sys
def watch(event, words):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        place = str(words[1] if event.startswith("socket.connect") or event == "socket.sendto" else words[0])
        if not any(own in place for own in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "None")):
            print("EGRESS", event, place, file=sys.stderr, flush=True)
            raise OSError("no way out")
sys.addaudithook(watch)
sys.argv = ["lib.serve", *sys.argv[1:]]
runpy.run_module("lib.serve", run_name="__main__")
"""


def until(true, seconds: float = 60) -> None:
    """Return when something is so; fails where it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


@dataclass
class Started:
    """A running server: its port, and what it has logged so far."""

    port: int
    process: subprocess.Popen
    place: Path
    metrics: int = 0

    @property
    def log(self) -> str:
        """The log so far."""
        return self.place.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def started(code: str, place: Path, *arguments: str, **limits: str) -> Iterator[Started]:
    """A server that a piece of code starts, which logs to a file; stopped at the end."""
    port, environment = free_port(), {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **limits}
    command = [sys.executable, "-c", code, "--port", str(port), *arguments]
    with place.open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/health", process)
        yield Started(port, process, place)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Started]:
    """A server on all addresses with small limits."""
    limits = {"PARLEY_IDLE_SECONDS": "2", "PARLEY_CLIENT_READERS": str(READERS)}
    place = tmp_path_factory.mktemp("server") / "log"
    with started(WATCHED, place, "--host", "0.0.0.0", **limits) as found:
        yield found
