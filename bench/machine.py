"""On what the benchmark ran: processor, memory, system and versions."""

import os
import platform
import subprocess
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from bench.browser import CHROMIUM
from bench.process import ROOT

PACKAGES: Final = (
    "streamlit",
    "plotly",
    "pandas",
    "numpy",
    "pyarrow",
    "starlette",
    "uvicorn",
    "uvloop",
    "orjson",
    "dash",
    "gunicorn",
    "panel",
    "bokeh",
    "shiny",
    "shinywidgets",
    "playwright",
)


def said(command: list[str]) -> str:
    """The first line that a program prints."""
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
        )
        return ((done.stdout or done.stderr).strip().splitlines() or ["not found"])[0]
    return "not found"


def processor() -> str:
    """The name of the processor."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def memory() -> float:
    """Gigabytes of memory."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9


def busy() -> float:
    """How many processes wanted the processor in the last minute."""
    return os.getloadavg()[0]


def versions() -> str:
    """The versions that matter."""
    found = []
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ", ".join(found)


def commit() -> str:
    """The commit of the checkout, with a word where files differ from it."""
    return said(["git", "describe", "--always", "--dirty"])


def lines() -> list[str]:
    """The machine in lines of Markdown."""
    return [
        f"- {os.cpu_count()} cores ({processor()}), {memory():.0f} GB, {platform.platform()}",
        f"- Python {platform.python_version()}, {said([CHROMIUM or 'chromium', '--version'])}",
        f"- {said(['nginx', '-v'])}",
        f"- {versions()}",
        "- server, browser and clients share the cores",
    ]
