"""Writing a package in one step: aside, then swapped; interrupted anywhere, it is old or new whole.

The folder of the package is exchanged with the one written aside by a single call of the operating
system where it has one (Linux and macOS), else by two renames, which ``recover`` completes.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

#: The flag that makes a rename an exchange, and the number that means the present folder.
EXCHANGE, HERE = 2, {"linux": -100, "darwin": -2}
CALLS: Final = {"linux": "renameat2", "darwin": "renameatx_np"}
Step = Callable[[str], None]


def nothing(step: str) -> None:
    """What is done between two steps: nothing."""


def aside(path: Path, kind: str) -> Path:
    """The hidden place beside a file or folder."""
    return path.with_name(f".{path.name}.{kind}")


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    name = CALLS.get(sys.platform, "")
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    here = HERE[sys.platform]
    done = call(here, os.fsencode(one), here, os.fsencode(other), EXCHANGE)
    return bool(done == 0)


def put(path: Path, content: bytes) -> None:
    """Write a file down to the disk."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def clear(folder: Path) -> None:
    """Take a folder away, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def recover(package: Path) -> None:
    """Bring an interrupted write to its end: a package that is between its names has one again."""
    if not package.exists() and aside(package, "old").exists():
        aside(package, "old").rename(package)
    clear(aside(package, "old"))
    clear(aside(package, "new"))


def write(package: Path, files: Mapping[str, bytes], step: Step = nothing) -> None:
    """Put the files into the place of the package's own; every file that is not named stays.

    ``step`` is called with the name of each step after it, for tests. Raises OSError.
    """
    recover(package)
    new, old = aside(package, "new"), aside(package, "old")
    shutil.copytree(package, new, symlinks=True)
    step("copied")
    for name, content in files.items():
        if not (new / name).exists() or (new / name).read_bytes() != content:
            put(new / name, content)
            step(f"written {name}")
    if not exchange(new, package):
        package.rename(old)
        step("taken away")
        new.rename(package)
    step("swapped")
    clear(new)
    clear(old)
    step("cleared")


def replace(path: Path, content: bytes) -> None:
    """Put content into a file in one step."""
    put(aside(path, "new"), content)
    aside(path, "new").replace(path)
