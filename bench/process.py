"""A server process with its children: started, waited for, weighed, and ended by its number."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
START_LIMIT = 600.0
STOP_LIMIT = 10.0


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A running server; its processor time and memory include its children."""

    def __init__(
        self, command: list[str], log: Path, environment: Mapping[str, str], root: Path = ROOT
    ) -> None:
        """Start it in the root of a checkout, its output in a file."""
        self.log = log
        with log.open("wb") as output:
            self.child = subprocess.Popen(
                command,
                cwd=root,
                env={**os.environ, **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self, url: str) -> float:
        """Seconds until the address answers; raises RuntimeError with the log if it never does."""
        begun = time.perf_counter()
        while time.perf_counter() - begun < START_LIMIT:
            if self.child.poll() is not None:
                raise RuntimeError(self.log.read_text("utf-8", "replace")[-2_000:])
            with suppress(OSError), urllib.request.urlopen(url, timeout=5):
                return time.perf_counter() - begun
            time.sleep(0.05)
        raise RuntimeError(f"{url} did not answer")

    def family(self) -> Iterator[int]:
        """The numbers of the process and of all processes below it."""
        waiting = [self.child.pid]
        while waiting:
            number = waiting.pop()
            yield number
            with suppress(OSError):
                tasks = Path(f"/proc/{number}/task").iterdir()
                waiting += [
                    int(n) for task in tasks for n in (task / "children").read_text().split()
                ]

    def cpu(self) -> float:
        """Processor seconds used so far."""
        used = 0
        for number in self.family():
            with suppress(OSError):
                parts = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
                used += int(parts[11]) + int(parts[12])
        return used / TICK

    def memory(self) -> float:
        """Megabytes of memory held."""
        held = 0
        for number in self.family():
            with suppress(OSError):
                held += int(Path(f"/proc/{number}/statm").read_text().split()[1]) * PAGE
        return held / 1e6

    def stop(self) -> None:
        """End this process and its children, politely first."""
        numbers = list(self.family())
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for number in numbers:
                with suppress(ProcessLookupError):
                    os.kill(number, sign)
            with suppress(subprocess.TimeoutExpired):
                self.child.wait(STOP_LIMIT)
                return
