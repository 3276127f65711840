"""No name inside a zip leads outside its folder."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.validation import Refused, archive_files
from tests.check.zips import entry, packed, refusal

UNSAFE = [
    *("/a.csv", "../a.csv", "a/../../b", "a\\b.csv", "..\\a", "C:a.csv", "C:/a.csv", "./a.csv"),
    *("a//b", "a\x1fb", " ../a", "a" * 201, "a.csv:stream", "\x00a.csv"),
]


@pytest.mark.parametrize("name", UNSAFE)
def test_a_name_that_could_leave_the_folder_is_refused(name: str):
    assert "a file name inside the folder" in refusal(packed((entry(name), b"x")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12) | st.sampled_from(UNSAFE), max_size=3))
@example(["..", "a"])
@example(["a", "A"])
def test_whatever_the_names_nothing_leaves_the_folder(names: list[str]):
    writable = [name for name in names if name.isprintable() or name.isascii()]
    try:
        files = archive_files(packed(*((entry(name), b"x") for name in writable)))
    except Refused:
        return
    for name in files:
        for path in (PurePosixPath(name), PureWindowsPath(name)):
            assert not path.is_absolute()
            assert not path.drive
            assert ".." not in path.parts
    assert len({name.casefold() for name in files}) == len(files)
