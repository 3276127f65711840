"""The files of a package, from a folder."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from lib.check.archive import MAX_MEMBERS, MAX_UNPACKED, MB
from lib.check.names import is_clutter
from lib.check.problem import Refused, in_file


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
