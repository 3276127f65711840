"""The folder on the disk: refreshed as a whole, and never anybody else's files touched."""

import errno
from pathlib import Path

import pytest

from lib.snapshot import ForeignFilesError, files, write
from lib.snapshot.__main__ import main


def checksums(*names):
    """The list of an earlier snapshot."""
    return "".join(f"{'0' * 64}  {name}\n" for name in names).encode()


def test_a_new_folder_is_made(tmp_path):
    write(tmp_path / "new" / "folder", {"a/b.html": b"x", files.CHECKSUMS: b""})
    assert (tmp_path / "new" / "folder" / "a" / "b.html").read_bytes() == b"x"


def test_files_of_an_earlier_snapshot_go(tmp_path):
    write(tmp_path, {"old.html": b"", files.CHECKSUMS: checksums("old.html")})
    write(tmp_path, {"new.html": b"", files.CHECKSUMS: checksums("new.html")})
    assert {path.name for path in tmp_path.iterdir()} == {"new.html", files.CHECKSUMS}


def test_other_files_in_the_folder_stay(tmp_path):
    write(tmp_path, {"old.html": b"", files.CHECKSUMS: checksums("old.html")})
    (tmp_path / "own.txt").write_text("mine")
    write(tmp_path, {files.CHECKSUMS: b""})
    assert (tmp_path / "own.txt").read_text() == "mine"


def test_a_folder_of_others_is_refused(tmp_path):
    (tmp_path / "own.txt").write_text("mine")
    with pytest.raises(ForeignFilesError):
        write(tmp_path, {"index.html": b""})
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]


def test_a_list_with_tricks_removes_nothing_outside(tmp_path):
    outside, folder = tmp_path / "outside.txt", tmp_path / "folder"
    outside.write_text("mine")
    write(folder, {files.CHECKSUMS: checksums("../outside.txt", str(outside))})
    write(folder, {files.CHECKSUMS: b""})
    assert outside.read_text() == "mine"


def test_the_command_refuses_a_folder_of_others_before_any_work(tmp_path, capsys):
    (tmp_path / "own.txt").write_text("mine")
    assert main([str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (["--talks", "nowhere"], "nowhere"),
        (["--from", "tomorrow"], "tomorrow"),
        (["--to", "02/06/2025"], "02/06/2025"),
        (["--figures", "nobody"], "nobody"),
        (["--confidence", "total"], "total"),
    ],
)
def test_the_command_names_what_it_does_not_understand(tmp_path, given, named):
    with pytest.raises(SystemExit, match=named):
        main([str(tmp_path / "out"), *given])
    assert not (tmp_path / "out").exists()


def test_the_command_writes_and_says_how_much(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(
        "lib.snapshot.__main__.snapshot_files", lambda asked: {"index.html": b"x" * 100_000}
    )
    assert main([str(tmp_path / "out"), "--url", "https://parley.example.org/"]) == 0
    assert (tmp_path / "out" / "index.html").stat().st_size == 100_000
    assert "Files: 1, 0.1 MB" in capsys.readouterr().out


def fails_at(number):
    """A disk that is full at a file."""
    written = []
    write_bytes = Path.write_bytes

    def write(self, content):
        written.append(self)
        if len(written) == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_bytes(self, content)

    return write


@pytest.mark.parametrize("exists", [True, False])
def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch, capsys, exists):
    folder, made = tmp_path / "out", {"a.html": b"new", "b.html": b"new", files.CHECKSUMS: b""}
    if exists:
        write(folder, {"a.html": b"old", files.CHECKSUMS: checksums("a.html")})
    monkeypatch.setattr("lib.snapshot.__main__.snapshot_files", lambda asked: made)
    monkeypatch.setattr(Path, "write_bytes", fails_at(2))
    assert main([str(folder)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["out"] * exists
    assert {path.name: path.read_text()[:3] for path in folder.glob("*.html")} == (
        {"a.html": "old"} if exists else {}
    )


def test_nothing_is_left_aside_after_a_refresh(tmp_path):
    folder = tmp_path / "out"
    for content in (b"old", b"new"):
        write(folder, {"a/b.html": content, files.CHECKSUMS: checksums("a/b.html")})
    (folder / "a" / "own.txt").write_text("mine")
    write(folder, {files.CHECKSUMS: b""})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [path.name for path in (folder / "a").iterdir()] == ["own.txt"]
    assert folder.stat().st_mode & 0o055 == 0o055
