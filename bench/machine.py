"""On what the benchmark ran, and what speaks against a run."""

import os
import platform
import shutil
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from bench.browser import CHROMIUM, INSTALLED
from bench.contenders import SELDOM
from bench.process import ROOT
from bench.results import Found
from bench.servers import nginx
from tests import chromium

PACKAGES: Final = (
    "streamlit", "plotly", "pandas", "starlette", "uvicorn", "uvloop", "orjson", "dash", "gunicorn",
    "panel", "shiny", "shinywidgets", "playwright",
)  # fmt: skip
#: Fewer repetitions in the browser are told.
ENOUGH: Final = 15
#: More processes than that wanted the processor when the run began.
BUSY: Final = 1.0


def said(*command: str) -> str:
    """The first line that a program prints."""
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
        )
        return ((done.stdout or done.stderr).strip().splitlines() or ["not found"])[0]
    return "not found"


def versions() -> str:
    """The versions that matter."""
    found = []
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ", ".join(found)


def run() -> Found:
    """The day, the commit, the load of the machine, and what it is, in lines."""
    model = said("sed", "-n", r"s/^model name\s*: //p", "/proc/cpuinfo")
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return {
        "day": f"{datetime.now(UTC):%-d %B %Y}",
        "commit": said("git", "describe", "--always", "--dirty"),
        "load": round(os.getloadavg()[0], 1),
        "on": [
            f"{os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()}",
            f"Python {platform.python_version()}, {said(CHROMIUM or 'chromium', '--version')}",
            f"{versions()}, {said(nginx.program() or 'nginx', '-v')}",
            "server, browser and clients share the cores",
        ],
    }


def warnings(found: Found) -> list[str]:
    """A sentence for each flaw of a run; none for a good one."""
    told, load = [], found["run"]["load"]
    if load > BUSY:
        told.append(f"Disturbed: the machine had a load of {load} when the run began.")
    few = [
        f"{name} {row['n']}"
        for name, row in found.get("browser", {}).items()
        if row["n"] < ENOUGH and name.split()[0] not in SELDOM
    ]
    if few:
        told.append(f"Fewer than {ENOUGH} repetitions in the browser: {', '.join(few)}.")
    return told


def missing() -> list[str]:
    """Debian's packages of the programs that the benchmark drives and that are not there."""
    there = {
        "chromium": any(Path(path).exists() for path in INSTALLED),
        "nginx": nginx.program(),
    }
    return [name for name, found in there.items() if not found]


def ready() -> int | str:
    """0 if the programs are there or could be installed, else a sentence what to install."""
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        chromium.install(*missing())
    names = " ".join(missing())
    return f"The benchmark lacks programs: sudo apt-get install {names}" if names else 0


if __name__ == "__main__":
    raise SystemExit(ready())
