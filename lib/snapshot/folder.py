"""The folder on the disk: written anew each time, and never anybody else's files touched."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from shutil import rmtree
from tempfile import mkdtemp

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
    """Put the files in the place of an earlier snapshot, beside which others stay.

    They are written aside first, so that the folder changes as a whole or, where an OSError is
    raised, not at all.
    """
    own = earlier(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        written(aside, files)
        exchange(folder, aside, own)
    finally:
        rmtree(aside, ignore_errors=True)


def written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which everybody may read."""
    folder.chmod(0o777 & ~mask())
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def mask() -> int:
    """The mask of rights of new files, which can only be read by setting it."""
    os.umask(found := os.umask(0o077))
    return found


def exchange(folder: Path, new: Path, own: Collection[str]) -> None:
    """Put a folder in the place of another, whose files it takes over but for some of its own."""
    if not folder.exists():
        new.rename(folder)
        return
    old = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)) / folder.name
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    for place in sorted(old.rglob("*")):
        name = place.relative_to(old)
        if not place.is_dir() and name.as_posix() not in own and not (folder / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            place.rename(folder / name)
    rmtree(old.parent)
