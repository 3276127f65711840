"""Put the size of the offline snapshot into the README, as its command prints it."""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

README = Path(__file__).parent.parent / "README.md"
LINE = re.compile(r"^Files: .*$", re.MULTILINE)


def printed() -> str:
    """The line that the command prints for the default negotiation."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "lib.snapshot", f"{folder}/snapshot"]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return told.splitlines()[0]


if __name__ == "__main__":
    README.write_text(LINE.sub(printed(), README.read_text("utf-8"), count=1), "utf-8")
