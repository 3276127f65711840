"""A folder is read with limits, and nothing outside it."""

from pathlib import Path

import pytest

from lib.validation import Refused, folder_files


def test_a_folder_is_read_without_links_and_hidden_files(tmp_path: Path):
    (tmp_path / "out.csv").write_bytes(b"secret")
    folder = tmp_path / "talks"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.csv").write_bytes(b"a")
    (folder / ".hidden").write_bytes(b"h")
    (folder / "link.csv").symlink_to(tmp_path / "out.csv")
    (folder / "dir").symlink_to(tmp_path)
    assert folder_files(folder) == {"sub/a.csv": b"a"}


def test_a_folder_with_too_many_files_is_refused(tmp_path: Path):
    for number in range(201):
        (tmp_path / f"{number}.csv").touch()
    with pytest.raises(Refused, match="at most 200 files"):
        folder_files(tmp_path)


def test_a_folder_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("lib.validation.files.MAX_UNPACKED", 10)
    (tmp_path / "a.csv").write_bytes(bytes(11))
    with pytest.raises(Refused, match="unpacked"):
        folder_files(tmp_path)


def test_what_is_no_folder_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="a folder"):
        folder_files(tmp_path / "none")
