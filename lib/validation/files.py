"""Files of a package: read from a folder or an uploaded zip archive, within limits."""

import re
import stat
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lib.validation.problem import Problem, Refused, in_file

MB = 1_000_000
MAX_PACKED = 20 * MB
MAX_UNPACKED = 100 * MB
MAX_MEMBERS = 200
MAX_RATIO = 100
CHUNK = 1 << 16
ENTRY_MARK = b"PK\x01\x02"
ARCHIVE = re.compile(r"\.(zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|xlsx|ods)$", re.IGNORECASE)
UNREADABLE = (
    BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True)
class Room:
    """How large a zip may be, and what is in it after unpacking, in bytes."""

    packed: int = MAX_PACKED
    unpacked: int = MAX_UNPACKED


#: The room of packages that come by no upload.
USUAL = Room()


def archive_files(data: bytes, room: Room = USUAL) -> dict[str, bytes]:
    """Contents in bytes by name, one top folder stripped; raises Refused if not to be trusted."""
    refuse(size_problems(data, room))
    try:
        with ZipFile(BytesIO(data)) as archive:
            # a nameless member, which ZipInfo.is_dir cannot ask, is refused with the other names
            members = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            refuse(member_problems(members))
            kept = [entry for entry in members if not is_clutter(entry.filename)]
            return without_top(unpacked(archive, kept, allowance(len(data), room)))
    except Refused:
        raise
    except UNREADABLE:
        raise Refused([in_file("zip", "broken_zip")]) from None


def refuse(problems: list[Problem]) -> None:
    """Raise Refused if there is any problem."""
    if problems:
        raise Refused(problems)


def size_problems(data: bytes, room: Room) -> list[Problem]:
    """What is wrong with the zip before it is opened."""
    if len(data) > room.packed:
        return [in_file("zip", "packed_size", limit=room.packed // MB)]
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return [in_file("zip", "not_zip")]
    if data.count(ENTRY_MARK) > MAX_MEMBERS:
        return [in_file("zip", "members", limit=MAX_MEMBERS)]
    return []


def member_problems(members: list[ZipInfo]) -> list[Problem]:
    """What is wrong with the members by their entries, all at once."""
    seen: set[str] = set()
    problems = []
    for entry in members:
        problems += [in_file(entry.filename, kind) for kind in entry_faults(entry)]
        if same_name(entry.filename) in seen:
            problems.append(in_file(entry.filename, "twice"))
        seen.add(same_name(entry.filename))
    return problems


def entry_faults(entry: ZipInfo) -> Iterator[str]:
    """The kinds of fault of one member."""
    if not is_safe(entry.filename) or not is_safe(entry.orig_filename):
        yield "unsafe_name"
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        yield "link"
    if entry.flag_bits & 0x1:
        yield "encrypted"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        yield "method"
    if ARCHIVE.search(entry.filename):
        yield "nested"


def unpacked(
    archive: ZipFile, members: list[ZipInfo], allowed: tuple[int, Problem]
) -> dict[str, bytes]:
    """Contents by name, counted while they unpack and whatever the entries say of their size."""
    room, problem = allowed
    files: dict[str, bytes] = {}
    for entry in members:
        files[entry.filename] = content(archive, entry, room, problem)
        room -= len(files[entry.filename])
    return files


def allowance(packed: int, room: Room) -> tuple[int, Problem]:
    """How many bytes a zip of so many may unpack to, and the problem if it passes them."""
    by_ratio = max(MB, MAX_RATIO * packed)
    if by_ratio < room.unpacked:
        return by_ratio, in_file("zip", "ratio", limit=MAX_RATIO)
    return room.unpacked, in_file("zip", "unpacked_size", limit=room.unpacked // MB)


def content(archive: ZipFile, entry: ZipInfo, room: int, problem: Problem) -> bytes:
    """The bytes of one member; raises Refused beyond the room in bytes or for a hidden archive."""
    pieces = BytesIO()
    with archive.open(entry) as stream:
        while piece := stream.read(CHUNK):
            pieces.write(piece)
            if pieces.tell() > room:
                raise Refused([problem])
    if pieces.getvalue().startswith(b"PK\x03\x04"):
        raise Refused([in_file(entry.filename, "nested")])
    return pieces.getvalue()


def without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the one folder that holds them all, if there is one."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) != 1 or not all("/" in name for name in files):
        return files
    return {name.partition("/")[2]: data for name, data in files.items()}


def folder_files(path: Path) -> dict[str, bytes]:
    """Contents in bytes by name within the folder, hidden files and links not; raises Refused."""
    if not path.is_dir():
        raise Refused([in_file(str(path), "not_folder")])
    found = sorted(islice(entries(path), MAX_MEMBERS + 1))
    if len(found) > MAX_MEMBERS:
        raise Refused([in_file(path.name, "members", limit=MAX_MEMBERS)])
    if sum(entry.stat().st_size for _, entry in found) > MAX_UNPACKED:
        raise Refused([in_file(path.name, "unpacked_size", limit=MAX_UNPACKED // MB)])
    return {name: entry.read_bytes() for name, entry in found}


def entries(path: Path) -> Iterator[tuple[str, Path]]:
    """Name and place of each ordinary file inside the folder, hidden ones and links left out."""
    for entry in path.rglob("*"):
        name = entry.relative_to(path).as_posix()
        if entry.is_file() and not entry.is_symlink() and not is_clutter(name):
            yield name, entry


UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\:]|^/|(^|/)\s*\.{1,2}\s*(/|$)|//|^\s*$|[\ud800-\udfff]")
CLUTTER = re.compile(r"^__MACOSX/|(^|/)\.")
LONGEST = 200


def is_safe(name: str) -> bool:
    """Whether the name stays inside the folder on any system (CWE-22)."""
    return len(name) <= LONGEST and UNSAFE.search(name) is None


def is_clutter(name: str) -> bool:
    """Whether the name is of a hidden file, or one that a Mac adds to a zip."""
    return CLUTTER.search(name) is not None


def same_name(name: str) -> str:
    """The name as a file system that ignores case and composition sees it."""
    return unicodedata.normalize("NFC", name).casefold()
