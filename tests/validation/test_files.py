"""A folder or a zip is read with limits, in memory, and only if it can be trusted."""

import random
import stat
import struct
import tracemalloc
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from zipfile import ZIP_LZMA, ZipInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.validation import Refused, archive_files, files, folder_files, problems
from lib.validation.files import Room
from tests.validation import tiny
from tests.validation.zips import entry, packed, refusal


@pytest.mark.parametrize("top", ["", "talks/"])
def test_a_zip_gives_the_files_of_its_folder(top: str):
    assert archive_files(tiny.zipped(tiny.package(), top)) == tiny.package()


def test_what_a_mac_adds_is_left_out():
    extra = {"__MACOSX/._a.csv": b"x", "t/.DS_Store": b"y", "t/a.csv": b"z"}
    assert archive_files(tiny.zipped(extra)) == {"a.csv": b"z"}


MEMBERS = [
    (entry("a", external_attr=(stat.S_IFLNK | 0o777) << 16), "not a link"),
    (entry("a", external_attr=stat.S_IFIFO << 16), "not a link"),
    (entry("a", compress_type=ZIP_LZMA), "ordinary zip compression"),
    (entry("a.zip"), "no zip or other archive inside"),
    (entry("A.TAR.GZ"), "no zip or other archive inside"),
]


@pytest.mark.parametrize(("member", "expected"), MEMBERS)
def test_a_member_that_is_no_ordinary_file_is_refused(member: ZipInfo, expected: str):
    assert expected in refusal(packed((member, b"x")))


def test_an_archive_under_another_name_is_refused():
    inner = tiny.zipped({"a": b"x"})
    assert "no zip or other archive inside" in refusal(packed(("a.csv", inner)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("a", "a"), ("a", "A"), ("é", "e\u0301")])
def test_a_name_that_comes_twice_is_refused(names: tuple[str, str]):
    assert "each file name once" in refusal(packed(*((name, b"x") for name in names)))


def test_an_encrypted_member_is_refused():
    data = bytearray(packed(("a", b"x")))
    at = data.rindex(b"PK\x01\x02") + 8
    data[at : at + 2] = struct.pack("<H", 1)
    assert "a file without a password" in refusal(bytes(data))


def test_all_bad_members_are_named_at_once():
    said = refusal(packed((entry("../a"), b"x"), (entry("b.zip"), b"y")))
    assert "../a" in said
    assert "b.zip" in said


@pytest.mark.parametrize("data", [b"", b"not a zip", b"<html>", b"\x1f\x8b\x08\0"])
def test_what_is_no_zip_is_refused(data: bytes):
    assert "expected a zip file" in refusal(data)


def test_a_broken_zip_is_refused():
    data = tiny.zipped({"a": b"x" * 99})
    assert "unpacks without error" in refusal(data[:40])
    assert "unpacks without error" in refusal(data.replace(b"PK\x01\x02", b"PK\x01\x03"))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 300), st.binary(min_size=1, max_size=4))
def test_a_damaged_zip_is_refused_or_read_and_never_breaks(at: int, noise: bytes):
    data = bytearray(tiny.zipped({"a.csv": b"abc" * 40, "b.csv": b"x"}))
    data[at : at + len(noise)] = noise
    with suppress(Refused):
        assert all(isinstance(content, bytes) for content in archive_files(bytes(data)).values())


def test_a_zip_that_is_too_large_is_refused():
    assert "at most 20 MB" in refusal(b"PK\x03\x04" + bytes(20_000_000))


def test_too_many_members_are_refused():
    assert "at most 200 files" in refusal(tiny.zipped({f"{n}.csv": b"" for n in range(201)}))


def test_a_bomb_is_refused_before_it_unpacks():
    bomb = tiny.zipped({"a.csv": bytes(60_000_000)})
    tracemalloc.start()
    said = refusal(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "more than 100 times the size" in said
    assert peak < 25_000_000


def test_what_unpacks_is_counted_over_all_members():
    two = {"a.csv": b"ab" * 300_000, "b.csv": b"ab" * 300_000}
    with pytest.raises(Refused, match="at most 1 MB in all, unpacked"):
        archive_files(tiny.zipped(two), Room(unpacked=1_000_000))


def test_a_large_zip_needs_a_large_room():
    stored = packed(("a.csv", random.Random(1).randbytes(21_000_000)))
    with pytest.raises(Refused, match="20 MB"):
        archive_files(stored, Room())
    assert len(archive_files(stored, Room(packed=30_000_000))["a.csv"]) == 21_000_000


def test_an_entry_that_lies_of_its_size_is_refused():
    data = bytearray(packed(("a.csv", bytes(1000))))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    assert "unpacks without error" in refusal(bytes(data))


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    problems(archive_files(tiny.zipped(tiny.package())))
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize(("packed", "unpacked", "limit", "kind"), [
    (1, 100 * files.MB, files.MB, "ratio"), (20_000, 100 * files.MB, 2 * files.MB, "ratio"),
    (20_000, 2 * files.MB, 2 * files.MB, "unpacked_size"), (20_000, files.MB, files.MB, "unpacked_size"),
])  # fmt: skip
def test_a_zip_may_unpack_to_a_hundred_times_its_size_within_the_room(
    packed, unpacked, limit, kind
):
    room, problem = files.allowance(packed, files.Room(unpacked=unpacked))
    assert room == limit
    sentence = {"ratio": files.MAX_RATIO, "unpacked_size": unpacked // files.MB}[kind]
    assert problem == files.in_file("zip", kind, limit=sentence)


@pytest.mark.parametrize(("length", "safe"), [(200, True), (201, False)])
def test_a_name_is_no_longer_than_two_hundred_letters(length, safe):
    assert files.is_safe("a" * length) == safe


def test_a_folder_has_two_hundred_files_at_most(tmp_path):
    for number in range(200):
        (tmp_path / f"{number}.csv").write_bytes(b"")
    assert len(folder_files(tmp_path)) == 200
    (tmp_path / "one-more.csv").write_bytes(b"")
    with pytest.raises(Refused, match="200"):
        folder_files(tmp_path)


@pytest.mark.parametrize(("size", "refused"), [(10, False), (11, True)])
def test_a_zip_of_its_full_size_is_opened(size, refused):
    found = files.size_problems(b"PK\x03\x04" + b"x" * (size - 4), files.Room(packed=10))
    assert bool(found) == refused
