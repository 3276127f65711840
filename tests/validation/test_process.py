"""An upload is checked apart: the same problems, within bounds, and nobody waits for another's."""

import os
import random
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from types import SimpleNamespace

import pytest

from lib import validation
from lib.validation import process
from lib.validation.problem import expected
from lib.validation.process import Bounds, Checks, checked
from tests.validation import tiny
from tests.validation.bad_zips import BAD, told

WIDE = Bounds(seconds=60, memory_mb=2000)
NARROW = Bounds(seconds=1, memory_mb=2000)


def test_a_valid_package_has_no_problem():
    assert checked(tiny.zipped(tiny.package()), WIDE) == []


def test_the_problems_are_those_of_the_command():
    files = tiny.with_cells("claims", value="three")
    assert checked(tiny.zipped(files), WIDE) == validation.problems(files) != []


@pytest.mark.parametrize("name", BAD)
def test_an_upload_has_the_faults_that_the_command_tells(name, tmp_path, capsys):
    data, words = BAD[name]
    expected = told(data, tmp_path, capsys)
    assert [word for word in words if word not in "\n".join(expected)] == []
    assert [str(process.short(one)) for one in process.found(data, WIDE.room)] == expected


def test_a_refused_zip_is_refused_in_the_same_words():
    with pytest.raises(validation.Refused) as refused:
        validation.archive_files(b"no zip")
    assert checked(b"no zip", WIDE) == refused.value.problems


def test_a_check_that_takes_too_much_memory_is_ended():
    bounds = Bounds(seconds=60, memory_mb=60)
    said = checked(tiny.zipped(tiny.package()), bounds)
    assert [one.expected for one in said] == [expected("costly", seconds=60, memory=60)]


def test_a_check_that_takes_too_long_is_killed(monkeypatch):
    monkeypatch.setattr(process, "START", 0)
    monkeypatch.setattr(process, "sys", SimpleNamespace(executable="/bin/sleep"))
    ended = []
    popen = process.subprocess.Popen

    def slow(words, **named):
        ended.append(popen(["sleep", "600"], **named))
        return ended[-1]

    monkeypatch.setattr(process.subprocess, "Popen", slow)
    said = checked(b"", NARROW)
    assert [one.expected for one in said] == [expected("costly", seconds=1, memory=2000)]
    assert [one.returncode for one in ended] == [-signal.SIGKILL]


def test_a_check_takes_a_file_as_large_as_is_allowed():
    large = tiny.zipped({**tiny.package(), "notes.md": random.Random(1).randbytes(2_000_000)})
    (refused,) = checked(large, replace(WIDE, packed_mb=1))
    assert refused.expected == expected("packed_size", limit=1)
    (refused,) = checked(large, replace(WIDE, unpacked_mb=1))
    assert refused.expected == expected("unpacked_size", limit=1)
    assert "MB" not in str(checked(large, replace(WIDE, packed_mb=3)))


def test_few_checks_run_at_a_time_and_the_next_is_told_so(monkeypatch):
    checks = Checks(1, Bounds(seconds=1, memory_mb=2000))
    running, begun, done = [], Event(), Event()

    def slow(packed, bounds):
        running.append(packed)
        begun.set()
        assert done.wait(60)
        return []

    monkeypatch.setattr(process, "checked", slow)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(checks.problems, b"1")
        assert begun.wait(60)
        second = pool.submit(checks.problems, b"2")
        assert [one.expected for one in second.result()] == [expected("busy")]
        done.set()
        assert first.result() == []
    assert running == [b"1"]


def test_a_checking_process_inherits_no_secret(monkeypatch):
    monkeypatch.setenv("PARLEY_SECRET", "x")
    assert "PARLEY_SECRET" not in process.environment(os.environ)
