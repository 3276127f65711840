"""The check of an uploaded zip in a process of its own, with limits of time and memory.

Nothing that a stranger sends can hold up readers: the process is killed at its limit, yields to
the server while it runs, may write no file, and few run at a time.
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from lib.validation.files import MAX_PACKED, MAX_UNPACKED, MB, Room
from lib.validation.problem import Problem, in_file

ROOT: Final = Path(__file__).parents[2]
#: Seconds that the start of a process takes on a busy machine, over those of the check.
START: Final = 15
#: Bytes without which a check does not begin.
ROOM: Final = 32 * MB
#: So much of a value goes back; a sentence shows less.
LONGEST: Final = 200
#: What a checking process inherits of the environment; nothing in it can be secret.
INHERITED: Final = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "VIRTUAL_ENV")


@dataclass(frozen=True)
class Bounds:
    """What one check may take: seconds of the clock and of the processor, memory, and the file.

    Memory and sizes are in megabytes: of the zip, and of what is in it after unpacking.
    """

    seconds: int
    memory_mb: int
    packed_mb: int = MAX_PACKED // MB
    unpacked_mb: int = MAX_UNPACKED // MB

    @property
    def room(self) -> Room:
        """How large the file may be."""
        return Room(self.packed_mb * MB, self.unpacked_mb * MB)


class Checks:
    """The checks of a server: so many at a time, each within its bounds."""

    def __init__(self, most: int, bounds: Bounds) -> None:
        """Begin without a check."""
        self.turns, self.bounds = BoundedSemaphore(max(1, most)), bounds

    def problems(self, packed: bytes) -> list[Problem]:
        """Every problem of the zip; one that says so where no turn is free or a bound is passed."""
        if not self.turns.acquire(timeout=self.bounds.seconds):
            return [in_file("zip", "busy")]
        try:
            return checked(packed, self.bounds)
        finally:
            self.turns.release()


def checked(packed: bytes, bounds: Bounds) -> list[Problem]:
    """Every problem of the zip as a process of its own finds it; one if that passes its bounds."""
    words = [sys.executable, "-m", __name__, *(str(bound) for bound in astuple(bounds))]
    try:
        ended = subprocess.run(
            words, input=packed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
            env=environment(os.environ), timeout=bounds.seconds + START, check=True,
        )  # fmt: skip
        return [Problem(**found) for found in json.loads(ended.stdout)]
    except (subprocess.SubprocessError, ValueError):
        return [in_file("zip", "costly", seconds=bounds.seconds, memory=bounds.memory_mb)]


def environment(said: Mapping[str, str]) -> dict[str, str]:
    """The environment of a checking process, in which libraries of numbers start no threads."""
    kept = {name: said[name] for name in INHERITED if name in said}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def bind(bounds: Bounds) -> None:
    """Bind this process to its limits, as far as the system knows them; it yields to others."""
    limits = {
        resource.RLIMIT_CPU: bounds.seconds,
        resource.RLIMIT_AS: bounds.memory_mb * MB,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    os.nice(10)


def found(packed: bytes, room: Room) -> list[Problem]:
    """Every problem of a zip, checked here; one without is read as the server will read it."""
    from lib import validation
    from lib.model.dataset import read_dataset

    try:
        files = validation.archive_files(packed, room)
    except validation.Refused as refused:
        return refused.problems
    if problems := validation.problems(files):
        return problems
    read_dataset(files)
    return []


def short(problem: Problem) -> Problem:
    """The problem without what no sentence shows."""
    value, column = (text and text[:LONGEST] for text in (problem.value, problem.column))
    return replace(problem, file=problem.file[:LONGEST], value=value, column=column)


def main(words: list[str]) -> int:
    """0 after the problems of the zip on standard input are written as JSON."""
    bounds = Bounds(*map(int, words))
    bind(bounds)
    packed = sys.stdin.buffer.read()
    bytearray(ROOM)  # where memory runs short inside zlib, a file looks broken that is not
    problems = found(packed, bounds.room)
    json.dump([asdict(short(one)) for one in problems], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
