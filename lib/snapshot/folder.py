"""The folder on the disk: written anew each time, and never anybody else's files touched."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from lib.snapshot import paths


class ForeignFilesError(Exception):
    """A folder that holds other files than those of an earlier snapshot."""


def listed(folder: Path) -> set[str]:
    """The files of an earlier snapshot as its checksums list them, none outside the folder."""
    lines = (folder / paths.CHECKSUMS).read_text(encoding="utf-8").splitlines()
    names = {line.partition("  ")[2] for line in lines}
    return {name for name in names if name and is_inside(name)}


def is_inside(name: str) -> bool:
    """True for a relative path that does not leave its folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def earlier(folder: Path) -> set[str]:
    """The files of an earlier snapshot; raises ForeignFilesError where there are only others."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    if not (folder / paths.CHECKSUMS).is_file():
        raise ForeignFilesError(str(folder))
    return listed(folder)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder, checksums last, and remove those of an earlier snapshot."""
    stale = earlier(folder) - set(files)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in stale:
        (folder / name).unlink(missing_ok=True)
