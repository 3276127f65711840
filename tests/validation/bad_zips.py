"""Zips of a negotiation with a fault each, and the words that tell of it."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.check import main

EXAMPLE = Path(__file__).parents[2] / "data" / "example-fictional-valleys"
FILES = {path.name: path.read_bytes() for path in sorted(EXAMPLE.iterdir())}
ROUNDS, CLAIMS, SOURCES = (f"fictional-{name}.csv" for name in ("rounds", "claims", "sources"))


def packed(files: dict[str, bytes]) -> bytes:
    """The files as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The example with one file changed."""
    assert change(FILES[name]) != FILES[name]
    return packed({**FILES, name: change(FILES[name])})


def with_cell(name: str, old: str, new: str) -> bytes:
    """The example with the first cell of some words changed."""
    return changed(name, lambda content: content.replace(old.encode(), new.encode(), 1))


def line(name: str, place: int) -> bytes:
    """A line of a file."""
    return FILES[name].splitlines(keepends=True)[place]


def encrypted() -> bytes:
    """The example with a member that says it has a password."""
    data = bytearray(packed(FILES))
    at = data.rindex(b"PK\x01\x02") + 8
    data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


FIRST_SOURCE = line(SOURCES, 1).decode().partition(",")[0]
BAD = {
    "no zip": (b"no zip", ["a zip file"]),
    "half a zip": (packed(FILES)[:5000], ["unpacks without error"]),
    "Latin-1": (changed(ROUNDS, lambda one: one + "Genève\r\n".encode("latin-1")), ["UTF-8"]),
    "UTF-16": (changed(ROUNDS, lambda one: one.decode().encode("utf-16")), ["UTF-16"]),
    "semicolons": (changed(ROUNDS, lambda one: one.replace(b",", b";")), ["commas between"]),
    "no file": (packed({k: v for k, v in FILES.items() if k != CLAIMS}), [CLAIMS, "this file"]),
    "no declaration": (packed({ROUNDS: FILES[ROUNDS]}), ["datapackage.json"]),
    "a key twice": (changed(SOURCES, lambda one: one + line(SOURCES, 1)), ["no other row"]),
    "a reference to nothing": (
        changed(SOURCES, lambda one: one.replace(line(SOURCES, 1), b"")),
        [FIRST_SOURCE, "stands in table"],
    ),
    "a bomb": (packed({**FILES, "x.csv": b"0" * 90_000_000}), ["times the size of the zip"]),
    "a way out": (packed({**FILES, "../../x.csv": b"x"}), ["../../x.csv", "inside the folder"]),
    "a password": (encrypted(), ["without a password"]),
    "an archive inside": (packed({**FILES, "x.zip": b"x"}), ["unpack it first"]),
    "script": (with_cell(SOURCES, "https://example.org", "javascript:alert"), ["web address"]),
    "HTML": (
        changed(SOURCES, lambda one: one.replace(b"Fictional", b"<img src=x onerror=alert(1)>", 1)),
        ["plain text without HTML"],
    ),
    "many at once": (
        packed(
            {
                **{k: v for k, v in FILES.items() if k != CLAIMS},
                ROUNDS: FILES[ROUNDS].replace(b",", b"\t"),
                SOURCES: FILES[SOURCES] + line(SOURCES, 1),
            }
        ),
        [CLAIMS, "tab", "no other row"],
    ),
}


def told(data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the command prints of a zip, without the count."""
    path = folder / "own.zip"
    path.write_bytes(data)
    assert main([str(path)]) == 1
    return capsys.readouterr().out.splitlines()[:-1]
