"""``python -m bench.ready``: the programs that the benchmark drives, installed where possible."""

import os
import shutil
import sys
from pathlib import Path

from bench.browser import INSTALLED
from bench.servers import nginx
from tests import chromium


def missing() -> list[str]:
    """Debian's packages of the programs that are not there."""
    there = {
        "chromium": any(Path(path).exists() for path in INSTALLED),
        "nginx": nginx.program() is not None,
    }
    return [name for name, found in there.items() if not found]


def main() -> int:
    """0 if all is there or could be installed, 1 with a sentence what to install."""
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        chromium.install(*missing())
    if names := " ".join(missing()):
        print(f"The benchmark lacks programs: sudo apt-get install {names}", file=sys.stderr)
    return int(bool(missing()))


if __name__ == "__main__":
    sys.exit(main())
