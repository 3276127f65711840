"""The command python -m lib.check, and the real package."""

import socket
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from lib.check import main
from lib.data.required import REQUIRED
from lib.model.dataset import read_dataset
from lib.validation import folder_files, problems, report
from tests.validation import tiny

ROOT = Path(__file__).parents[1]
REAL = ROOT / "data" / "russia-ukraine"
#: So many readings of a package its check may cost: about two seconds where one takes a tenth.
READINGS = 22


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny package in a folder."""
    for name, content in tiny.package().items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_valid_folder_is_said_to_be_valid(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(folder)]) == 0
    tables = len(REQUIRED)
    assert capsys.readouterr().out == f"tiny 0.1.0: {tables} tables, 15 rows, valid\n"


def test_a_valid_zip_is_said_to_be_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "talks.zip").write_bytes(tiny.zipped(tiny.package(), "talks/"))
    assert main([str(tmp_path / "talks.zip")]) == 0
    assert capsys.readouterr().out.endswith("valid\n")


def test_problems_are_printed_one_a_line_with_their_count(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    (folder / "tracks.csv").write_bytes(b"track_id,title,order,description\nmain,,one,All\n")
    assert main([str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        "tracks.csv, line 2, column “Order (order)”",
        "tracks.csv, line 2, column “Title (title)”",
    ]
    assert lines[-1] == "2 problems"


def test_a_refused_zip_is_one_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.zip").write_bytes(b"no zip")
    assert main([str(tmp_path / "a.zip")]) == 1
    assert capsys.readouterr().out == "zip: expected a zip file.\n1 problem\n"


@pytest.mark.parametrize("words", [[], ["a", "b"], ["/no/such/place"]])
def test_wrong_usage_gets_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "FOLDER_OR_ZIP" in told.err


def test_the_command_runs_as_a_module(folder: Path):
    command = [sys.executable, "-m", "lib.check", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_real_package_is_valid():
    found = report(folder_files(REAL))
    assert found.problems == ()
    assert found.rows > 5_000


def work(action) -> float:
    """The least seconds of the processor that an action takes of three times."""
    found = []
    for _ in range(3):
        began = process_time()
        action()
        found.append(process_time() - began)
    return min(found)


def test_the_check_of_the_real_package_costs_no_more_than_some_readings_of_it():
    files = folder_files(REAL)
    assert work(lambda: problems(files)) < READINGS * work(lambda: read_dataset(files))


def test_no_address_is_followed(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    raw = tiny.declaration() | {"$schema": "https://example.org/x.json"}
    tiny.table_of(raw, "tracks")["schema"]["$schema"] = "https://example.org/y.json"
    tiny.table_of(raw, "tracks")["dialect"] = "https://example.org/z.json"
    assert problems(tiny.declared(raw)) == []


FAULTS = [
    ("claims.csv", b",about,", b",roughly,"),
    ("claims.csv", b"2022-02-25-not-held.01,2022-02-25-not-held,", b"2022-02-25-not-held.01,,"),
    ("claim_speakers.csv", b"russia-peskov,russia", b"russia-peskov,ukraine"),
    ("parties.csv", b"#1f6fb2", b"navy"),
    ("rounds.csv", b",high,tass-", b",high,tazz-"),
    ("sources.csv", b"https://", b"data://"),
]


@pytest.fixture(scope="module")
def faults_found() -> set[tuple[str, int | None]]:
    """File and line of every problem of the real package with all faults planted."""
    files = folder_files(REAL)
    for name, old, new in FAULTS:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)
    return {(one.file, one.line) for one in problems(files)}


@pytest.mark.parametrize(("name", "old"), [fault[:2] for fault in FAULTS])
def test_a_fault_planted_in_the_real_package_is_caught(
    faults_found: set[tuple[str, int | None]], name: str, old: bytes
):
    at = folder_files(REAL)[name].partition(old)[0].count(b"\n") + 1
    assert (name, at) in faults_found
