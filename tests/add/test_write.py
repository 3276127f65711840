"""Writing a package: interrupted anywhere it is old or new whole, never between."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.add import write

ROOT = Path(__file__).parents[2]
STEPS = ["copied", "written a.csv", "written b.csv", "swapped", "cleared"]
KILLED = """
import os, sys
from pathlib import Path
from lib.add import write
if sys.argv[3] == "renames":
    write.exchange = lambda one, other: False
write.write(Path(sys.argv[1]), {"a.csv": b"new", "b.csv": b"new"},
            lambda step: os._exit(9) if step == sys.argv[2] else None)
"""


@pytest.fixture
def folder(tmp_path):
    """A folder of two files to be written anew and one to stay."""
    made = tmp_path / "package"
    made.mkdir()
    for name in ("a.csv", "b.csv", "c.csv"):
        (made / name).write_bytes(b"old")
    return made


def contents(folder):
    """The contents of the files of a folder by name."""
    return {one.name: one.read_bytes() for one in folder.iterdir()}


OLD = {"a.csv": b"old", "b.csv": b"old", "c.csv": b"old"}
NEW = {"a.csv": b"new", "b.csv": b"new", "c.csv": b"old"}


def killed(folder, step, way):
    """Write, in a process of its own that ends at once after a step."""
    command = [sys.executable, "-c", KILLED, str(folder), step, way]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


@pytest.mark.parametrize("step", STEPS)
def test_killed_after_any_step_the_package_is_old_or_new_whole(folder, step):
    assert killed(folder, step, "exchange") == 9
    assert contents(folder) == (NEW if step in ("swapped", "cleared") else OLD)


@pytest.mark.parametrize("step", [*STEPS, "taken away"])
def test_where_nothing_is_exchanged_the_next_run_mends_what_was_killed(folder, step):
    assert killed(folder, step, "renames") == 9
    write.recover(folder)
    assert contents(folder) == (NEW if step in ("swapped", "cleared") else OLD)
    assert [one.name for one in folder.parent.iterdir()] == ["package"]


def test_a_write_takes_the_place_of_what_an_earlier_one_left(folder):
    killed(folder, "written a.csv", "exchange")
    write.write(folder, {"a.csv": b"other"})
    assert contents(folder) == OLD | {"a.csv": b"other"}
    assert [one.name for one in folder.parent.iterdir()] == ["package"]


def test_the_steps_are_those_that_are_killed_after(folder):
    steps = []
    write.write(folder, {"a.csv": b"new", "b.csv": b"new", "c.csv": b"old"}, steps.append)
    assert steps == STEPS


@pytest.mark.skipif(sys.platform != "linux", reason="another system may not exchange")
def test_linux_exchanges_in_one_step(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / f"was_{name}").touch()
    assert write.exchange(tmp_path / "a", tmp_path / "b")
    assert os.listdir(tmp_path / "a") == ["was_b"]  # noqa: PTH208
