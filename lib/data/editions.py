"""Editions: released versions of a package, each one zip, ``editions/NAME/VERSION.zip``."""

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lib import validation
from lib.data.diff import version_order

FOLDER: Final = "editions"
#: All members carry this time, so that the same files make the same bytes.
TIME: Final = (1980, 1, 1, 0, 0, 0)
ORDINARY: Final = 0o644 << 16


def place(beside: Path, name: str, version: str) -> Path:
    """The path of an edition's zip, given the folder in which packages stand."""
    return beside / FOLDER / name / f"{version}.zip"


def checksum(path: Path, content: bytes) -> str:
    """The line of a file of checksums for the zip of an edition, as sha256sum reads it."""
    return f"{sha256(content).hexdigest()}  {path.name}\n"


def kept(beside: Path, name: str) -> dict[str, Path]:
    """The zips of the stored editions of a package, by version, the oldest first."""
    found = {path.stem: path for path in (beside / FOLDER / name).glob("*.zip")}
    return dict(sorted(found.items(), key=lambda one: version_order(one[0])))


def files(path: Path) -> dict[str, bytes]:
    """The contents of the files of an edition by name, unpacked in memory; raises Refused."""
    return validation.archive_files(path.read_bytes())


def packed(members: Mapping[str, bytes]) -> bytes:
    """The files as a zip, the same bytes for the same files."""
    store = BytesIO()
    with ZipFile(store, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(members.items()):
            entry = ZipInfo(name, TIME)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            entry.external_attr = ORDINARY
            archive.writestr(entry, data)
    return store.getvalue()
