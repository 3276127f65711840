"""The browser that the tests drive: Debian's Chromium, installed where that is possible."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

EXECUTABLE = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def installed() -> bool:
    """True if the browser is there."""
    return Path(EXECUTABLE).exists()


def install(*packages: str) -> None:
    """Install Debian's packages; raises CalledProcessError where that fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
        command = ["apt-get", *step]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def main() -> int:
    """0 if the browser is there or could be installed, 1 with a sentence what to install."""
    if installed():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install("chromium")
    if installed():
        return 0
    print(
        f"The tests need Chromium at {EXECUTABLE}. Install it: sudo apt-get install chromium",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
